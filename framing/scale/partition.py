"""The one function that is done in every place: a partition of the corpus in, its tables out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from framing.annotations import Engine, Marks, Reading, annotate
from framing.corpus import REJECTED_COLUMNS, read_part
from framing.measures import assign_sides, measure
from framing.scale.folder import SCHEMAS, SUFFICIENT, RunFolder
from framing.scale.plan import Plan, repeated_rows, staged_file
from framing.scale.settings import Instruments
from framing.text import TextLayer

Reason = tuple[str, str]
"""Why an article was set aside: one of ``SET_ASIDE``, and the evidence."""

SET_ASIDE = {
    "failed": "the engine failed on it",
    "crashed": "the process died of it",
    "timed_out": "it took too long",
    "out_of_memory": "it needed too much memory",
}
_SLOWEST = 3


class PartitionReader:
    """Reads, marks, measures and writes partitions; made once in every process.

    Parameters
    ----------
    folder : RunFolder
        Where to write.
    plan : Plan
        Which partitions there are.
    instruments : Instruments
        What reads them.
    told : callable, optional
        Called with the row of each article before it is read, and with -1 after the last.
    """

    def __init__(
        self,
        folder: RunFolder,
        plan: Plan,
        instruments: Instruments,
        told: Callable[[int], object] = lambda row: None,
    ) -> None:
        self._folder, self._plan, self._instruments = folder, plan, instruments
        self._told = told

    def read(self, number: int, skip: Mapping[int, Reason] | None = None) -> dict[str, Any]:
        """Read one partition and write its tables.

        Parameters
        ----------
        number : int
            Which one.
        skip : mapping, optional
            Row -> why that article is set aside unread.

        Returns
        -------
        dict
            What was counted and how long it took; ``slowest`` lists seconds, file and row.
        """
        began, cpu = time.perf_counter(), time.process_time()
        part = self._plan.parts[number]
        facts = self._plan.files[part.file]
        articles, rejected = read_part(
            facts,
            part,
            outlet=self._instruments.settings.outlet,
            staged=staged_file(self._folder, number, self._plan),
            repeated=repeated_rows(self._folder, number, self._plan),
            prefix=self._plan.prefix(part),
        )
        aside = {row: reason for row, reason in (skip or {}).items() if row in set(articles["row"])}
        rows = articles["row"].tolist()
        engine = _Watched(self._instruments.engine, rows, self._told, aside)
        marks = _without(self._mark(articles, engine), articles["row"].isin(engine.aside))
        self._told(-1)
        tables = _tables(marks, self._measure(marks), facts.name)
        kept = articles.set_index("row")["article_id"]
        rejected = _rejected(rejected, facts.name, kept, engine.aside)
        counts = {
            "records": part.n_records,
            "used": len(marks.articles),
            "not_used": len(rejected),
            "set_aside": len(engine.aside),
            "words": int(tables["articles"]["words"].sum()),
        }
        self._folder.write_part(number, {**tables, "rejected": rejected}, counts)
        slow = [(round(seconds, 4), facts.name, row) for seconds, row in engine.slowest]
        taken = {"seconds": time.perf_counter() - began, "cpu_seconds": time.process_time() - cpu}
        return {"part": number, **counts, **taken, "slowest": slow}

    def _mark(self, articles: pd.DataFrame, engine: _Watched) -> Marks:
        """Annotate the articles."""
        given = self._instruments
        marks = annotate(
            articles,
            engine=engine,
            acts=given.settings.acts,
            loaded=given.loaded,
            naming=given.naming,
            threads=1,  # rows are watched in order; workers read beside each other
        )
        if given.actors is None:
            return marks
        return replace(marks, relations=marks.relations.assign(side=assign_sides(marks, given.actors)))

    def _measure(self, marks: Marks) -> pd.DataFrame:
        """Measure the articles, all measures of the first one before those of the second."""
        if not len(marks.articles):
            return pd.DataFrame(columns=list(SUFFICIENT))
        return measure(marks)


class _Watched:
    """An engine that says which article it reads, how long each took, and sets aside what it fails on."""

    def __init__(
        self, engine: Engine, rows: list[int], told: Callable[[int], object], aside: dict[int, Reason]
    ) -> None:
        self.name = engine.name
        self.aside = aside
        self._engine, self._rows, self._told = engine, iter(rows), told
        self._times: list[tuple[float, int]] = []

    @property
    def slowest(self) -> list[tuple[float, int]]:
        """Seconds and row of the slowest articles."""
        return sorted(self._times, reverse=True)[:_SLOWEST]

    def read(self, text: str) -> Reading:
        """Read one text, or give an empty reading of one that is set aside."""
        row = next(self._rows)
        if row in self.aside:
            return _nothing()
        self._told(row)
        began = time.perf_counter()
        try:
            reading = self._engine.read(text)
        except MemoryError:
            self.aside[row] = ("out_of_memory", "the limit of memory was reached")
            return _nothing()
        except Exception as error:
            # whatever an engine makes of one article, the others must be read
            self.aside[row] = ("failed", f"{type(error).__name__}: {error}"[:300])
            return _nothing()
        self._times.append((time.perf_counter() - began, row))
        return reading

    def provenance(self) -> dict[str, Any]:
        """Say what the readings rest on."""
        return self._engine.provenance()


def _nothing() -> Reading:
    """Give the reading of an article that is set aside."""
    return Reading(TextLayer(""), [], [])


def _without(marks: Marks, out: pd.Series) -> Marks:
    """Leave articles out, of which there are no marks."""
    return replace(marks, articles=marks.articles[~out.to_numpy(dtype=bool)].reset_index(drop=True))


def _tables(marks: Marks, measures: pd.DataFrame, file: str) -> dict[str, pd.DataFrame]:
    """Lay out what is written."""
    every = measures[measures["measure"].eq("loaded_per_1000_words") & measures["voice"].eq("all")]
    articles = marks.articles.assign(file=file, words=every["base"].to_numpy(dtype="int64"))
    days = [None if day != day else day.date() for day in articles["date"]]
    articles["date"] = pd.Series(days, dtype=object)
    found = {"articles": articles, "spans": marks.spans, "relations": marks.relations, "measures": measures}
    return {table: frame[SCHEMAS[table].names] for table, frame in found.items()}


def _rejected(
    rejected: pd.DataFrame, file: str, identifiers: pd.Series, aside: Mapping[int, Reason]
) -> pd.DataFrame:
    """Add what was set aside to what was not used, in the order of the file."""
    rows = [(file, row, identifiers[row], *reason) for row, reason in aside.items()]
    if not rows:
        return rejected
    added = pd.DataFrame(rows, columns=list(REJECTED_COLUMNS))
    found = pd.concat([rejected, added], ignore_index=True) if len(rejected) else added
    return found.sort_values("row", kind="stable", ignore_index=True)
