"""Can style alone tell the outlet of an article about an event that was never seen?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.base import ClassifierMixin, clone
from sklearn.dummy import DummyClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from framing.comparison import SEED
from framing.errors import ComparisonError
from framing.learning.features import tabulate_features
from framing.measures import split_measure
from framing.validation.proportions import wilson_interval

STYLE, LENGTH, CHANCE = "style", "length alone", "most frequent outlet"


@dataclass(frozen=True, repr=False)
class Classification:
    """How well outlets are told apart, by what, and how far the probabilities can be believed.

    Attributes
    ----------
    scores : DataFrame
        One row per model: `accuracy` with interval over events, `count` right of `base` articles,
        `log_loss`.
    confusion : DataFrame
        Articles by `outlet` and the outlet that style `predicted`.
    importance : DataFrame
        For each measure how much accuracy falls when its values are shuffled among held-out
        articles, `drop`, with the standard deviation over repeats.
    calibration : DataFrame
        Articles by the probability of the outlet predicted: mean `probability`, `accuracy`, `n`.
    predictions : DataFrame
        One row per article: `article_id`, `outlet`, `event`, `predicted`, `probability`.
    settings : dict
        What was asked for.
    """

    scores: pd.DataFrame
    confusion: pd.DataFrame
    importance: pd.DataFrame
    calibration: pd.DataFrame
    predictions: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say in one line how well outlets are told apart."""
        row = self.scores.iloc[0]
        return f"<Classification of {len(self.confusion)} outlets: {row['count']} of {row['base']} right>"


def classify_outlets(
    table: pd.DataFrame,
    *,
    measures: list[str] | None = None,
    voices: list[str] | None = None,
    model: ClassifierMixin | None = None,
    n_folds: int = 5,
    n_repeats: int = 20,
    confidence: float = 0.95,
    seed: int = SEED,
) -> Classification:
    """Tell outlets apart by their measures, on events that were left out in training.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``.
    measures, voices : list of str, optional
        As for ``FramingFeatures``.
    model : classifier, optional
        Any with ``predict_proba``; by default logistic regression (C = 0.1) on standardised
        features, a missing value standing for the mean.
    n_folds : int
        Folds of events.
    n_repeats : int
        How often each measure is shuffled in each fold.
    confidence : float
        Such as 0.95.
    seed : int
        The seed of the shuffles.

    Returns
    -------
    Classification
        Style beside two baselines: the length of the article alone, and the most frequent outlet.

    Raises
    ------
    ComparisonError
        There are fewer than two outlets, or fewer events than folds.

    Notes
    -----
    All articles of an event are in one fold (``GroupKFold``), so that nothing is learned from the
    topic of the event tested. Intervals are Student's t over the events' shares of right answers; where
    these are all the same, Wilson's with as many tries as events.
    Importance after Breiman (2001), by measure with all its voices and parts together. What it
    misses: outlets that report other kinds of event differ in topic, which style can mirror.

    Examples
    --------
    >>> rows = [(f"{o}{e}", o, f"e{e}", "direct_share", "all", v + e % 2, 10, (v + e % 2) / 10)
    ...         for e in range(10) for o, v in (("Courier", 2), ("Flash", 7))]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    >>> found = classify_outlets(pd.DataFrame(rows, columns=columns))
    >>> found.scores[["model", "accuracy", "count", "base"]]
                      model  accuracy  count  base
    0                 style       1.0     20    20
    1          length alone       0.5     10    20
    2  most frequent outlet       0.5     10    20
    """
    features = tabulate_features(table, measures, voices)
    features = features.loc[:, features.notna().any()]
    about = table.drop_duplicates("article_id").set_index("article_id").loc[features.index]
    outlet = about["outlet"].astype(str).to_numpy()
    alone = about["event"].isna().to_numpy()
    event = np.where(alone, features.index.astype(str), about["event"].astype(str))
    _check(outlet, event, n_folds)
    folds = list(GroupKFold(n_folds).split(features, outlet, event))
    length = np.log1p(table.groupby("article_id")["base"].max().loc[features.index]).to_numpy()[:, None]
    style = _logistic() if model is None else model
    candidates = {
        STYLE: (style, features.to_numpy()),
        LENGTH: (_logistic(), length),
        CHANCE: (DummyClassifier(strategy="prior"), length),
    }
    names = np.unique(outlet)
    probabilities = {
        name: _held_out(estimator, given, outlet, folds, names)
        for name, (estimator, given) in candidates.items()
    }
    scores = [_score(n, p, names, outlet, event, confidence) for n, p in probabilities.items()]
    predicted = names[probabilities[STYLE].argmax(axis=1)]
    predictions = about.reset_index()[["article_id", "outlet", "event"]].assign(
        predicted=predicted, probability=probabilities[STYLE].max(axis=1)
    )
    importance = _importance(style, features, outlet, folds, n_repeats, seed)
    settings = {"n_folds": n_folds, "n_repeats": n_repeats, "seed": seed, "n_features": features.shape[1]}
    return Classification(
        pd.DataFrame(scores),
        pd.crosstab(pd.Series(outlet, name="outlet"), pd.Series(predicted, name="predicted")),
        importance,
        _calibrate(predictions),
        predictions,
        settings,
    )


