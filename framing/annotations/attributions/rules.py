"""All attributions of one unit, and where the contents of neighbours end."""

from __future__ import annotations

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.constructions import find_attribution
from framing.annotations.attributions.draft import Draft
from framing.annotations.attributions.scan import Scan

# Inside what someone else says, only these constructions count as attributions of their own.
_MAY_NEST = frozenset(
    (
        "forward that",
        "forward clause",
        "forward insertion",
        "forward colon",
        "according last",
        "inverted quote",
        "inverted clause",
    )
)
_DASHES = (";", "—", "–")


def find_attributions(scan: Scan) -> list[Draft]:
    """Return the attributions of a unit in the order of their cues."""
    drafts: list[Draft] = []
    for start, end, uses in scan.hits:
        for use in uses:
            if draft := find_attribution(scan, (start, end), use, drafts):
                drafts.append(draft)
                break
    _end_at_next_report(scan, drafts)
    return [draft for draft in drafts if draft.rule in _MAY_NEST or not _is_nested(draft, drafts)]


def _is_nested(draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether the cue stands inside the content of another attribution."""
    cue = draft.cue[0]
    return any(start <= cue < end for other in drafts if other is not draft for start, end in other.contents)


def _end_at_next_report(scan: Scan, drafts: list[Draft]) -> None:
    """End a content where the next coordinated report begins (*said ..., but Hale denied ...*)."""
    for number, draft in enumerate(drafts):
        if not draft.contents:
            continue
        for later in drafts[number + 1 :]:
            start, end = draft.contents[-1]
            cut = _cut(scan, draft, later, start, end)
            if cut and cut > start:
                draft.contents[-1] = (start, cut)
                break


def _cut(scan: Scan, draft: Draft, later: Draft, start: int, end: int) -> int | None:
    """Return the token where the content must end because of a later report, or nothing."""
    if later.rule in ("trailing quote", "inverted quote"):
        opens = later.contents[0][0]
        if draft.reports_forward and start < opens < end:
            return opens - (scan.words[opens - 1] in (",", ":", "—", "-"))
        return None
    if later.rule.startswith(("trailing", "inverted", "according", "noun")) or not start < later.begins < end:
        return None
    if draft.rule.startswith(("trailing", "inverted", "according last")) and len(draft.contents) == 1:
        return None
    return _before_coordination(scan, later)


def _before_coordination(scan: Scan, later: Draft) -> int | None:
    """Return where the sentence part before a coordinated report ends, or nothing where it is subordinate."""
    begins = later.begins
    before, second = scan.word(begins - 1), scan.word(begins - 2)
    if later.subject_kind == "comma" and before == ",":
        return begins - 1
    if later.subject_kind == "coordination":
        return begins - 1 - (second == ",")
    if before in ("and", "but") and second in (",", *_DASHES):
        return begins - 2
    if before in ("but", "while"):
        return begins - 1 - (second == ",")
    starts_clause = scan.is_capital(begins) or scan.words[begins] in words_of.PERSONAL_PRONOUNS
    if before in _DASHES or (before == "and" and starts_clause):
        return begins - 1
    return None
