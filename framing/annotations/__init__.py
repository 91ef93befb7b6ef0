"""From articles to spans: what is marked, in whose voice, and who is quoted."""

from framing.annotations.annotate import annotate, tabulate_readings
from framing.annotations.attributions import Attribution, CueTable, describe_attributions, set_stances
from framing.annotations.engines import DEFAULT_ENGINE, ENGINES, Engine, make_engine
from framing.annotations.gold_format import gold_record
from framing.annotations.marks import Marks
from framing.annotations.people_engine import PeopleEngine
from framing.annotations.reading import Reading
from framing.annotations.relations import ACTS, KINDS, RELATION_COLUMNS, SOURCE_TYPES, STANCES
from framing.annotations.spans import ATTRIBUTED, LAYERS, OWN, SPAN_COLUMNS, VOICES, Found

__all__ = [
    "ACTS",
    "ATTRIBUTED",
    "DEFAULT_ENGINE",
    "ENGINES",
    "KINDS",
    "LAYERS",
    "OWN",
    "RELATION_COLUMNS",
    "SOURCE_TYPES",
    "SPAN_COLUMNS",
    "STANCES",
    "VOICES",
    "Attribution",
    "CueTable",
    "Engine",
    "Found",
    "Marks",
    "PeopleEngine",
    "Reading",
    "annotate",
    "describe_attributions",
    "gold_record",
    "make_engine",
    "set_stances",
    "tabulate_readings",
]
