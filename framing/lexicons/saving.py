"""A lexicon in, a file in one of three formats out."""

from __future__ import annotations

from pathlib import Path

from framing.errors import LexiconError
from framing.lexicons.formats import WRITTEN, write_lexicon_text
from framing.lexicons.lexicon import Lexicon


def write_lexicon(lexicon: Lexicon, path: str | Path) -> Path:
    """Write a lexicon as CSV, as quanteda's YAML or as LIWC's ``.dic``, by the suffix of the path.

    Parameters
    ----------
    lexicon : Lexicon
        From `read_lexicon`.
    path : str or Path
        Ends in ``.csv``, ``.yml``, ``.yaml`` or ``.dic``.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    LexiconError
        The suffix is none of these, or the file cannot be written.

    Notes
    -----
    CSV holds everything. YAML and ``.dic`` hold entries and categories only: inflected forms are written
    out, so that the file finds the same words, while strength, notes, sources, contexts and guards are
    lost. The formats: Pennebaker et al. (2015) for LIWC; Benoit et al. (2018) for quanteda.

    Examples
    --------
    >>> import tempfile
    >>> from framing.lexicons import read_lexicon
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write_lexicon(read_lexicon("cues"), Path(folder, "cues.dic"))
    ...     set(read_lexicon(path).entries["category"]) == {"neutral", "endorsing", "distancing", "denying"}
    True
    """
    path = Path(path)
    if path.suffix.lower() not in WRITTEN:
        message = f"{path.name}: expected a name ending in {', '.join(WRITTEN)}; found {path.suffix!r}."
        raise LexiconError(message + " Choose one of these formats.")
    try:
        path.write_text(
            write_lexicon_text(lexicon.entries, path.suffix.lower()), encoding="utf-8", newline="\n"
        )
    except OSError as error:
        message = f"{path.name}: the file cannot be written ({error.strerror}). Choose another place."
        raise LexiconError(message) from error
    return path