def _logistic() -> Pipeline:
    """Make the model that is used unless another is given."""
    return make_pipeline(
        SimpleImputer(keep_empty_features=True), StandardScaler(), LogisticRegression(C=0.1, max_iter=2000)
    )


def _check(outlet: np.ndarray, event: np.ndarray, n_folds: int) -> None:
    """Refuse what cannot be split."""
    n_events = len(np.unique(event))
    if len(np.unique(outlet)) < 2 or not 2 <= n_folds <= n_events:
        msg = (
            f"expected two outlets or more, and 2 to as many folds as events; found "
            f"{len(np.unique(outlet))} outlets, {n_folds} folds and {n_events} events"
        )
        raise ComparisonError(msg)


def _held_out(
    estimator: Any, features: np.ndarray, outlet: np.ndarray, folds: list, names: np.ndarray
) -> np.ndarray:
    """Give the probabilities of all outlets for every article, by a model that did not see its event."""
    probabilities = np.zeros((len(outlet), len(names)))
    for train, test in folds:
        fitted = clone(estimator).fit(features[train], outlet[train])
        columns = np.searchsorted(names, fitted.classes_)
        probabilities[np.ix_(test, columns)] = fitted.predict_proba(features[test])
    return probabilities


def _score(
    name: str,
    probabilities: np.ndarray,
    names: np.ndarray,
    outlet: np.ndarray,
    event: np.ndarray,
    confidence: float,
) -> dict[str, Any]:
    """Give accuracy with its interval over events, and log loss."""
    # of equal probabilities the first name is taken, whatever rounding does
    right = names[probabilities.round(12).argmax(axis=1)] == outlet
    _, at = np.unique(event, return_inverse=True)
    hits, sizes = np.bincount(at, right), np.bincount(at)
    accuracy, n = float(right.mean()), len(sizes)
    error = np.sqrt(((hits - accuracy * sizes) ** 2).sum() * n / (n - 1)) / len(outlet)
    half = float(stats.t.ppf((1 + confidence) / 2, n - 1) * error)
    low, high = max(0.0, accuracy - half), min(1.0, accuracy + half)
    if not error > 0:
        # the same on every event: only their number says how sure that is
        low, high = wilson_interval(accuracy, n, confidence)
    true = probabilities[np.arange(len(outlet)), np.searchsorted(names, outlet)]
    return {
        "model": name,
        "accuracy": accuracy,
        "low": low,
        "high": high,
        "count": int(right.sum()),
        "base": len(outlet),
        "log_loss": float(-np.log(np.clip(true, 1e-15, 1)).mean()),
    }


def _importance(
    estimator: Any, features: pd.DataFrame, outlet: np.ndarray, folds: list, n_repeats: int, seed: int
) -> pd.DataFrame:
    """Shuffle each measure among the held-out articles and see how far accuracy falls."""
    values = features.to_numpy()
    families = np.array([split_measure(measure)[0] for measure, _ in features.columns])
    drops: dict[str, np.ndarray] = {name: np.zeros(n_repeats) for name in sorted(set(families))}
    for number, (train, test) in enumerate(folds):
        fitted = clone(estimator).fit(values[train], outlet[train])
        before = (fitted.predict(values[test]) == outlet[test]).sum()
        for name, shuffled in _shuffles(values[test], families, n_repeats, [seed, number]):
            after = (fitted.predict(shuffled).reshape(n_repeats, -1) == outlet[test]).sum(axis=1)
            drops[name] += (before - after) / len(outlet)
    rows = [(name, drop.mean(), drop.std(), int((families == name).sum())) for name, drop in drops.items()]
    table = pd.DataFrame(rows, columns=["measure", "drop", "sd", "n_features"])
    return table.sort_values(["drop", "measure"], ascending=[False, True], ignore_index=True)


def _shuffles(
    values: np.ndarray, families: np.ndarray, n_repeats: int, seed: list[int]
) -> Iterator[tuple[str, np.ndarray]]:
    """Give for each measure the articles n times over, its columns shuffled together."""
    rng = np.random.default_rng(seed)
    orders = np.stack([rng.permutation(len(values)) for _ in range(n_repeats)])
    for name in sorted(set(families)):
        columns = families == name
        repeated = np.tile(values, (n_repeats, 1))
        repeated[:, columns] = values[orders.ravel()][:, columns]
        yield name, repeated


def _calibrate(predictions: pd.DataFrame) -> pd.DataFrame:
    """Set the mean probability beside the share of right answers, by fifths of the probability."""
    edges = np.linspace(0, 1, 6)
    part = pd.cut(predictions["probability"], edges, include_lowest=True)
    right = predictions["predicted"].eq(predictions["outlet"].astype(str))
    grouped = predictions.assign(right=right).groupby(part, observed=True)
    table = grouped.agg(
        probability=("probability", "mean"), accuracy=("right", "mean"), n=("right", "size")
    ).reset_index(names="between")
    table["between"] = [f"{abs(100 * p.left):.0f} to {100 * p.right:.0f}%" for p in table["between"]]
    return table
