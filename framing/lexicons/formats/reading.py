"""Which reader takes a file, by its suffix, and the text of the file in the encoding it has."""

from __future__ import annotations

from collections.abc import Callable

from framing.errors import LexiconError
from framing.lexicons.formats.comma_separated import read_csv_rows, read_word_rows
from framing.lexicons.formats.lexicoder import read_lexicoder_rows
from framing.lexicons.formats.liwc import read_liwc_rows
from framing.lexicons.formats.quanteda_yaml import read_yaml_rows
from framing.lexicons.formats.rows import LexiconRows, refuse_line
from framing.lexicons.formats.wordstat import read_wordstat_rows
from framing.lexicons.formats.yoshikoder import read_yoshikoder_rows

FORMATS: dict[str, tuple[str, Callable[[str, str], LexiconRows]]] = {
    ".csv": ("CSV with the columns entry and category", read_csv_rows),
    ".txt": ("one entry a line", read_word_rows),
    ".dic": ("LIWC", read_liwc_rows),
    ".lc3": ("Lexicoder", read_lexicoder_rows),
    ".cat": ("WordStat", read_wordstat_rows),
    ".ykd": ("Yoshikoder", read_yoshikoder_rows),
    ".yml": ("quanteda's YAML", read_yaml_rows),
    ".yaml": ("quanteda's YAML", read_yaml_rows),
}
"""Suffix: name of the format, and its reader from file name and text."""

# Programs for Windows write these formats, and older ones wrote them in the Western code page.
_WESTERN = {".dic", ".lc3", ".cat", ".ykd"}
_LINES = {".dic", ".lc3", ".cat", ".txt"}
_LARGEST, _LINE = 50_000_000, 5_000


def read_rows(file: str, data: bytes) -> LexiconRows:
    """Read the rows of a lexicon file without judging its entries.

    Parameters
    ----------
    file : str
        The file's name; its suffix says the format.
    data : bytes
        Its content: UTF-8, or UTF-16 with a byte-order mark; of the formats of Windows programs also
        the code page 1252.

    Returns
    -------
    LexiconRows
        Rows with their lines.

    Raises
    ------
    LexiconError
        The format is not known, or the file does not follow it; the message gives file and line.

    Examples
    --------
    >>> read_rows("doubt.lc3", b"+DOUBT\\nALLEGED*\\n").rows[0]
    Row(line=2, values={'entry': 'ALLEGED*', 'category': 'DOUBT'})
    """
    suffix = "." + file.rpartition(".")[2].lower()
    if suffix not in FORMATS:
        message = (
            f"{file}: expected a file ending in {', '.join(FORMATS)}; found {suffix!r}. "
            "Save the lexicon in one of these formats."
        )
        raise LexiconError(message)
    if len(data) > _LARGEST:
        message = f"{file}: expected at most {_LARGEST:,} bytes; found {len(data):,}. Divide the file."
        raise LexiconError(message)
    text = decoded(file, data, suffix in _WESTERN)
    if suffix in _LINES and (
        long := next((n for n, one in enumerate(text.split("\n"), 1) if len(one) > _LINE), 0)
    ):
        refuse_line(file, long, f"lines of at most {_LINE:,} characters", "a longer one", "divide the line")
    return FORMATS[suffix][1](file, text)


def decoded(file: str, data: bytes, western: bool = False) -> str:
    """Decode the file; line ends become plain."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig"]
    if western:
        encodings.append("cp1252")
    problem: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            problem = problem or error
    assert problem is not None
    message = (
        f"{file}: expected UTF-8 text; found byte {data[problem.start]:#04x} at position {problem.start}."
    )
    raise LexiconError(message + " Save the file as UTF-8.") from problem
