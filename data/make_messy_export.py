"""Write data/sample/messy_export.csv, a bad export of good articles: python3 data/make_messy_export.py

Eight events by three outlets of the teaching corpus, as a database might hand them out: semicolons and
cp1252, names of columns and outlets that vary, days before months, and nine articles spoiled on purpose, one
fault each. Notebook 15 reads it.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent / "sample"
OUTLETS = ("The Calvane Courier", "Calvane Flash", "The Port Ellery Gazette")
N_EVENTS = 8
COLUMNS = ("Nr", "Published", "Source", "Story", "Title", "Body")


def export(articles: list[dict[str, str]]) -> bytes:
    """Spoil the articles and write them as a database might.

    Parameters
    ----------
    articles : list of dict
        The rows of ``articles.csv``.

    Returns
    -------
    bytes
        The file.
    """
    events = list(dict.fromkeys(row["event"] for row in articles))[:N_EVENTS]
    chosen = [row for row in articles if row["event"] in events and row["outlet"] in OUTLETS]
    rows = [_record(number, row) for number, row in enumerate(chosen, start=1001)]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([row[name] for name in COLUMNS] for row in _spoil(rows))
    return text.getvalue().encode("cp1252")


def _record(number: int, row: dict[str, str]) -> dict[str, str]:
    """Name the columns and write the date as the database does."""
    year, month, day = row["date"].split("-")
    values = (str(number), f"{day}.{month}.{year}", row["outlet"], row["event"], row["headline"], row["text"])
    return dict(zip(COLUMNS, values, strict=True))


def _spoil(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Spoil copies of some rows, and change two names and one date."""
    rows[4]["Source"] = rows[10]["Source"] = "CALVANE FLASH"
    rows[6]["Source"] = "Calvane Courier, The"
    rows[7]["Published"] = "mid-April"
    masked = f"{rows[2]['Body'][:300]} @ @ @ @ @ @ @ {rows[2]['Body'][320:]}"
    garbled = rows[9]["Body"].replace("’", "â€™").replace("“", "â€œ")
    faults: list[tuple[int, dict[str, str]]] = [
        (0, {}),  # the same record once more, its number included
        (1, {"Nr": "2001"}),  # printed again under another number
        (2, {"Nr": "2002", "Body": ""}),
        (3, {"Nr": "2003", "Body": "Subscribe to continue reading this article."}),
        (4, {"Nr": "2004", "Body": "404 Not Found. The page you are looking for does not exist."}),
        (5, {"Nr": "2005", "Source": ""}),
        (2, {"Nr": "2006", "Body": masked}),
        (8, {"Nr": "2007", "Body": f"<p>{rows[8]['Body']}</p><br>Read more &amp; comment"}),
        (9, {"Nr": "2008", "Body": garbled}),
    ]
    return [*rows, *({**rows[at], **fault} for at, fault in faults)]


if __name__ == "__main__":
    with (SAMPLE / "articles.csv").open(encoding="utf-8", newline="") as lines:
        (SAMPLE / "messy_export.csv").write_bytes(export(list(csv.DictReader(lines))))
