"""The commands on lexicons: check them, carry them between formats, print the codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing
from framing.cli import console
from framing.errors import LexiconError

if TYPE_CHECKING:
    from framing.lexicons import LintReport

SHOWN = 20
"""Findings printed for one file; --all prints the rest."""

app = typer.Typer(
    help="Check, convert and describe lexicons.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def check(
    lexicons: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]", help="Files, or names of shipped lexicons; all of these if absent."
        ),
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option(help="CSV with category and definition: the categories that are defined.")
    ] = None,
    background: Annotated[
        Path | None, typer.Option(help="A corpus in which document frequencies are counted.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print every finding.")] = False,
) -> None:
    """Check lexicons: one line each, then what is wrong. Exit status 0 if nothing is, else 1."""
    from framing.lexicons import SHIPPED, check_lexicon

    defined = _defined(codebook) if codebook else None
    texts = framing.read_corpus(background, outlet="any")["text"].tolist() if background else None
    clean = True
    for name in lexicons or SHIPPED:
        try:
            report = check_lexicon(name, codebook=defined, texts=texts)
        except LexiconError as error:
            console.print_line(f"{Path(name).stem}: not read: {error}")
            clean = False
            continue
        _print_report(report, every)
        clean = clean and not report.findings
    if not clean:
        raise typer.Exit(1)


@app.command()
def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="A lexicon of any format, or a shipped name.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File: .csv, .yml, .yaml or .dic.")],
) -> None:
    """Read a lexicon in one format and write it in another."""
    lexicon = framing.read_lexicon(source)
    if out.exists() and Path(source).exists() and out.samefile(source):
        message = f"{out.name}: expected another file than the one that is read. Choose another OUT."
        raise LexiconError(message)
    framing.write_lexicon(lexicon, out)
    console.print_line(f"{out}: {len(lexicon)} entries of {lexicon.name}, version {lexicon.version}")
    for row in lexicon.unread.itertuples():
        console.print_line(f"line {row.line}: {row.entry!r} is not written: {row.reason}")
    if out.suffix.lower() != ".csv":
        console.print_line("Forms are written out; strength, notes, sources and contexts are not kept.")


@app.command()
def show(
    lexicon: Annotated[str, typer.Argument(metavar="NAME", help="hedges, boosters, loaded or cues.")],
    entry: Annotated[str | None, typer.Argument(help="One entry; all if absent.")] = None,
    least: Annotated[int, typer.Option(min=0, help="Only entries found so often in annotated news.")] = 0,
) -> None:
    """Print entries with category, strength, sense, source, and how often they were right."""
    from framing.lexicons import SHIPPED, describe_entries

    if lexicon not in SHIPPED:
        message = f"NAME: expected one of {', '.join(SHIPPED)}; found {lexicon!r}. Choose one of these."
        raise LexiconError(message)
    table = describe_entries(lexicon, entry)
    if not len(table):
        message = f"{lexicon}: expected one of its entries; found {entry!r}. {_advice(lexicon, str(entry))}"
        raise LexiconError(message)
    for row in table[table["hits"] >= least].itertuples():
        known = f"right in {row.evidence}" if row.evidence else "not met in annotated news"
        facts = (row.category, f"strength {row.strength}", row.sense, row.source, known)
        console.print_line(f"{row.entry}: {'; '.join(fact for fact in facts if fact)}")


@app.command()
def codebook() -> None:
    """Print the codebook of the shipped lexicons as Markdown."""
    from framing.lexicons import codebook_markdown

    console.print_line(codebook_markdown().rstrip("\n"))


def _advice(lexicon: str, entry: str) -> str:
    """Say where an entry stands that a lexicon lacks, and which of its own are near."""
    from difflib import get_close_matches

    from framing.lexicons import SHIPPED, compile_lexicon, shadow

    wanted = shadow(entry).strip()
    matchers = {name: compile_lexicon(framing.read_lexicon(name)) for name in SHIPPED}
    hits = matchers[lexicon].find(wanted)
    if hits and hits[0][:2] == (0, len(wanted)):
        return f"It is found by the entry {matchers[lexicon].entries[hits[0][2]]!r}."
    others = [name for name in SHIPPED if name != lexicon and wanted in matchers[name].entries]
    near = get_close_matches(wanted, matchers[lexicon].entries, n=3, cutoff=0.75)
    told = [f"It stands in {' and '.join(others)}."] if others else []
    if near:
        told.append(f"Near: {', '.join(map(repr, near))}.")
    return " ".join(told) or f"framing lexicon show {lexicon} prints all."


def _print_report(report: LintReport, every: bool) -> None:
    """Print one line for a lexicon, and a line for each finding."""
    from framing.lexicons import CHECKS

    count = len(report.findings)
    told = f"{count} finding{'s' * (count > 1)}" if count else "clean"
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    console.print_line(
        f"{report.name}: {told}{accepted}, version {report.version}, entries: {report.n_entries}"
    )
    for name, count in report.counts().items():
        console.print_line(f"  {name}: {count} ({CHECKS[name]})")
    shown = report.findings if every else report.findings[:SHOWN]
    for finding in shown:
        seen = f": {finding.seen}" if finding.seen else ""
        console.print_line(f"  line {finding.line}: {finding.entry!r} {finding.check}{seen}")
    if len(shown) < len(report.findings):
        console.print_line(f"  and {len(report.findings) - len(shown)} more; --all prints them")


def _defined(path: Path) -> list[str]:
    """Read the names of the categories that have a definition."""
    from framing.cli.files import read_table

    table = read_table(path)
    if missing := [name for name in ("category", "definition") if name not in table]:
        found = ", ".join(map(str, table.columns))
        message = f"{path.name}: expected the columns category and definition; found {found}. "
        raise LexiconError(message + f"Add the column {missing[0]}.")
    return table.loc[table["definition"].notna(), "category"].astype("str").tolist()
