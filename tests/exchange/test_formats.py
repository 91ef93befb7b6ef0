"""Each format as its tool writes it, written by hand from what the tools document."""

from __future__ import annotations

import json

import pytest

import framing
from framing.errors import AnnotationError
from framing.exchange import FORMATS

TEXT = "😀 Rain fell, Ana Hale said."
#       0 2    7 11  13       22


@pytest.fixture
def corpus():
    return framing.read_corpus([{"id": "a", "outlet": "Flash", "text": TEXT}])


def parts(marks):
    (relation,) = marks.relations.to_dict("records")
    texts = marks.spans.set_index("span_id")["text"]
    roles = ("source_ids", "cue_ids", "content_ids")
    return [" ".join(texts[one] for one in relation[role].split()) for role in roles]


EXPECTED = ["Ana Hale", "said", "Rain fell"]


def test_doccano_in_both_its_forms(tmp_path, corpus):
    path = tmp_path / "a.jsonl"
    linked = {
        "id": 7, "article_id": "a", "text": TEXT,
        "entities": [
            {"id": 90, "label": "content", "start_offset": 2, "end_offset": 11},
            {"id": 91, "label": "source", "start_offset": 13, "end_offset": 21},
            {"id": 92, "label": "cue", "start_offset": 22, "end_offset": 26},
        ],
        "relations": [
            {"id": 1, "from_id": 91, "to_id": 92, "type": "x"},
            {"id": 2, "from_id": 92, "to_id": 90, "type": "x"},
        ],
    }  # fmt: skip
    path.write_text(json.dumps(linked) + "\n", encoding="utf-8")
    assert parts(framing.read_annotations(path, "doccano", corpus)) == EXPECTED
    listed = {"id": "a", "text": TEXT, "label": [[2, 6, "Loaded"], [7, 11, "loaded:emotive"]]}
    path.write_text(json.dumps(listed) + "\n", encoding="utf-8")
    spans = framing.read_annotations(path, "doccano", corpus).spans.query("layer == 'loaded'")
    assert spans[["text", "label"]].values.tolist() == [["Rain", ""], ["fell", "emotive"]]


def test_label_studio_counts_in_utf_16_and_skips_cancelled_annotations(tmp_path, corpus):
    def region(name, start, end, words, label):
        value = {"start": start, "end": end, "text": words, "labels": [label]}
        return {"id": name, "type": "labels", "from_name": "l", "to_name": "t", "value": value}

    result = [
        region("x", 3, 12, "Rain fell", "content"),  # the emoji is two units
        region("y", 14, 22, "Ana Hale", "source:named_person"),
        region("z", 23, 27, "said", "cue:neutral"),
        {"type": "relation", "from_id": "x", "to_id": "y", "direction": "right"},
        {"type": "relation", "from_id": "z", "to_id": "x", "direction": "right"},
    ]
    task = {
        "id": 3,
        "data": {"article_id": "a", "text": TEXT},
        "annotations": [{"was_cancelled": True, "result": []}, {"result": result}],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    marks = framing.read_annotations(path, "label-studio", corpus)
    assert parts(marks) == EXPECTED
    assert marks.provenance["problems"] == []


def test_brat_with_pieces_comments_and_an_event_nobody_asked_for(tmp_path, corpus):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tContent 2 6;7 11\tRain fell\n"
        "T2\tSource 13 21\tAna Hale\n"
        "T3\tCue 22 26\tsaid\n"
        "R1\tsource Arg1:T3 Arg2:T2\n"
        "R2\tcontent Arg1:T3 Arg2:T1\n"
        "A1\tCategory T3 distancing\n"
        "#1\tAnnotatorNotes T1\tunsure\n"
        "E1\tContent:T1 Theme:T2\n",
        encoding="utf-8",
    )
    marks = framing.read_annotations(tmp_path, "brat", corpus)
    assert parts(marks) == EXPECTED
    assert marks.relations["stance"].tolist() == ["distancing"]


