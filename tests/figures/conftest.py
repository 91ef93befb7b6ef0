"""A small comparison with every kind of measure a figure shows, and one of 48 outlets."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from framing.comparison import compare_outlets
from framing.measures import measure_scale

OUTLETS = [
    "The Calvane Courier",
    "Belmara Press Service",
    "Calvane Flash",
    "Unlit Square",
    "Port Ellery Gazette",
]
HARD_NAMES = [
    "International Herald of Business and Trade, Weekend Edition",
    "A$AP $Daily",
    "<b>Sons & Sons</b>",
    "新聞",
]
SHARES = {
    "source_type_share": ["named_person", "named_organisation", "anonymous", "vague"],
    "stance_share": ["neutral", "endorsing", "distancing", "denying"],
}


def build(outlets: list[str], n_events: int, seed: int = 1) -> pd.DataFrame:
    """Draw a table of measures for some outlets that cover the same events."""
    rng = np.random.default_rng(seed)
    rows = []
    for outlet in outlets:
        weights = rng.dirichlet([3, 2, 1, 1])
        for event in range(n_events):
            key, words = (f"{outlet}-{event}", outlet, f"event-{event + 1:02}"), int(rng.integers(150, 400))
            loaded = rng.poisson(0.01 * words, 2)
            rows.append((*key, "loaded_per_1000_words", "own", loaded.sum(), words))
            rows += [
                (*key, f"loaded_per_1000_words[{name}]", "own", count, words)
                for name, count in zip(["emotive", "judgmental_label"], loaded, strict=True)
            ]
            rows.append((*key, "attributed_share", "all", int(words * rng.beta(4, 5)), words))
            for prefix, parts in SHARES.items():
                counts = rng.multinomial(8, weights)
                rows += [(*key, f"{prefix}[{p}]", "all", n, 8) for p, n in zip(parts, counts, strict=True)]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "measure", "voice", "count", "base"])
    scale = table["measure"].map(measure_scale)
    return table.assign(value=scale * table["count"] / table["base"])


@pytest.fixture(scope="session")
def table():
    return build(OUTLETS, 8)


@pytest.fixture(scope="session")
def result(table):
    return compare_outlets(table, n_resamples=200)


@pytest.fixture(scope="session")
def wide_table():
    return build([*(f"Outlet {i:02}" for i in range(44)), *HARD_NAMES], 6, seed=2)


@pytest.fixture(scope="session")
def wide(wide_table):
    return compare_outlets(wide_table, n_resamples=200)


@pytest.fixture
def check_layout():
    """Give a check that all text lies inside the figure and that no two texts that could meet overlap."""

    def check(picture):
        figure = picture.figure
        figure.set_dpi(100)
        figure.draw_without_rendering()
        ax = figure.axes[0]
        low, high = sorted(ax.get_xlim())
        ticks = [text for text in ax.get_xticklabels() if low <= text.get_position()[0] <= high]
        rows = [text for text in ax.get_yticklabels() if text.get_text()]
        notes = [text for text in ax.texts if text.get_text()]
        title = next(text for text in (ax._left_title, ax.title) if text.get_text())
        frame = figure.bbox.padded(1)
        below = [ax.xaxis.label] if ax.get_xlabel() else []
        for text in [*rows, *ticks, *notes, *below, title]:
            box = text.get_window_extent()
            assert frame.x0 <= box.x0 and box.x1 <= frame.x1, f"{text} leaves the figure sideways"
            assert frame.y0 <= box.y0 and box.y1 <= frame.y1, f"{text} leaves the figure"
        boxes = sorted((text.get_window_extent() for text in rows), key=lambda box: -box.y1)
        for upper, lower in pairwise(boxes):
            assert lower.y1 <= upper.y0 + 1, "labels of rows overlap"
        above = title.get_window_extent()
        assert not any(text.get_window_extent().overlaps(above) for text in notes), "the title meets a note"
        if ax.get_legend() is not None:
            assert not ax.get_legend().get_window_extent().overlaps(above), "the title meets the legend"

    return check
