from __future__ import annotations

import pandas as pd
import pytest

from framing.reproducing.shown_tables import MEDIA_TYPE, ShownTable, as_shown_table, take_tables


def test_every_digit_row_and_column_is_kept_whatever_a_screen_shows():
    frame = pd.DataFrame({f"c{n}": range(100) for n in range(30)}) / 7
    table = as_shown_table(frame)
    assert (len(table.rows), len(table.columns)) == (100, 31)
    assert table.rows[1][1] == "0.142857142857"  # 1/7, twelve digits


def test_whole_numbers_words_truth_and_missing_values_keep_their_kind():
    frame = pd.DataFrame({"n": [12345678901234567], "x": [float("nan")], "yes": [True], "t": ["a, “b”\nc"]})
    table = as_shown_table(frame)
    assert table.rows == (("0", "12345678901234567", "", "True", "a, “b”\nc"),)
    assert ShownTable.from_csv(table.to_csv()) == table


def test_levels_of_index_and_columns_become_columns():
    frame = pd.DataFrame({"outlet": ["A", "A"], "voice": ["own", "all"], "n": [1, 2]})
    wide = frame.set_index(["outlet", "voice"])
    assert as_shown_table(wide).to_csv() == "[outlet],[voice],n\nA,own,1\nA,all,2\n"
    pivot = frame.pivot(index="outlet", columns="voice")
    assert as_shown_table(pivot).to_csv() == "[outlet],n / all,n / own\nA,2,1\n"


def test_a_series_is_a_table_of_one_column():
    assert as_shown_table(pd.Series([0.5], ["A"], name="share")).to_csv() == "[index],share\nA,0.5\n"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "[i],a\n1\n", '[i],a\n"1,2\n'])
def test_a_file_that_is_no_such_table_is_refused(text):
    with pytest.raises(ValueError):
        ShownTable.from_csv(text)


def test_tables_are_taken_out_of_the_notebook_and_counted_by_cells_of_code():
    shown = {"output_type": "display_data", "metadata": {}}
    outputs = [{**shown, "data": {MEDIA_TYPE: {"csv": f"[i],n\n0,{n}\n"}, "text/plain": "x"}} for n in (1, 2)]
    cells = [
        {"cell_type": "markdown", "source": "# One"},
        {"cell_type": "code", "source": "", "outputs": []},
        {"cell_type": "code", "source": "x = 1", "outputs": []},
        {"cell_type": "code", "source": "display(a, b)", "outputs": outputs},
    ]
    tables = take_tables({"cells": cells})
    # the empty cell does not count
    assert {name: table.rows for name, table in tables.items()} == {
        "02": (("0", "1"),),
        "02-2": (("0", "2"),),
    }
    assert [list(output["data"]) for output in outputs] == [["text/plain"]] * 2
