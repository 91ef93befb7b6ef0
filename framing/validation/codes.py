"""What a person is asked to code in a sentence, and which measure of the package that answers for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from framing.errors import ValidationError


@dataclass(frozen=True)
class Code:
    """One thing that is coded, sentence by sentence.

    Attributes
    ----------
    name : str
        The column of the coding sheet.
    question : str
        What the coder is asked.
    layer : str
        The layer of spans that the package counts for it.
    voice : str
        The voice it counts them in.
    measure : str
        The measure whose error the coding tells.
    yes_no : bool
        Whether the answer is 1 or 0; otherwise the coder copies out the words.
    """

    name: str
    question: str
    layer: str
    voice: str
    measure: str
    yes_no: bool = False


_VOICE = "in the outlet's own voice (not inside words that somebody else says or writes)"

CODES = {
    code.name: code
    for code in (
        Code(
            "loaded",
            f"Words that judge or stir where a plainer word would do, {_VOICE}",
            "loaded",
            "own",
            "loaded_per_1000_words",
        ),
        Code(
            "hedge",
            f"Words that make a statement less certain (may, reportedly, about), {_VOICE}",
            "hedge",
            "own",
            "hedges_per_1000_words",
        ),
        Code(
            "booster",
            f"Words that make a statement more certain (clearly, never, in fact), {_VOICE}",
            "booster",
            "own",
            "boosters_per_1000_words",
        ),
        Code(
            "scare_quote",
            "One to three words in quotation marks from which the outlet keeps its distance",
            "scare_quote",
            "own",
            "scare_quotes_per_1000_words",
        ),
        Code(
            "attributed",
            "Does any part of the sentence tell what somebody else says, writes, thinks or wants?",
            "content",
            "all",
            "attributed_sentence_share",
            yes_no=True,
        ),
    )
}


NAMING = Code(
    "naming",
    f"Any of the names listed at the end, {_VOICE}",
    "naming",
    "own",
    "names_per_1000_words",
)
KNOWN_CODES = {**CODES, NAMING.name: NAMING}
"""All codes, that of names among them, which only marks made with a naming table can have."""


def choose_codes(names: Iterable[str] | None = None, *, naming: bool = False) -> list[Code]:
    """Look up codes by name, by default all of them, that of names only with `naming`.

    Raises
    ------
    ValidationError
        A name is unknown, or given twice, or it is that of names without a naming table.

    Examples
    --------
    >>> [code.measure for code in choose_codes(["loaded", "attributed"])]
    ['loaded_per_1000_words', 'attributed_sentence_share']
    """
    known = KNOWN_CODES if naming else CODES
    chosen = list(known) if names is None else list(names)
    for name in chosen:
        if name not in known or chosen.count(name) > 1:
            msg = f"codes: expected some of {', '.join(known)}, each once; found {name!r}"
            if name == NAMING.name and not naming:
                msg += ", which needs marks that were made with a naming table"
            raise ValidationError(msg)
    return [known[name] for name in chosen]
