"""Articles -> which are copies of each other, wire copy, on one event, and under which outlet they count."""

from framing.grouping.duplicates import DUPLICATE_COLUMNS, Duplicates, find_duplicates
from framing.grouping.policies import POLICIES, apply_duplicate_policy
from framing.grouping.wire import WIRE_COLUMNS, flag_wire

__all__ = [
    "DUPLICATE_COLUMNS",
    "POLICIES",
    "WIRE_COLUMNS",
    "Duplicates",
    "apply_duplicate_policy",
    "find_duplicates",
    "flag_wire",
]
