"""A word or phrase in, marked by a lexicon or not; every use that keyness counts, keyword in context, out."""

from __future__ import annotations

import re

import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.comparison.vocabulary import find_term
from framing.errors import AnnotationError
from framing.measures import ALL
from framing.report.keyword_in_context import CONCORDANCE_COLUMNS, Concordance
from framing.report.passages import around

_SPACES = re.compile(r"\s+")


def term_concordance(marks: Marks, term: str, *, voice: str = OWN, outlet: str | None = None) -> Concordance:
    """List every use of a word or phrase, keyword in context, whether a lexicon has it or not.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    term : str
        A word or phrase as ``compare_terms`` writes it, in any capitals; other forms of it are other terms.
    voice : {"own", "attributed", "all"}
        Whose words.
    outlet : str, optional
        Only this outlet's; all outlets by default.

    Returns
    -------
    Concordance
        As many passages as ``compare_terms`` counts in the articles it takes. `layer`, `label`, `entry`
        and `source` are empty.

    Raises
    ------
    AnnotationError
        The outlet is not in the corpus.
    ComparisonError
        The voice is unknown, or the term is empty.

    Notes
    -----
    Literature: Luhn (1960) on keywords in context. What it misses: other spellings and inflected forms.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a1"], "outlet": ["Flash"], "event": ["flood"],
    ...     "text": ["Insiders fled at 5 a.m. today. “Insiders lie,” he said."],
    ... })
    >>> print(term_concordance(annotate(articles, engine="rules"), "insiders"))
    Term “insiders”, own voice: 1 passage
    <BLANKLINE>
    [Insiders] fled at 5 a.m. today. “Insiders lie,” he said.  (a1, own)
    """
    articles = marks.articles
    outlets = articles["outlet"].astype(str)
    if outlet is not None and outlet not in set(outlets):
        msg = f"outlet: expected one of {', '.join(map(repr, outlets.unique()))}; found {outlet!r}"
        raise AnnotationError(msg)
    uses = find_term(marks, term, voice)
    uses = uses[outlets.iloc[uses["article"]].eq(outlet).to_numpy()] if outlet is not None else uses
    places = list(uses.itertuples(index=False, name=None))
    voices = _voices(marks, term) if voice == ALL else dict.fromkeys(places, voice)
    rows = []
    for at, start, end in places:
        article = articles.iloc[at]
        text = article["text"]
        left, right = around(text, start, end)
        parts = (text[left:start], text[start:end], text[end:right])
        before, keyword, after = (_SPACES.sub(" ", part) for part in parts)
        place = (article["article_id"], article["outlet"], article.get("event", ""))
        shown = (before.lstrip(), keyword, after.rstrip())
        said = voices.get((at, start, end), "quoted")
        rows.append((*place, *shown, "", "", "", said, "", start, end))
    table = pd.DataFrame(rows, columns=list(CONCORDANCE_COLUMNS))
    told = ", ".join(
        [f"Term “{term}”", *([f"{voice} voice"] if voice != ALL else []), *([outlet] if outlet else [])]
    )
    return Concordance(f"{told}: {len(table):,} passage{'s' * (len(table) != 1)}", table)


def _voices(marks: Marks, term: str) -> dict[tuple[int, int, int], str]:
    """Say of each use whose words it stands in; a use that is missing is quoted and nobody's."""
    return {
        place: voice
        for voice in (OWN, ATTRIBUTED)
        for place in find_term(marks, term, voice).itertuples(index=False, name=None)
    }
