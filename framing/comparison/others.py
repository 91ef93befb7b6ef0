"""The mean of the other outlets, event by event, as one more side to be contrasted with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.comparison.cells import Cells

ALL_OTHERS = "all others"


def add_others(cells: Cells) -> Cells:
    """Add for every outlet the mean counts and bases of the others that cover the event.

    Parameters
    ----------
    cells : Cells
        Outlets × events.

    Returns
    -------
    Cells
        Twice as many outlets: first those given, then for each of these its others, by the name
        ``ALL_OTHERS``.
    """
    covered = cells.covered.astype(float)
    n_others = covered.sum(axis=0) - covered

    def mean(table: np.ndarray) -> np.ndarray:
        rest = table.sum(axis=0) - table
        return np.divide(rest, n_others, out=np.zeros_like(rest, dtype=float), where=n_others > 0)

    return replace(
        cells,
        outlets=[*cells.outlets, *[ALL_OTHERS] * len(cells.outlets)],
        count=np.vstack([cells.count, mean(cells.count)]),
        base=np.vstack([cells.base, mean(cells.base)]),
        n_articles=np.tile(cells.n_articles, 2),
        unit=np.tile(cells.unit, 2),
    )


def pair_with_others(n_outlets: int) -> np.ndarray:
    """Pair every outlet with its others, as positions in what ``add_others`` gives."""
    at = np.arange(n_outlets)
    return np.column_stack([at, at + n_outlets])
