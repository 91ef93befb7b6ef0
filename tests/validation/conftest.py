"""A small corpus, its marks, and codings written by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.annotations import annotate
from framing.corpus import read_corpus

TEXTS = {
    "Port Courier": "The bridge may reopen. Repairs cost ten million. Ana Hale said it was a brutal blow.",
    "Daily Flash": "It is a brutal, vicious mess! Drivers fled. A source told the Flash it may never reopen.",
}


@pytest.fixture(scope="session")
def marks():
    """Mark twelve articles, six by each outlet."""
    rows = [
        {"article_id": f"{outlet[0]}{event}", "outlet": outlet, "event": f"event {event}", "text": text}
        for event in range(6)
        for outlet, text in TEXTS.items()
    ]
    return annotate(read_corpus(rows))


@pytest.fixture
def make_codings():
    """Give the builder of codings: coder -> counts, unit by unit."""

    def build(code: str = "loaded", **counts: list) -> pd.DataFrame:
        rows = [
            (coder, f"u{i}", code, int(count), "")
            for coder, given in counts.items()
            for i, count in enumerate(given)
            if count is not None
        ]
        return pd.DataFrame(rows, columns=["coder", "unit_id", "code", "count", "terms"])

    return build
