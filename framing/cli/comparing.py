"""The command ``framing compare-run``: outlets compared from the folder of a run, however large it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

import framing
from framing.cli import console, options, outputs
from framing.scale import RunFolder, count_whole


def compare_run(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder that `framing run` wrote.")],
    out: Annotated[Path, typer.Option(help="Folder for the tables.")],
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A measure to compare, may be repeated; all of them if absent."),
    ] = None,
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap resamples.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of all draws.")] = 2031,
    contrasts: Annotated[bool, typer.Option(help="Contrast outlets within shared events.")] = True,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
) -> None:
    """Compare the outlets of a run from its stored measures; the texts are not read again."""
    from framing.report.tables import write_comparison

    with outputs.new_folder(out):
        if missing := _missing(RunFolder(run)):
            console.print_notice(missing)
        with console.busy("Comparing outlets", quiet):
            result = framing.compare_stored(
                run, measure, n_resamples=resamples, seed=seed, contrasts=contrasts
            )
        folder = out / "tables"
        folder.mkdir(exist_ok=True)
        written = write_comparison(folder, result)
    if as_json:
        paths = {name: str(path) for name, path in written.items()}
        console.print_line(json.dumps({"tables": paths, "settings": result.settings}, ensure_ascii=False))
        return
    if not quiet:
        console.print_comparison(result)
    console.print_line(f"Tables: {folder}")


def _missing(run: RunFolder) -> str:
    """Say how much of a run is not there yet, ``""`` where all is, or the folder has measures alone."""
    if not run.manifest.is_file():
        return ""
    done, total = count_whole(run)
    if done == total:
        return ""
    told = f"only {done} of {total} partitions are whole; of the others, what is stored is compared"
    return f"{told}. `framing run` with the same options goes on"
