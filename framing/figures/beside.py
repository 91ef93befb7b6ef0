"""Two readings of the same articles beside each other, outlet by outlet."""

from __future__ import annotations

from matplotlib.axes import Axes

from framing.comparison import Comparison
from framing.figures.dumbbell import End, draw_dumbbells
from framing.figures.picture import Picture
from framing.figures.wording import choose_rows, say_title


def plot_beside(
    result: Comparison,
    other: Comparison,
    measure: str,
    voice: str | None = None,
    ax: Axes | None = None,
    names: tuple[str, str] = ("first", "second"),
) -> Picture:
    """Plot one measure of every outlet as two comparisons have it (a dumbbell).

    Made for the same articles read twice: by an engine and by people, or by two engines.

    Parameters
    ----------
    result, other : Comparison
        What ``compare_outlets`` returns.
    measure : str
        The measure to show.
    voice : str, optional
        ``own``, ``attributed`` or ``all``; own voice where the measure has it when left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.
    names : tuple of str
        What the two are called, in one word each.

    Returns
    -------
    Picture
        The figure, its alternative text and the table it plots, the outlet with the largest lead of the
        first comparison on top. Discs are the first, squares the second; thin lines are their intervals.

    Raises
    ------
    MeasureError
        One of the two does not have this measure in this voice, or no outlet has both estimates.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.comparison import Comparison
    >>> columns = ["measure", "outlet", "voice", "estimate", "low", "high", "count", "base"]
    >>> rules, people = (
    ...     Comparison(pd.DataFrame([["attributed_share", "Post", "all", share, share - 0.1, share + 0.1,
    ...         int(100 * share), 100]], columns=columns), pd.DataFrame(), pd.DataFrame())
    ...     for share in (0.4, 0.5)
    ... )
    >>> plot_beside(rules, people, "attributed_share", names=("rules", "people")).alt
    'Attributed text, rules and people, 1 outlet: Post 40% and 50%.'
    """
    rows, voice = choose_rows(result.estimates, measure, voice)
    others, _ = choose_rows(other.estimates, measure, voice)
    ends = (End(names[0], names[0], rows), End(names[1], names[1], others))
    return draw_dumbbells(ends, measure, voice, say_title(measure, voice), ax)
