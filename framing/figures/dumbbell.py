"""Two estimates for every outlet, joined by a line: what figures of voices and of two readings share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.errors import MeasureError
from framing.figures.axes import (
    LINE,
    Column,
    finish,
    legend_above,
    legend_lines,
    note_rows,
    row_axes,
    scale_x,
    set_title,
)
from framing.figures.palette import BLUE, VERMILION
from framing.figures.picture import Picture, styled
from framing.figures.wording import decimals, label_rows, read_out, say_number, say_phrase, say_unit

_STYLES = ((BLUE, "o", -0.17), (VERMILION, "s", 0.17))


class End(NamedTuple):
    """One end of the dumbbells: what it is called, short and long, and its estimates by outlet."""

    short: str
    long: str
    estimates: pd.DataFrame


def draw_dumbbells(ends: tuple[End, End], measure: str, voice: str, title: str, ax: Axes | None) -> Picture:
    """Draw a row per outlet with both estimates, the largest lead of the first end on top.

    Parameters
    ----------
    ends : tuple of End
        Their tables have the columns `outlet`, `estimate`, `low`, `high`, `count` and `base`.
    measure, voice, title : str
        What is drawn, and the title.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    Picture
        The figure, its alternative text and its table.

    Raises
    ------
    MeasureError
        No outlet has both estimates.
    """
    rows = [end.estimates.set_index("outlet") for end in ends]
    lead = (rows[0]["estimate"].astype(float) - rows[1]["estimate"].astype(float)).dropna()
    lead = lead.sort_index().sort_values(ascending=False, kind="stable")
    if not len(lead):
        msg = f"nothing to plot: expected an outlet with both estimates of {measure!r}, found none"
        raise MeasureError(msg)
    rows = [part.loc[lead.index] for part in rows]
    with styled():
        lines = legend_lines([end.long for end in ends])
        ax = row_axes(label_rows(lead.index.tolist()), ax, row=0.42, frame=1.2 + LINE * lines)
        for at, (a, b) in enumerate(zip(*(part["estimate"] for part in rows), strict=True)):
            ax.plot([a, b], [at, at], color="#c4c4c4", linewidth=2.5, zorder=1)
        for end, part, (colour, marker, shift) in zip(ends, rows, _STYLES, strict=True):
            places = np.arange(len(part))
            ax.hlines(places + shift, part["low"], part["high"], color=colour, linewidth=1.2, zorder=2)
            ax.plot(part["estimate"], places, marker, color=colour, markersize=7, label=end.long, zorder=3)
        numbers = np.concatenate([part[["estimate", "low", "high"]].to_numpy(float) for part in rows])
        scale_x(ax, measure, float(np.nanmin(numbers)), float(np.nanmax(numbers)))
        ax.set_xlabel(say_unit(measure))
        n_lines = note_rows(ax, [_note(end.short, part) for end, part in zip(ends, rows, strict=True)])
        legend_above(ax)
        set_title(ax, title, max(lines, n_lines))
    return finish(ax, _read(ends, rows, measure, voice), _plotted(ends, rows, measure))


def _note(name: str, part: pd.DataFrame) -> Column:
    """Write count and base of one end."""
    return Column(name, [f"{n:,} / {base:,}" for n, base in zip(part["count"], part["base"], strict=True)])


def _plotted(ends: tuple[End, End], rows: list[pd.DataFrame], measure: str) -> pd.DataFrame:
    """Round the rows as the figure shows them, one line per outlet."""
    columns = ["estimate", "low", "high", "count", "base"]
    parts = [part[columns].add_prefix(f"{end.short}_") for end, part in zip(ends, rows, strict=True)]
    return pd.concat(parts, axis=1).round(decimals(measure)).rename_axis("outlet").reset_index()


def _read(ends: tuple[End, End], rows: list[pd.DataFrame], measure: str, voice: str) -> str:
    """Say in words what the figure shows."""
    pairs = zip(*(part["estimate"] for part in rows), strict=True)
    told = [
        f"{outlet} {say_number(a, measure)} and {say_number(b, measure)}"
        for outlet, (a, b) in zip(rows[0].index, pairs, strict=True)
    ]
    phrase = say_phrase(measure, voice, begins=True)
    count = f"{len(told)} outlet{'s' * (len(told) != 1)}"
    return f"{phrase}, {ends[0].long} and {ends[1].long}, {count}: {read_out(told)}."
