"""The command that puts a research corpus into the cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.cli import console

if TYPE_CHECKING:
    from framing.corpus.research import ResearchCorpus


def fetch(
    name: Annotated[
        str | None, typer.Argument(help="Name of the corpus; without it the known ones are listed.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Copy from this folder; download nothing.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="Where copies are kept; else FRAMING_CACHE, else the system's cache.")
    ] = None,
    manifest: Annotated[
        Path | None, typer.Option(help="YAML list of corpora with addresses and hashes of your own.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="The terms shown are accepted.")] = False,
) -> None:
    """Fetch a real research corpus by name, check its hash, keep it for read_research_corpus."""
    from framing.corpus.research.manifest import corpus_named, read_manifest

    if name is None:
        for corpus in read_manifest(manifest).values():
            how = "can be downloaded" if corpus.can_be_downloaded else "from a folder on disk only"
            console.print_line(f"{corpus.name}: {corpus.title}\n  {corpus.holds}; {corpus.licence}; {how}")
        return
    for line in _told(corpus_named(name, manifest)):
        console.print_line(line)
    if not yes:
        typer.confirm("Fetch it under these terms?", abort=True)
    fetched = framing.fetch_corpus(name, source=source, cache=cache, manifest=manifest)
    for row in fetched.files.itertuples():
        state = "verified" if row.verified else "not verified: no hash is known"
        console.print_line(f"{row.name}: {row.bytes:,} bytes, SHA-256 {row.sha256} ({state})")
    console.print_line(f"Folder: {fetched.folder}")
    console.print_line(f"Read it with: framing.read_research_corpus({name!r})")


def _told(corpus: ResearchCorpus) -> list[str]:
    """Say what a corpus is, under which terms, and what of it was verified."""
    commit = f"commit {corpus.commit}" if corpus.commit else "no commit verified"
    return [
        f"{corpus.name}: {corpus.title}",
        f"Holds: {corpus.holds}",
        f"Cite: {corpus.reference}",
        f"Licence, as stated by its source: {corpus.licence} ({corpus.stated})",
        f"Published by its authors at: {corpus.address} ({commit})",
    ]
