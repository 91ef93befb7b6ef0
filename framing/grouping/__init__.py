"""Articles -> which are copies of each other, wire copy, on one event, and under which outlet they count."""

from framing.grouping.duplicates import DUPLICATE_COLUMNS, Duplicates, find_duplicates
from framing.grouping.events import EVENT_TABLE_COLUMNS, Events, apply_events, group_events, read_events
from framing.grouping.outlets import OutletTable, map_outlets, read_outlets
from framing.grouping.policies import POLICIES, apply_duplicate_policy
from framing.grouping.wire import WIRE_COLUMNS, flag_wire

__all__ = [
    "DUPLICATE_COLUMNS",
    "EVENT_TABLE_COLUMNS",
    "POLICIES",
    "WIRE_COLUMNS",
    "Duplicates",
    "Events",
    "OutletTable",
    "apply_duplicate_policy",
    "apply_events",
    "find_duplicates",
    "flag_wire",
    "group_events",
    "map_outlets",
    "read_events",
    "read_outlets",
]
