"""What an outlet's attributions are made of: one stacked bar per outlet."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.ticker import PercentFormatter

from framing.comparison import Comparison
from framing.figures.axes import (
    LINE,
    Column,
    finish,
    legend_above,
    legend_lines,
    note_rows,
    row_axes,
    set_title,
)
from framing.figures.palette import PART_COLOURS, ink_on
from framing.figures.picture import Picture, styled
from framing.figures.wording import choose_parts, label_rows, read_out, say_family, say_number, shorten
from framing.measures import describe_measure

_ROOM_FOR_NUMBER = 0.055


def plot_composition(
    result: Comparison, prefix: str, voice: str | None = None, ax: Axes | None = None
) -> Picture:
    """Plot shares that add up to one as a stacked bar per outlet, the number in every part.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    prefix : str
        The share without its part, such as ``"stance_share"``.
    voice : str, optional
        The voice; ``all`` for shares of attributions.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots: outlets with the largest first
        part on top, parts in the order of the measure.

    Raises
    ------
    MeasureError
        The comparison has no parts of this measure.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> estimates = pd.DataFrame({
    ...     "measure": ["stance_share[neutral]", "stance_share[denying]"], "voice": "all",
    ...     "outlet": "Courier", "estimate": [0.75, 0.25], "count": [3, 1], "base": 4,
    ... })
    >>> plot_composition(Comparison(estimates, pd.DataFrame(), pd.DataFrame()), "stance_share").table
        outlet     part  estimate  count  base
    0  Courier  neutral      0.75      3     4
    1  Courier  denying      0.25      1     4
    """
    rows, voice = choose_parts(result.estimates, prefix, voice)
    rows = rows.dropna(subset="estimate")
    parts = list(dict.fromkeys(rows["part"]))
    shares = rows.pivot(index="outlet", columns="part", values="estimate")[parts]
    shares = shares.sort_values([parts[0], "outlet"], ascending=[False, True]) if parts else shares
    with styled():
        lines = legend_lines([part.replace("_", " ") for part in parts])
        ax = row_axes(label_rows(shares.index.tolist()), ax, frame=1.0 + LINE * lines)
        _draw_bars(ax, shares)
        ax.set_xlim(0, 1)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        bases = [f"{base:,}" for base in rows.groupby("outlet")["base"].max()[shares.index]]
        note_rows(ax, [Column(shorten(describe_measure(f"{prefix}[x]").base, width=17), bases)])
        legend_above(ax)
        set_title(ax, say_family(prefix, voice), lines)
    order = {outlet: at for at, outlet in enumerate(shares.index)}
    place = {part: at for at, part in enumerate(parts)}
    rows = rows.sort_values(
        ["outlet", "part"], key=lambda column: column.map(order if column.name == "outlet" else place)
    )
    table = rows[["outlet", "part", "estimate", "count", "base"]].round(3).reset_index(drop=True)
    return finish(ax, _read(rows, prefix, voice), table)


def plot_source_types(result: Comparison, ax: Axes | None = None) -> Picture:
    """Plot who speaks in every outlet: the shares of source types.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        As from ``plot_composition``.

    Raises
    ------
    MeasureError
        The comparison has no shares of source types.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> estimates = pd.DataFrame({
    ...     "measure": ["source_type_share[anonymous]"], "voice": "all", "outlet": "Flash",
    ...     "estimate": [1.0], "count": [5], "base": 5,
    ... })
    >>> plot_source_types(Comparison(estimates, pd.DataFrame(), pd.DataFrame())).alt
    'Stacked bars of source types, 1 outlet: Flash anonymous 100%.'
    """
    return plot_composition(result, "source_type_share", "all", ax)


def _draw_bars(ax: Axes, shares: pd.DataFrame) -> None:
    """Stack the parts of every outlet and write the number where there is room."""
    left = pd.Series(0.0, index=shares.index)
    for part, colour in zip(shares.columns, PART_COLOURS * (1 + len(shares.columns) // 8), strict=False):
        width = shares[part].fillna(0)
        ax.barh(
            range(len(shares)),
            width,
            left=left,
            height=0.74,
            color=colour,
            edgecolor="white",
            label=shorten(part.replace("_", " ")).replace("\n", " "),
        )
        for at, (start, size) in enumerate(zip(left, width, strict=True)):
            if size >= _ROOM_FOR_NUMBER:
                ink = ink_on(to_rgb(colour))
                ax.text(
                    start + size / 2,
                    at,
                    f"{100 * size:.0f}",
                    ha="center",
                    va="center",
                    fontsize=7.5,
                    color=ink,
                )
        left = left + width
    ax.grid(visible=False)


def _read(rows: pd.DataFrame, prefix: str, voice: str) -> str:
    """Say in words what the figure shows: the parts of each outlet, largest first."""
    told = []
    for outlet, own in rows.groupby("outlet", sort=False):
        largest = own.sort_values("estimate", ascending=False, kind="stable").head(3)
        said = [
            f"{row.part.replace('_', ' ')} {say_number(row.estimate, row.measure)}"
            for row in largest.itertuples()
        ]
        told.append(f"{outlet} {', '.join(said)}")
    title = say_family(prefix, voice)
    count = f"{len(told)} outlet{'s' * (len(told) != 1)}"
    return f"Stacked bars of {title[:1].lower()}{title[1:]}, {count}: {read_out(told)}."
