"""Outlets side by side on every event: a row per event, a marker per outlet, a line between them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from framing.comparison import compare_events
from framing.errors import ComparisonError
from framing.figures.axes import LINE, finish, legend_above, legend_lines, row_axes, scale_x, set_title
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
    shorten,
)

MOST_OUTLETS = 7
"""More markers on a line cannot be told apart."""


def plot_events(
    table: pd.DataFrame,
    measure: str,
    voice: str | None = None,
    ax: Axes | None = None,
    outlets: Sequence[str] | None = None,
    limit: int = 40,
) -> Picture:
    """Plot one measure event by event, a line from the lowest outlet to the highest.

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
        Only these outlets; two make a paired plot. By default all, or the seven with most events.
    limit : int
        The most events to show; those that most outlets cover stay, and the title says so.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots.

    Raises
    ------
    MeasureError
        The table is not one of measures, or has no row of this measure in this voice.
    ComparisonError
        No event is covered by two of the outlets.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     ["c1", "Courier", "flood", "attributed_share", "all", 60, 100, 0.6],
    ...     ["f1", "Flash", "flood", "attributed_share", "all", 30, 100, 0.3],
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    >>> plot_events(pd.DataFrame(rows, columns=columns), "attributed_share").alt
    'Attributed text by event, 2 outlets, 1 event: flood from Flash 30% to Courier 60%.'
    """
    _, voice = choose_rows(table, measure, voice)
    everyone = table["outlet"].astype(str).unique()
    kept = table if outlets is None else table[table["outlet"].isin(list(outlets))]
    rows = compare_events(kept, measure, voice) if len(kept) else kept
    if not len(rows):
        msg = "nothing to plot: expected an event that two of the outlets cover, found none"
        raise ComparisonError(msg)
    some, rows = _most_covered(rows, limit)
    events, names = list(dict.fromkeys(rows["event"])), sorted(rows["outlet"].unique())
    with styled():
        lines = legend_lines(names)
        ax = row_axes(label_rows(events), ax, row=0.3, frame=1.0 + LINE * lines)
        _draw_events(ax, rows, events, outlet_styles(everyone))
        scale_x(ax, measure, rows["value"].min(), rows["value"].max())
        ax.set_xlabel(say_unit(measure))
        legend_above(ax)
        set_title(ax, f"{say_title(measure, voice)}, event by event{some}", lines)
    plotted = rows[["event", "outlet", "value", "count", "base"]].round(decimals(measure))
    return finish(ax, _read(rows, measure, voice, some), plotted.reset_index(drop=True))


def _most_covered(rows: pd.DataFrame, limit: int) -> tuple[str, pd.DataFrame]:
    """Keep the outlets with most events, then the events with most of these; say what is shown."""
    outlets = rows["outlet"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    kept = rows[rows["outlet"].isin(outlets.index[:MOST_OUTLETS])]
    covered = kept.groupby("event").size()
    covered = covered[covered > 1].sort_values(ascending=False, kind="stable")
    kept = kept[kept["event"].isin(covered.index[:limit])]
    shown = []
    for name in ("outlet", "event"):
        some, every = kept[name].nunique(), rows[name].nunique()
        shown += [f"{some} of {every} {name}s"] if some < every else []
    return (f" ({', '.join(shown)})" if shown else ""), kept


def _draw_events(ax: Axes, rows: pd.DataFrame, events: list[str], styles: dict[str, tuple[str, str]]) -> None:
    """Draw a line across each event and a marker for each outlet on it."""
    place = {event: at for at, event in enumerate(events)}
    for event, own in rows.groupby("event"):
        ax.plot(
            [own["value"].min(), own["value"].max()],
            [place[event]] * 2,
            color="#c4c4c4",
            linewidth=1.5,
            zorder=1,
        )
    for outlet, own in rows.groupby("outlet"):
        colour, marker = styles[outlet]
        ax.plot(
            own["value"],
            own["event"].map(place),
            marker,
            color=colour,
            markersize=6.5,
            label=shorten(outlet).replace("\n", " "),
            markeredgecolor="white",
            markeredgewidth=0.6,
            zorder=2,
            clip_on=False,
        )


def _read(rows: pd.DataFrame, measure: str, voice: str, some: str) -> str:
    """Say in words what the figure shows: the lowest and highest outlet of each event."""
    told = []
    for event, own in rows.groupby("event", sort=False):
        low, high = own.loc[own["value"].idxmin()], own.loc[own["value"].idxmax()]
        ends = [f"{end['outlet']} {say_number(end['value'], measure)}" for end in (low, high)]
        told.append(f"{event} from {ends[0]} to {ends[1]}")
    count = f"{len(told)} event{'s' * (len(told) != 1)}{some}"
    n_outlets = rows["outlet"].nunique()
    phrase = say_phrase(measure, voice, begins=True)
    return f"{phrase} by event, {n_outlets} outlets, {count}: {read_out(told)}."
