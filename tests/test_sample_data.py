"""The teaching corpus is complete, keeps its outlets' typography, and its key fits the texts."""

from __future__ import annotations

import importlib.util
import itertools
import re
from pathlib import Path

import pandas as pd
import pytest

from framing.annotations.relations import KINDS, SOURCE_TYPES, STANCES
from framing.corpus import read_corpus

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
SAMPLE = DATA / "sample"

OUTLETS = (
    "The Calvane Courier",
    "Belmara Press Service",
    "Calvane Flash",
    "Unlit Square",
    "The Port Ellery Gazette",
)
KEYED = {"hadrin-crossing-shelling", "pension-ruling", "oil-spill"}
LAYERS = ["source", "cue", "content", "hedge", "booster", "loaded", "scare_quote"]
ATTRIBUTION = LAYERS[:3]
CURLY = "“”‘’"
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
DATELINE = re.compile(r"^[A-Z ]+, \d+ \w+(?:\. BPS)? — ")

# Places, outlets and companies of our world; none may turn up in an invented one.
REAL = re.compile(
    r"\b(?:Russia|Ukrain|Moscow|Kyiv|Kiev|Crimea|Donbas|Belarus|Minsk|Poland|German|France|French|Brit|Engl"
    r"|London|Scot|Irish|Ireland|Washington|Americ|Chin[ae]|Beijing|Israel|Gaza|Iran|Syria|Serb|Kosovo|Europe"
    r"|NATO|Reuters|TASS|Interfax|BBC|CNN|Guardian|Telegraph|Google|Facebook|Twitter|Telegram|WhatsApp"
    r"|YouTube|Pfizer|Moderna|AstraZeneca|Novavax)\w*"
)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(SAMPLE / name, dtype=str, keep_default_na=False, encoding="utf-8")


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return table("articles.csv")


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    return table("events.csv")


@pytest.fixture(scope="module")
def relations() -> pd.DataFrame:
    return table("key/relations.csv")


@pytest.fixture(scope="module")
def spans() -> pd.DataFrame:
    return table("key/spans.csv").astype({"start": int, "end": int})


def load_make_manifest():
    spec = importlib.util.spec_from_file_location("make_manifest", DATA / "make_manifest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- the manifest -----------------------------------------------------------------------------


def test_manifest_hashes_every_file_as_it_stands():
    written = (DATA / "MANIFEST").read_bytes().decode("utf-8")
    assert written == load_make_manifest().manifest(DATA), (
        "data/MANIFEST does not fit the files under data/sample. If the change was meant, run\n"
        "    python3 data/make_manifest.py\nand commit data/MANIFEST with it."
    )


def test_manifest_is_sha256_of_the_bytes_sorted_by_path(tmp_path):
    # SHA-256 of "abc" and of nothing, from FIPS 180-4 and its test vectors.
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "sample" / "key").mkdir(parents=True)
    (tmp_path / "sample" / "key" / "a.csv").write_bytes(b"abc")
    (tmp_path / "sample" / "b.csv").write_bytes(b"")
    (tmp_path / "sample" / ".hidden").write_bytes(b"not counted")
    assert load_make_manifest().manifest(tmp_path) == f"{nothing}  sample/b.csv\n{abc}  sample/key/a.csv\n"


