"""Who is quoted, how, and with what distance: attributions found by rules."""

from framing.annotations.attributions.article import annotate_attributions
from framing.annotations.attributions.attribution import Attribution
from framing.annotations.attributions.cue_table import CueTable

__all__ = ["Attribution", "CueTable", "annotate_attributions"]
