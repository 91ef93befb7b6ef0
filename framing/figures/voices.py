"""The two voices of every outlet: its own and the one it reports, joined by a line."""

from __future__ import annotations

from matplotlib.axes import Axes

from framing.comparison import Comparison
from framing.figures.dumbbell import End, draw_dumbbells
from framing.figures.picture import Picture
from framing.figures.wording import choose_rows
from framing.measures import ALL, ATTRIBUTED, OWN, describe_measure


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
    own, _ = choose_rows(result.estimates, measure, OWN)
    attributed, _ = choose_rows(result.estimates, measure, ATTRIBUTED)
    ends = (End("own", "outlet's own voice", own), End("attr", "attributed text", attributed))
    return draw_dumbbells(ends, measure, ALL, f"{describe_measure(measure).label}, by voice", ax)
