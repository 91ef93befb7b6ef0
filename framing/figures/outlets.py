"""Estimates per outlet: a dot with its interval, the count behind it at the right."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.comparison import Comparison
from framing.errors import MeasureError
from framing.figures.axes import Column, finish, note_rows, row_axes, scale_x, set_title
from framing.figures.palette import outlet_styles
from framing.figures.picture import Picture, styled
from framing.figures.wording import (
    choose_rows,
    decimals,
    label_rows,
    read_out,
    say_number,
    say_phrase,
    say_title,
    say_unit,
)
from framing.measures import describe_measure

_MIDDLE, _REASON_WIDTH = 0.55, 18
"""Right of it a reason is written at the left of its dot; there is a little more room at the right."""


def plot_outlets(
    result: Comparison, measure: str, voice: str | None = None, ax: Axes | None = None
) -> Picture:
    """Plot one measure for every outlet, highest first: a dot, its interval, count and base.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    measure : str
        The measure to show.
    voice : str, optional
        ``own``, ``attributed`` or ``all``; own voice where the measure has it when left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots. A hollow dot has no interval; the
        note at its right says why.

    Raises
    ------
    MeasureError
        The comparison has no estimate of this measure in this voice.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> estimates = pd.DataFrame(
    ...     [["direct_share", "all", "Courier", 0.4, 0.3, 0.5, 40, 100, 9, 9, ""]],
    ...     columns=["measure", "voice", "outlet", "estimate", "low", "high", "count", "base",
    ...              "n_articles", "n_events", "note"],
    ... )
    >>> result = Comparison(estimates, pd.DataFrame(), pd.DataFrame(), {"outlets": ["Courier"]})
    >>> plot_outlets(result, "direct_share").alt
    'Dot plot of direct quotation with 95% intervals, 1 outlet, highest first: Courier 40% (30% to 50%).'
    """
    rows, voice = choose_rows(result.estimates, measure, voice)
    rows = _with_estimate(rows, measure, voice).sort_values(["estimate", "outlet"], ascending=[False, True])
    with styled():
        ax = row_axes(label_rows(rows["outlet"].tolist()), ax)
        _draw_dots(ax, rows, outlet_styles(result.settings.get("outlets", rows["outlet"])))
        edges = rows[["estimate", "low", "high"]].to_numpy(dtype=float)
        scale_x(ax, measure, np.nanmin(edges), np.nanmax(edges))
        _draw_reasons(ax, rows)
        ax.set_xlabel(say_unit(measure))
        set_title(ax, say_title(measure, voice), note_rows(ax, _notes(rows, measure)))
    return finish(ax, _read(rows, measure, voice, result), _plotted(rows, measure))


def _with_estimate(rows: pd.DataFrame, measure: str, voice: str) -> pd.DataFrame:
    """Leave out outlets with nothing to divide by; refuse a figure of nothing."""
    known = rows.dropna(subset="estimate")
    if not len(known):
        msg = f"nothing to plot: expected an estimate of {measure!r} ({voice}), found base 0 everywhere"
        raise MeasureError(msg)
    return known


def _draw_dots(ax: Axes, rows: pd.DataFrame, styles: dict[str, tuple[str, str]]) -> None:
    """Draw a line for each interval and a dot for each estimate."""
    for at, row in enumerate(rows.itertuples()):
        colour, marker = styles[row.outlet]
        sure = not np.isnan(row.low)
        if sure:
            ax.plot([row.low, row.high], [at, at], color=colour, linewidth=2, solid_capstyle="round")
        fill = colour if sure else "white"
        ax.plot(
            row.estimate, at, marker, color=colour, markerfacecolor=fill, markersize=7, markeredgewidth=1.4
        )


def _draw_reasons(ax: Axes, rows: pd.DataFrame) -> None:
    """Write beside a hollow dot why it has no interval, on the side where there is room."""
    left_end, right_end = ax.get_xlim()
    for at, row in enumerate(rows.itertuples()):
        left = row.estimate > left_end + _MIDDLE * (right_end - left_end)
        ax.annotate(
            textwrap.fill(row.note, _REASON_WIDTH),
            (row.estimate, at),
            xytext=(-8 if left else 8, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=7,
            linespacing=0.95,
            color="#555555",
            style="italic",
        )


def _notes(rows: pd.DataFrame, measure: str) -> list[Column]:
    """Write value, count and base."""
    described = describe_measure(measure)
    counts = [f"{count:,} / {base:,}" for count, base in zip(rows["count"], rows["base"], strict=True)]
    values = [say_number(value, measure) for value in rows["estimate"]]
    return [Column("", values), Column(f"{described.counted} / {described.base}", counts)]


def _plotted(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Round the rows as the figure shows them."""
    columns = ["outlet", "estimate", "low", "high", "count", "base", "n_articles", "n_events"]
    return rows[columns].round(decimals(measure)).reset_index(drop=True)


def _read(rows: pd.DataFrame, measure: str, voice: str, result: Comparison) -> str:
    """Say in words what the figure shows."""
    told = [
        f"{row.outlet} {say_number(row.estimate, measure)}{_interval(row, measure)}"
        for row in rows.itertuples()
    ]
    level = f"{100 * result.settings.get('confidence', 0.95):g}%"
    count = f"{len(rows)} outlet{'s' * (len(rows) != 1)}"
    start = f"Dot plot of {say_phrase(measure, voice)} with {level} intervals, {count}, highest first"
    return f"{start}: {read_out(told)}."


def _interval(row: Any, measure: str) -> str:
    """Write an interval in words."""
    if np.isnan(row.low):
        return " (no interval)"
    return f" ({say_number(row.low, measure)} to {say_number(row.high, measure)})"
