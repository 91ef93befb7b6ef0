"""What ``annotate`` returns: the articles, the spans found in them, and the attributions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Marks:
    """Articles with everything that was marked in them.

    Attributes
    ----------
    articles : DataFrame
        One row per article, as ``read_corpus`` returns it.
    spans : DataFrame
        One row per span, with the columns ``SPAN_COLUMNS``.
    relations : DataFrame
        One row per attribution, with the columns ``RELATION_COLUMNS``.
    provenance : dict
        Engine, its version, and name, version and hash of each lexicon used.
    """

    articles: pd.DataFrame
    spans: pd.DataFrame
    relations: pd.DataFrame
    provenance: dict[str, Any] = field(default_factory=dict)

    def only(self, articles: pd.DataFrame) -> Marks:
        """Give the marks of some of the articles, without marking them again.

        Parameters
        ----------
        articles : DataFrame
            Rows of ``.articles``.

        Returns
        -------
        Marks
        """
        ids = articles["article_id"]
        spans, relations = (
            table[table["article_id"].isin(ids)].reset_index(drop=True)
            for table in (self.spans, self.relations)
        )
        return Marks(articles, spans, relations, self.provenance)
