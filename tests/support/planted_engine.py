"""An engine for tests alone: some words in a text make it fail, crash, hang or ask for too much memory."""

from __future__ import annotations

import os
import time

from framing.annotations import Reading, make_engine


class PlantedEngine:
    """The rules engine, but for texts that hold one of the planted words."""

    name = "planted"

    def __init__(self):
        self._rules = make_engine("rules")
        self._slow = float(os.environ.get("PLANTED_SECONDS", "0"))

    def read(self, text: str) -> Reading:
        time.sleep(self._slow)
        if "PLANTED-ERROR" in text:
            raise ValueError("planted")
        if "PLANTED-CRASH" in text:
            os.abort()
        if "PLANTED-HANG" in text:
            time.sleep(3600)
        if "PLANTED-MEMORY" in text:
            return Reading(bytearray(1 << 40), [], [])
        return self._rules.read(text)

    def provenance(self):
        return {"engine": self.name}
