"""A stratified random sample of sentences, each drawn with a probability that is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison import SEED
from framing.errors import ValidationError
from framing.validation.codes import NAMING, choose_codes
from framing.validation.sentences import list_sentences
from framing.validation.sheet import CodingSample, write_sheet

_LEAST = 2
"""With fewer than two sentences of a stratum nothing tells how much its sentences differ."""


def sample_sentences(
    marks: Marks,
    n: int = 200,
    *,
    codes: Iterable[str] | None = None,
    marked_share: float = 0.5,
    seed: int = SEED,
) -> CodingSample:
    """Draw sentences for coding by hand: equally many per outlet, a share of them with a mark.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    n : int
        How many sentences.
    codes : iterable of str, optional
        What is to be coded, all codes by default; see ``CODES``, and ``naming`` where the marks were
        made with a naming table.
    marked_share : float
        Share of an outlet's sentences that are drawn from those in which something was marked.
        What is rare is seldom met otherwise; what was missed shows in the others only.
    seed : int
        The seed of the draw and of the order of the sheet.

    Returns
    -------
    CodingSample
        `.sheet` for the coders, blind to outlet and marks, in random order; `.key`: every sentence
        of the corpus, its counts, stratum and, where drawn, its number on the sheet, with the
        probability with which it was drawn; `.codebook`.

    Raises
    ------
    ValidationError
        More sentences are asked for than there are, or too few to draw from every stratum.

    Notes
    -----
    Sampling is simple random without replacement within strata (Cochran 1977): outlet × whether
    anything was marked; the probability of a sentence is the share of its stratum that was drawn.
    What it misses: sentences are coded with one sentence around them, so that what depends on more
    of the article is coded less well than it could be.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> text = "The brutal raid failed. " * 3 + "It rained in town. " * 6
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Flash", "event": "raid", "text": [text]})
    >>> sample = sample_sentences(annotate(articles), 5, codes=["loaded"])
    >>> sample.key.groupby("stratum")["probability"].agg(["size", "first"]).round(2)
                     size  first
    stratum
    Flash, marked       3   1.00
    Flash, unmarked     6   0.33
    """
    chosen = choose_codes(codes, naming=NAMING.layer in marks.provenance)
    names = [code.name for code in chosen]
    key = draw_units(list_sentences(marks, names), names, n, marked_share=marked_share, seed=seed)
    return write_sheet(marks, key, chosen, {"n": n, "seed": seed, "marked_share": marked_share})


def draw_units(
    frame: pd.DataFrame, codes: Sequence[str], n: int, *, marked_share: float = 0.5, seed: int = SEED
) -> pd.DataFrame:
    """Draw n rows of a table of sentences, and say of every row how likely it was to be drawn.

    Parameters
    ----------
    frame : DataFrame
        One row per sentence: `article_id`, `sentence_id`, `outlet` and the counts of the codes.
    codes : sequence of str
        Columns of counts; a sentence in which one of them is above 0 is a marked one.
    n, marked_share, seed
        As for ``sample_sentences``.

    Returns
    -------
    DataFrame
        The table, sorted by article and sentence, with `stratum`, `probability` and `unit_id`.

    Raises
    ------
    ValidationError
        As for ``sample_sentences``.
    """
    frame = frame.sort_values(["article_id", "sentence_id"], ignore_index=True)
    marked = frame[list(codes)].gt(0).any(axis=1)
    frame["stratum"] = frame["outlet"].astype(str) + np.where(marked, ", marked", ", unmarked")
    sizes = frame["stratum"].value_counts().sort_index()
    drawn = _allocate(n, sizes, _wanted(n, sizes, marked_share))
    frame["probability"] = frame["stratum"].map(drawn / sizes)
    rng = np.random.default_rng(seed)
    stratum = frame["stratum"].to_numpy()
    picked = [
        rng.choice(np.flatnonzero(stratum == name), count, replace=False) for name, count in drawn.items()
    ]
    order = rng.permutation(np.concatenate(picked))
    width = len(str(n))
    frame["unit_id"] = pd.Series([f"u{i:0{width}}" for i in range(1, n + 1)], index=order, dtype="str")
    return frame


def _wanted(n: int, sizes: pd.Series, marked_share: float) -> pd.Series:
    """Share n out: equally over outlets, then over marked and unmarked sentences as far as there are any."""
    if not 0 <= marked_share <= 1:
        msg = f"marked_share: expected a share between 0 and 1, found {marked_share!r}"
        raise ValidationError(msg)
    outlets = sorted({stratum.rpartition(", ")[0] for stratum in sizes.index})
    quota = n / len(outlets)
    wanted: dict[str, float] = {}
    for outlet in outlets:
        there = [sizes.get(f"{outlet}, {part}", 0) for part in ("marked", "unmarked")]
        unmarked = min(there[1], quota - min(there[0], quota * marked_share))
        wanted |= {f"{outlet}, marked": quota - unmarked, f"{outlet}, unmarked": unmarked}
    return pd.Series(wanted)


def _allocate(n: int, sizes: pd.Series, wanted: pd.Series) -> pd.Series:
    """Give every stratum a whole number of draws near what is wanted, within what it holds."""
    least = sizes.clip(upper=_LEAST)
    if not least.sum() <= n <= sizes.sum():
        if n > sizes.sum():
            why, advice = f"the corpus has no more than {sizes.sum():,}", "ask for fewer"
        else:
            why = (
                f"sentences with a mark and without one are drawn apart for every outlet, {_LEAST} of each "
                f"of these {len(sizes)} strata (or the one it has), to weigh them"
            )
            advice = "ask for more, or leave outlets out of the corpus"
        msg = f"n: expected {least.sum():,} to {sizes.sum():,} sentences, found {n:,}: {why}; {advice}"
        raise ValidationError(msg)
    wanted = wanted.reindex(sizes.index)
    drawn = np.maximum(least, np.minimum(sizes, np.floor(wanted).astype(int)))
    while drawn.sum() != n:
        short = drawn.sum() < n
        room = drawn < sizes if short else drawn > least
        lack = (wanted - drawn if short else drawn - wanted)[room]
        drawn[lack.idxmax()] += 1 if short else -1
    return drawn
