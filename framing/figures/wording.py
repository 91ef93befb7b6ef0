"""What figures share in words: rows chosen, numbers written, names shortened, lists read out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import pandas as pd
from matplotlib.font_manager import FontProperties, findfont, get_font

from framing.errors import MeasureError
from framing.measures import ALL, NAME_SHARE, VOICE_LABELS, describe_measure

FONT = "DejaVu Sans"
_READ_OUT, _FEW_ROWS = 8, 12


def choose_rows(table: pd.DataFrame, measure: str, voice: str | None) -> tuple[pd.DataFrame, str]:
    """Keep one measure in one voice; without a voice, own voice where the measure has it.

    Raises
    ------
    MeasureError
        The table has no row of this measure and voice.
    """
    rows = table[table["measure"].eq(measure)]
    voices = list(dict.fromkeys(rows["voice"]))
    chosen = voice or next((name for name in ("own", "all", *voices) if name in voices), "own")
    rows = rows[rows["voice"].eq(chosen)]
    if not len(rows):
        found = f"its voices {voices}" if voices else "other measures only"
        msg = f"nothing to plot: expected rows of {measure!r} in voice {chosen!r}, found {found}"
        raise MeasureError(msg)
    return rows, chosen


def choose_parts(table: pd.DataFrame, prefix: str, voice: str | None) -> tuple[pd.DataFrame, str]:
    """Keep all parts of a measure in one voice and name them in a column `part`."""
    family = table[table["measure"].str.startswith(f"{prefix}[")]
    if not len(family):
        msg = f"nothing to plot: expected measures named {prefix}[...], found none; compare these first"
        raise MeasureError(msg)
    _, chosen = choose_rows(family, family["measure"].iloc[0], voice)
    rows = family[family["voice"].eq(chosen)]
    return rows.assign(part=rows["measure"].str[len(prefix) + 1 : -1]), chosen


def decimals(measure: str) -> int:
    """Say to how many decimals a measure is rounded: 1 per 1,000 words, 3 for shares, else 2."""
    return {"per 1,000 words": 1, "share": 3}.get(describe_measure(measure).unit, 2)


def say_number(value: float, measure: str, signed: bool = False) -> str:
    """Write a value as its unit asks: one decimal per 1,000 words, a share in percent.

    A difference is signed, and one of shares is given in percentage points (pp).
    """
    if np.isnan(value):
        return "–"
    unit = describe_measure(measure).unit
    share = unit == "share"
    places = 0 if share else 1 if unit else 2
    number = f"{100 * value if share else value:{'+' if signed else ''}.{places}f}"
    # a value that rounds to nothing has no sign
    number = number if float(number) else number.lstrip("+-")
    return number.replace("-", "−") + ((" pp" if signed else "%") if share else "")


def say_unit(measure: str, signed: bool = False) -> str:
    """Write what the axis shows, of a value or of a signed difference."""
    described = describe_measure(measure)
    if described.unit == "share":
        return "percentage points" if signed else f"{described.counted} / {described.base}, percent"
    if described.unit:
        return f"{described.counted} {described.unit}"
    return described.label.lower() if signed else described.formula


def say_title(measure: str, voice: str) -> str:
    """Write what is measured, and in which voice."""
    label = describe_measure(measure).label
    return label if voice == "all" else f"{label}, {VOICE_LABELS.get(voice, voice)}"


def say_family(prefix: str, voice: str) -> str:
    """Write what the parts of a measure are together, in the plural where there is one."""
    names = {"source_type_share": "Source types", "stance_share": "Stance of cues", "side_share": "Sides"}
    if prefix.endswith(NAME_SHARE):
        concept = prefix.removesuffix(NAME_SHARE).replace("_", " ")
        return f"Names for {concept}" + ("" if voice == ALL else f", {VOICE_LABELS.get(voice, voice)}")
    return names.get(prefix) or say_title(prefix, voice)


def say_phrase(measure: str, voice: str, begins: bool = False) -> str:
    """Write what is measured within a sentence, or where it begins one, its unit included."""
    title = say_title(measure, voice)
    label, comma, rest = title.partition(", ")
    unit = describe_measure(measure).unit
    first = label[:1].upper() if begins else label[:1].lower()
    return f"{first}{label[1:]}{f' {unit}' if unit[:3] == 'per' else ''}{comma}{rest}"


def shorten(name: str, width: int = 30, lines: int = 2) -> str:
    """Wrap a name to so many characters and lines, with the rest cut.

    A character that the house font does not have becomes a box; tables and alternative text keep it.
    """
    drawn = "".join(c if _is_drawn(c) else "□" for c in " ".join(str(name).split()))
    wrapped = textwrap.wrap(drawn, width) or [""]
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], f"{wrapped[lines - 1][: width - 1]}…"]
    return "\n".join(wrapped)


@cache
def _is_drawn(character: str) -> bool:
    """Say whether the house font can draw a character."""
    font = get_font(findfont(FontProperties(family=FONT)))
    return bool(font.get_char_index(ord(character)))


def label_rows(names: Sequence[str]) -> list[str]:
    """Shorten the names of rows: two lines for each of a few, one for each of many."""
    few = len(names) <= _FEW_ROWS
    return [shorten(name, width=30, lines=2) if few else shorten(name, width=36, lines=1) for name in names]


def label_pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Name pairs of outlets: on one line where they are short or many, else on two."""
    pairs = list(pairs)
    width, break_at = (32, 32) if len(pairs) <= _FEW_ROWS else (24, 99)
    named = [[shorten(name, width, lines=1) for name in pair] for pair in pairs]
    return [(" − " if len(a) + len(b) < break_at else "\n− ").join((a, b)) for a, b in named]


def read_out(items: list[str]) -> str:
    """Read a list out, from both ends where it is long."""
    if len(items) <= _READ_OUT:
        return "; ".join(items)
    half = _READ_OUT // 2
    return "; ".join([*items[:half], f"{len(items) - 2 * half} more", *items[-half:]])
