from __future__ import annotations

import pandas as pd

from framing.report.tables import count_spans, write_csv


def test_a_spreadsheet_sees_utf8_and_runs_no_formula(tmp_path):
    outlets = [
        "=HYPERLINK(1)",
        "@SUM(1)",
        "+cmd|' /C calc'!A0",
        "-1+cmd(2)",
        "+972 Magazine",
        "- Dash -",
        "Ünï",
    ]
    path = write_csv(tmp_path / "t.csv", pd.DataFrame({"outlet": outlets, "n": range(7)}))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(path)["outlet"].tolist()
    assert read == [f"'{name}" for name in outlets[:4]] + outlets[4:]


def test_numbers_dates_and_gaps_are_written_the_same_everywhere(tmp_path):
    table = pd.DataFrame({"day": pd.to_datetime(["2031-03-01", None]), "x": [1 / 3, float("nan")]})
    path = write_csv(tmp_path / "t.csv", table)
    assert path.read_bytes().decode("utf-8-sig") == "day,x\n2031-03-01,0.33333333\n,\n"


def test_spans_are_counted_without_a_word_of_the_text(marks):
    counts = count_spans(marks)
    assert counts["count"].sum() == len(marks.spans)
    row = counts[(counts["outlet"] == "Flash") & (counts["entry"] == "chaos")]
    assert row[["layer", "label", "voice", "count"]].values.tolist() == [["loaded", "emotive", "own", 6]]
    assert set(counts.loc[~counts["layer"].isin(["loaded", "hedge", "booster"]), "entry"]) == {""}
