"""What the commands print: a compact table on standard output, progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from framing.comparison import Comparison

OUTLETS_SHOWN = 8
"""Outlets printed for each measure; of more, those that cover the most events."""

# Fixed, so that the columns of one measure stand under those of the other.
_WIDTHS = (26, 8, 17, 7, 8)


def print_line(text: str) -> None:
    """Print a line as it is, neither wrapped nor read as markup."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def print_notice(text: str) -> None:
    """Print a line on standard error, where it is seen with --quiet and does not break --json."""
    sys.stderr.write(f"framing: {text}\n")


def print_comparison(result: Comparison) -> None:
    """Print the main measures of the outlets, each with its interval, count and base."""
    from framing.report.summary_table import missing_lines, summary_rows

    terminal = Console()
    level = f"{result.settings.get('confidence', 0.95):.0%} interval"
    for title, rows, left_out in summary_rows(result, OUTLETS_SHOWN):
        terminal.print()
        terminal.print(Text(title, style="bold"))
        terminal.print(_table(("", "estimate", level, "count", "base"), rows, _WIDTHS))
        if left_out:
            terminal.print(f"and {left_out} more in tables/estimates.csv", style="dim")
    terminal.print()
    for line in missing_lines(result, OUTLETS_SHOWN):
        print_line(line)


def print_measures(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the measures of single articles, one column each."""
    Console().print(_table(("", *headings), rows, (None,) * (1 + len(headings))))


def print_rows(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table of any kind, text at the left in the first column and at the right in the others."""
    Console().print(_table(headings, rows, (None,) * len(headings)))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int | None]) -> Table:
    """Make a table without lines, text at the left and numbers at the right."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        side: Literal["left", "right"] = "right" if at else "left"
        table.add_column(Text(heading), justify=side, no_wrap=True, overflow="ellipsis", min_width=width)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


@contextmanager
def progress_bar(task: str, total: int, quiet: bool) -> Iterator[Callable[[], object] | None]:
    """Show a bar on standard error while a task runs, where that is a terminal.

    Parameters
    ----------
    task : str
        What is done.
    total : int
        How many steps it has.
    quiet : bool
        Show nothing.

    Yields
    ------
    callable or None
        To be called after each step; ``None`` where nothing is shown.
    """
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        number = bar.add_task(task, total=total)
        yield lambda: bar.advance(number)


@contextmanager
def busy(task: str, quiet: bool) -> Iterator[None]:
    """Say on standard error what is being done, where that is a terminal."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield
        return
    with console.status(task):
        yield
