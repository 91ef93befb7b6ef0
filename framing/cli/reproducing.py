"""``framing reproduce``: one line a table, then what differs and why it might."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import console, options

if TYPE_CHECKING:
    from framing.reproducing import Difference, Reproduction
    from framing.reproducing.reproduction import TableCheck

SHOWN = 5
"""Differences of one table, or of the packages, that are printed; all are in build/reproduction.json."""

reproducing = typer.Typer()


@reproducing.command()
def reproduce(
    folder: Annotated[
        Path, typer.Argument(help="The project as cloned, with notebooks/ and data/expected/.")
    ] = Path(),
    notebooks: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GLOB", help="Only notebooks of this name; may be repeated.", show_default=False
        ),
    ] = None,
    record: Annotated[
        bool, typer.Option("--record", help="Store what is found as what is expected.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where a version differs, too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No line for a table that agrees.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Rerun the notebooks into build/ and compare every table they show.

    Exit status 0: every number and every byte of data is as recorded. 1: something differs. A package
    of another version is named, and counts as a difference with --strict.
    """
    from framing.reproducing import record as record_tables
    from framing.reproducing import reproduce as reproduce_tables

    def told(check: TableCheck) -> None:
        """Print one line, and below it what differs."""
        if not as_json and (check.differences or check.skipped or not quiet):
            console.print_line(_line(check, record))

    patterns = notebooks or ["*"]
    if record:
        count = record_tables(folder, patterns, told)
        console.print_line(f"Recorded: {count} tables in {folder / 'data' / 'expected'}")
        return
    result = reproduce_tables(folder, patterns, told)
    console.print_line(result.to_json() if as_json else _summary(result))
    if not result.agrees or (strict and result.versions):
        raise typer.Exit(1)


def _line(check: TableCheck, record: bool) -> str:
    """Say in a line whether a table agrees; what differs stands indented below."""
    if check.differences:
        return "\n".join([f"DIFFERS  {check.name}", *_listed(check.differences)])
    if check.skipped:
        return f"skipped  {check.name}: {check.skipped}"
    size = f"{check.shape[0]} × {check.shape[1]}"
    return f"{'recorded' if record else 'agrees  '} {check.name} ({size})"


def _summary(result: Reproduction) -> str:
    """Say what differs outside the tables, and how many tables do."""
    from framing.reproducing.differences import TOLERANCE

    lines = [""]
    if result.data:
        lines += ["Data that are not those of data/MANIFEST:", *_listed(result.data)]
    if result.versions:
        lines += ["Versions that are not those recorded with the tables:", *_listed(result.versions)]
    agreeing = len(result.tables) - len(result.differing)
    lines.append(f"{agreeing} of {len(result.tables)} tables agree ({TOLERANCE}).")
    if result.differing:
        lines.append(
            "Every difference: build/reproduction.json. The notebooks as they ran: build/notebooks/."
        )
    return "\n".join(lines).lstrip("\n")


def _listed(differences: tuple[Difference, ...]) -> list[str]:
    """Write the first differences, one a line, and how many more there are."""
    more = len(differences) - SHOWN
    return [f"  {one}" for one in differences[:SHOWN]] + ([f"  and {more} more"] if more > 0 else [])
