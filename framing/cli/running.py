"""The command ``framing run``: a corpus of any size, resumable, on one core or many or a cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.progress import TimeRemainingColumn as TimeLeft
from rich.text import Text

import framing
from framing.annotations.relations import ACTS, SPEECH
from framing.cli import console, options

run_app = typer.Typer(add_completion=False, rich_markup_mode=None)

Corpora = Annotated[
    list[Path], typer.Argument(metavar="CORPUS...", help="CSV, TSV or JSONL, plain or gzipped, or Parquet.")
]


@run_app.command()
def run(
    corpus: Corpora,
    out: Annotated[Path, typer.Option(help="Folder of the run; the same command again goes on in it.")],
    jobs: Annotated[int, typer.Option(min=0, help="Worker processes; 0 reads in this process.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, tcp://HOST:PORT, or: local.")
    ] = None,
    partition: Annotated[
        str | None, typer.Option(metavar="K/N", help="Read only this share, as a task of a job array.")
    ] = None,
    partition_size: Annotated[int, typer.Option(min=1, help="Articles in a partition.")] = framing.PART_SIZE,
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    engine: options.EngineName = framing.DEFAULT_ENGINE,
    speech_only: options.SpeechOnly = False,
    lexicon: options.LexiconFile = None,
    naming: options.NamingFile = None,
    actors: Annotated[Path | None, typer.Option(help="CSV with pattern, actor, side.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 600,
    memory_limit: Annotated[
        int | None, typer.Option(min=200, help="MB of address space that a worker may take.")
    ] = None,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Go on where a run on another machine died.")
    ] = False,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
) -> None:
    """Mark and measure a corpus of any size into a folder of Parquet files; goes on where it was ended."""
    given = options.reading_options(columns, outlet, encoding, None)
    with _progress(quiet) as told:
        done = framing.run_corpus(
            corpus,
            out,
            engine=engine,
            acts=(SPEECH,) if speech_only else ACTS,
            loaded=lexicon,
            naming=naming,
            actors=actors,
            columns=given["columns"],
            outlet=outlet,
            encoding=encoding,
            part_size=partition_size,
            jobs=jobs,
            scheduler=scheduler,
            share=_share(partition),
            timeout=timeout,
            memory_limit=memory_limit,
            take_over=take_over,
            progress=told,
        )
    if as_json:
        console.print_line(json.dumps(done.to_dict(), ensure_ascii=False))
    elif not quiet:
        for line in done.lines():
            console.print_line(line)


def _share(partition: str | None) -> tuple[int, int] | None:
    """Read K/N."""
    if partition is None:
        return None
    first, _, last = partition.partition("/")
    if not (first.isdigit() and last.isdigit() and 1 <= int(first) <= int(last)):
        msg = f"expected K/N, such as 3/10, found {partition!r}"
        raise typer.BadParameter(msg, param_hint="--partition")
    return int(first), int(last)


class _Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """Show the rate since the run was started."""
        return Text("" if not task.speed else f"{task.speed:,.0f} articles/s")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], object] | None]:
    """Show a bar with rate and time left on standard error, where that is a terminal."""
    terminal = Console(stderr=True)
    if quiet or not terminal.is_terminal:
        yield None
        return
    shown = (TextColumn("Reading articles"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeLeft())
    with Progress(*shown, console=terminal, transient=True, speed_estimate_period=60) as bar:
        number = bar.add_task("", total=None)
        yield lambda articles, total: bar.update(number, completed=articles, total=total)
