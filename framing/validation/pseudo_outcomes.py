"""A count for every unit that is right on average: the machine's, mended by what was coded by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.errors import ValidationError

METHODS = ("dsl", "ppi")
_FOLDS = 5


def pseudo_outcomes(
    machine: np.ndarray,
    coded: np.ndarray,
    probability: np.ndarray,
    base: np.ndarray,
    stratum: np.ndarray,
    *,
    method: str = "dsl",
    tuning: float | None = None,
    seed: int = 0,
) -> np.ndarray:
    """Mend the machine's counts so that their sums are right whatever the machine's errors.

    Parameters
    ----------
    machine : numpy.ndarray
        The machine's count of every unit.
    coded : numpy.ndarray
        The hand's count, NaN where the unit was not coded.
    probability : numpy.ndarray
        With which the unit was to be coded.
    base : numpy.ndarray
        What counts are divided by, such as words.
    stratum : numpy.ndarray
        From which it was drawn.
    method : {"dsl", "ppi"}
        What is mended: the machine's count times a factor (``ppi``), or a prediction of the hand's
        count from the machine's and the base, cross-fitted (``dsl``).
    tuning : float, optional
        The factor of ``ppi``: 1 as published first, 0 for the coded units alone; by default the one
        that makes the variance smallest, between 0 and 1.
    seed : int
        The seed of the folds of ``dsl``.

    Returns
    -------
    numpy.ndarray
        prediction + (coded − prediction) / probability where coded, the prediction elsewhere.

    Raises
    ------
    ValidationError
        The method is unknown.

    Notes
    -----
    Literature: Angelopoulos et al. (2023) *Prediction-powered inference*; Angelopoulos, Duchi and
    Zrnic (2023) *PPI++* for the factor; Egami et al. (2023) *Using imperfect surrogates for
    downstream inference* for design-based supervised learning. What it misses: coders' own errors.

    Examples
    --------
    >>> machine, coded = np.array([2.0, 1, 0, 0]), np.array([1.0, np.nan, 0, np.nan])
    >>> half, words, one = np.full(4, 0.5), np.full(4, 10.0), np.zeros(4)
    >>> pseudo_outcomes(machine, coded, half, words, one, method="ppi", tuning=1.0)
    array([0., 1., 0., 0.])
    """
    if method not in METHODS:
        msg = f"method: expected one of {', '.join(METHODS)}, found {method!r}"
        raise ValidationError(msg)
    known = ~np.isnan(coded)
    if method == "ppi":
        factor = tune_factor(machine, coded, probability, stratum) if tuning is None else tuning
        predicted = factor * machine
    else:
        predicted = _cross_fitted(machine, coded, probability, base, seed)
    mended = predicted.copy()
    mended[known] += (coded[known] - predicted[known]) / probability[known]
    return mended


def tune_factor(
    machine: np.ndarray, coded: np.ndarray, probability: np.ndarray, stratum: np.ndarray
) -> float:
    """Choose the factor that makes the variance of the mended total smallest, between 0 and 1."""
    known = ~np.isnan(coded)
    table = pd.DataFrame({"y": coded, "f": machine, "p": probability, "stratum": stratum})[known]
    grouped = table.groupby("stratum")
    n = grouped["y"].transform("size")
    y, f = table["y"] - grouped["y"].transform("mean"), table["f"] - grouped["f"].transform("mean")
    # a unit speaks for 1/p others; what is left of its stratum is what the sample leaves open
    weight = (1 / table["p"] ** 2) * (1 - table["p"]) * n / (n - 1).clip(lower=1)
    below = float((weight * f**2).sum())
    return float(np.clip((weight * y * f).sum() / below, 0, 1)) if below > 0 else 1.0


def _cross_fitted(
    machine: np.ndarray, coded: np.ndarray, probability: np.ndarray, base: np.ndarray, seed: int
) -> np.ndarray:
    """Predict each fold's counts by least squares on the coded units of the other folds."""
    features = np.column_stack([np.ones(len(machine)), machine, base])
    known = np.flatnonzero(~np.isnan(coded))
    rng = np.random.default_rng([seed, len(machine)])
    fold = rng.integers(0, _FOLDS, len(machine))
    # folds of equal size among the coded units, of which there are few
    fold[rng.permutation(known)] = np.arange(len(known)) % _FOLDS
    predicted = np.empty(len(machine))
    for k in range(_FOLDS):
        train, here = known[fold[known] != k], fold == k
        root = np.sqrt(1 / probability[train])[:, None]
        solved, *_ = np.linalg.lstsq(root * features[train], root[:, 0] * coded[train], rcond=None)
        predicted[here] = features[here] @ solved
    return predicted
