"""Every fixture gives what was counted by hand, and no file takes another down."""

from __future__ import annotations

from collections import Counter

import pytest
from press.catalogue import FIXTURES, Fixture

import framing
from framing.errors import CorpusError
from framing.importing import Declared, Item, Rejected, Source
from framing.importing.kinds import KINDS, checked_options, importer_of
from framing.importing.named_files import list_sources

pytest.importorskip("lxml")


def found_in(fixture: Fixture, folder) -> list:
    """Read one fixture as the frame reads it, refusals of whole files too."""
    path = folder / fixture.name
    path.write_bytes(fixture.make())
    entry = KINDS[fixture.kind]
    find_articles, prepare = importer_of(fixture.kind)
    options = prepare({"encoding": None, **checked_options(fixture.kind, {})})
    found = []
    for source in list_sources([path], entry.suffixes, entry.in_archives):
        if not isinstance(source, Source):
            found.append(source)
            continue
        try:
            found += find_articles(source, options)
        except CorpusError as error:
            found.append(Rejected(source.name, 0, "unreadable", str(error)))
    return found


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: f"{fixture.kind}-{fixture.name}")
def test_a_fixture_gives_what_was_counted(fixture, tmp_path):
    found = found_in(fixture, tmp_path)
    rejected = [entry for entry in found if isinstance(entry, Rejected)]
    items = [entry for entry in found if isinstance(entry, Item)]
    declared = [entry.count for entry in found if isinstance(entry, Declared)]
    assert dict(Counter(entry.reason for entry in rejected)) == fixture.reasons, rejected
    assert len(items) == fixture.used
    assert len(items) + sum(entry.position > 0 for entry in rejected) == fixture.found
    assert (sum(declared) if declared else None) == fixture.declared


@pytest.mark.parametrize("kind", ["nexis", "factiva", "proquest"])
def test_a_bad_file_leaves_the_others(kind, tmp_path):
    fixtures = [fixture for fixture in FIXTURES if fixture.kind == kind and fixture.name != "expanding.docx"]
    for number, fixture in enumerate(fixtures):
        (tmp_path / f"{number:02}_{fixture.name}").write_bytes(fixture.make())
    articles = framing.import_articles(kind, tmp_path)
    report = articles.attrs["import_report"]
    refused = sum(
        1
        for row in report["rejected"]
        if row["reason"] not in ("duplicate_text", "duplicate_id", "duplicate_url")
    )
    assert refused == sum(sum(fixture.reasons.values()) for fixture in fixtures)
    assert report.counts["read"] == sum(fixture.found for fixture in fixtures)
