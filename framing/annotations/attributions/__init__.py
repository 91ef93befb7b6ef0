"""Who is quoted, how, and with what distance: attributions found by rules, and what is said of any."""

from framing.annotations.attributions.article import annotate_attributions
from framing.annotations.attributions.attribution import Attribution
from framing.annotations.attributions.cue_stance import cue_stance
from framing.annotations.attributions.cue_table import CueTable
from framing.annotations.attributions.description import describe_attributions

__all__ = ["Attribution", "CueTable", "annotate_attributions", "cue_stance", "describe_attributions"]
