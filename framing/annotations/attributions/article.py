"""All attributions of one article: unit by unit, with quotations that go on joined to their speaker."""

from __future__ import annotations

from bisect import bisect_left

from framing.annotations.attributions.attribution import Attribution
from framing.annotations.attributions.cue_table import CueTable
from framing.annotations.attributions.description import describe_attributions
from framing.annotations.attributions.draft import Draft
from framing.annotations.attributions.rule_precision import rule_precision
from framing.annotations.attributions.rules import find_attributions
from framing.annotations.attributions.scan import Scan
from framing.annotations.attributions.transcripts import Turn, find_turns
from framing.annotations.attributions.units import Unit, join_sentences, make_unit, outer_quotations
from framing.lexicons import Hit
from framing.text import Quotation, TextLayer

_LONGEST_LABEL = 9
_FRAGMENT_WORDS = 4
_REMARK_WORDS = 6
_FARTHEST_PARAGRAPH = 3
_QUOTING = (
    "forward quote",
    "forward addressee",
    "forward adjunct",
    "forward that",
    "forward clause",
    "forward colon",
    "forward announced",
    "forward insertion",
    "trailing quote",
    "inverted quote",
    "colon",
)


def annotate_attributions(
    layer: TextLayer, shadow: str, hits: list[Hit], table: CueTable
) -> list[Attribution]:
    """Find the attributions of one article.

    Parameters
    ----------
    layer : TextLayer
        The text with its sentences and quotations.
    shadow : str
        The text as the lexicons read it, from `framing.lexicons.shadow`.
    hits : list of (start, end, entry)
        Matches of the cue lexicon in ``shadow``, in order.
    table : CueTable
        The uses of each cue.

    Returns
    -------
    list of Attribution
        In the order of their cues, with offsets into ``layer.text``.
    """
    quotations = outer_quotations(layer)
    reader = _ArticleReader(layer, shadow, table)
    hit_starts = [hit[0] for hit in hits]
    quotation_starts = [quotation.start for quotation in quotations]
    turns = find_turns(layer.text, layer.paragraphs)
    reader.take_turns(turns)
    for bounds in join_sentences(layer, quotations):
        start, end, _ = bounds
        if any(turn.label[0] <= start < turn.content[1] for turn in turns):
            continue
        cues = [hit[:2] for hit in hits[bisect_left(hit_starts, start) : bisect_left(hit_starts, end)]]
        inside = quotations[bisect_left(quotation_starts, start) : bisect_left(quotation_starts, end)]
        if cues or inside:
            reader.read(make_unit(shadow, bounds, inside), cues, inside)
    return reader.finish()


class _ArticleReader:
    """Reads the units of an article in order and remembers who spoke last."""

    def __init__(self, layer: TextLayer, shadow: str, table: CueTable) -> None:
        self.layer, self.text, self.shadow, self.table = layer, layer.text, shadow, table
        self.found: list[Attribution] = []
        self.speaking: Attribution | None = None

    def read(self, unit: Unit, cues: list[tuple[int, int]], quotations: list[Quotation]) -> None:
        """Find the attributions of one unit and give its other quotations to a speaker."""
        found: list[Attribution] = []
        if cues:
            scan = Scan(self.text, unit, cues, self.shadow, self.table)
            found = [self._with_offsets(scan, draft) for draft in find_attributions(scan)]
        if quotations:
            self._give_quotations(unit, quotations, found)
        self.found.extend(found)
        self._remember_speaker(unit, found)

    def finish(self) -> list[Attribution]:
        """Return everything found, in order, with how often each rule is right."""
        found = sorted((one for one in self.found if one.contents), key=lambda one: one.cues[0])
        for attribution in found:
            attribution.probability = rule_precision(attribution.rule)
        describe_attributions(found, self.layer)
        return found

    def take_turns(self, turns: list[Turn]) -> None:
        """Take each turn of a transcript as one attribution to its speaker."""
        for turn in turns:
            self.found.append(Attribution([turn.label], [turn.colon], [turn.content], rule="transcript turn"))

    def _with_offsets(self, scan: Scan, draft: Draft) -> Attribution:
        """Turn an attribution in tokens into one in offsets."""
        return Attribution(
            sources=[scan.offsets(span) for span in draft.sources],
            cues=[scan.offsets(draft.cue)],
            contents=[scan.offsets(span) for span in draft.contents],
            rule=draft.rule,
            stance=draft.use.stance,
            entry=draft.use.entry,
            paragraph=scan.unit.paragraph,
        )

    def _remember_speaker(self, unit: Unit, found: list[Attribution]) -> None:
        """Keep who may go on speaking in a quotation without a cue; forget a speaker left behind."""
        quoting = [attribution for attribution in found if attribution.rule in _QUOTING]
        if quoting:
            self.speaking = quoting[-1]
        elif found and self.speaking and self.speaking.paragraph < unit.paragraph - 1:
            self.speaking = None

    def _give_quotations(self, unit: Unit, quotations: list[Quotation], found: list[Attribution]) -> None:
        """Give each unclaimed quotation to a speaker label, a neighbour or the last speaker."""
        claimed = [content for attribution in found for content in attribution.contents]
        token_of = {start: token for token, (start, _) in unit.quotes.items()}
        for quotation in quotations:
            if any(start <= quotation.start and quotation.end <= end for start, end in claimed):
                continue
            token = token_of[quotation.start]
            if not found and 2 <= token <= _LONGEST_LABEL and unit.words[token - 1] == ":":
                found.append(_after_label(unit, token, quotation))
                continue
            words = self.text.count(" ", quotation.start, quotation.end) + 1
            alone = quotation.end - quotation.start > 0.8 * (unit.end - unit.start)
            if words < _FRAGMENT_WORDS and not alone:
                continue
            self._give(unit, quotation, found, alone=alone, remark=words >= _REMARK_WORDS)

    def _give(
        self, unit: Unit, quotation: Quotation, found: list[Attribution], *, alone: bool, remark: bool
    ) -> None:
        """Give a quotation to the nearest attribution of its unit, or to whoever spoke last."""
        content = (quotation.start, quotation.end)
        if found:
            if alone or remark:
                min(found, key=lambda attribution: _distance(attribution, content)).contents.append(content)
        elif self.speaking and unit.paragraph - self.speaking.paragraph <= (
            _FARTHEST_PARAGRAPH if alone else 0
        ):
            self.speaking.contents.append(content)
            self.speaking.paragraph = unit.paragraph


def _after_label(unit: Unit, token: int, quotation: Quotation) -> Attribution:
    """Read *Speaker: “...”*."""
    return Attribution(
        sources=[(unit.starts[0], unit.ends[token - 2])],
        cues=[(unit.starts[token - 1], unit.ends[token - 1])],
        contents=[(quotation.start, quotation.end)],
        rule="colon",
        paragraph=unit.paragraph,
    )


def _distance(attribution: Attribution, content: tuple[int, int]) -> int:
    """Count the characters between a quotation and the nearest part of an attribution."""
    start, end = content
    parts = attribution.contents + attribution.cues
    return min(abs(part[1] - start) if part[1] <= start else abs(part[0] - end) for part in parts)
