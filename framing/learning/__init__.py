"""The measures as features of scikit-learn: a transformer, and a classifier of outlets by style."""

from framing.learning.classification import Classification, classify_outlets
from framing.learning.features import FramingFeatures, tabulate_features

__all__ = ["Classification", "FramingFeatures", "classify_outlets", "tabulate_features"]
