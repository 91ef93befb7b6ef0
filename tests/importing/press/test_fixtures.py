"""Every fixture gives what was counted by hand, and no file takes another down."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest
from press.catalogue import FIXTURES
from press.reading import BEGIN, END, counts_of, read_fixture, table

import framing
from framing.errors import CorpusError
from framing.importing import source_of_bytes
from framing.importing.kinds import importer_of

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


@pytest.mark.parametrize("kind", ["nexis", "factiva", "proquest"])
def test_damage_anywhere_is_refused_in_words_or_read(kind):
    draw = random.Random(5)
    find_articles, prepare = importer_of(kind)
    options = prepare({"encoding": None, "layout": None})
    files = [fixture.make() for fixture in FIXTURES if fixture.name not in ("expanding.docx", "articles.zip")]
    for raw in files:
        damaged = bytearray(raw)
        at = draw.randrange(len(damaged))
        damaged[at : at + draw.choice([1, 30, 500])] = bytes(draw.randrange(256) for _ in range(3))
        with contextlib.suppress(CorpusError):
            list(find_articles(source_of_bytes(bytes(damaged), "a"), options))


def test_the_table_of_the_documentation_is_what_the_fixtures_give():
    written = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert written.strip() == table(), "run python benchmarks/archives.py --table"
