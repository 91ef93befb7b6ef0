"""Outlets beside each other, a line for each event that all of them cover."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.comparison import compare_events
from framing.errors import ComparisonError
from framing.figures.axes import WIDTH, HouseLayout, finish, round_ticks, say_ticks, set_title
from framing.figures.palette import outlet_styles
from framing.figures.picture import Picture, styled
from framing.figures.wording import (
    choose_rows,
    decimals,
    say_number,
    say_phrase,
    say_title,
    say_unit,
    shorten,
)
from framing.measures import measure_scale

MOST_OUTLETS = 5
_HEIGHT = 3.9


def plot_paired(
    table: pd.DataFrame,
    measure: str,
    voice: str | None = None,
    ax: Axes | None = None,
    outlets: Sequence[str] | None = None,
) -> Picture:
    """Plot one measure for outlets side by side, a thin line for every event that all of them cover.

    Parameters
    ----------
    table : DataFrame
        The table of measures.
    measure : str
        The measure to show.
    voice : str, optional
        ``own``, ``attributed`` or ``all``; own voice where the measure has it when left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.
    outlets : sequence of str, optional
        Two to ``MOST_OUTLETS`` outlets, from left to right; by default all, in the order of their names.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots: a row per event, a column per outlet,
        sorted by the last outlet minus the first, largest first. The large marks are the outlets' rates
        over these events (sum of counts over sum of bases), each with its number.

    Raises
    ------
    MeasureError
        The table is not one of measures, or has no row of this measure in this voice.
    ComparisonError
        There are fewer than two outlets or more than ``MOST_OUTLETS``, or no event is covered by all.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     ["c1", "Courier", "flood", "attributed_share", "all", 60, 100, 0.6],
    ...     ["f1", "Flash", "flood", "attributed_share", "all", 30, 100, 0.3],
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    >>> plot_paired(pd.DataFrame(rows, columns=columns), "attributed_share").alt
    'Attributed text on 1 shared event: Courier 60%, Flash 30%; from Courier to Flash 0 rise, 1 falls.'
    """
    _, voice = choose_rows(table, measure, voice)
    everyone = table["outlet"].astype(str).unique()
    names = sorted(everyone) if outlets is None else list(outlets)
    if not 2 <= len(names) <= MOST_OUTLETS:
        msg = f"outlets: expected 2 to {MOST_OUTLETS}, found {len(names)}; name them with outlets="
        raise ComparisonError(msg)
    kept = table[table["outlet"].isin(names)]
    rows = compare_events(kept, measure, voice) if len(kept) else kept
    covered = rows.groupby("event")["outlet"].nunique() if len(rows) else pd.Series(dtype=int)
    rows = rows[rows["event"].isin(covered.index[covered.eq(len(names))])]
    if not len(rows):
        msg = f"nothing to plot: expected an event that {', '.join(names)} all cover, found none"
        raise ComparisonError(msg)
    values = rows.pivot(index="event", columns="outlet", values="value")[names].astype(float)
    sums = rows.groupby("outlet")[["count", "base"]].sum().loc[names]
    rates = measure_scale(measure) * sums["count"] / sums["base"]
    with styled():
        if ax is None:
            ax = Figure(figsize=(WIDTH, _HEIGHT), layout=HouseLayout()).add_subplot()
        _draw_lines(ax, values, rates, outlet_styles(everyone), measure)
        _label_axes(ax, names, measure)
        set_title(ax, f"{say_title(measure, voice)}, on {len(values)} shared events")
    order = (values[names[-1]] - values[names[0]]).sort_values(ascending=False, kind="stable").index
    plotted = values.loc[order].round(decimals(measure)).rename_axis(columns=None).reset_index()
    return finish(ax, _read(values, rates, measure, voice), plotted)


def _draw_lines(
    ax: Axes, values: pd.DataFrame, rates: pd.Series, styles: dict[str, tuple[str, str]], measure: str
) -> None:
    """Draw a thin line per event, a mark per outlet on it, and the outlets' rates on top."""
    places = np.arange(values.shape[1])
    for line in values.to_numpy():
        ax.plot(places, line, color="#9a9a9a", linewidth=0.7, alpha=0.55, zorder=1)
    ax.plot(places, rates, color="#222222", linewidth=2.2, zorder=3)
    for place, outlet in zip(places, values.columns, strict=True):
        colour, marker = styles[outlet]
        ax.plot(
            [place] * len(values), values[outlet], marker, color=colour, markersize=3, alpha=0.6, zorder=2
        )
        ax.plot(place, rates[outlet], marker, color=colour, markersize=10, zorder=4, markeredgecolor="white")
        ax.annotate(
            say_number(rates[outlet], measure),
            (place, rates[outlet]),
            xytext=(10, 9),
            textcoords="offset points",
            fontweight="bold",
            fontsize=9,
            bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85},
            zorder=5,
        )


def _label_axes(ax: Axes, names: list[str], measure: str) -> None:
    """Name the outlets below and the unit at the left."""
    width = 34 // len(names)
    ax.set_xticks(range(len(names)), [shorten(name, width=max(width, 9), lines=3) for name in names])
    ax.set_xlim(-0.25, len(names) - 0.55)
    low, high = ax.get_ylim()
    ticks = round_ticks().tick_values(low, high)
    ax.set_yticks([tick for tick in ticks if low <= tick <= high])
    ax.yaxis.set_major_formatter(say_ticks(measure))
    ax.set_ylabel(say_unit(measure))
    ax.grid(visible=True, axis="y")
    ax.grid(visible=False, axis="x")


def _read(values: pd.DataFrame, rates: pd.Series, measure: str, voice: str) -> str:
    """Say in words what the figure shows."""
    phrase = say_phrase(measure, voice, begins=True)
    told = [f"{outlet} {say_number(rate, measure)}" for outlet, rate in rates.items()]
    first, last = values.columns[0], values.columns[-1]
    change = values[last] - values[first]
    up, down = int((change > 0).sum()), int((change < 0).sum())
    moves = f"from {first} to {last} {up} rise{'s' * (up == 1)}, {down} fall{'s' * (down == 1)}"
    count = f"{len(values)} shared event{'s' * (len(values) != 1)}"
    return f"{phrase} on {count}: {', '.join(told[:8])}; {moves}."
