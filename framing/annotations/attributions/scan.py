"""One unit as the rules see it: tokens, capitals, where cues stand, and the phrases around them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.cue_table import CueTable, CueUse
from framing.annotations.attributions.units import QUOTE, Unit

TokenSpan = tuple[int, int]
"""First token and the token after the last."""

Hit = tuple[int, int, list[CueUse]]
"""A cue: first token, the token after it, and the uses it may have."""

_HEADLINE_SHARE = 0.75
_LONGEST_PHRASE = 22


class Scan:
    """A unit with what the rules ask of it again and again."""

    def __init__(
        self, text: str, unit: Unit, hits: list[tuple[int, int]], shadow: str, table: CueTable
    ) -> None:
        self.text = text
        self.unit = unit
        self.words = unit.words
        self.size = len(unit.words)
        self.hits: list[Hit] = []
        for start, end in hits:
            first, last = bisect_left(unit.starts, start), bisect_left(unit.ends, end)
            whole = unit.starts[first : first + 1] == [start] and unit.ends[last : last + 1] == [end]
            if whole and (uses := table.uses(shadow[start:end])):
                self.hits.append((first, last + 1, uses))
        self.cue_tokens = {token for start, end, _ in self.hits for token in range(start, end)}

    @cached_property
    def headline(self) -> bool:
        """Whether most longer words begin with a capital letter, as in a heading."""
        long_words = [t for t, word in enumerate(self.words) if len(word) > 3 and word[0].isalpha()]
        capitals = sum(map(self.is_capital, long_words))
        return bool(long_words) and capitals >= _HEADLINE_SHARE * len(long_words)

    def is_capital(self, token: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.text[self.unit.starts[token]].isupper()

    def offsets(self, span: TokenSpan) -> tuple[int, int]:
        """Return the offsets of a span of tokens."""
        return self.unit.starts[span[0]], self.unit.ends[span[1] - 1]

    def word(self, token: int) -> str:
        """Return a token, or the empty string outside the unit."""
        return self.words[token] if 0 <= token < self.size else ""

    def is_initial_period(self, token: int) -> bool:
        """Tell whether a full stop belongs to an initial or a short title (J., Gen.) before a capital."""
        return (
            self.words[token] == "."
            and 0 < token < self.size - 1
            and len(self.words[token - 1]) <= 4
            and self.is_capital(token - 1)
            and self.unit.starts[token] == self.unit.ends[token - 1]
            and self.is_capital(token + 1)
        )

    def verb_group_start(self, token: int) -> int:
        """Return where the verb group that ends in the cue begins: auxiliaries, adverbs, *not*."""
        start = token
        while start > 0:
            word = self.words[start - 1]
            if word in words_of.AUXILIARIES or is_adverb(word):
                start -= 1
            elif word == "to" and start >= 2 and self.words[start - 2] in words_of.REPORTING_CHAINS:
                start -= 2
            else:
                break
        return start

    def content_end(self, start: int) -> int:
        """Return where a content that begins at ``start`` and runs to the end of the unit ends."""
        end = self.size
        while end > start and (self.words[end - 1] in words_of.END_MARKS or self.words[end - 1] in ";,)"):
            end -= 1
        return end

    def sentence_start(self, token: int) -> int:
        """Return where the sentence part that ``token`` stands in begins; a leading *but* stays out."""
        start = token
        while start > 0 and self.words[start - 1] not in words_of.END_MARKS and self.words[start - 1] != ";":
            start -= 1
        return start + 1 if start < token and self.words[start] in ("but", "and") else start

    def phrase_start(self, end: int) -> int:
        """Return the first token of the noun phrase that ends before ``end``."""
        start = end
        while start > 0 and end - start < _LONGEST_PHRASE and not self._breaks_phrase(start, end):
            start -= 1
        return self._without_opener(start, end)

    def _breaks_phrase(self, start: int, end: int) -> bool:
        """Tell whether the token before ``start`` cannot belong to the noun phrase that ends at ``end``."""
        word = self.words[start - 1]
        if word == QUOTE:
            return self.word(start - 2) not in words_of.BEFORE_NICKNAME
        if word == "," or word in words_of.BREAKS:
            return True
        if word in words_of.END_MARKS:
            return not (start < end and self.is_initial_period(start - 1))
        if word in ("and", "or", "&"):
            return not (start < end and start >= 2 and self._joins_phrases(start, end))
        return (
            word in words_of.COORDINATORS
            or word in words_of.SUBORDINATORS
            or word in words_of.RELATIVE_PRONOUNS
            or (word in words_of.AUXILIARIES and not word.endswith("n't"))
            or (start < end and self._is_verb(start - 1))
        )

    def _is_verb(self, token: int) -> bool:
        """Tell whether a cue inside a possible noun phrase is a verb: no determiner stands before it."""
        before = self.word(token - 1)
        return token in self.cue_tokens and before not in words_of.DETERMINERS and not before.endswith("'s")

    def _joins_phrases(self, start: int, end: int) -> bool:
        """Tell whether the *and* before ``start`` joins two names, or two short phrases at the beginning."""
        before = start - 2
        if self.words[before] == ",":
            return False
        if self.is_capital(start) and self.is_capital(before):
            return True
        return before not in self.cue_tokens and end - start <= 4 and start <= 4

    def _without_opener(self, start: int, end: int) -> int:
        """Leave out adverbs and a date that open the sentence before its subject (*On Tuesday Hale said*)."""
        while start < end - 1 and (
            self.words[start] in words_of.ADVERBS or self.words[start] in ("but", "and", "so")
        ):
            start += 1
        if (
            start < end - 2
            and self.words[start] in ("on", "in", "by", "at", "during")
            and self.words[start + 1] in words_of.TIME_WORDS
        ):
            date_end = start + 2
            while date_end < end - 1 and self._is_date_part(date_end):
                date_end += 1
            return date_end
        return start

    def _is_date_part(self, token: int) -> bool:
        """Tell whether a token may stand inside a date."""
        word = self.words[token]
        return (
            word in words_of.TIME_WORDS
            or word.isdigit()
            or word in ("morning", "night", "evening", "afternoon")
        )


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb as an adverb."""
    if word in words_of.ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word not in words_of.NOT_ADVERBS
