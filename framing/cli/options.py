"""The options that several commands share, and the one that takes several values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from framing.annotations.relations import ACTS, SPEECH

Corpus = Annotated[
    Path, typer.Argument(help="CSV, TSV, JSON, JSONL, Parquet, Excel, or a folder of .txt files.")
]
MaybeCorpus = Annotated[
    Path | None,
    typer.Argument(
        help="CSV, TSV, JSON, JSONL, Parquet, Excel, or a folder of .txt files; the sample corpus if absent.",
        show_default=False,
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="NAME=COLUMN...",
        help="Which column of the file holds what: text=body outlet=source event=story.",
    ),
]
Outlet = Annotated[str | None, typer.Option(help="The outlet of articles that name none.")]
Encoding = Annotated[
    str | None,
    typer.Option(help="Tried after UTF-8 and before cp1252."),
]
Pattern = Annotated[
    str | None,
    typer.Option(help="What the names of .txt files hold: '{outlet}_{event}_{date}.txt'."),
]
EngineName = Annotated[str, typer.Option("--engine", metavar="NAME", help="What reads the texts.")]
SpeechOnly = Annotated[
    bool, typer.Option("--speech-only", help="Count as attributed only what was said or written.")
]
LexiconFile = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A lexicon of your own in place of the loaded terms: .csv, .dic, .lc3, .cat, .ykd, .yml, .txt.",
    ),
]
NamingFile = Annotated[
    Path | None,
    typer.Option(
        "--naming",
        metavar="FILE",
        help="CSV with concept, variant, pole, note: rival names, of which it is told who uses which.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no table.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]

_PAIR = re.compile(r"(?:article_id|outlet|event|date|headline|text)=.+", re.DOTALL)


def spread_columns(arguments: list[str]) -> list[str]:
    """Repeat ``--columns`` before each pair that follows it, as one option takes one value.

    Examples
    --------
    >>> spread_columns(["report", "--columns", "text=body", "outlet=source", "a.csv"])
    ['report', '--columns', 'text=body', '--columns', 'outlet=source', 'a.csv']
    """
    spread: list[str] = []
    following = False
    for argument in arguments:
        if following and _PAIR.fullmatch(argument) and spread[-1] != "--columns":
            spread.append("--columns")
        elif not _PAIR.fullmatch(argument):
            following = argument == "--columns" or argument.startswith("--columns=")
        spread.append(argument)
    return spread


def in_words_of_the_shell(message: str) -> str:
    """Turn arguments of Python, as errors name them, into options of the command.

    Examples
    --------
    >>> in_words_of_the_shell("say which column: columns={'text': '...'}; or outlet='...'")
    "say which column: --columns text=...; or --outlet '...'"
    >>> in_words_of_the_shell("contrasts=False gives the estimates alone")
    '--no-contrasts gives the estimates alone'
    """
    message = re.sub(r"columns=\{'(\w+)': '?([^'}]*)'?\}", r"--columns \1=\2", message)
    message = re.sub(r"\b(outlet|encoding|pattern)=('[^']*')", r"--\1 \2", message)
    message = message.replace("download=True", "--download")
    message = re.sub(r"\b(contact|texts|pages)=(?:'?\.\.\.'?)", r"--\1 ...", message)
    return message.replace("contrasts=False", "--no-contrasts")


def reading_options(
    columns: list[str] | None, outlet: str | None, encoding: str | None, pattern: str | None
) -> dict[str, Any]:
    """Turn the options into arguments of ``read_corpus``.

    Raises
    ------
    typer.BadParameter
        A pair is not ``name=column``, or a name is given twice.
    """
    pairs: dict[str, str] = {}
    for pair in columns or []:
        name, equals, column = pair.partition("=")
        if not (equals and name and column):
            msg = f"expected name=column, such as text=body, found {pair!r}"
            raise typer.BadParameter(msg, param_hint="--columns")
        if name in pairs:
            msg = f"expected each name once, found {name}={pairs[name]} and {name}={column}"
            raise typer.BadParameter(msg, param_hint="--columns")
        pairs[name] = column
    return {"columns": pairs or None, "outlet": outlet, "encoding": encoding, "pattern": pattern}


def annotating(
    engine: str, speech_only: bool, lexicon: Path | None = None, naming: Path | None = None
) -> dict[str, Any]:
    """Return how to annotate, as arguments of ``annotate``; the user's lists are read.

    Raises
    ------
    LexiconError
        One of the files is refused.
    """
    import framing

    how: dict[str, Any] = {"engine": engine, "acts": (SPEECH,) if speech_only else ACTS}
    if lexicon is not None:
        how["loaded"] = framing.read_lexicon(lexicon)
    if naming is not None:
        how["naming"] = framing.read_naming(naming)
    return how


def refuse_reading_options(given: dict[str, Any]) -> None:
    """Refuse options that describe a corpus where none is given.

    Raises
    ------
    typer.BadParameter
        One of them is set.
    """
    if any(given.values()):
        msg = "expected a corpus, which --columns, --outlet, --encoding and --pattern describe, found none"
        raise typer.BadParameter(msg, param_hint="CORPUS")


def refuse_options_of_gold(given: dict[str, Any]) -> None:
    """Refuse options that would be ignored where documents are read as they are.

    Raises
    ------
    typer.BadParameter
        One of them is set.
    """
    named = [f"--{name}" for name, value in given.items() if value]
    if named:
        msg = (
            f"gold takes 'id' and 'text' of UTF-8 JSON Lines as they are, and would ignore {', '.join(named)}"
        )
        raise typer.BadParameter(msg, param_hint="--format")
