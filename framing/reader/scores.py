"""The model's output for a text of any length, in bounded memory.

Nearly all columns are the vectors that link cues with sources and contents, and they are looked at a
few hundred pieces at a time. For a long text they wait in a temporary file.
"""

from __future__ import annotations

import tempfile

import numpy as np

from framing.reader.layout import OUTPUT_WIDTH, PLAIN

LONGEST_IN_MEMORY = 50_000
"""Word pieces whose whole output is held: 55 MB."""

_WIDTH = OUTPUT_WIDTH - PLAIN
_ROW = _WIDTH * np.dtype(np.float32).itemsize


class StoredScores:
    """Looks like an array of pieces × ``OUTPUT_WIDTH``, as far as the reader asks it.

    Rows are set as a slice, and read as a slice or as numbers that follow each other, always with a slice
    of columns either among the plain ones or among the vectors.

    Parameters
    ----------
    size : int
        Word pieces of the text.

    Examples
    --------
    >>> scores = StoredScores(4)
    >>> scores[1:3] = np.ones((2, OUTPUT_WIDTH), dtype=np.float32)
    >>> scores[:, 0:2].tolist(), scores[np.arange(2, 4), slice(PLAIN, PLAIN + 2)].tolist()
    ([[0.0, 0.0], [1.0, 1.0], [1.0, 1.0], [0.0, 0.0]], [[1.0, 1.0], [0.0, 0.0]])
    """

    def __init__(self, size: int) -> None:
        self._plain = np.zeros((size, PLAIN), dtype=np.float32)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the scores
        self._file.truncate(size * _ROW)

    def __del__(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self._plain)

    def __setitem__(self, rows: slice, values: np.ndarray) -> None:
        """Set some rows."""
        self._plain[rows] = values[:, :PLAIN]
        self._file.seek(rows.start * _ROW)
        self._file.write(np.ascontiguousarray(values[:, PLAIN:], dtype=np.float32).tobytes())

    def __getitem__(self, place: tuple[slice | np.ndarray, slice]) -> np.ndarray:
        """Return some columns of some rows."""
        rows, columns = place
        if columns.stop <= PLAIN:
            return self._plain[rows, columns]
        low, high = _bounds(rows, len(self))
        self._file.seek(low * _ROW)
        found = np.frombuffer(self._file.read((high - low) * _ROW), dtype=np.float32).reshape(-1, _WIDTH)
        return found[:, columns.start - PLAIN : columns.stop - PLAIN]


Scores = np.ndarray | StoredScores
"""The model's output for the pieces of one text."""


def make_scores(size: int) -> Scores:
    """Make room for the output of a text: in memory, or for a long one in a file."""
    if size > LONGEST_IN_MEMORY:
        return StoredScores(size)
    return np.zeros((size, OUTPUT_WIDTH), dtype=np.float32)


def _bounds(rows: slice | np.ndarray, size: int) -> tuple[int, int]:
    """Return the first row and the one after the last."""
    if isinstance(rows, slice):
        low, high, _ = rows.indices(size)
        return low, max(low, high)
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 0)
