"""Reports of the sample corpus, and the browser that opens them."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import browser, visit  # noqa: F401 - fixtures

import framing


@pytest.fixture(scope="session")
def sample():
    """Annotate and compare the sample corpus once."""
    marks = framing.annotate(framing.sample_corpus(), engine="rules")
    result = framing.compare_outlets(framing.measure(marks), n_resamples=200)
    return marks, result


@pytest.fixture(scope="session")
def small_report(tmp_path_factory) -> Path:
    """Write a report on two outlets, two events and names of the sample; axe-core takes minutes for all."""
    articles = framing.sample_corpus()
    events, outlets = sorted(articles["event"].unique())[:2], sorted(articles["outlet"].unique())[:2]
    chosen = articles["event"].isin(events) & articles["outlet"].isin(outlets)
    few = articles[chosen].reset_index(drop=True)
    few.attrs = articles.attrs
    naming = framing.read_naming(framing.sample_path("naming.csv"))
    marks = framing.annotate(few, engine="rules", naming=naming)
    result = framing.compare_outlets(framing.measure(marks), n_resamples=100, min_events=2)
    return framing.write_report(marks, result, tmp_path_factory.mktemp("small")).html


@pytest.fixture(scope="session")
def report(sample, tmp_path_factory) -> Path:
    """Write the report of the sample corpus, without figures, which take time to draw and to load."""
    marks, result = sample
    return framing.write_report(marks, result, tmp_path_factory.mktemp("report"), figures=False).html
