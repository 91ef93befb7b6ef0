"""``framing share``, ``rehydrate`` and ``read-annotations``: marks out without the texts, and marks in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import framing
from framing.cli import console, options, outputs
from framing.cli.steps import annotate_articles, read_articles
from framing.errors import FramingError

Table = Annotated[Path, typer.Option(help="File: .csv, .parquet or .jsonl.")]
Kind = Annotated[str, typer.Option("--table", metavar="spans|relations|measures", help="What is written.")]


def check_format(name: str, out: Path, *sources: Path) -> None:
    """Refuse a format that does not exist, or an output that is not fit for it, before any work is done.

    Raises
    ------
    typer.BadParameter
        There is no such format, or the name of the file has another suffix.
    CorpusError
        What would be written is what is read.
    FramingError
        It wants a folder, which cannot be made or holds something.
    """
    from framing.exchange import FORMATS

    if name in ("spans", "relations"):
        outputs.check_out(out, outputs.TABLE_SUFFIXES, *sources)
    elif name not in FORMATS:
        msg = f"expected spans, relations, gold or one of {', '.join(FORMATS)}, found {name!r}"
        raise typer.BadParameter(msg, param_hint="--format")
    elif FORMATS[name].suffix:
        outputs.check_out(out, (FORMATS[name].suffix,), *sources)
    else:
        outputs.make_folder(out)
        if any(out.iterdir()):
            msg = f"{out.name}: expected an empty folder, found files. What to do: choose another --out."
            raise FramingError(msg)


def write(marks: framing.Marks, out: Path, name: str) -> None:
    """Write marks for an annotation tool, and say how many."""
    from framing.exchange import FORMATS

    if FORMATS[name].suffix:
        with outputs.replacing(out) as whole:
            count = framing.write_annotations(marks, whole, name)
    else:
        count = framing.write_annotations(marks, out, name)
    console.print_line(f"{name}: {count:,} spans, articles: {len(marks.articles):,}, written to {out}")


def share(
    corpus: options.Corpus,
    out: Annotated[Path, typer.Option(help="File: .jsonl, without a word of the texts.")],
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Mark a corpus and write the marks without the texts, to be published."""
    outputs.check_out(out, (".jsonl",), corpus, *filter(None, (lexicon,)))
    given = options.reading_options(columns, outlet, encoding, pattern)
    articles = read_articles(corpus, given, out, quiet)
    marks = annotate_articles(articles, options.annotating(engine, speech_only, lexicon), quiet)
    with outputs.replacing(out) as whole:
        framing.share(marks, whole)
    console.print_line(f"articles: {len(articles):,}, file: {out}")


def rehydrate(
    shared: Annotated[Path, typer.Argument(metavar="SHARED", help="What framing share wrote.")],
    corpus: options.Corpus,
    out: Table,
    table: Kind = "spans",
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    quiet: options.Quiet = False,
) -> None:
    """Put shared marks onto your own copy of the texts; what does not match is listed with how."""
    outputs.check_out(out, outputs.TABLE_SUFFIXES, corpus, shared)
    _check_table(table)
    given = options.reading_options(columns, outlet, encoding, pattern)
    back = framing.rehydrate(shared, read_articles(corpus, given, out, quiet))
    _write(out, back.marks, table)
    counts = back.matches["status"].value_counts()
    told = ", ".join(f"{number:,} {status}" for status, number in counts.items())
    console.print_line(f"articles shared: {len(back.matches):,} ({told}), file: {out}")
    others = back.matches[back.matches["status"] != "same"]
    if len(others):
        beside = out.with_name(f"{out.stem}_unmatched.csv")
        outputs.write_table(beside, others)
        console.print_line(f"not the same text: see {beside}")


def read_annotations(
    annotations: Annotated[
        Path, typer.Argument(metavar="ANNOTATIONS", help="A tool's export: a file or a folder.")
    ],
    format: Annotated[  # noqa: A002 - the word a user looks for
        str, typer.Option(metavar="doccano|label-studio|brat|webanno|web-annotation", help="Its format.")
    ],
    out: Table,
    corpus: Annotated[Path | None, typer.Option(help="The corpus that was annotated.")] = None,
    table: Kind = "spans",
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    quiet: options.Quiet = False,
) -> None:
    """Read what people marked in an annotation tool, every span held against the text."""
    outputs.check_out(out, outputs.TABLE_SUFFIXES, annotations, *filter(None, (corpus,)))
    _check_table(table)
    given = options.reading_options(columns, outlet, encoding, pattern)
    articles = None if corpus is None else read_articles(corpus, given, out, quiet)
    marks = framing.read_annotations(annotations, format, articles, outlet=outlet)
    _write(out, marks, table)
    from framing.exchange.document import DERIVED

    marked = (~marks.spans["layer"].isin(DERIVED)).sum()
    console.print_line(f"{table}: {marked:,} spans marked, articles: {len(marks.articles):,}, file: {out}")
    problems: list[dict[str, Any]] = marks.provenance["problems"]
    if problems:
        import pandas as pd

        beside = out.with_name(f"{out.stem}_problems.csv")
        outputs.write_table(beside, pd.DataFrame(problems))
        console.print_line(f"{len(problems):,} did not stand where the export said: see {beside}")


def _check_table(table: str) -> None:
    """Refuse a table that there is not, before any work is done."""
    if table not in ("spans", "relations", "measures"):
        msg = f"expected spans, relations or measures, found {table!r}"
        raise typer.BadParameter(msg, param_hint="--table")


def _write(out: Path, marks: framing.Marks, table: str) -> None:
    """Write the table that was asked for."""
    tables = {"spans": lambda: marks.spans, "relations": lambda: marks.relations}
    tables["measures"] = lambda: framing.measure(marks)
    outputs.write_table(out, tables[table]())
