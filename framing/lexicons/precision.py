"""How often an entry is right on annotated news: counts as data, and their intervals."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

PATH = Path(__file__).with_name("precision.csv")
PRECISION_COLUMNS = ("lexicon", "entry", "corpus", "hits", "right", "held_hits", "held_right")
_Z = 1.959964


def entry_precision(lexicon: str | None = None, entry: str | None = None) -> pd.DataFrame:
    """Return how often the entries of the shipped lexicons were right on annotated news.

    Parameters
    ----------
    lexicon : str, optional
        ``"hedges"``, ``"loaded"`` or ``"cues"``; all by default. Boosters were annotated in no corpus
        we have.
    entry : str, optional
        Only this entry.

    Returns
    -------
    DataFrame
        One row per entry and corpus in which it was found: ``lexicon, entry, corpus``; `hits` that
        count after contexts and guards; `right`, those that touch a mark of the annotators;
        `precision` = right / hits with its 95 % interval `low`, `high` (Wilson 1927); `held_hits` and
        `held_right`, the same in the half that was not looked at when the lists were made.

    Notes
    -----
    FactBank and Wikipedia: cues of uncertainty (Szarvas et al. 2012). BABE: words that experts marked as
    biased (Spinde et al. 2021). BASIL: spans of lexical bias (Fan et al. 2019). PolNeAR: cues of
    attribution (Newell et al. 2018), every form of an entry, before frames. Annotators mark sparingly: in
    BABE two experts agree on words at F1 34, so that a low figure may be theirs. The table is remade by
    ``benchmarks/entry_precision.py``.

    Examples
    --------
    >>> entry_precision("hedges", "may")["corpus"].tolist()
    ['FactBank', 'Wikipedia']
    """
    table = _read()
    chosen = np.ones(len(table), dtype=bool)
    for column, wanted in (("lexicon", lexicon), ("entry", entry)):
        if wanted is not None:
            chosen &= (table[column] == wanted).to_numpy(dtype=bool)
    return table[chosen].reset_index(drop=True)


@cache
def _read() -> pd.DataFrame:
    """Read the counts and add the intervals."""
    table = pd.read_csv(PATH, keep_default_na=False)
    hits, share = table["hits"], table["right"] / table["hits"]
    centre = (share + _Z**2 / (2 * hits)) / (1 + _Z**2 / hits)
    half = _Z * np.sqrt(share * (1 - share) / hits + _Z**2 / (4 * hits**2)) / (1 + _Z**2 / hits)
    table.insert(5, "precision", share)
    table.insert(6, "low", (centre - half).clip(lower=0))
    table.insert(7, "high", (centre + half).clip(upper=1))
    return table