def test_a_span_in_two_places_in_brat_is_two_pieces_of_one_attribution(tmp_path):
    text = "“We won,” said Orr, “by an inch.”"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tcontent 0 9;20 33\t“We won,” “by an inch.”\nT2\tcue 10 14\tsaid\nR1\tcontent Arg1:T2 Arg2:T1\n",
        encoding="utf-8",
    )
    marks = framing.read_annotations(tmp_path, "brat")
    assert parts(marks)[2] == "“We won,” “by an inch.”"
    assert marks.relations["kind"].tolist() == ["direct"]


def test_webanno_as_inception_writes_it(tmp_path, corpus):
    """A token's own address stands for a span of one token; sub-tokens cut a token in two."""
    (tmp_path / "a.tsv").write_text(
        "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n"
        "#T_SP=webanno.custom.Framing|category|layer\n"
        "#T_RL=webanno.custom.Attribution|role|BT_webanno.custom.Framing\n\n\n"
        f"#Text={TEXT}\n"
        "1-1\t0-2\t😀\t_\t_\t_\t_\t_\t\n"
        "1-2\t3-7\tRain\tNN\t*[1]\tcontent[1]\tcontent\t1-7[0_1]\t\n"
        "1-3\t8-12\tfell\t_\t*[1]|emotive\tcontent[1]|loaded\t_\t_\t\n"
        "1-4\t12-13\t,\t_\t_\t_\t_\t_\t\n"
        "1-5\t14-17\tAna\t_\t*[2]\tsource[2]\tsource\t1-7[0_2]\t\n"
        "1-6\t18-22\tHale\t_\t*[2]\tsource[2]\t_\t_\t\n"
        "1-7\t23-27\tsaid\t_\tdistancing\tcue\t_\t_\t\n"
        "1-8\t27-28\t.\t_\t_\t_\t_\t_\t\n",
        encoding="utf-8",
    )
    marks = framing.read_annotations(tmp_path, "webanno", corpus)
    assert parts(marks) == EXPECTED
    assert marks.relations["stance"].tolist() == ["distancing"]
    assert marks.spans.query("layer == 'loaded'")[["text", "label"]].values.tolist() == [["fell", "emotive"]]


def test_web_annotations_of_another_program(tmp_path, corpus):
    items = [
        {
            "id": "http://example.org/1",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "loaded:emotive"},
            "target": {
                "source": "a",
                "selector": [
                    {"type": "TextPositionSelector", "start": 7, "end": 11},  # off by five
                    {"type": "TextQuoteSelector", "exact": "Rain"},
                ],
            },
        }
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    marks = framing.read_annotations(path, "web-annotation", corpus)
    assert marks.spans.query("layer == 'loaded'")["start"].tolist() == [2]
    assert marks.provenance["problems"][0]["action"] == "moved by -5"


ENTITY = '{"text": "a", "entities": [{"label": "loaded", "start_offset": "0"}]}'
BROKEN = [
    ("doccano", "{", "a.jsonl, line 1: expected JSON"),
    ("doccano", '{"id": 1}', "an object with 'text'"),
    ("doccano", ENTITY, "entity 1, start_offset: expected an offset"),
    ("label-studio", "{}", "expected an array of tasks, found dict"),
    ("label-studio", '[{"text": "a"}]', "export as JSON, not JSON-MIN"),
    ("web-annotation", '{"items": [{"id": 1}]}', "annotation 1: expected a target"),
    ("web-annotation", '[{"target": {"source": "a"}}]', "expected a TextPositionSelector, found none"),
    ("brat", "X1\tloaded 0 4\tRain\n", "a.ann, line 1: expected a line of brat's standoff"),
    ("brat", "T1\tloaded 0-4\tRain\n", "a.ann, line 1"),
    ("webanno", "1-1\t0-4\tRain\n", "expected a header with a span layer"),
    ("webanno", "#T_SP=a.B|category\n1-1\tRain\n", "a.tsv, line 2: expected a token with all columns"),
]
SUFFIX = {"doccano": ".jsonl", "brat": ".ann", "webanno": ".tsv"}


