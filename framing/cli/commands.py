"""The commands: each reads, calls the public functions in their order, and prints what came out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import framing
from framing.cli import console, exchanging, files, grouping, options, outputs
from framing.cli import lexicon as lexicon_commands
from framing.cli.comparing import compare_run
from framing.cli.fetching import fetch
from framing.cli.importing import importing
from framing.cli.reproducing import reproducing
from framing.cli.running import run_app
from framing.cli.sharing import contrast_hindrance
from framing.cli.steps import annotate_articles, read_articles
from framing.cli.validating import validate
from framing.errors import FramingError, MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(
    name="framing",
    help="Compare how news outlets frame the same events.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(lexicon_commands.app, name="lexicon")
app.add_typer(validate)
for command in (exchanging.share, exchanging.rehydrate, exchanging.read_annotations):
    app.command()(command)
app.add_typer(importing)
app.command()(fetch)
app.command()(grouping.events)
app.add_typer(run_app)
app.command()(compare_run)
app.add_typer(reproducing)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command: exit status 0 when done, 1 when the input was refused, 2 when the usage is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a letter should show a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        app(args=options.spread_columns(given), prog_name="framing")
    except FramingError as error:
        sys.stderr.write(f"framing: {options.in_words_of_the_shell(str(error))}\n")
        sys.exit(1)


@app.command()
def report(
    corpus: options.MaybeCorpus = None,
    out: Annotated[Path, typer.Option(help="Folder of the report.")] = Path("out"),
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    actors: Annotated[
        Path | None, typer.Option(help="CSV with pattern, actor, side: who belongs to which side.")
    ] = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap resamples.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of all draws.")] = 2031,
    outlets: grouping.OutletsFile = None,
    events: grouping.EventsFile = None,
    policy: grouping.Policy = "keep",
    contrasts: Annotated[bool, typer.Option(help="Contrast outlets within shared events.")] = True,
    figures: Annotated[bool, typer.Option(help="Draw figures.")] = True,
    text: Annotated[bool, typer.Option(help="Show passages and headlines.")] = True,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
) -> None:
    """Compare outlets and write the report (without CORPUS: of the sample)."""
    given = options.reading_options(columns, outlet, encoding, pattern)
    if corpus is None:
        options.refuse_reading_options(given)
        actors = actors or framing.sample_path("actors.csv")
    articles = framing.sample_corpus() if corpus is None else framing.read_corpus(corpus, **given)
    articles = grouping.arrange(articles, outlets, events)
    sides = files.read_table(actors) if actors else None
    grouped = grouping.apply_policy(articles, policy, quiet)
    hindrance = contrast_hindrance(grouped.articles) if contrasts else ""
    if hindrance:
        contrasts = False
        console.print_notice(hindrance)
    how = options.annotating(engine, speech_only, lexicon, naming)
    outputs.make_folder(out)
    marks = annotate_articles(articles, how, quiet)
    if sides is not None:
        marks = replace(marks, relations=marks.relations.assign(side=framing.assign_sides(marks, sides)))
    with console.busy("Comparing outlets", quiet):
        table = framing.measure(marks)
        policies = grouping.compare_policies(table, grouped.duplicates, resamples, seed)
        articles, marks = grouped.articles, marks.only(grouped.articles)
        table = table[table["article_id"].isin(articles["article_id"])].reset_index(drop=True)
        result = framing.compare_outlets(table, n_resamples=resamples, seed=seed, contrasts=contrasts)
        planted = None
        if corpus is None and contrasts:
            written_into = files.read_table(framing.sample_path("outlets.csv"))
            planted = framing.check_planted(result, written_into)
    with console.busy("Writing the report", quiet):
        written = framing.write_report(
            marks,
            result,
            out,
            table=table,
            planted=planted,
            duplicates=grouped.duplicates,
            policies=policies,
            figures=figures,
            text=text,
        )
    if as_json:
        console.print_line(_as_json(written, articles, result))
        return
    if not quiet:
        console.print_line(articles.attrs["import_report"].summary())
        console.print_line(f"{grouped.duplicates.summary()} (policy: {policy}).")
        console.print_comparison(result)
        console.print_line("Signals, not verdicts: the report opens every number onto its passages.")
    console.print_line(f"Report: {written.html}")


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A.txt", help="A text file with one article.")],
    second: Annotated[Path, typer.Argument(metavar="B.txt", help="A text file with another.")],
    out: Annotated[Path | None, typer.Option(help="HTML file with both articles side by side.")] = None,
    encoding: options.Encoding = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
    as_json: options.AsJson = False,
) -> None:
    """Set two articles side by side, every mark in place.

    A first line without a full stop, an empty line after it, is a headline and is not counted.
    """
    from framing.report.pair import TWO_ARTICLES, pair_articles, pair_rows, write_pair

    if out is not None:
        outputs.check_out(out, (".html", ".htm"), first, second, *filter(None, (lexicon, naming)))
    articles = pair_articles(first, second, encoding)
    how = options.annotating(engine, speech_only, lexicon, naming)
    marks = framing.annotate(articles, **how)
    table = framing.measure(marks)
    names = articles["article_id"].tolist()
    rows = pair_rows(table, names)
    if out is not None:
        write_pair(marks, rows, out)
    if as_json:
        content = table.astype(object).where(table.notna(), None).to_dict("records")
        console.print_line(json.dumps(content, ensure_ascii=False))
        return
    console.print_measures(names, rows)
    console.print_line(TWO_ARTICLES)
    if out is not None:
        console.print_line(f"Both articles: {out}")


@app.command()
def annotate(
    corpus: options.Corpus,
    out: Annotated[Path, typer.Option(help="File, or folder for brat and webanno.")],
    format: Annotated[  # noqa: A002 - the word a user looks for
        str,
        typer.Option(
            metavar="NAME",
            help="spans or relations (.csv, .parquet, .jsonl); doccano, label-studio, brat, webanno, "
            "web-annotation; gold (.jsonl, .jsonl.gz).",
        ),
    ] = "spans",
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Mark a corpus: one row per span, or per attribution, or a file for an annotation tool.

    With --format gold, one record per document as annotated corpora have them, offsets into the text
    as it came.
    """
    given = options.reading_options(columns, outlet, encoding, pattern)
    if format == "gold":
        ignored = {"speech-only": speech_only, "lexicon": lexicon, "naming": naming}
        options.refuse_options_of_gold(given | ignored)
        outputs.check_out(out, outputs.GOLD_SUFFIXES, corpus)
        _annotate_gold(corpus, out, engine, quiet)
        return
    exchanging.check_format(format, out, corpus, *filter(None, (lexicon, naming)))
    how = options.annotating(engine, speech_only, lexicon, naming)
    marks = annotate_articles(read_articles(corpus, given, out, quiet), how, quiet)
    if format not in ("spans", "relations"):
        exchanging.write(marks, out, format)
        return
    table = marks.spans if format == "spans" else marks.relations
    outputs.write_table(out, table)
    console.print_line(f"{format}: {len(table):,}, articles: {len(marks.articles):,}, file: {out}")


