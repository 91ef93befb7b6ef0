"""Thresholds and calibration of the reader, chosen on folds of its training articles."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from framing.reader.layout import ROLES, TAGS


@dataclass(frozen=True, slots=True)
class Settings:
    """What turns the model's scores into decisions.

    ``*_bias`` are added to the scores of a role's tags; ``link_*`` are the least mean log-odds of
    a link; ``orphans`` is the length in word pieces from which a
    content that no cue takes is kept; ``probability`` are the weights of the
    logistic regression that calibrates the probability of an attribution; ``hedge``,
    ``loaded`` and ``biased`` are decision thresholds; ``hedge_weights`` and ``loaded_weights`` give a word
    its chance in context (`mark_chance`); a hit of a lexicon counts only
    where a word of it reaches ``hedge_filter`` or ``loaded_filter``.
    """

    source_bias: float = 0.0
    cue_bias: float = 0.0
    content_bias: float = 0.0
    link_source: float = -4.0
    link_content: float = -4.0
    orphans: int = 20
    hedge: float = 0.3
    loaded: float = 0.3
    biased: float = 0.5
    hedge_filter: float = 0.01
    loaded_filter: float = 0.03
    hedge_weights: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0)
    loaded_weights: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0)
    probability: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    def tag_bias(self) -> np.ndarray:
        """Return what is added to the score of each tag, shape (7,)."""
        bias = np.zeros(len(TAGS), dtype=np.float32)
        for number, role in enumerate(ROLES):
            bias[2 * number + 1 : 2 * number + 3] = getattr(self, f"{role}_bias")
        return bias

    def link_floor(self) -> tuple[float, float]:
        """Return the least log-odds of a link to a source and to a content."""
        return self.link_source, self.link_content


def read_settings(path: Path) -> Settings:
    """Read settings from the JSON file beside the weights."""
    known = {field.name for field in fields(Settings)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(path.read_text("utf-8")).items()
        if name in known
    }
    return Settings(**values)
