"""Corpora that are written for a test, and what a run must leave of them, always the same."""

from __future__ import annotations

import json
from pathlib import Path

TEXTS = (
    "Ana Hale, a nurse, said the bridge may reopen on Monday. Repairs cost ten million crowns.",
    "It is brutal! A source claimed the bridge is a death trap. Furious drivers fled in horror.",
    "“We are safe,” the mayor told reporters. Critics denied it, and a so-called ‘plan’ failed.",
)
KEPT = ("articles", "spans", "relations", "measures", "rejected", "done", "manifest.json")


def write_articles(path: Path, count: int, planted: dict[int, str] | None = None) -> Path:
    """Write articles of four outlets on ten events; a planted word ends the text of its row."""
    lines = [
        {
            "id": f"a{row}",
            "outlet": f"Outlet {row % 4}",
            "event": f"event {row % 10}",
            "date": "2031-03-12",
            "text": f"{TEXTS[row % 3]} {(planted or {}).get(row, '')}".strip(),
        }
        for row in range(1, count + 1)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a run that must not depend on where and how it was made."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name in KEPT
        for path in sorted([folder / name] if (folder / name).is_file() else (folder / name).iterdir())
    }
