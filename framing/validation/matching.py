"""Words that the package marked in a sentence against words that a coder copied out of it."""

from __future__ import annotations

from typing import NamedTuple

from framing.text import find_words


class Matched(NamedTuple):
    """The words of one sentence: found by both, by the package alone, by the coder alone."""

    both: list[tuple[str, str]]
    machine_only: list[str]
    coder_only: list[str]


def match_terms(machine: list[str], coder: list[str]) -> Matched:
    """Pair words one to one: equal ones first, then those that share a word.

    Parameters
    ----------
    machine, coder : list of str
        As they stand in the sentence; upper and lower case are the same.

    Returns
    -------
    Matched
        The pairs as (machine, coder), and what is left on either side, all in lower case.

    Examples
    --------
    >>> match_terms(["Brutal", "death trap"], ["a death trap", "horror"])
    Matched(both=[('death trap', 'a death trap')], machine_only=['brutal'], coder_only=['horror'])
    """
    left, right = [term.casefold() for term in machine], [term.casefold() for term in coder]
    both: list[tuple[str, str]] = []
    for alike in (str.__eq__, _share_a_word):
        for term in list(left):
            other = next((one for one in right if alike(term, one)), None)
            if other is not None:
                both.append((term, other))
                left.remove(term)
                right.remove(other)
    return Matched(both, left, right)


def _share_a_word(one: str, other: str) -> bool:
    """Whether two phrases have a word in common."""
    return not _words(one).isdisjoint(_words(other))


def _words(text: str) -> set[str]:
    """Split a phrase into its words."""
    starts, ends = find_words(text)
    return {text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)}
