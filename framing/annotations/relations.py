"""The relation table: one row per attribution, linking a source and a cue to a content."""

from __future__ import annotations

RELATION_COLUMNS = (
    "relation_id",
    "article_id",
    "source_ids",
    "cue_ids",
    "content_ids",
    "kind",
    "source_type",
    "source_key",
    "stance",
    "act",
    "side",
    "probability",
)

KINDS = ("direct", "indirect", "mixed")

SOURCE_TYPES = (
    "named_person",
    "named_organisation",
    "unnamed_official",
    "anonymous",
    "document",
    "media",
    "group",
    "vague",
)

SPEECH, ATTITUDE = "speech", "attitude"
ACTS = (SPEECH, ATTITUDE)
"""What is attributed: something said or written, or what somebody thinks, feels, wants or does."""

STANCES = ("neutral", "endorsing", "distancing", "denying")
