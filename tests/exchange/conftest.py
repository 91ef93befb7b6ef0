from __future__ import annotations

import pandas as pd
import pytest

import framing

# Letters outside the basic plane before a span shift offsets in UTF-16 (2 units) and UTF-8 (4 bytes); the
# second article has a content in two pieces around its source.
TEXTS = {
    "a/1": "😀 The brutal raid failed, Anna Hale claimed.\nIt may rain.",
    "b": "“We won,” said Gus Orr, “by an inch.” The so-called “victory” cost 3\xa0m.",
}


@pytest.fixture(scope="session")
def articles() -> pd.DataFrame:
    return framing.read_corpus(
        [{"id": name, "outlet": "Flash", "event": "raid", "text": text} for name, text in TEXTS.items()]
    )


@pytest.fixture(scope="session")
def marks(articles) -> framing.Marks:
    return framing.annotate(articles, engine="rules")
