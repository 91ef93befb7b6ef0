"""Keyness: how often each term is used against how far it sets the outlet apart, few of them named."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from framing.errors import ComparisonError
from framing.figures.axes import WIDTH, HouseLayout, finish, set_title
from framing.figures.palette import BLUE, GREY, VERMILION
from framing.figures.picture import Picture, styled
from framing.figures.wording import read_out

FALSE_DISCOVERY_RATE = 0.05
_VOICES = {"own": "outlet's own voice", "attributed": "attributed", "all": "all text"}
_HEIGHT, _GAP = 5.0, 0.045


def plot_keyness(table: pd.DataFrame, n_labels: int = 8, ax: Axes | None = None) -> Picture:
    """Plot the words and phrases that set an outlet apart, the foremost of either side named.

    Parameters
    ----------
    table : DataFrame
        What ``compare_terms`` returns.
    n_labels : int
        How many terms are named on either side.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table of the terms named. Dots in colour have q
        below 0.05: discs are the outlet's own, squares those of the other side.

    Raises
    ------
    ComparisonError
        The table holds no term.

    Examples
    --------
    >>> columns = ["term", "outlet", "outlet_b", "voice", "count", "base", "count_b", "base_b", "z", "q",
    ...            "n_events"]
    >>> rows = [["jab", "Flash", "Courier", "own", 9, 900, 0, 900, 3.1, 0.01, 4],
    ...         ["vaccine", "Flash", "Courier", "own", 0, 900, 8, 900, -2.9, 0.01, 4]]
    >>> plot_keyness(pd.DataFrame(rows, columns=columns)).alt
    "Terms by how often they are used and how far they set Flash apart from Courier (outlet's own ...
    """
    if not len(table):
        msg = "expected a table with at least one term, found none; lower min_count"
        raise ComparisonError(msg)
    named = _named(table, n_labels)
    outlet, other = table["outlet"].iloc[0], table["outlet_b"].iloc[0]
    voice = _VOICES[table["voice"].iloc[0]]
    with styled():
        if ax is None:
            ax = Figure(figsize=(WIDTH, _HEIGHT), layout=HouseLayout()).add_subplot()
        _draw_terms(ax, table)
        _draw_labels(ax, named)
        ax.set_xlabel("uses by both sides, per 10,000 words (log scale)")
        ax.set_ylabel(f"z: ← {other}     {outlet} →")
        set_title(ax, f"Terms of {outlet} against {other}, {voice}")
    return finish(ax, _read(table, named, outlet, other, voice), _plotted(named))


def _frequency(table: pd.DataFrame) -> pd.Series:
    """Give uses per 10,000 words of both sides."""
    return 10_000 * (table["count"] + table["count_b"]) / (table["base"] + table["base_b"])


def _named(table: pd.DataFrame, n_labels: int) -> pd.DataFrame:
    """Choose the terms to name: the highest and the lowest z."""
    ordered = table.sort_values(["z", "term"], ascending=[False, True])
    high, low = ordered[ordered["z"] > 0].head(n_labels), ordered[ordered["z"] < 0].tail(n_labels)
    return pd.concat([high, low])


def _draw_terms(ax: Axes, table: pd.DataFrame) -> None:
    """Draw a dot for each term, those above chance in colour."""
    found = table["q"] < FALSE_DISCOVERY_RATE
    for chosen, colour, marker, size in (
        (~found, "#c4c4c4", "o", 10),
        (found & (table["z"] > 0), BLUE, "o", 26),
        (found & (table["z"] < 0), VERMILION, "s", 22),
    ):
        part = table[chosen]
        ax.scatter(_frequency(part), part["z"], s=size, c=colour, marker=marker, linewidths=0)
    ax.axhline(0, color="#444444", linewidth=1)
    ax.set_xscale("log")
    ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.xaxis.set_minor_formatter(NullFormatter())
    low, high = table["z"].min(), table["z"].max()
    space = 0.06 * (high - low or 1)
    ax.set_ylim(low - space, high + space)
    frequency = _frequency(table)
    ax.set_xlim(frequency.min() / 1.3, frequency.max() * 3)


def _draw_labels(ax: Axes, named: pd.DataFrame) -> None:
    """Name terms at the right of their dots, moved apart where they would lie over each other."""
    low, high = ax.get_ylim()
    step = _GAP * (high - low)
    placed: list[tuple[float, float, float]] = []
    start, end = np.log10(ax.get_xlim())
    rows = named.assign(x=_frequency(named), size=named["z"].abs()).sort_values("size", ascending=False)
    for row in rows.itertuples():
        x = (np.log10(row.x) - start) / (end - start)
        width = 0.024 * len(row.term)
        y = _free(placed, x, x + width, row.z, step, (low + step / 2, high - step / 2))
        placed.append((x, x + width, y))
        moved = abs(y - row.z) > step
        colour = GREY if row.q >= FALSE_DISCOVERY_RATE else BLUE if row.z > 0 else VERMILION
        ax.annotate(
            row.term,
            (row.x, row.z),
            xytext=(10 ** (start + (x + 0.01) * (end - start)), y),
            va="center",
            fontsize=8,
            color="#222222",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5} if moved else None,
        )


def _free(
    placed: list[tuple[float, float, float]],
    left: float,
    right: float,
    y: float,
    step: float,
    bounds: tuple[float, float],
) -> float:
    """Give the height nearest to y at which nothing named before is in the way."""
    for shift in (sign * n * step / 2 for n in range(60) for sign in (1, -1)):
        at = y + shift
        if bounds[0] <= at <= bounds[1] and not any(
            a < right and left < b and abs(at - c) < step for a, b, c in placed
        ):
            return at
    return y


def _plotted(named: pd.DataFrame) -> pd.DataFrame:
    """Round the terms named as the figure shows them."""
    columns = ["term", "count", "base", "count_b", "base_b", "z", "q", "n_events"]
    return named[columns].round({"z": 1, "q": 4}).reset_index(drop=True)


def _read(table: pd.DataFrame, named: pd.DataFrame, outlet: str, other: str, voice: str) -> str:
    """Say in words what the figure shows."""
    found = table["q"] < FALSE_DISCOVERY_RATE
    told = [
        f"{row.term} (z {row.z:.1f}, {row.uses} of {row.base:,} against {row.count_b} of {row.base_b:,})"
        for row in named.rename(columns={"count": "uses"}).itertuples()
    ]
    start = f"Terms by how often they are used and how far they set {outlet} apart from {other} ({voice})"
    size = f"{len(table):,} terms, {int(found.sum())} with q below {FALSE_DISCOVERY_RATE}"
    return f"{start}; {size}. Foremost: {read_out(told)}.".replace("z -", "z −")
