"""Texts in, one column per measure and voice out, as scikit-learn expects it of a transformer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.annotations import DEFAULT_ENGINE, annotate
from framing.annotations.relations import ACTS
from framing.errors import MeasureError
from framing.lexicons import Lexicon, NamingTable
from framing.measures import NAME_SHARE, measure, split_measure

_ONE = "one"


class FramingFeatures(TransformerMixin, BaseEstimator):
    """Turn texts into the measures of framing, for use in a scikit-learn pipeline.

    Parameters
    ----------
    engine : str, default "reader"
        What reads the texts; see ``annotate``.
    measures : list of str, optional
        Measures to keep, all by default; ``"stance_share[]"`` keeps all its parts.
    voices : list of str, optional
        Voices to keep, all by default.
    acts, loaded, naming : optional
        What counts as attributed, a list of loaded terms and a table of names of your own; as for
        ``annotate``.

    Attributes
    ----------
    feature_names_in_ : numpy.ndarray
        Only where a DataFrame with a column ``text`` was given.
    features_ : list of tuple of str
        Measure and voice of each column.

    Notes
    -----
    `transform` gives a float64 array, texts × features: counts over bases, times 1,000 for rates. A base of
    0 gives NaN, never 0, so that most models need ``SimpleImputer`` after it. What was learned by
    `fit` is the list of columns alone; of names, those found in the texts of `fit`. What it misses: sides,
    which need a table of actors.

    Examples
    --------
    >>> features = FramingFeatures(measures=["loaded_per_1000_words"], voices=["own"])
    >>> features.fit_transform(["The brutal raid failed.", "It rained."])
    array([[250.],
           [  0.]])
    >>> features.get_feature_names_out().tolist()
    ['loaded_per_1000_words, own']
    """

    def __init__(
        self,
        engine: str = DEFAULT_ENGINE,
        measures: list[str] | None = None,
        voices: list[str] | None = None,
        acts: Sequence[str] = ACTS,
        loaded: Lexicon | None = None,
        naming: NamingTable | None = None,
    ) -> None:
        """Keep the settings; they are checked when texts come."""
        self.engine = engine
        self.measures = measures
        self.voices = voices
        self.acts = acts
        self.loaded = loaded
        self.naming = naming

    def fit(self, texts: Iterable[str], y: Any = None) -> FramingFeatures:
        """Learn which measures there are; `y` is left aside."""
        self.fit_transform(texts)
        return self

    def fit_transform(self, texts: Iterable[str], y: Any = None, **fit_params: Any) -> np.ndarray:
        """Measure texts and keep which measures there are; `y` is left aside."""
        table = self._measure(texts)
        self.features_ = list(table.columns)
        return table.to_numpy(dtype=np.float64)

    def transform(self, texts: Iterable[str]) -> np.ndarray:
        """Measure texts; a measure that was not there in `fit` is left out, one that is missing is NaN."""
        check_is_fitted(self, "features_")
        columns = pd.MultiIndex.from_tuples(self.features_)
        return _without_a_mention(self._measure(texts).reindex(columns=columns)).to_numpy(dtype=np.float64)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Name the columns by measure and voice; `input_features` is left aside."""
        check_is_fitted(self, "features_")
        return np.array([", ".join(feature) for feature in self.features_], dtype=object)

    def __sklearn_tags__(self) -> Any:
        """Say that texts come in, and that nothing is random."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def _measure(self, texts: Iterable[str]) -> pd.DataFrame:
        """Measure texts, one row each."""
        listed = _listed(texts)
        articles = pd.DataFrame({"article_id": [f"{i:09}" for i in range(len(listed))], "outlet": _ONE})
        articles["event"], articles["text"] = np.nan, pd.Series(listed, dtype=object)
        marks = annotate(articles, engine=self.engine, acts=self.acts, loaded=self.loaded, naming=self.naming)
        return tabulate_features(measure(marks), self.measures, self.voices).reset_index(drop=True)


def _without_a_mention(table: pd.DataFrame) -> pd.DataFrame:
    """Set a name's share to 0 where texts call the thing by other names alone: it is not measured there."""
    families: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for column in table.columns:
        name = split_measure(column[0])[0]
        if name.endswith(NAME_SHARE):
            families.setdefault((name, column[1]), []).append(column)
    for columns in families.values():
        named = table[columns].notna().any(axis=1)
        for column in columns:
            table[column] = table[column].mask(table[column].isna() & named, 0.0)
    return table


def _listed(texts: Iterable[str]) -> list[str]:
    """Take texts as a list, or the column ``text`` of a table."""
    if isinstance(texts, str):
        msg = "texts: expected a list of texts, found one text; put it in a list"
        raise ValueError(msg)
    if isinstance(texts, pd.DataFrame):
        texts = texts["text"]
    listed = list(texts)
    if not listed:
        msg = "texts: expected at least one text, found none"
        raise ValueError(msg)
    for at, text in enumerate(listed):
        if not isinstance(text, str):
            msg = f"texts, element {at}: expected a text, found {type(text).__name__}"
            raise ValueError(msg)
    return listed


def tabulate_features(
    table: pd.DataFrame, measures: list[str] | None = None, voices: list[str] | None = None
) -> pd.DataFrame:
    """Lay a table of measures out as one row per article and one column per measure and voice.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``.
    measures, voices : list of str, optional
        As for ``FramingFeatures``.

    Returns
    -------
    DataFrame
        Values, NaN where the base is 0; the index is `article_id`, in the order of the table.

    Raises
    ------
    MeasureError
        Nothing is left to lay out.

    Examples
    --------
    >>> rows = [["a", "hedge_balance", "own", 0.5], ["b", "hedge_balance", "own", None]]
    >>> table = pd.DataFrame(rows, columns=["article_id", "measure", "voice", "value"])
    >>> tabulate_features(table).columns.tolist()
    [('hedge_balance', 'own')]
    """
    kept = np.ones(len(table), dtype=bool)
    if measures is not None:
        families = {name.removesuffix("[]") for name in measures if name.endswith("[]")}
        family = table["measure"].map(lambda name: split_measure(name)[0])
        kept &= (table["measure"].isin(measures) | family.isin(families)).to_numpy()
    if voices is not None:
        kept &= table["voice"].isin(voices).to_numpy()
    if not kept.any():
        msg = f"measures, voices: expected some that are there, found {measures!r}, {voices!r}"
        raise MeasureError(msg)
    order = table["article_id"].drop_duplicates()
    wide = table[kept].pivot(index="article_id", columns=["measure", "voice"], values="value")
    return wide.reindex(order).astype(float)