def test_the_messy_export_is_made_from_the_articles():
    spec = importlib.util.spec_from_file_location("make_messy_export", DATA / "make_messy_export.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = table("articles.csv").to_dict("records")
    assert (SAMPLE / "messy_export.csv").read_bytes() == module.export(rows)


def test_files_have_unix_line_ends():
    for path in SAMPLE.rglob("*.csv"):
        assert b"\r" not in path.read_bytes(), path


# --- the articles -----------------------------------------------------------------------------


def test_sixty_articles_twelve_events_by_five_outlets(articles, events):
    assert list(articles.columns) == ["article_id", "outlet", "event", "date", "headline", "text"]
    assert len(articles) == 60
    expected = list(itertools.product(events["event"], OUTLETS))
    assert list(zip(articles["event"], articles["outlet"], strict=True)) == expected


def test_events_in_order_of_date(events):
    assert list(events.columns) == ["event", "date", "kind", "what_happened", "contested"]
    assert len(events) == events["event"].nunique() == 12
    assert events["date"].is_monotonic_increasing
    assert (events != "").all(axis=None)


def test_article_ids_say_event_and_outlet(articles):
    slugs = articles["article_id"].str.split("_", expand=True)
    assert (slugs[0] == articles["event"]).all()
    assert slugs.groupby(1)[0].count().to_dict() == dict.fromkeys(slugs[1].unique(), 12)
    assert articles.groupby(slugs[1])["outlet"].nunique().eq(1).all()
    assert articles["article_id"].is_unique


def test_articles_appear_within_two_days_of_their_event(articles, events):
    day = articles["event"].map(events.set_index("event")["date"])
    delay = (pd.to_datetime(articles["date"]) - pd.to_datetime(day)).dt.days
    assert delay.between(0, 2).all()


def test_length_of_every_article(articles):
    words = articles["text"].map(lambda text: len(WORD.findall(text)))
    assert words.between(220, 420).all(), words[~words.between(220, 420)]


def test_front_door_leaves_the_texts_as_they_are(articles):
    read = read_corpus(SAMPLE / "articles.csv")
    assert list(read["text"]) == list(articles["text"])
    assert list(read["headline"]) == list(articles["headline"])


def test_paragraphs_are_separated_by_one_blank_line(articles):
    for row in articles.itertuples():
        assert row.text == row.text.strip(), row.article_id
        assert not re.search(r"(?<!\n)\n(?!\n)|\n{3}| {2}|\t", row.text), row.article_id


def test_nothing_is_said_twice(articles):
    sentences: dict[str, str] = {}
    for row in articles.itertuples():
        for sentence in re.split(r"(?<=[.!?”\"'])\s+", row.text):
            if len(sentence.split()) > 5:
                assert sentences.setdefault(sentence, row.event) == row.event, sentence
    assert articles["headline"].is_unique


def test_an_outlet_never_opens_two_articles_alike(articles):
    first = articles["text"].str.replace(DATELINE, "", regex=True).map(lambda t: tuple(WORD.findall(t)[:3]))
    assert not pd.DataFrame({"outlet": articles["outlet"], "first": first}).duplicated().any()


@pytest.mark.parametrize(
    ("outlet", "own", "foreign"),
    [
        ("The Calvane Courier", "“", "\"'"),
        ("Belmara Press Service", '"', CURLY),
        ("Calvane Flash", "'", '"' + CURLY),
        ("Unlit Square", "“", "\"'"),
        ("The Port Ellery Gazette", '"', CURLY),
    ],
)
def test_an_outlet_keeps_to_its_quotation_marks(articles, outlet, own, foreign):
    rows = articles[articles["outlet"] == outlet]
    for row in rows.itertuples():
        assert own in row.text, row.article_id
        assert not set(foreign) & set(row.headline + row.text), row.article_id


def test_the_world_is_invented(articles, events):
    everything = "\n".join([*articles["headline"], *articles["text"], *events.to_numpy().ravel()])
    assert REAL.findall(everything) == []


# --- the key ----------------------------------------------------------------------------------


def test_key_covers_three_events_in_all_outlets(articles, relations, spans):
    keyed = set(articles.loc[articles["event"].isin(KEYED), "article_id"])
    assert len(keyed) == 15
    assert set(relations["article_id"]) == set(spans["article_id"]) == keyed


def test_key_offsets_give_the_key_text(articles, spans):
    texts = articles.set_index("article_id")["text"]
    for row in spans.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
        assert row.text and row.text == row.text.strip(), row


def test_key_labels_are_legal(relations, spans):
    categories = pd.read_csv(ROOT / "framing" / "lexicons" / "categories.csv")
    legal = {
        "hedge": set(categories.loc[categories["lexicon"] == "hedges", "category"]),
        "booster": set(categories.loc[categories["lexicon"] == "boosters", "category"]),
        "loaded": set(categories.loc[categories["lexicon"] == "loaded", "category"]),
        "source": set(SOURCE_TYPES),
        "cue": set(STANCES),
        "content": set(KINDS),
        "scare_quote": {""},
    }
    assert sorted(spans["layer"].unique()) == sorted(LAYERS)
    for layer, labels in spans.groupby("layer")["label"].unique().items():
        assert set(labels) <= legal[layer], layer
    assert set(relations["source_type"]) <= {*SOURCE_TYPES, ""}


def test_relations_and_spans_refer_to_each_other(relations, spans):
    parts = spans[spans["layer"].isin(ATTRIBUTION)]
    assert relations["relation_id"].is_unique
    assert set(parts["relation_id"]) == set(relations["relation_id"])
    assert (spans.loc[~spans["layer"].isin(ATTRIBUTION), "relation_id"] == "").all()
    assert (parts["relation_id"].str.split(":").str[0] == parts["article_id"]).all()
    assert not spans.duplicated().any()


def test_every_relation_has_its_parts_and_they_agree(relations, spans):
    parts = spans.groupby(["relation_id", "layer"])["label"].agg(["size", "first", "nunique"])
    for row in relations.itertuples():
        part = parts.loc[row.relation_id]
        assert part["nunique"].eq(1).all(), row
        assert part.loc["cue", ["size", "first"]].tolist() == [1, row.stance], row
        assert part.loc["content", "first"] == row.kind, row
        assert ("source" in part.index) == (row.source_type != "") == (row.source_key != ""), row
        if row.source_type:
            assert part.loc["source", ["size", "first"]].tolist() == [1, row.source_type], row


def test_spans_are_nested_or_apart(spans):
    for article_id, rows in spans.groupby("article_id"):
        bounds = sorted({(row.start, row.end) for row in rows.itertuples()}, key=lambda b: (b[0], -b[1]))
        for (start, end), (later, its_end) in itertools.combinations(bounds, 2):
            assert later >= end or its_end <= end, (article_id, start, end, later, its_end)


def test_kind_says_what_stands_in_quotation_marks(spans):
    for relation_id, rows in spans[spans["layer"] == "content"].groupby("relation_id"):
        opened = rows["text"].str[0].isin(list("\"'“‘"))
        closed = rows["text"].str[-1].isin(list("\"'”’"))
        if rows["label"].iloc[0] == "direct":  # a quotation that goes on in the next paragraph stays open
            assert opened.all(), relation_id
        else:
            assert not (opened & closed).all(), relation_id


def test_indirect_content_ends_before_the_full_stop(spans):
    indirect = spans[(spans["layer"] == "content") & (spans["label"] == "indirect")]
    ends = indirect["text"].str.extract(r"(\S*[.,;:!?])$")[0].dropna()
    assert set(ends) <= {"a.m.", "p.m."}


def test_a_cue_has_one_stance_wherever_it_stands(spans):
    cues = spans[spans["layer"] == "cue"]
    stances = cues.groupby(cues["text"].str.lower())["label"].nunique()
    assert stances.max() == 1, stances[stances > 1]


def test_a_word_is_loaded_or_a_booster_never_both(spans):
    emphatic = spans[spans["layer"].isin(["loaded", "booster"])]
    for article_id, rows in emphatic.groupby("article_id"):
        bounds = sorted(zip(rows["start"], rows["end"], strict=True))
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(bounds)), article_id


def test_scare_quotes_are_at_most_three_words_in_quotation_marks(spans):
    scare = spans.loc[spans["layer"] == "scare_quote", "text"]
    assert scare.str.fullmatch(r"[\"'“].+[\"'”]").all()
    assert scare.map(lambda text: len(WORD.findall(text))).between(1, 3).all()
