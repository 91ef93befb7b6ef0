"""What happened on the way from a file to a table of articles."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.corpus.refusing import counted

REJECTED_COLUMNS = ("file", "row", "article_id", "reason", "detail")

# Reason -> how the summary words it, in the order in which an article is checked.
REASONS = {
    "unreadable": "unreadable",
    "name_mismatch": "file name does not fit the pattern",
    "masked_text": "text masked with @@@",
    "empty_text": "empty text",
    "error_page": "error page instead of an article",
    "stub": "paywall stub",
    "no_outlet": "no outlet",
    "duplicate_id": "duplicate id",
}


class ImportReport(dict[str, Any]):
    """What was read, what was used, and each article that was not, with its reason.

    It is a dictionary of plain values, so that pandas can copy, compare and store it with the table
    (``articles.attrs["import_report"]`` travels into Parquet and back). Its keys are ``source``,
    ``format``, ``encoding``, ``columns`` (standard name -> name in the file), ``counts``, ``notes``,
    ``rejected`` and ``unread_dates``.

    Examples
    --------
    >>> import framing.corpus as corpus
    >>> articles = corpus.read_corpus([
    ...     {"id": "a", "source": "Courier", "body": "Rain fell.", "date": "2031-03-12"},
    ...     {"id": "b", "source": "Courier", "body": "", "date": "2031-03-12"},
    ... ])
    >>> print(articles.attrs["import_report"].summary())
    table: 2 articles read, 1 used, 1 not used (1 empty text).
    1 outlet, 0 events; 1 article without event.
    Columns: article_id from 'id', outlet from 'source', text from 'body'.
    """

    @property
    def counts(self) -> dict[str, int]:
        """``read``, ``used``, ``not_used``, one count per reason, and counts about those used."""
        return self["counts"]

    @property
    def notes(self) -> list[str]:
        """What was mapped, chosen, changed or looked odd, one sentence each."""
        return self["notes"]

    @property
    def rejected(self) -> pd.DataFrame:
        """One row per article not used: ``file, row, article_id, reason, detail``.

        ``row`` is the number of the record, from 1, the header not counted; in JSON Lines it is
        the number of the line.
        """
        return pd.DataFrame(self["rejected"], columns=list(REJECTED_COLUMNS))

    @property
    def unread_dates(self) -> pd.DataFrame:
        """One row per article whose date was given but could not be read: ``row, article_id, date``."""
        return pd.DataFrame(self["unread_dates"], columns=["row", "article_id", "date"])

    def to_dict(self) -> dict[str, Any]:
        """Give the same as a plain dictionary, ready for JSON."""
        return dict(self)

    def summary(self) -> str:
        """Say in a few lines what was read, used and not used, and why."""
        counts = self.counts
        lines = [self._first_line()]
        facts = [f"{counted(counts['outlets'], 'outlet')}, {counted(counts['events'], 'event')}"]
        for key, wording in (
            ("without_event", "without event"),
            ("undated", "undated"),
            ("unread_dates", "with a date that could not be read"),
        ):
            if counts[key]:
                facts.append(f"{counted(counts[key], 'article')} {wording}")
        lines.append("; ".join(facts) + ".")
        mapped = [f"{name} from '{found}'" for name, found in self["columns"].items() if name != found]
        if mapped:
            lines.append(f"Columns: {', '.join(mapped)}.")
        return "\n".join(lines + [f"Note: {note}" for note in self.notes])

    def _first_line(self) -> str:
        """Say how many articles were read, used and not used."""
        counts = self.counts
        kind = f" ({self['encoding']})" if self["encoding"] else ""
        line = f"{self['source']}{kind}: {counted(counts['read'], 'article')} read, {counts['used']:,} used"
        if counts["not_used"]:
            line += f", {counts['not_used']:,} not used ({reasons_in_words(counts)})"
        return line + "."

    def __repr__(self) -> str:
        """Show the summary, in a notebook too."""
        return self.summary()


def reasons_in_words(counts: dict[str, int]) -> str:
    """Word the counts of the reasons, those that are zero left out.

    Examples
    --------
    >>> reasons_in_words({"read": 3, "empty_text": 2, "stub": 1})
    '2 empty text, 1 paywall stub'
    """
    return ", ".join(f"{counts[key]} {words}" for key, words in REASONS.items() if counts.get(key))
