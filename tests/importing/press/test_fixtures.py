"""Every fixture gives what was counted by hand, and no file takes another down."""

from __future__ import annotations

from pathlib import Path

import pytest
from press.catalogue import FIXTURES
from press.reading import BEGIN, END, counts_of, read_fixture, table

import framing

pytest.importorskip("lxml")

PAGE = Path(__file__).parents[3] / "docs" / "import-archives.md"
SAME = ("duplicate_text", "duplicate_id", "duplicate_url")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: f"{fixture.kind}-{fixture.name}")
def test_a_fixture_gives_what_was_counted(fixture, tmp_path):
    counts = counts_of(read_fixture(fixture, tmp_path))
    assert counts == (fixture.declared, fixture.found, fixture.used, fixture.reasons)


@pytest.mark.parametrize("kind", ["nexis", "factiva", "proquest"])
def test_a_bad_file_leaves_the_others(kind, tmp_path):
    fixtures = [fixture for fixture in FIXTURES if fixture.kind == kind and fixture.name != "expanding.docx"]
    for number, fixture in enumerate(fixtures):
        (tmp_path / f"{number:02}_{fixture.name}").write_bytes(fixture.make())
    report = framing.import_articles(kind, tmp_path).attrs["import_report"]
    refused = [row for row in report["rejected"] if row["reason"] not in SAME]
    assert len(refused) == sum(sum(fixture.reasons.values()) for fixture in fixtures)
    assert report.counts["read"] == sum(fixture.found for fixture in fixtures)
    assert report.counts["declared"] == sum(fixture.declared or 0 for fixture in fixtures)


def test_the_table_of_the_documentation_is_what_the_fixtures_give():
    written = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert written.strip() == table(), "run python benchmarks/archives.py --table"
