"""Categories of a measure: a heat map of outlets and parts, with the number and count in every cell."""

from __future__ import annotations

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from framing.comparison import Comparison
from framing.figures.axes import finish, row_axes, set_title
from framing.figures.palette import ink_on
from framing.figures.picture import Picture, styled
from framing.figures.wording import (
    choose_parts,
    decimals,
    label_rows,
    read_out,
    say_family,
    say_number,
    say_phrase,
    say_unit,
    shorten,
)
from framing.measures import describe_measure

_SHADES = LinearSegmentedColormap.from_list(
    "shades", matplotlib.colormaps["Blues"](np.linspace(0, 0.85, 128))
)

_UPRIGHT = 4
"""Headings of more columns are slanted, or they would lie over each other."""


def plot_categories(
    result: Comparison, prefix: str, voice: str | None = None, ax: Axes | None = None
) -> Picture:
    """Plot all parts of a measure for every outlet as a heat map with numbers and counts.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    prefix : str
        The measure without its part, such as ``"loaded_per_1000_words"``.
    voice : str, optional
        ``own``, ``attributed`` or ``all``; own voice where the measure has it when left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots. Shades run from 0 to the largest
        value of the figure; the count stands in brackets.

    Raises
    ------
    MeasureError
        The comparison has no parts of this measure.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> estimates = pd.DataFrame({
    ...     "measure": ["hedges_per_1000_words[weasel]", "hedges_per_1000_words[doxastic]"],
    ...     "voice": "own", "outlet": "Courier", "estimate": [2.0, 5.0], "count": [2, 5], "base": 1000,
    ... })
    >>> result = Comparison(estimates, pd.DataFrame(), pd.DataFrame())
    >>> plot_categories(result, "hedges_per_1000_words").table
        outlet      part  estimate  count  base
    0  Courier  doxastic       5.0      5  1000
    1  Courier    weasel       2.0      2  1000
    """
    rows, voice = choose_parts(result.estimates, prefix, voice)
    rows = rows.sort_values(["outlet", "part"], ignore_index=True)
    values = rows.pivot(index="outlet", columns="part", values="estimate")
    counts = rows.pivot(index="outlet", columns="part", values="count")
    measure = rows["measure"].iloc[0]
    with styled():
        ax = row_axes(label_rows(values.index.tolist()), ax, row=0.4, frame=1.6)
        _draw_cells(ax, values.to_numpy(dtype=float), counts.to_numpy(dtype=float), measure)
        labels = [shorten(part.replace("_", " "), width=20, lines=1) for part in values.columns]
        slanted = len(labels) > _UPRIGHT
        ax.set_xticks(
            range(len(labels)),
            labels,
            fontsize=8,
            rotation=35 if slanted else 0,
            ha="left" if slanted else "center",
            rotation_mode="anchor" if slanted else "default",
        )
        ax.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
        ax.spines["bottom"].set_visible(False)
        ax.set_xlabel(f"{say_unit(measure)} (count)")
        set_title(ax, say_family(prefix, voice))
    table = rows[["outlet", "part", "estimate", "count", "base"]].round(decimals(prefix))
    return finish(ax, _read(rows, prefix, voice), table)


def _draw_cells(ax: Axes, values: np.ndarray, counts: np.ndarray, measure: str) -> None:
    """Shade every cell and write its number and count into it."""
    top = np.nanmax(values, initial=0) or 1.0
    ax.grid(visible=False)
    edges = [np.arange(size + 1) - 0.5 for size in values.shape]
    ax.pcolormesh(
        edges[1],
        edges[0],
        np.ma.masked_invalid(values),
        cmap=_SHADES,
        vmin=0,
        vmax=top,
        edgecolors="white",
        linewidth=1,
    )
    ax.set_xlim(-0.5, values.shape[1] - 0.5)
    for (row, column), value in np.ndenumerate(values):
        known = not np.isnan(value)
        text = f"{say_number(value, measure)}\n({counts[row, column]:,.0f})" if known else "–"
        ink = ink_on(_SHADES(value / top)) if known else "#666666"
        ax.text(column, row, text, ha="center", va="center", fontsize=7.5, color=ink)


def _read(rows: pd.DataFrame, prefix: str, voice: str) -> str:
    """Say in words what the figure shows: each outlet's largest part."""
    known = rows.dropna(subset="estimate")
    largest = known.loc[known.groupby("outlet")["estimate"].idxmax()]
    told = [
        f"{row.outlet} {row.part.replace('_', ' ')} {say_number(row.estimate, row.measure)}"
        for row in largest.itertuples()
    ]
    n_parts, n_outlets = rows["part"].nunique(), rows["outlet"].nunique()
    unit = describe_measure(rows["measure"].iloc[0]).unit
    family = say_family(prefix, voice)
    what = f"{family[:1].lower()}{family[1:]}" if unit == "share" else say_phrase(prefix, voice)
    start = f"Heat map of {what}, {n_outlets} outlets by {n_parts} categories"
    return f"{start}, with numbers in the cells. Largest for each outlet: {read_out(told)}."
