"""Contrasts of pairs: the difference within shared events, its interval, and q."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.comparison import Comparison
from framing.figures.axes import Column, finish, note_rows, row_axes, scale_x, set_title
from framing.figures.palette import BLUE, GREY
from framing.figures.picture import Picture, styled
from framing.figures.wording import (
    choose_rows,
    decimals,
    label_pairs,
    read_out,
    say_number,
    say_phrase,
    say_title,
    say_unit,
)

FALSE_DISCOVERY_RATE = 0.05


def plot_contrasts(
    result: Comparison, measure: str, voice: str | None = None, ax: Axes | None = None, limit: int = 30
) -> Picture:
    """Plot the differences between pairs of outlets within the events both cover.

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
    limit : int
        The most pairs to show; those with the smallest q stay, and the title says how many there are.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots, largest difference first. A filled
        dot has q below 0.05.

    Raises
    ------
    MeasureError
        The comparison has no contrast of this measure in this voice.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import CONTRAST_COLUMNS, Comparison
    >>> row = ["direct_share", "all", "Courier", "Flash", 0.2, 0.1, 0.3, 0.004, 0.012, 9]
    >>> result = Comparison(pd.DataFrame(), pd.DataFrame([row], columns=CONTRAST_COLUMNS), pd.DataFrame())
    >>> plot_contrasts(result, "direct_share").table[["outlet", "outlet_b", "difference", "q"]]
        outlet outlet_b  difference      q
    0  Courier    Flash         0.2  0.012
    """
    rows, voice = choose_rows(result.contrasts, measure, voice)
    n_pairs = len(rows)
    size = -rows["difference"].abs()
    rows = rows.assign(size=size).sort_values(["q", "size", "outlet", "outlet_b"]).head(limit)
    rows = rows.sort_values(["difference", "outlet", "outlet_b"], ascending=[False, True, True])
    some = f" ({len(rows)} of {n_pairs} pairs, smallest q)" if len(rows) < n_pairs else ""
    with styled():
        ax = row_axes(label_pairs(zip(rows["outlet"], rows["outlet_b"], strict=True)), ax)
        _draw_differences(ax, rows)
        scale_x(ax, measure, rows["low"].min(), rows["high"].max(), signed=True)
        ax.set_xlabel(f"difference, first outlet minus second: {say_unit(measure, signed=True)}")
        n_lines = note_rows(ax, _notes(rows, measure))
        set_title(ax, f"{say_title(measure, voice)}: within shared events{some}", n_lines)
    return finish(ax, _read(rows, measure, voice, some, result), _plotted(rows, measure))


def _draw_differences(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw the zero line, then a line and a dot for each pair."""
    ax.axvline(0, color="#444444", linewidth=1)
    for at, row in enumerate(rows.itertuples()):
        found = row.q < FALSE_DISCOVERY_RATE
        colour = BLUE if found else GREY
        ax.plot([row.low, row.high], [at, at], color=colour, linewidth=2, solid_capstyle="round")
        fill = colour if found else "white"
        ax.plot(
            row.difference, at, "o", color=colour, markerfacecolor=fill, markersize=6.5, markeredgewidth=1.4
        )


def _notes(rows: pd.DataFrame, measure: str) -> list[Column]:
    """Write difference, q and the number of events."""
    return [
        Column("difference", [say_number(value, measure, signed=True) for value in rows["difference"]]),
        Column("q", [_say_q(q) for q in rows["q"]]),
        Column("events", [str(n) for n in rows["n_events"]]),
    ]


def _say_q(q: float) -> str:
    """Write q without pretending to more than three decimals."""
    return "–" if np.isnan(q) else "<0.001" if q < 0.001 else f"{q:.3f}"


def _plotted(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Round the rows as the figure shows them."""
    table = rows[["outlet", "outlet_b", "difference", "low", "high", "p", "q", "n_events"]]
    places = dict.fromkeys(["difference", "low", "high"], decimals(measure))
    return table.round({**places, "p": 4, "q": 4}).reset_index(drop=True)


def _read(rows: pd.DataFrame, measure: str, voice: str, some: str, result: Comparison) -> str:
    """Say in words what the figure shows."""
    told = [
        f"{row.outlet} minus {row.outlet_b} {say_number(row.difference, measure, signed=True)} "
        f"({say_number(row.low, measure, signed=True)} to {say_number(row.high, measure, signed=True)}, "
        f"q {_say_q(row.q)})"
        for row in rows.itertuples()
    ]
    n_found = int((rows["q"] < FALSE_DISCOVERY_RATE).sum())
    level = f"{100 * result.settings.get('confidence', 0.95):g}%"
    start = f"Differences in {say_phrase(measure, voice)} within shared events with {level} intervals{some}"
    return f"{start}; {n_found} of {len(rows)} have q below {FALSE_DISCOVERY_RATE}: {read_out(told)}."
