"""A comparison in; the figures of the report, as files and as images inside the page, out."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.annotations.spans import OWN
from framing.comparison import Comparison
from framing.errors import MeasureError
from framing.figures import (
    Picture,
    plot_categories,
    plot_composition,
    plot_outlets,
    plot_source_types,
    save_figure,
)
from framing.measures import ALL, NAME_SHARE, split_measure
from framing.report.numbers import write_count, write_value

_PIXELS_PER_INCH = 96

# A figure of many outlets is tall; as fine as the others it would weigh half a megabyte.
_TALL_INCHES, _TALL_DPI, _DPI = 7, 110, 200

OUTLETS_DRAWN = 20
"""Outlets in a figure; of more, those that cover the most events."""

_DOTS = "Dots are estimates, lines their intervals; the table below holds the same numbers."
_PARTS = "The number of each category, its count in brackets; darker is more."
_NAMES = "Each bar is all mentions in the outlet's own voice; the table below holds the same numbers."

CONCEPTS_DRAWN = 6
"""Things with several names that have a figure."""

_BARS = "Each bar is all attributions that are counted; at the right, how many these are."


class Drawing(NamedTuple):
    """A figure of the report: its file, the table it stands above, what draws it, what is said under it."""

    name: str
    measure: str
    voice: str
    draw: Callable[[Comparison], Picture]
    caption: str


class ShownPicture(NamedTuple):
    """A figure inside the page; ``rows`` is the table it plots, empty where the page's own table is that."""

    alt: str
    source: str
    width: int
    height: int
    caption: str
    rows: list[tuple[str, str, str, str, str]]


class Pictures(NamedTuple):
    """The figures of a report: those in the page by measure and voice, and the files by name."""

    shown: dict[tuple[str, str], list[ShownPicture]]
    files: dict[str, Path]


def _dots(name: str, measure: str, voice: str) -> Drawing:
    """Draw the estimates of a measure."""
    return Drawing(name, measure, voice, lambda result: plot_outlets(result, measure, voice), _DOTS)


def _parts(name: str, measure: str, voice: str) -> Drawing:
    """Draw the parts of a measure."""
    return Drawing(name, measure, voice, lambda result: plot_categories(result, measure, voice), _PARTS)


DRAWINGS = (
    _dots("loaded_own_voice", "loaded_per_1000_words", OWN),
    _parts("loaded_categories", "loaded_per_1000_words", OWN),
    _dots("hedges_own_voice", "hedges_per_1000_words", OWN),
    _parts("hedge_types", "hedges_per_1000_words", OWN),
    _dots("attributed_share", "attributed_share", ALL),
    Drawing("source_types", "attributed_share", ALL, plot_source_types, _BARS),
    Drawing(
        "cue_stances", "distancing_share", ALL, lambda result: plot_composition(result, "stance_share"), _BARS
    ),
)


def _names(result: Comparison) -> list[Drawing]:
    """Draw what the names for each thing are made of, in own voice."""
    measures = (split_measure(name)[0] for name in result.estimates["measure"].unique())
    shares = sorted({name for name in measures if name.endswith(NAME_SHARE)})
    return [
        Drawing(f"names_{number}", share, OWN, partial(plot_composition, prefix=share, voice=OWN), _NAMES)
        for number, share in enumerate(shares[:CONCEPTS_DRAWN], start=1)
    ]


def draw_pictures(result: Comparison, folder: Path) -> Pictures:
    """Draw the figures of the report and save each as PNG and SVG.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns; a figure whose measure it does not hold is left out.
    folder : Path
        Where the files go.

    Returns
    -------
    Pictures
    """
    drawn, left_out = _widest(result)
    shown: dict[tuple[str, str], list[ShownPicture]] = {}
    files: dict[str, Path] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in (*DRAWINGS, *_names(drawn)):
        try:
            picture = drawing.draw(drawn)
        except MeasureError:  # a comparison of the user's own choice of measures
            continue
        png, svg = f"{drawing.name}.png", f"{drawing.name}.svg"
        files[svg] = save_figure(picture, folder / svg)
        image = picture.to_png(_TALL_DPI if picture.figure.get_figheight() > _TALL_INCHES else _DPI)
        files[png] = folder / png
        files[png].write_bytes(image)
        shown.setdefault((drawing.measure, drawing.voice), []).append(
            _embed(picture, image, drawing, left_out)
        )
    return Pictures(shown, files)


def _widest(result: Comparison) -> tuple[Comparison, int]:
    """Keep the outlets that cover the most events, and say how many others there are."""
    estimates = result.estimates
    sizes = estimates.groupby("outlet").agg({"n_events": "max", "base": "max"}).reset_index()
    if len(sizes) <= OUTLETS_DRAWN:
        return result, 0
    order = sizes.sort_values(["n_events", "base", "outlet"], ascending=[False, False, True])
    kept = order["outlet"].head(OUTLETS_DRAWN)
    chosen = estimates[estimates["outlet"].isin(kept)]
    settings = {**result.settings, "outlets": sorted(kept)}
    return replace(result, estimates=chosen, settings=settings), len(sizes) - len(kept)


def _embed(picture: Picture, image: bytes, drawing: Drawing, left_out: int) -> ShownPicture:
    """Put the image into the page, so that the page needs no other file."""
    code = base64.b64encode(image).decode("ascii")
    width, height = (round(side * _PIXELS_PER_INCH) for side in picture.figure.get_size_inches())
    rows = [] if drawing.caption in (_DOTS, _NAMES) else _rows(picture.table, drawing.measure)
    caption = drawing.caption
    if left_out:
        caption += f" The {OUTLETS_DRAWN} outlets that cover the most events are drawn, {left_out} are not."
    return ShownPicture(picture.alt, f"data:image/png;base64,{code}", width, height, caption, rows)


def _rows(table: pd.DataFrame, measure: str) -> list[tuple[str, str, str, str, str]]:
    """Write the table of a figure of parts."""
    return [
        (
            row.outlet,
            row.part.replace("_", " "),
            write_value(measure, row.estimate),
            write_count(row.count),
            write_count(row.base),
        )
        for row in table.itertuples(index=False)
    ]