@app.command()
def measure(
    corpus: options.Corpus,
    out: Annotated[Path, typer.Option(help="File: .csv, .parquet or .jsonl.")],
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure a corpus: one row per article, measure and voice."""
    outputs.check_out(out, outputs.TABLE_SUFFIXES, corpus, *filter(None, (lexicon, naming)))
    given = options.reading_options(columns, outlet, encoding, pattern)
    how = options.annotating(engine, speech_only, lexicon, naming)
    marks = annotate_articles(read_articles(corpus, given, out, quiet), how, quiet)
    table = framing.measure(marks)
    outputs.write_table(out, table)
    console.print_line(f"rows: {len(table):,}, articles: {len(marks.articles):,}, file: {out}")


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0 takes a free port.")] = 0,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
) -> None:
    """Open a local page on which to paste or drop articles; nothing is stored or sent."""
    try:
        from framing.server import serve as run
    except ModuleNotFoundError as error:
        message = (
            f"serve: expected the package {error.name}; it is not installed. "
            "Install it with: pip install 'framing[serve]'"
        )
        raise MissingExtraError(message) from error
    run(
        port=port,
        **options.annotating(engine, speech_only, lexicon, naming),
        told=lambda address: console.print_line(
            f"Open {address}\nOnly this computer can reach it, and only with this address. Ctrl+C closes it."
        ),
    )


@app.command()
def version() -> None:
    """Print the versions of framing, Python and its packages."""
    from framing.provenance import describe_environment

    found = describe_environment()
    console.print_line(f"framing {framing.__version__}, Python {found['python']} on {found['system']}")
    others = {name: number for name, number in found["packages"].items() if name != "framing"}
    console.print_line(", ".join(f"{name} {number}" for name, number in others.items()))


def _annotate_gold(corpus: Path, out: Path, engine: str, quiet: bool) -> None:
    """Write the gold records of documents."""
    from framing.annotations import gold_record, make_engine

    reader = make_engine(engine)
    total = sum(1 for _ in files.read_documents(corpus))
    with console.progress_bar("Reading documents", total, quiet) as step:
        count = outputs.write_gold(corpus, out, lambda name, text: gold_record(name, text, reader), step)
    console.print_line(f"documents: {count:,}, file: {out}")


def _as_json(written: framing.ReportFiles, articles: pd.DataFrame, result: framing.Comparison) -> str:
    """Write where the report is, what was read, and every estimate."""
    estimates = result.estimates
    content: dict[str, Any] = {
        "report": str(written.html),
        "tables": {name: str(path) for name, path in written.tables.items()},
        "read": articles.attrs["import_report"].counts,
        "estimates": estimates.astype(object).where(estimates.notna(), None).to_dict("records"),
    }
    return json.dumps(content, ensure_ascii=False)
