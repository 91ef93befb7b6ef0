"""The columns without which a table holds no articles: the text, and some way to know the outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.corpus.columns import SYNONYMS
from framing.corpus.refusing import listing, refuse


def require_columns(
    source: str,
    kind: str,
    columns: Sequence[str],
    taken: Mapping[str, str],
    outlet: str | None,
    files: Sequence[str] = (),
) -> None:
    """Refuse records without a column for the text, or without any way to know the outlet."""
    found = listing(columns)
    if "text" not in taken:
        advice = "say which column holds it: columns={'text': '...'}"
        if any("url" in str(name).lower() for name in columns):
            advice += "; a list of addresses, as Media Cloud and GDELT give it, holds no texts"
        refuse(
            source,
            "no column holds the text of the articles",
            expected=f"'text' or one of {listing(SYNONYMS['text'], 20)}",
            found=found,
            advice=advice,
        )
    if "outlet" not in taken and not outlet:
        if kind == "txt":
            advice = "read it from the paths, pattern='{outlet}_{event}_{date}.txt', or give outlet='...'"
            refuse(source, "no outlet is known", found=listing(files, 3), advice=advice)
        refuse(
            source,
            "no column names the outlet",
            expected=f"'outlet' or one of {listing(SYNONYMS['outlet'], 20)}",
            found=found,
            advice="say which column names it: columns={'outlet': '...'}; or give one for all: outlet='...'",
        )