@pytest.mark.parametrize(("name", "content", "message"), BROKEN)
def test_a_broken_export_is_refused_with_its_place(name, content, message, tmp_path, corpus):
    path = tmp_path / f"a{SUFFIX.get(name, '.json')}"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError) as refused:
        framing.read_annotations(path, name, corpus)
    assert message in str(refused.value)
    assert "What to do" in str(refused.value)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_folder_and_bytes_of_no_text_are_refused(name, tmp_path, corpus):
    with pytest.raises(AnnotationError, match="a folder of files ending in"):
        framing.read_annotations(tmp_path, name, corpus)
    path = tmp_path / f"a{SUFFIX.get(name, '.json')}"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AnnotationError, match="expected a file in UTF-8"):
        framing.read_annotations(path, name, corpus)


def test_a_second_annotator_is_told_and_so_is_a_task_that_nobody_did(tmp_path, corpus):
    value = {"start": 3, "end": 7, "text": "Rain", "labels": "loaded:emotive"}
    one = {"result": [{"id": "x", "type": "labels", "value": value}]}
    path = tmp_path / "a.json"
    for done, told in (
        ([one, one], "annotation 2 of 2, by another annotator"),
        (
            [{"was_cancelled": True}],
            "no annotation that was not cancelled: taken as coded, with nothing marked",
        ),
    ):
        path.write_text(json.dumps([{"data": {"article_id": "a", "text": TEXT}, "annotations": done}]))
        marks = framing.read_annotations(path, "label-studio", corpus)
        assert [problem["problem"] for problem in marks.provenance["problems"]] == [told]
        assert (marks.spans["layer"] == "loaded").sum() == (done[0] is one)


def test_a_loaded_term_in_two_pieces_counts_once_and_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("The grim, grey war.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tloaded 4 8;15 18\tgrim war\nR1\tx Arg1:T1 Arg2:T9\n", encoding="utf-8"
    )
    marks = framing.read_annotations(tmp_path, "brat")
    assert marks.spans.query("layer == 'loaded'")["text"].tolist() == ["grim, grey war"]
    assert [problem["problem"] for problem in marks.provenance["problems"]] == [
        "T1, a span in 2 pieces, is taken from its first to its last",
        "the link of 'T1' and 'T9' leads to a span that is not there",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("doccano", '{"text": "a", "label": [[0, 7]]}'),
        ("doccano", '{"text": "a", "label": [5]}'),
        (
            "label-studio",
            '[{"data": {"text": "a"}, "annotations": [{"result": [{"type": "labels", "value": null}]}]}]',
        ),
        ("web-annotation", "[1]"),
    ],
)
def test_an_export_of_another_shape_is_refused(name, content, tmp_path, corpus):
    path = tmp_path / f"a{SUFFIX.get(name, '.json')}"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError, match=f"expected an export in the format {name}, found"):
        framing.read_annotations(path, name, corpus)


@pytest.mark.parametrize("name", ["brat", "webanno"])
def test_identifiers_in_any_script_name_files_and_those_that_cannot_are_refused_first(name, tmp_path):
    def marked(*identifiers):
        rows = [{"id": one, "outlet": "Flash", "text": "It was brutal."} for one in identifiers]
        return framing.annotate(framing.read_corpus(rows), engine="rules")

    long = "новость-о-закрытии-моста-и-ремонте-северной-опоры-в-порту"
    marks = marked(long, "CON", ".a", "a/b")
    framing.write_annotations(marks, tmp_path / "good", name)
    back = framing.read_annotations(tmp_path / "good", name, marks.articles)
    assert sorted(back.articles["article_id"]) == sorted([long, "CON", ".a", "a/b"])
    for wrong, problem in ((("x" * 300,), "300 bytes"), (("A", "a"), "the same file as 'A'")):
        with pytest.raises(AnnotationError, match=problem):
            framing.write_annotations(marked(*wrong), tmp_path / "bad", name)
        assert not (tmp_path / "bad").exists()
