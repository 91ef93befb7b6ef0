"""From measures to one row per outlet, or per pair of outlets, with intervals over events."""

from framing.comparison.duplicates import POLICY_COLUMNS, compare_duplicate_policies
from framing.comparison.events import EVENT_COLUMNS, compare_events
from framing.comparison.influence import INFLUENCE_COLUMNS, leave_one_out
from framing.comparison.keyness import KEYNESS_COLUMNS, compare_terms
from framing.comparison.models import MODEL_COLUMNS, check_model
from framing.comparison.naming import ENTROPY_COLUMNS, compare_naming
from framing.comparison.others import ALL_OTHERS
from framing.comparison.outlets import SEED, compare_outlets
from framing.comparison.planning import PLANNED_COLUMNS, plan_events
from framing.comparison.planted import PLANTED_COLUMNS, check_planted
from framing.comparison.result import CONTRAST_COLUMNS, ESTIMATE_COLUMNS, REFUSED_COLUMNS, Comparison
from framing.comparison.sides import SIDE_COLUMNS, compare_sides
from framing.comparison.specifications import SPECIFICATION_COLUMNS, compare_specifications
from framing.comparison.stored import compare_stored
from framing.comparison.terms import leave_out_terms

__all__ = [
    "ALL_OTHERS",
    "CONTRAST_COLUMNS",
    "ENTROPY_COLUMNS",
    "ESTIMATE_COLUMNS",
    "EVENT_COLUMNS",
    "INFLUENCE_COLUMNS",
    "KEYNESS_COLUMNS",
    "MODEL_COLUMNS",
    "PLANNED_COLUMNS",
    "PLANTED_COLUMNS",
    "POLICY_COLUMNS",
    "REFUSED_COLUMNS",
    "SEED",
    "SIDE_COLUMNS",
    "SPECIFICATION_COLUMNS",
    "Comparison",
    "check_model",
    "check_planted",
    "compare_duplicate_policies",
    "compare_events",
    "compare_naming",
    "compare_outlets",
    "compare_sides",
    "compare_specifications",
    "compare_stored",
    "compare_terms",
    "leave_one_out",
    "leave_out_terms",
    "plan_events",
]
