"""Pictures of corrections, choices and coverage carry what they plot."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.comparison import SPECIFICATION_COLUMNS
from framing.errors import ValidationError
from framing.figures import plot_correction, plot_coverage, plot_specifications
from framing.validation import CORRECTED_COLUMNS, Correction


def test_raw_and_corrected_stand_beside_each_other():
    rows = [
        ["loaded_per_1000_words", "own", "Flash", 20.0, 18, 22, 30.0, 24, 36, 900, 50, 500, 8],
        ["loaded_per_1000_words", "own", "Courier", 10.0, 9, 11, 9.0, 4, 14, 900, 50, 500, 8],
    ]
    settings = {"measure": "loaded_per_1000_words", "voice": "own"}
    found = Correction(pd.DataFrame(rows, columns=list(CORRECTED_COLUMNS)), pd.DataFrame(), settings)
    picture = plot_correction(found)
    assert picture.table["outlet"].tolist() == ["Flash", "Courier"]
    assert "Flash 20.0 as counted, 30.0 corrected" in picture.alt
    empty = Correction(found.estimates.head(0), pd.DataFrame(), settings)
    with pytest.raises(ValidationError, match="found none"):
        plot_correction(empty)


def test_choices_that_vary_are_named_and_refused_ones_left_out():
    row = {"terms": "all", "voice": "own", "base": "words", "articles": "all", "weights": "sums"}
    numbers = {"estimate": 12.0, "estimate_b": 8.0, "low": 2.0, "high": 6.0, "p": 0.01, "n_events": 8}
    rows = [
        {**row, **numbers, "difference": 4.0, "relative": 0.4},
        {**row, **numbers, "difference": -1.0, "relative": -0.1, "p": 0.5, "voice": "all"},
        {**row, "voice": "attributed", "difference": np.nan, "relative": np.nan},
    ]
    picture = plot_specifications(pd.DataFrame(rows, columns=list(SPECIFICATION_COLUMNS)), "Flash − Courier")
    assert picture.table["voice"].tolist() == ["own", "all"] and "terms" not in picture.table
    # 4 is 40 percent of the mean, so 2 and 6 are 20 and 60
    assert picture.table.loc[0, ["percent", "low_percent", "high_percent"]].tolist() == [40, 20, 60]
    assert (
        "under 2 choices of voice: from -10% to 40%" in picture.alt and "1 have p below 0.05" in picture.alt
    )
    with pytest.raises(ValidationError, match="see n_events"):
        plot_specifications(pd.DataFrame(rows[2:], columns=list(SPECIFICATION_COLUMNS)))


def test_coverage_is_read_out_without_the_refused_cells():
    table = pd.DataFrame(
        [["rate", 4, 2, np.nan, np.nan], ["rate", 8, 2, 94.4, 95.6], ["rate", 8, 4, 96.0, 95.0]],
        columns=["measure", "events", "outlets", "estimate", "contrast"],
    )
    picture = plot_coverage(table)
    assert picture.alt.endswith("2 simulated designs with 8 to 8 events: from 94.4% to 96.0%.")
    assert len(picture.table) == 2
    with pytest.raises(ValidationError, match="found none"):
        plot_coverage(table.head(1))
