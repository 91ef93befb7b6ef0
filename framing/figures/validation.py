"""Raw beside corrected, a contrast under every choice, and simulated coverage: dots with intervals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.errors import ValidationError
from framing.figures.axes import (
    LINE,
    WIDTH,
    Column,
    HouseLayout,
    finish,
    note_rows,
    row_axes,
    scale_x,
    set_title,
)
from framing.figures.palette import BLUE, GREY, VERMILION
from framing.figures.picture import Picture, styled
from framing.figures.wording import decimals, read_out, say_number, say_title, say_unit
from framing.validation import Correction

_BAND = (93.0, 97.0)


def plot_correction(correction: Correction, ax: Axes | None = None) -> Picture:
    """Plot every outlet's estimate twice: as counted, and corrected by the coded sample.

    Parameters
    ----------
    correction : Correction
        What ``correct_outlets`` returns.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots. Hollow squares are raw, discs
        corrected.

    Raises
    ------
    ValidationError
        There is no estimate.
    """
    rows = correction.estimates.dropna(subset="corrected").sort_values("corrected", ascending=False)
    if not len(rows):
        msg = "expected an estimate to plot, found none"
        raise ValidationError(msg)
    measure, voice = correction.settings["measure"], correction.settings["voice"]
    with styled():
        ax = row_axes(rows["outlet"].tolist(), ax, row=0.42)
        for at, row in enumerate(rows.itertuples()):
            ax.plot([row.raw_low, row.raw_high], [at - 0.14] * 2, color=GREY, linewidth=1.5)
            ax.plot(row.raw, at - 0.14, "s", color=GREY, markerfacecolor="white", markersize=6)
            ax.plot([row.low, row.high], [at + 0.14] * 2, color=BLUE, linewidth=2)
            ax.plot(row.corrected, at + 0.14, "o", color=BLUE, markersize=7)
        ends = rows[["raw", "raw_low", "raw_high", "corrected", "low", "high"]]
        scale_x(ax, measure, float(ends.min().min()), float(ends.max().max()))
        ax.set_xlabel(f"{say_unit(measure)}: □ as counted, ● corrected")
        coded = [f"{n:,} of {m:,}" for n, m in zip(rows["n_coded"], rows["n_units"], strict=True)]
        set_title(ax, say_title(measure, voice), note_rows(ax, [Column("coded", coded)]))
    columns = ["outlet", "raw", "raw_low", "raw_high", "corrected", "low", "high", "n_coded", "n_units"]
    plotted = rows[columns].round(decimals(measure)).reset_index(drop=True)
    told = [
        f"{row.outlet} {say_number(row.raw, measure)} as counted, "
        f"{say_number(row.corrected, measure)} corrected"
        for row in rows.itertuples()
    ]
    return finish(ax, f"{say_title(measure, voice)}, raw and corrected: {read_out(told)}.", plotted)


def plot_specifications(curve: pd.DataFrame, title: str = "", ax: Axes | None = None) -> Picture:
    """Plot a contrast under every choice, smallest difference first.

    Parameters
    ----------
    curve : DataFrame
        What ``compare_specifications`` returns.
    title : str
        What is contrasted.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots. Filled dots have p below 0.05; the
        difference is in percent of the mean of both outlets.

    Raises
    ------
    ValidationError
        No choice gave a contrast.
    """
    rows = curve.dropna(subset="relative").reset_index(drop=True)
    if not len(rows):
        msg = "expected a contrast to plot, found none; see n_events"
        raise ValidationError(msg)
    names = ["terms", "voice", "base", "articles", "weights"]
    varied = [name for name in names if curve[name].nunique() > 1]
    share = 100 * rows["relative"] / rows["difference"].where(rows["difference"] != 0)
    rows = rows.assign(
        percent=100 * rows["relative"], low_percent=rows["low"] * share, high_percent=rows["high"] * share
    )
    labels = rows[varied].agg(", ".join, axis=1).tolist() if varied else ["as is"] * len(rows)
    labels = [label.replace("without the", "no").replace("without", "no") for label in labels]
    with styled():
        ax = row_axes(labels, ax, row=LINE * 0.9)
        ax.tick_params(axis="y", labelsize=6.8)
        ax.axvline(0, color="#444444", linewidth=1)
        for at, row in enumerate(rows.itertuples()):
            colour = BLUE if row.p < 0.05 else GREY
            ax.plot([row.low_percent, row.high_percent], [at, at], color=colour, linewidth=1.5)
            fill = colour if row.p < 0.05 else "white"
            ax.plot(row.percent, at, "o", color=colour, markerfacecolor=fill, markersize=4.5)
        ax.set_xlabel("difference in percent of the mean of both outlets")
        set_title(ax, title or "One contrast under every choice")
    columns = [*varied, "percent", "low_percent", "high_percent", "p", "n_events"]
    ends = rows["percent"].min(), rows["percent"].max()
    n_positive, n_found = int((rows["percent"] > 0).sum()), int((rows["p"] < 0.05).sum())
    alt = (
        f"{title or 'One contrast'} under {len(rows)} choices of {read_out(varied)}: from {ends[0]:.0f}% to "
        f"{ends[1]:.0f}% of the mean; {n_positive} are positive, {n_found} have p below 0.05."
    )
    places = {"percent": 1, "low_percent": 1, "high_percent": 1, "p": 4}
    return finish(ax, alt, rows[columns].round(places))


def plot_coverage(table: pd.DataFrame, ax: Axes | None = None) -> Picture:
    """Plot how often simulated intervals held the truth.

    Parameters
    ----------
    table : DataFrame
        Columns `measure`, `events`, `outlets`, `estimate` and `contrast`, in percent, as
        ``benchmarks/designs.py`` writes them.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots. The band runs from 93 to 97 percent.

    Raises
    ------
    ValidationError
        No cell of the table has an interval.
    """
    rows = table.dropna(subset=["estimate", "contrast"])
    if not len(rows):
        msg = "expected a cell with intervals, found none"
        raise ValidationError(msg)
    keys = ["measure", "events"]
    groups = list(rows.groupby(keys, sort=False))
    with styled():
        if ax is None:
            ax = Figure(figsize=(WIDTH, 1.2 + 0.3 * len(groups)), layout=HouseLayout()).add_subplot()
        ax.axvspan(*_BAND, color="#eeeeee", zorder=0)
        ax.axvline(95, color="#444444", linewidth=1)
        for at, (_, part) in enumerate(groups):
            ax.plot(part["estimate"], [at - 0.13] * len(part), "o", color=BLUE, markersize=5)
            ax.plot(part["contrast"], [at + 0.13] * len(part), "s", color=VERMILION, markersize=4.5)
        ax.set_yticks(range(len(groups)), [f"{measure}, {events} events" for (measure, events), _ in groups])
        ax.set_ylim(len(groups) - 0.4, -0.6)
        ax.set_xlim(min(90, rows[["estimate", "contrast"]].min().min() - 1), 100)
        ax.set_xlabel(
            "intervals that hold the truth, %\n● outlet   ■ difference   (a mark per number of outlets)"
        )
        set_title(ax, "How often a 95% interval holds the truth")
    both = rows[["estimate", "contrast"]].stack()
    alt = (
        f"Coverage of 95% intervals in {len(rows)} simulated designs with {rows['events'].min()} to "
        f"{rows['events'].max()} events: from {both.min():.1f}% to {both.max():.1f}%."
    )
    return finish(ax, alt, rows.reset_index(drop=True))
