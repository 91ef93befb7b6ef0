"""The two voices of every outlet: its own and the one it reports, joined by a line."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.comparison import Comparison
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
from framing.figures.wording import (
    choose_rows,
    decimals,
    label_rows,
    read_out,
    say_number,
    say_phrase,
    say_unit,
)
from framing.measures import ATTRIBUTED, OWN, describe_measure

_STYLES = {
    OWN: ("outlet's own voice", BLUE, "o", -0.17),
    ATTRIBUTED: ("attributed text", VERMILION, "s", 0.17),
}


def plot_voices(result: Comparison, measure: str, ax: Axes | None = None) -> Picture:
    """Plot one measure twice for every outlet, in its own voice and in attributed text (a dumbbell).

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    measure : str
        A measure that is counted by voice, such as ``"hedges_per_1000_words"``.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots, the largest lead of the own voice first.
        Discs are the outlet's own voice, squares attributed text; the thin lines above and below are
        their intervals.

    Raises
    ------
    MeasureError
        The comparison does not have this measure in both voices.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> columns = ["measure", "outlet", "voice", "estimate", "low", "high", "count", "base"]
    >>> rows = [["hedges_per_1000_words", "Post", "own", 9.0, 6.0, 12.0, 9, 1000],
    ...         ["hedges_per_1000_words", "Post", "attributed", 20.0, 15.0, 25.0, 10, 500]]
    >>> result = Comparison(pd.DataFrame(rows, columns=columns), pd.DataFrame(), pd.DataFrame())
    >>> plot_voices(result, "hedges_per_1000_words").alt
    "Hedges per 1,000 words, outlet's own voice and attributed text, 1 outlet: Post 9.0 and 20.0."
    """
    sides = {voice: choose_rows(result.estimates, measure, voice)[0].set_index("outlet") for voice in _STYLES}
    own, other = sides[OWN]["estimate"], sides[ATTRIBUTED]["estimate"]
    lead = (own - other).dropna().sort_index().sort_values(ascending=False, kind="stable")
    if not len(lead):
        msg = f"nothing to plot: expected an outlet with {measure!r} in both voices, found base 0 everywhere"
        raise MeasureError(msg)
    rows = {voice: side.loc[lead.index] for voice, side in sides.items()}
    with styled():
        lines = legend_lines([style[0] for style in _STYLES.values()])
        ax = row_axes(label_rows(lead.index.tolist()), ax, row=0.42, frame=1.2 + LINE * lines)
        _draw_pairs(ax, rows)
        ends = np.concatenate([part[["estimate", "low", "high"]].to_numpy(float) for part in rows.values()])
        scale_x(ax, measure, float(np.nanmin(ends)), float(np.nanmax(ends)))
        ax.set_xlabel(say_unit(measure))
        n_lines = note_rows(ax, _notes(rows, measure))
        legend_above(ax)
        set_title(ax, f"{describe_measure(measure).label}, by voice", max(lines, n_lines))
    return finish(ax, _read(rows, measure), _plotted(rows, measure))


def _draw_pairs(ax: Axes, rows: dict[str, pd.DataFrame]) -> None:
    """Join the two voices of each outlet; draw the interval of each beside the line."""
    ends = np.stack([part["estimate"].to_numpy(float) for part in rows.values()])
    for at, (a, b) in enumerate(ends.T):
        ax.plot([a, b], [at, at], color="#c4c4c4", linewidth=2.5, zorder=1)
    for voice, part in rows.items():
        label, colour, marker, shift = _STYLES[voice]
        places = np.arange(len(part))
        ax.hlines(places + shift, part["low"], part["high"], color=colour, linewidth=1.2, zorder=2)
        ax.plot(part["estimate"], places, marker, color=colour, markersize=7, label=label, zorder=3)


def _notes(rows: dict[str, pd.DataFrame], measure: str) -> list[Column]:
    """Write count and base of either voice."""
    return [
        Column(name, [f"{n:,} / {base:,}" for n, base in zip(part["count"], part["base"], strict=True)])
        for name, part in (("own", rows[OWN]), ("attributed", rows[ATTRIBUTED]))
    ]


def _plotted(rows: dict[str, pd.DataFrame], measure: str) -> pd.DataFrame:
    """Round the rows as the figure shows them, one line per outlet."""
    columns = ["estimate", "low", "high", "count", "base"]
    parts = [
        part[columns].add_prefix(f"{name}_")
        for name, part in (("own", rows[OWN]), ("attr", rows[ATTRIBUTED]))
    ]
    table = pd.concat(parts, axis=1).round(decimals(measure))
    return table.rename_axis("outlet").reset_index()


def _read(rows: dict[str, pd.DataFrame], measure: str) -> str:
    """Say in words what the figure shows."""
    pairs = zip(rows[OWN]["estimate"], rows[ATTRIBUTED]["estimate"], strict=True)
    told = [
        f"{outlet} {say_number(own, measure)} and {say_number(other, measure)}"
        for outlet, (own, other) in zip(rows[OWN].index, pairs, strict=True)
    ]
    phrase = say_phrase(measure, "all")
    count = f"{len(told)} outlet{'s' * (len(told) != 1)}"
    return (
        f"{phrase[:1].upper()}{phrase[1:]}, outlet's own voice and attributed text, {count}: "
        f"{read_out(told)}."
    )
