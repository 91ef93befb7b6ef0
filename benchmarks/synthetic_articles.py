"""Articles made from a few hundred invented sentences, as many and as long as a benchmark needs."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path

_WHO = (
    *("Ana Hale, a nurse,", "the mayor", "a source close to the talks", "Harbour Watch", "officials"),
    *("residents", "Minister Tor Velin", "the report", "critics", "a spokesman for the port"),
)
_SAID = ("said", "claimed", "denied", "warned", "confirmed", "alleged", "told reporters", "insisted")
_WHAT = (
    *("the bridge may reopen on Monday", "repairs would cost ten million crowns"),
    *("the brutal cuts had failed", "a safe crossing was perhaps possible", "the plan is a disaster"),
    *("nobody knew how the fire began", "the so-called ‘reform’ was dead", "trains might run again in June"),
)
_PLAIN = (
    *("The bridge was closed on Friday after a crack was found.", "Furious drivers waited for hours."),
    *("It rained all night, and the river rose by two metres.", "Trains were reportedly late."),
    *("The council meets again next week.", "A radical overhaul is unlikely, it seems."),
)
SENTENCES = (
    *(f"{who[0].upper()}{who[1:]} {said} {what}." for who, said, what in product(_WHO, _SAID, _WHAT)),
    *(f"“{what[0].upper()}{what[1:]},” {who} {said}." for who, said, what in product(_WHO, ("said",), _WHAT)),
    *_PLAIN * 40,
)


def write_articles(path: Path, count: int, *, words: int, outlets: int = 8, events: int = 500) -> Path:
    """Write articles of about so many words as JSON Lines, the same for the same arguments."""
    draw = random.Random(count)
    sizes = [len(sentence.split()) for sentence in SENTENCES]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text, length = [], 0
            while length < words:
                at = draw.randrange(len(SENTENCES))
                text.append(SENTENCES[at])
                length += sizes[at]
            record = {
                "article_id": f"a{number}",
                "outlet": f"Outlet {number % outlets}",
                "event": f"event {(number // outlets) % events}",
                "date": f"2031-{1 + number % 12:02d}-{1 + number % 28:02d}",
                "text": " ".join(text),
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path
