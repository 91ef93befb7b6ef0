"""How common words are in news: the share of articles each stands in, to judge entries by."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.matching import compile_lexicon, shadow

PATH = Path(__file__).with_name("background.csv")


@cache
def read_background() -> dict[str, float]:
    """Return the share of articles that each common word of news stands in.

    Returns
    -------
    dict of str to float
        Words in at least half a percent of 1,389 articles of US outlets, in lower case; the table is
        remade by ``benchmarks/background.py``.

    Examples
    --------
    >>> background = read_background()
    >>> background["the"] > 0.99, "zugzwang" in background
    (True, False)
    """
    with PATH.open(encoding="utf-8", newline="") as file:
        return {row["word"]: float(row["share"]) for row in csv.DictReader(file)}


def words_matched(entry: str) -> list[str]:
    """Return the common words that a one-word entry with wildcards matches.

    Examples
    --------
    >>> words_matched("terrori*")[:2]
    ['terrorism', 'terrorist']
    """
    pattern = re.compile(re.escape(entry).replace(r"\*", r"[\w'\-]*"))
    return sorted(word for word in read_background() if pattern.fullmatch(word))


def least_share(entry: str, forms: str) -> float:
    """Return a share of articles that an entry stands in at least; 0 for a phrase, which the table lacks.

    Examples
    --------
    >>> least_share("say", "verb") > 0.8, least_share("by the way", "")
    (True, 0.0)
    """
    if " " in entry:
        return 0.0
    words = words_matched(entry) if "*" in entry else inflect(entry, forms)
    background = read_background()
    return max((background.get(word, 0.0) for word in words), default=0.0)


def counted_shares(lexicon: Lexicon, texts: Iterable[str]) -> list[float]:
    """Return for each entry of a lexicon the share of texts that it is found in, phrases included."""
    matcher = compile_lexicon(lexicon)
    counts, total = [0] * len(lexicon), 0
    for text in texts:
        total += 1
        for entry in {hit[2] for hit in matcher.find(shadow(text))}:
            for reading in matcher.readings(entry):
                counts[reading] += 1
    return [count / total if total else 0.0 for count in counts]
