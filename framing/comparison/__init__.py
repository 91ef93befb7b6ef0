"""From measures to one row per outlet, or per pair of outlets, with intervals over events."""

from framing.comparison.events import EVENT_COLUMNS, compare_events
from framing.comparison.influence import INFLUENCE_COLUMNS, leave_one_out
from framing.comparison.naming import ENTROPY_COLUMNS, compare_naming
from framing.comparison.outlets import SEED, compare_outlets
from framing.comparison.planted import ALL_OTHERS, PLANTED_COLUMNS, check_planted
from framing.comparison.result import CONTRAST_COLUMNS, ESTIMATE_COLUMNS, REFUSED_COLUMNS, Comparison
from framing.comparison.sides import SIDE_COLUMNS, compare_sides
from framing.comparison.terms import leave_out_terms

__all__ = [
    "ALL_OTHERS",
    "CONTRAST_COLUMNS",
    "ENTROPY_COLUMNS",
    "ESTIMATE_COLUMNS",
    "EVENT_COLUMNS",
    "INFLUENCE_COLUMNS",
    "PLANTED_COLUMNS",
    "REFUSED_COLUMNS",
    "SEED",
    "SIDE_COLUMNS",
    "Comparison",
    "check_planted",
    "compare_events",
    "compare_naming",
    "compare_outlets",
    "compare_sides",
    "leave_one_out",
    "leave_out_terms",
]
