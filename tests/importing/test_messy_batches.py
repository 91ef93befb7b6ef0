"""A messy batch of each kind: every file told, every article used or rejected with its reason."""

from __future__ import annotations

import pandas as pd
import pytest
from messy_batches import BATCHES, import_batch

import framing
from framing.importing import IMPORT_REASONS, KINDS
from framing.importing.kinds import kind_named

# Counted in messy_batches.py: files, declared, found, used, and the reasons of what was rejected. A file that
# is refused as a whole is no article found, so that the reasons may add up to more than found less used.
EXPECTED = {
    # Eight files and four members; three members are refused unopened. 6 is a PDF, 8 is 1 once more.
    "html": (12, 0, 9, 3),
    # Two entries, two summaries, and one before the tear; the last three files end in a refusal each.
    "feed": (5, 0, 5, 5),
    # Five pages of the host and one of the torn archive; what is torn or no archive is unreadable.
    "warc": (3, 0, 6, 3),
    # m3 is m1: four entries, of which one has no address, one a stub, one no text.
    "mediacloud": (2, 4, 4, 1),
    # Two answers, and one address in two rows.
    "gdelt": (2, 3, 3, 2),
    # Five rows, then five objects of which two have an address used before, then one whole object.
    "nela": (4, 5, 11, 4),
}
REASONS = {
    "html": {
        **{"unreadable": 1, "empty_text": 1, "error_page": 1, "stub": 1},
        **{"too_large": 1, "unsafe": 3, "duplicate_text": 1},
    },
    "feed": {"unreadable": 3},
    "warc": {"unreadable": 2, "error_page": 1, "front_page": 1, "duplicate_url": 1},
    "mediacloud": {"unreadable": 2, "stub": 1, "no_text": 1},
    "gdelt": {"no_text": 1},
    "nela": {"unreadable": 2, "masked_text": 2, "empty_text": 2, "duplicate_id": 1, "duplicate_url": 2},
}


@pytest.mark.parametrize("kind", BATCHES)
def test_a_messy_batch_gives_what_was_counted(kind, tmp_path):
    for package in kind_named(kind).packages:
        pytest.importorskip(package)
    report = import_batch(kind, tmp_path)
    counts = report.counts
    reasons = {reason: counts[reason] for reason in IMPORT_REASONS if counts[reason]}
    assert reasons == REASONS[kind]
    assert (counts["files"], counts["declared"], counts["read"], counts["used"]) == EXPECTED[kind]
    rejected = pd.read_csv(tmp_path / f"{kind}_rejected.csv")
    assert rejected["reason"].value_counts().to_dict() == reasons
    assert counts["read"] == counts["used"] + (rejected["row"] > 0).sum()
    assert len(framing.read_corpus(tmp_path / f"{kind}.parquet")) == counts["used"]


def test_every_kind_but_those_that_fetch_has_a_messy_batch():
    assert set(BATCHES) <= set(KINDS)
    assert {"html", "feed", "warc", "mediacloud", "gdelt", "nela"} <= set(BATCHES)
