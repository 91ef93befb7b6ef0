"""The mean of the other outlets, event by event, as one more side to be contrasted with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.comparison.cells import Cells

ALL_OTHERS = "all others"
_SLACK = 1e-9


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


def permute_others(cells: Cells, outlet: int, n_resamples: int, seed: int) -> float:
    """Say how often an outlet drawn by chance for each event differs from the others as much.

    Swapping an outlet with the mean of several would compare one article with many, whose mean varies
    less, and would find too much. So for each event one of the outlets that cover it plays the part.

    Parameters
    ----------
    cells : Cells
        Outlets × events, weighted as the estimates are.
    outlet : int
        The outlet's position.
    n_resamples, seed : int
        How many draws, and their seed.

    Returns
    -------
    float
        p, never 0.
    """
    covered = cells.covered
    events = np.flatnonzero(covered[outlet] & (covered.sum(axis=0) > 1))
    count, base = cells.count[:, events], cells.base[:, events]
    n_covering = covered[:, events].sum(axis=0)
    # the outlets that cover an event, first ones first, so that a number below how many names one
    order = np.argsort(~covered[:, events], axis=0, kind="stable")
    rng = np.random.default_rng([seed, len(events), 2])
    drawn = order[(rng.random((n_resamples, len(events))) * n_covering).astype(int), np.arange(len(events))]
    played = np.vstack([np.full(len(events), outlet), drawn])
    sides = [table[played, np.arange(len(events))] for table in (count, base)]
    others = n_covering - 1
    rest = [(table.sum(axis=0) - side) / others for table, side in zip((count, base), sides, strict=True)]
    difference = sides[0].sum(axis=1) / sides[1].sum(axis=1) - rest[0].sum(axis=1) / rest[1].sum(axis=1)
    reached = np.abs(difference[1:]) >= np.abs(difference[0]) * (1 - _SLACK)
    return float((reached.sum() + 1) / (n_resamples + 1))
