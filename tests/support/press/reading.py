"""Fixtures -> what their import finds; the table of the documentation."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from framing.errors import CorpusError
from framing.importing import KINDS, Declared, Found, Item, Rejected, Source
from framing.importing.kinds import checked_options, importer_of
from framing.importing.named_files import list_sources
from press.catalogue import FIXTURES, Fixture

BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def read_fixture(fixture: Fixture, folder: Path) -> list[Found]:
    """Read one fixture as the frame reads it, refusals of whole files too."""
    path = folder / fixture.name
    path.write_bytes(fixture.make())
    entry = KINDS[fixture.kind]
    find_articles, prepare = importer_of(fixture.kind)
    options = prepare({"encoding": None, **checked_options(fixture.kind, {})})
    found: list[Found] = []
    for source in list_sources([path], entry.suffixes, entry.in_archives):
        if not isinstance(source, Source):
            found.append(source)
            continue
        try:
            found += find_articles(source, options)
        except CorpusError as error:
            found.append(Rejected(source.name, 0, "unreadable", str(error)))
    return found


def counts_of(found: Sequence[Found]) -> tuple[int | None, int, int, dict[str, int]]:
    """Count what was declared, found, usable, and refused by reason."""
    rejected = [entry for entry in found if isinstance(entry, Rejected)]
    used = sum(isinstance(entry, Item) for entry in found)
    declared = [entry.count for entry in found if isinstance(entry, Declared)]
    return (
        sum(declared) if declared else None,
        used + sum(entry.position > 0 for entry in rejected),
        used,
        dict(Counter(entry.reason for entry in rejected)),
    )


def table() -> str:
    """Make the table of all fixtures, in Markdown, with a row of sums for each kind."""
    lines = [
        "| kind | fixture | what it is | declared | found | used | rejected |",
        "|---|---|---|--:|--:|--:|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        counted = [(fixture, counts_of(read_fixture(fixture, Path(folder)))) for fixture in FIXTURES]
    for kind in dict.fromkeys(fixture.kind for fixture in FIXTURES):
        own = [(fixture, counts) for fixture, counts in counted if fixture.kind == kind]
        reasons: Counter[str] = Counter()
        for fixture, (declared, found, used, why) in own:
            reasons.update(why)
            shown = "" if declared is None else str(declared)
            cells = (kind, f"`{fixture.name}`", fixture.about, shown, found, used, _in_words(why))
            lines.append("| " + " | ".join(map(str, cells)) + " |")
        declared = sum(counts[0] or 0 for _, counts in own)
        totals = (declared, *(sum(counts[at] for _, counts in own) for at in (1, 2)))
        named = f"**{len(own)} files**"
        lines.append(
            f"| **{kind}** | {named} | | "
            + " | ".join(f"**{n}**" for n in totals)
            + f" | {_in_words(reasons)} |"
        )
    return "\n".join(lines)


def _in_words(reasons: dict[str, int]) -> str:
    """Word the counts of reasons."""
    return ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
