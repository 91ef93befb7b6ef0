"""Who is quoted, how, and with what distance: attributions found by rules, and what is said of any."""

from framing.annotations.attributions.article import annotate_attributions
from framing.annotations.attributions.attribution import Attribution
from framing.annotations.attributions.cue_table import CueTable
from framing.annotations.attributions.description import describe_attributions
from framing.annotations.attributions.stances import set_stances

__all__ = ["Attribution", "CueTable", "annotate_attributions", "describe_attributions", "set_stances"]
