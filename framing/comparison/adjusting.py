"""From the p of a family of tests to q: corrected for how many were made."""

from __future__ import annotations

import numpy as np
from scipy import stats

ADJUSTMENTS = {"bh": "Benjamini-Hochberg", "holm": "Holm"}


def adjust_family(p: np.ndarray, adjust: str) -> np.ndarray:
    """Correct the p of one family.

    Parameters
    ----------
    p : numpy.ndarray
        At least one, none of them NaN.
    adjust : {"bh", "holm"}
        Benjamini and Hochberg (1995), or Holm (1979).

    Returns
    -------
    numpy.ndarray
        q, in the order of p.

    Examples
    --------
    >>> p = np.array([0.01, 0.04, 0.03])
    >>> adjust_family(p, "bh").tolist(), adjust_family(p, "holm").tolist()
    ([0.03, 0.04, 0.04], [0.03, 0.06, 0.06])
    """
    if adjust == "bh":
        return stats.false_discovery_control(p)
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    q = np.empty(len(p))
    q[order] = np.minimum(stepped, 1)
    return q
