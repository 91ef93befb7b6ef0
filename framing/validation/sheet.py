"""The sheet that coders fill in, which tells them nothing of outlets and marks, and its codebook."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.annotations.marks import Marks
from framing.validation.codes import NAMING, Code

SHEET_COLUMNS = ("unit_id", "before", "sentence", "after")
REMARK = "remark"
MASK = "[outlet]"


@dataclass(frozen=True, repr=False)
class CodingSample:
    """A sample of sentences: what coders get, what they must not see, and how to code.

    Attributes
    ----------
    sheet : DataFrame
        One row per sentence drawn: ``SHEET_COLUMNS``, an empty column per code, and `remark`.
    key : DataFrame
        One row per sentence of the corpus, as from ``list_sentences``, with `stratum`, `probability`
        and, where it was drawn, `unit_id`.
    codebook : str
        What to code and how, in Markdown.
    settings : dict
        What was asked for.
    """

    sheet: pd.DataFrame
    key: pd.DataFrame
    codebook: str
    settings: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say in one line what was drawn."""
        strata = self.key["stratum"].nunique()
        return f"<CodingSample of {len(self.sheet)} of {len(self.key):,} sentences from {strata} strata>"

    def to_jsonl(self) -> str:
        """Write the sheet as JSON Lines, one object a sentence, for annotation tools.

        `text` is the sentence; doccano fills `label` with ``[start, end, code]``, Prodigy adds
        `spans`. Both keep `unit_id`, so that ``read_codes`` reads what they export.
        """
        lines = []
        for row in self.sheet.itertuples(index=False):
            context = {"unit_id": row.unit_id, "before": row.before, "after": row.after}
            lines.append({"text": row.sentence, "unit_id": row.unit_id, "label": [], "meta": context})
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write_sheet(marks: Marks, key: pd.DataFrame, codes: list[Code], settings: dict[str, Any]) -> CodingSample:
    """Make the sheet from the key, in the order of the numbers drawn."""
    texts = marks.articles.set_index("article_id")["text"]
    position = key.reset_index().set_index(["article_id", "sentence_id"])[["start", "end"]]
    bounds = dict(zip(position.index, position.itertuples(index=False), strict=True))

    named = _outlet_pattern(key["outlet"].astype(str).unique().tolist())

    def said(article_id: str, sentence_id: int) -> str:
        place = bounds.get((article_id, sentence_id))
        text = " ".join(texts[article_id][place.start : place.end].split()) if place else ""
        return named.sub(MASK, text)

    drawn = key[key["unit_id"].notna()].sort_values("unit_id")
    rows = [
        (row.unit_id, *(said(row.article_id, row.sentence_id + step) for step in (-1, 0, 1)))
        for row in drawn.itertuples(index=False)
    ]
    sheet = pd.DataFrame(rows, columns=list(SHEET_COLUMNS), dtype="str")
    for name in (*(code.name for code in codes), REMARK):
        sheet[name] = ""
    names = marks.provenance.get("naming", {}).get("names", {})
    return CodingSample(sheet, key, _codebook(codes, settings, names), settings)


def _outlet_pattern(outlets: list[str]) -> re.Pattern[str]:
    """Match the names of the outlets, and the last word of a longer one, as articles shorten it."""
    words = [name.split()[-1] for name in outlets if len(name.split()) > 1]
    names = {*outlets, *(word for word in words if len(word) > 3 and word[0].isupper())}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _codebook(codes: list[Code], settings: dict[str, Any], names: Mapping[str, list[str]]) -> str:
    """Write what to code and how."""
    lines = [
        "# How to code",
        "",
        "Code the column `sentence`; `before` and `after` are there to understand it. Code alone, and look",
        "nothing up: you should not know which outlet wrote it, and names of outlets are masked.",
        "",
    ]
    for code in codes:
        how = "1 or 0" if code.yes_no else "copy the words, one after the other with `;` between; 0 for none"
        lines.append(f"- `{code.name}`: {code.question}. Write: {how}.".replace("?.", "?"))
    lines += [
        "",
        "An empty cell means *not coded*. Doubts go into `remark`. Leave `unit_id` as it is.",
        "",
        f"{settings['n']} sentences, seed {settings['seed']}.",
        "",
    ]
    if NAMING in codes:
        lines += [f"- {concept}: {', '.join(variants)}" for concept, variants in names.items()]
        lines += ["", "The spellings and plurals of a name are that name.", ""]
    return "\n".join(lines)
