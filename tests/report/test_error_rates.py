"""The error rates in the report are those that the README publishes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.annotations import ENGINES
from framing.report.error_rates import error_rates

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_has_its_figures_and_each_stands_in_the_readme(engine):
    rates = error_rates(engine)
    assert len(rates) == 9
    figures = [figure for rate in rates for figure in re.findall(r"\d+\.\d+", rate.figure)]
    assert len(figures) == 11
    assert [figure for figure in figures if figure not in README] == []


def test_an_engine_that_was_not_measured_gets_no_figure_of_another():
    assert {rate.what for rate in error_rates("by hand")} == {
        "hedges, by the list",
        "loaded words, by the list",
    }
