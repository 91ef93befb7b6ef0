"""Articles as bar codes of voices: whose words stand where, and where the loaded terms are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from framing.annotations import Marks
from framing.errors import MeasureError
from framing.figures.axes import LINE, finish, legend_above, legend_lines, row_axes, set_title
from framing.figures.palette import BLACK, BLUE, ORANGE, SKY
from framing.figures.picture import Picture, styled
from framing.figures.wording import label_rows, read_out
from framing.measures import ATTRIBUTED, OWN, split_voices

KINDS = {
    "own": ("outlet's own words", "#EDEDED"),
    "indirect": ("reported, no quotation marks", SKY),
    "direct": ("reported, in quotation marks", BLUE),
    "quoted": ("quoted, nobody found", ORANGE),
}
_LOADED = (("loaded term, own voice", BLACK), ("loaded term, other voice", "white"))
MOST_ARTICLES = 40


def plot_article(marks: Marks, article_ids: str | Sequence[str], ax: Axes | None = None) -> Picture:
    """Plot articles as bar codes: from the first character to the last, whose voice the words stand in.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    article_ids : str or sequence of str
        One article or several, in the order of the rows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a figure of its own by default.

    Returns
    -------
    Picture
        The figure, its alternative text and a table of what it sums up to: for each article its
        characters other than white space, the share of each kind of voice (in percent), and its loaded
        terms in the outlet's own voice and in all others. A triangle above the bar is a loaded term, black
        in the outlet's own voice.

    Raises
    ------
    MeasureError
        The marks hold no such article, or more than ``MOST_ARTICLES`` are asked for.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "outlet": ["Flash"], "event": ["flood"],
    ...     "text": ["The dam broke. “It was old,” the mayor said."]})
    >>> picture = plot_article(annotate(articles, engine="rules"), "a1")
    >>> picture.table[["article_id", "characters", "own", "direct", "loaded_own"]]
      article_id  characters   own  direct  loaded_own
    0         a1          36  69.4    30.6           0
    """
    names = [article_ids] if isinstance(article_ids, str) else list(article_ids)
    if not 1 <= len(names) <= MOST_ARTICLES:
        msg = f"article_ids: expected 1 to {MOST_ARTICLES} articles, found {len(names)}"
        raise MeasureError(msg)
    stretches = split_voices(marks, names)
    stretches["kind"] = np.where(
        stretches["voice"].eq(ATTRIBUTED),
        np.where(stretches["in_quotes"], "direct", "indirect"),
        stretches["voice"],
    )
    loaded = marks.spans[marks.spans["layer"].eq("loaded") & marks.spans["article_id"].isin(names)]
    table = _sums(stretches, loaded, names)
    with styled():
        legend = [label for label, _ in KINDS.values()] + [label for label, _ in _LOADED]
        lines = legend_lines(legend)
        ax = row_axes(label_rows(names), ax, row=0.42, frame=0.95 + LINE * lines)
        _draw_stretches(ax, stretches, names, table["characters"])
        _draw_loaded(ax, loaded, marks.articles.set_index("article_id")["text"].loc[names])
        ax.set_xlim(0, 1)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        ax.set_xlabel("from the first word of the article to the last")
        ax.grid(visible=False)
        legend_above(ax)
        set_title(ax, "Whose words stand where", lines)
    return finish(ax, _read(table), table)


def _sums(stretches: pd.DataFrame, loaded: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Sum the stretches of every article, and count its loaded terms."""
    sums = stretches.pivot_table(index="article_id", columns="kind", values="characters", aggfunc="sum")
    sums = sums.reindex(index=names, columns=list(KINDS)).fillna(0)
    total = sums.sum(axis=1)
    shares = (100 * sums.div(total.where(total > 0), axis=0)).round(1)
    shares.insert(0, "characters", total.astype(int))
    own = loaded["voice"].eq(OWN) & ~loaded["in_quotes"].astype(bool)
    for column, chosen in (("loaded_own", own), ("loaded_other", ~own)):
        counts = loaded.loc[chosen, "article_id"].value_counts()
        shares[column] = [int(counts.get(name, 0)) for name in names]
    return shares.rename_axis(index="article_id", columns=None).reset_index()


def _draw_stretches(ax: Axes, stretches: pd.DataFrame, names: list[str], totals: pd.Series) -> None:
    """Draw the stretches of every article as bars, each kind in its colour."""
    rows = {name: at for at, name in enumerate(names)}
    size = stretches["article_id"].map(dict(zip(names, totals, strict=True)))
    for kind, (label, colour) in KINDS.items():
        part = stretches["kind"].eq(kind)
        ax.barh(
            stretches.loc[part, "article_id"].map(rows),
            stretches.loc[part, "characters"] / size[part],
            left=stretches.loc[part, "from_character"] / size[part],
            height=0.56,
            color=colour,
            label=label,
        )


def _draw_loaded(ax: Axes, loaded: pd.DataFrame, texts: pd.Series) -> None:
    """Draw a triangle above the bar for each loaded term."""
    own = loaded["voice"].eq(OWN) & ~loaded["in_quotes"].astype(bool)
    ink = {name: np.cumsum([not character.isspace() for character in text]) for name, text in texts.items()}
    rows = {name: at for at, name in enumerate(texts.index)}
    for chosen, (label, fill) in ((own, _LOADED[0]), (~own, _LOADED[1])):
        places = list(loaded.loc[chosen, ["article_id", "start"]].itertuples(index=False, name=None))
        x = [(ink[name][start] - 1) / ink[name][-1] for name, start in places]
        y = [rows[name] - 0.36 for name, _ in places]
        ax.plot(x, y, "v", color="#222222", markerfacecolor=fill, markersize=4.5, label=label, linestyle="")


def _read(table: pd.DataFrame) -> str:
    """Say in words what the figure shows."""
    told = [
        f"{row.article_id} {row.own:.0f}% own words, {row.indirect:.0f}% reported without and "
        f"{row.direct:.0f}% in quotation marks, {row.quoted:.0f}% quoted of nobody found, "
        f"{row.loaded_own} loaded terms in its own voice and {row.loaded_other} in others"
        for row in table.itertuples()
    ]
    return f"Bar code of voices, {len(table)} article{'s' * (len(table) != 1)}: {read_out(told)}."
