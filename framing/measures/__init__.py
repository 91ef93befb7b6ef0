"""From marks to one row per article, measure and voice, each with its count and its base."""

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures.actors import ACTOR_COLUMNS, assign_sides
from framing.measures.attributions import measure_attributions
from framing.measures.bases import ALL, ATTRIBUTED_UNQUOTED, Bases, count_bases
from framing.measures.descriptions import (
    VOICE_LABELS,
    MeasureDescription,
    describe_measure,
    describe_measures,
)
from framing.measures.hedges import BOOSTER_TYPES, HEDGE_TYPES, measure_hedges
from framing.measures.in_context import measure_in_context
from framing.measures.loaded import LOADED_CATEGORIES, measure_loaded
from framing.measures.naming import NAME_SHARE, count_names, measure_naming
from framing.measures.rates import MEASURE_COLUMNS, MEASURE_VOICES, in_voice, measure_scale, split_measure
from framing.measures.sides import measure_sides, starts_inside
from framing.measures.sources import ANONYMOUS_TYPES, measure_sources
from framing.measures.stretches import QUOTED, STRETCH_COLUMNS, split_voices
from framing.measures.table import measure

__all__ = [
    "ACTOR_COLUMNS",
    "ALL",
    "ANONYMOUS_TYPES",
    "ATTRIBUTED",
    "ATTRIBUTED_UNQUOTED",
    "BOOSTER_TYPES",
    "HEDGE_TYPES",
    "LOADED_CATEGORIES",
    "MEASURE_COLUMNS",
    "MEASURE_VOICES",
    "NAME_SHARE",
    "OWN",
    "QUOTED",
    "STRETCH_COLUMNS",
    "VOICE_LABELS",
    "Bases",
    "MeasureDescription",
    "assign_sides",
    "count_bases",
    "count_names",
    "describe_measure",
    "describe_measures",
    "in_voice",
    "measure",
    "measure_attributions",
    "measure_hedges",
    "measure_in_context",
    "measure_loaded",
    "measure_naming",
    "measure_scale",
    "measure_sides",
    "measure_sources",
    "split_measure",
    "split_voices",
    "starts_inside",
]
