"""A file read part by part holds the articles, and the rejected records, that it holds read whole."""

from __future__ import annotations

import gzip

import pandas as pd
import pytest

from framing.corpus import read_corpus, read_part, scan_file
from framing.errors import CorpusError

# Three parts of two: a date that only the last record tells to be month first, a missing id, a text over
# two lines with quotation marks, an empty text, a masked one, an event that is absent.
ROWS = pd.DataFrame(
    {
        "ID": ["x 1", "", "z", "q", "m", "last"],
        "source": ["Courier", "Flash", "Courier", "Flash", "Flash", "Courier"],
        "event": ["flood", "flood", None, "fire", "fire", None],
        "published": ["03/04/2031", "2031-03-05", "", "1 April 2031", "soon", "03/31/2031"],
        "title": ["High\nwater “é”", "", "Rain", "Fire", "Fire", "End"],
        "body": ['He said "no",\nthen left.', "Two\r\nlines.", "", "Smoke.", "@@@ masked @@@", "It ended."],
    }
)


def write(folder, name):
    path = folder / name
    if ".csv" in name:
        ends = "\r" if "mac" in name else "\n"
        content = ROWS.to_csv(index=False, lineterminator=ends).encode(
            "cp1252" if "latin" in name else "utf-8"
        )
    elif name.endswith(".tsv"):
        content = ROWS.to_csv(index=False, sep="\t").encode("utf-8-sig")
    elif ".jsonl" in name:
        content = ROWS.to_json(orient="records", lines=True).encode() + b"\n\nnot json\n"
    else:
        ROWS.to_parquet(path, index=False, row_group_size=3)
        return path
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return path


@pytest.mark.parametrize(
    "name", ["a.csv", "latin.csv", "a.tsv", "a.jsonl", "a.parquet", "a.csv.gz", "a.jsonl.gz"]
)
def test_parts_together_are_the_whole(name, tmp_path):
    path = write(tmp_path, name)
    staged: dict[int, bytes] = {}

    def keep(part, content):
        staged[part] = staged.get(part, b"") + content

    facts, parts = scan_file(path, 0, 2, keep=keep)
    assert facts.date_order == "month"
    assert [part.n_records for part in parts] == ([2, 2, 2, 1] if ".jsonl" in name else [2, 2, 2])
    found = []
    for number, part in enumerate(parts):
        raw = tmp_path / f"{number}.raw"
        raw.write_bytes(staged.get(number, b""))
        found.append(read_part(facts, part, staged=raw if facts.packed else None))
    whole = read_corpus(path)
    articles = pd.concat([one for one, _ in found if len(one)], ignore_index=True).drop(columns="row")
    pd.testing.assert_frame_equal(articles, whole[list(articles)])
    rejected = pd.concat([one for _, one in found if len(one)], ignore_index=True)
    expected = whole.attrs["import_report"].rejected.sort_values("row", ignore_index=True)
    pd.testing.assert_frame_equal(rejected, expected, check_dtype=False)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"id,outlet\nx,Courier\n", "no column holds the text"),
        (b"id,text\nx,Rain.\n", "no column names the outlet"),
        (b"outlet,text\nCourier,17\nCourier,18\n", "holds only numbers"),
        (b'outlet,text\nCourier,"Rain.\n', "quotation marks are not closed"),
        (b"outlet,text\nCourier,Rain,fell\n", "row 1 (line 2): the row does not fit the header"),
        ("outlet,text\nCourier,Rain.\n".encode("utf-16"), "save it as UTF-8"),
        (b"%PDF-1.4", "a PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_before_any_part_is(content, told, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(CorpusError) as refused:
        scan_file(path, 0, 2)
    assert told in str(refused.value)


def test_a_format_that_must_be_read_whole_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="part by part"):
        scan_file(tmp_path / "a.xlsx", 0, 2)
