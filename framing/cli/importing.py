"""The command ``import``: files of one kind in; a corpus, its report and what was not used, out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

import framing
from framing.cli import console, options
from framing.importing import DOUBTS, KINDS, OUT_SUFFIXES, BatchReport

importing = typer.Typer()

_FILES_SHOWN = 20

# An option that is given several times is named in the singular.
_FLAGS = {"hosts": "host"}


class _OfKind(TyperCommand):
    """Where a kind is named, its help shows the options that this kind takes, and no other kind's."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Hide what is no option of the kind; it is still parsed, so that the refusal can name its kinds."""
        kind = next((KINDS[word] for word in args if word in KINDS), None)
        of_kinds = {
            _FLAGS.get(option, option): option for entry in KINDS.values() for option in entry.options
        }
        for parameter in self.params:
            if isinstance(parameter, TyperOption) and parameter.name in of_kinds:
                parameter.hidden = kind is not None and of_kinds[parameter.name] not in kind.options
        return super().parse_args(ctx, args)


@importing.command(
    "import",
    cls=_OfKind,
    epilog=f"Kinds: {', '.join(KINDS)}. framing import KIND --help shows the options of one kind.",
)
def import_(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of: {', '.join(KINDS)}.")],
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILES...", help="Files, folders, or ZIP archives of them.")
    ],
    out: Annotated[Path, typer.Option(help="Corpus: .parquet, .jsonl, .jsonl.gz or .csv.")],
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    layout: Annotated[
        Path | None,
        typer.Option(help="nexis, factiva, proquest: CSV of markers: kind,language,role,marker,note."),
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option(help="warc: keep pages of this host; may be given several times.")
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            help="mediacloud, gdelt: corpus with the texts, joined by url; may be given several times."
        ),
    ] = None,
    download: Annotated[
        bool | None, typer.Option("--download", help="urls: do fetch the pages.", show_default=False)
    ] = None,
    delay: Annotated[
        float | None, typer.Option(min=0, help="urls: seconds between two pages of a site (5).")
    ] = None,
    contact: Annotated[
        str | None, typer.Option(help="urls: your address, sent to the sites with every request.")
    ] = None,
    pages: Annotated[
        Path | None, typer.Option(help="urls: folder for the fetched pages (beside the list).")
    ] = None,
    allow_private: Annotated[
        bool | None,
        typer.Option("--allow-private", help="urls: allow hosts of your own network.", show_default=False),
    ] = None,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
) -> None:
    """Bring exports, saved pages, feeds or archives of the web into a corpus.

    An article is used, or listed with the reason why it is not.

    What is not used is listed in NAME_rejected.csv beside it with its reason, and what is used but
    should be looked at in NAME_doubtful.csv.
    """
    given: dict[str, Any] = {
        "layout": layout,
        "hosts": host,
        "texts": texts,
        "download": download,
        "delay": delay,
        "contact": contact,
    }
    given |= {"pages": pages, "allow_private": allow_private}
    chosen = {name: value for name, value in given.items() if value is not None}
    _check_usage(kind, out, chosen)
    with console.busy(f"Importing {kind}", quiet):
        report = framing.import_articles(kind, paths, out, outlet=outlet, encoding=encoding, **chosen)
    assert isinstance(report, BatchReport)
    if as_json:
        console.print_line(json.dumps(report.to_dict(), ensure_ascii=False))
        return
    if not quiet:
        console.print_line(report.summary())
        _print_files(report)
    for key, wording in (("rejected", "Not used"), ("doubtful", "To look at")):
        if key in report["written"]:
            console.print_line(f"{wording}: {out.parent / report['written'][key]}")
    console.print_line(f"Corpus: {out}")


def _check_usage(kind: str, out: Path, chosen: dict[str, Any]) -> None:
    """Refuse a kind, a format or an option that is not known as wrong usage."""
    if kind not in KINDS:
        msg = f"expected {', '.join(KINDS)}, found {kind!r}"
        raise typer.BadParameter(msg, param_hint="KIND")
    if not out.name.lower().endswith(OUT_SUFFIXES):
        msg = f"expected a name ending in {', '.join(OUT_SUFFIXES)}, found {out.name!r}"
        raise typer.BadParameter(msg, param_hint="--out")
    for name in chosen:
        if name not in KINDS[kind].options:
            takers = ", ".join(other for other, entry in KINDS.items() if name in entry.options)
            msg = f"expected with {takers}, found with {kind}"
            raise typer.BadParameter(msg, param_hint=f"--{_FLAGS.get(name, name.replace('_', '-'))}")


def _print_files(report: BatchReport) -> None:
    """Print what each file declared and held, where there is more than one."""
    table = report.files
    if len(table) < 2:
        return
    doubts = [name for name in DOUBTS if name in table]
    names = ["declared", "found", "used", "not_used", *doubts]
    rows = [
        [
            row["file"],
            *("" if row[name] is None or row[name] != row[name] else f"{row[name]:,}" for name in names),
        ]
        for row in table.astype(object).where(table.notna(), None).head(_FILES_SHOWN).to_dict("records")
    ]
    console.print_rows(["file", *(name.replace("_", " ") for name in names)], rows)
    if len(table) > _FILES_SHOWN:
        console.print_line(f"and {len(table) - _FILES_SHOWN:,} files more")
