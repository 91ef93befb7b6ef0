"""``framing validate``: draw a sample to code by hand, and say what the coding tells of the numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import framing
from framing.cli import console, options, outputs
from framing.cli.steps import annotate_articles, read_articles
from framing.errors import ValidationError

if TYPE_CHECKING:
    import pandas as pd

validate = typer.Typer(
    name="validate",
    help="Code a sample by hand; agreement, error rates, corrected numbers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

USUAL_SAMPLE = 200
"""Sentences that are drawn where nothing else is asked for."""

Key = Annotated[Path, typer.Argument(metavar="key.csv", help="The key that came with the sample.")]
Coding = Annotated[Path, typer.Argument(metavar="CODING", help="The filled sheet, or the tool's export.")]
Table = Annotated[Path | None, typer.Option("--out", help="File for the whole table.")]


@validate.command()
def sample(
    corpus: options.Corpus,
    out: Annotated[Path, typer.Option(help="Folder of the sheet, its key and the codebook.")],
    n: Annotated[
        int | None,
        typer.Option(
            "--n", "-n", min=1, help="How many sentences; 200 if absent, or all where there are fewer."
        ),
    ] = None,
    codes: Annotated[str | None, typer.Option(help="What to code: loaded,hedge; all by default.")] = None,
    marked_share: Annotated[
        float, typer.Option(min=0, max=1, help="Share drawn from sentences with a mark.")
    ] = 0.5,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draw.")] = 2031,
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
    """Draw sentences and write a coding sheet that hides outlet and marks."""
    names = {name: out / name for name in ("sheet.csv", "sheet.jsonl", "key.csv", "codebook.md")}
    there = [name for name, path in names.items() if path.exists()]
    if there:
        msg = f"{out}: expected a folder without a sample, found {there[0]}, which may be coded already; "
        raise ValidationError(msg + "choose another --out")
    given = options.reading_options(columns, outlet, encoding, pattern)
    chosen = [name.strip() for name in codes.split(",")] if codes else None
    how = options.annotating(engine, speech_only, lexicon, naming)
    with outputs.new_folder(out):
        marks = annotate_articles(read_articles(corpus, given, names["key.csv"], quiet), how, quiet)
        size = _size_of_sample(marks) if n is None else n
        drawn = framing.sample_sentences(marks, size, codes=chosen, marked_share=marked_share, seed=seed)
    outputs.write_table(names["sheet.csv"], drawn.sheet)
    outputs.write_table(names["key.csv"], drawn.key)
    outputs.write_text(names["sheet.jsonl"], drawn.to_jsonl())
    outputs.write_text(names["codebook.md"], drawn.codebook)
    console.print_line(f"{len(drawn.sheet):,} of {len(drawn.key):,} sentences, seed {seed}, folder: {out}")
    console.print_line("For the coders: sheet.csv (or sheet.jsonl) and codebook.md; keep key.csv from them.")


@validate.command()
def agree(
    codings: Annotated[list[Path], typer.Argument(help="The filled sheets, one per coder.")],
    out: Table = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")] = 2031,
) -> None:
    """Say how far coders agree: percent, Krippendorff's alpha, Gwet's AC1, prevalence."""
    import pandas as pd

    _check_out(out, *codings)
    names = [path.name.partition(".")[0] for path in codings]
    # two sheets of one name in different folders are still two coders
    labels = names if len(set(names)) == len(names) else [str(path) for path in codings]
    read = [framing.read_codes(path, label) for path, label in zip(codings, labels, strict=True)]
    table = framing.agree_coders(pd.concat(read, ignore_index=True), seed=seed)
    headings = ("code", "coefficient", "value", "95% interval", "units")
    rows = [
        (row.code, row.coefficient, _number(row.value), _ends(row.low, row.high), f"{row.n_units:,}")
        for row in table.itertuples()
    ]
    console.print_rows(headings, rows)
    for row in table[table["note"] != ""].itertuples():
        console.print_line(f"{row.code}, {row.coefficient}: {row.note}.")
    _write(out, table)


@validate.command()
def score(key: Key, coding: Coding, out: Table = None) -> None:
    """Score the marks against a coding: precision, recall, F1; errors that differ between outlets."""
    _check_out(out, key, coding)
    read_key, codes = framing.read_key(key), framing.read_codes(coding)
    table = framing.score_codes(read_key, codes)
    shown = table[(table["term"] == "") & (table["unit"] == "sentence")]
    headings = ("code, outlet", "statistic", "value", "95% interval", "count / base")
    rows = [
        (
            f"{row.code}, {row.outlet or 'all'}",
            row.statistic,
            _number(row.value),
            _ends(row.low, row.high),
            f"{row.count} / {row.base}",
        )
        for row in shown.itertuples(index=False)
    ]
    console.print_line("Any or none in a sentence; per word and per term: --out FILE")
    console.print_rows(headings, rows)
    differing = framing.flag_differential_error(read_key, codes)
    for row in differing[differing["flagged"]].itertuples():
        told = f"{_number(row.value)} against {_number(row.others)} on the others, q {row.q:.3f}"
        console.print_line(f"Differential error: {row.code}, {row.statistic}, {row.outlet}: {told}.")
    if not differing["flagged"].any():
        console.print_line("No error rate differs between outlets with q < 0.05; that is no proof of none.")
    _write(out, table)


@validate.command()
def correct(
    key: Key,
    coding: Coding,
    method: Annotated[str, typer.Option(metavar="dsl|ppi", help="How counts are mended.")] = "dsl",
    out: Table = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of all draws.")] = 2031,
) -> None:
    """Estimate and contrast outlets, raw beside corrected for the errors the coding shows."""
    import pandas as pd

    _check_out(out, key, coding)
    read_key, codes = framing.read_key(key), framing.read_codes(coding)
    parts = []
    for code in framing.shared_codes(read_key, codes):
        units = framing.join_code(read_key, codes, code)
        result = framing.correct_outlets(units, *framing.measure_of(code), method=method, seed=seed)
        parts += [result.estimates.assign(outlet_b=""), result.contrasts]
        console.print_line(f"{result.settings['measure']} ({result.settings['voice']})")
        rows = [_beside(row) for part in parts[-2:] for row in part.itertuples()]
        console.print_rows(("", "raw", "corrected", "coded"), rows)
    _write(out, pd.concat([part for part in parts if len(part)], ignore_index=True))


def _size_of_sample(marks: framing.Marks) -> int:
    """Give the usual size of a sample, or of a small corpus all its sentences, and say so."""
    there = int(marks.spans["layer"].eq("sentence").sum())
    if there < USUAL_SAMPLE:
        console.print_notice(
            f"the corpus has fewer than {USUAL_SAMPLE} sentences: all {there:,} are on the sheet"
        )
    return min(there, USUAL_SAMPLE)


def _beside(row: Any) -> tuple[str, str, str, str]:
    """Write the raw number, the corrected one and how many sentences stand behind it."""
    name = f"{row.outlet} − {row.outlet_b}" if row.outlet_b else row.outlet
    raw = f"{_number(row.raw)} ({_ends(row.raw_low, row.raw_high)})"
    return name, raw, f"{_number(row.corrected)} ({_ends(row.low, row.high)})", f"{row.n_coded:,}"


def _check_out(out: Path | None, *sources: Path) -> None:
    """Refuse a file that is one of those read, or of an unknown format."""
    if out is not None:
        outputs.check_out(out, outputs.TABLE_SUFFIXES, *sources)


def _write(out: Path | None, table: pd.DataFrame) -> None:
    """Write the whole table where one was asked for."""
    if out is not None:
        outputs.write_table(out, table)
        console.print_line(f"rows: {len(table):,}, file: {out}")


def _number(value: float) -> str:
    """Write a number with two decimals."""
    return "–" if value != value else f"{value:.2f}".replace("-", "−")


def _ends(low: float, high: float) -> str:
    """Write an interval."""
    return "–" if low != low else f"{_number(low)} to {_number(high)}"
