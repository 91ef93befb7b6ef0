"""What a run has done, and what of it was slow."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from framing.corpus import REASONS
from framing.scale.folder import RunFolder
from framing.scale.partition import SET_ASIDE

_SHOWN = 5


@dataclass(frozen=True)
class RunSummary:
    """What a run has done.

    Attributes
    ----------
    folder : str
        Of the run.
    partitions, partitions_done : int
        How many there are, and how many are whole.
    records, used, not_used, set_aside, words : int
        Records read; articles in the tables; articles that are not; those of them that failed, crashed,
        took too long or needed too much memory; words of the articles used.
    reasons : dict
        Reason -> articles that were not used for it.
    cpu_seconds : float
        Processor time of all partitions.
    slowest_parts, slowest_articles : list
        Seconds and partition; seconds, file and row.
    """

    folder: str
    partitions: int
    partitions_done: int
    records: int
    used: int
    not_used: int
    set_aside: int
    words: int
    reasons: dict[str, int]
    cpu_seconds: float
    slowest_parts: list[tuple[float, int]]
    slowest_articles: list[tuple[float, str, int]]

    @property
    def complete(self) -> bool:
        """Whether every partition is whole."""
        return self.partitions == self.partitions_done

    def to_dict(self) -> dict[str, Any]:
        """Give plain values, ready for JSON."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Say it in a few lines."""
        done = f"{self.partitions_done:,} of {self.partitions:,} partitions"
        told = [f"{self.folder}: {done}, {self.used:,} articles, {self.words:,} words."]
        if self.not_used:
            words = {**REASONS, **SET_ASIDE}
            why = ", ".join(f"{count:,} {words.get(name, name)}" for name, count in self.reasons.items())
            told.append(f"Not used: {self.not_used:,} ({why}); see rejected/.")
        if self.cpu_seconds:
            rate = self.words / self.cpu_seconds
            told.append(f"Processor time {self.cpu_seconds:,.1f} s: {rate:,.0f} words a second of one core.")
        if self.slowest_parts:
            slow = ", ".join(f"{part} ({seconds:.1f} s)" for seconds, part in self.slowest_parts[:3])
            articles = ", ".join(
                f"{file} row {row} ({seconds:.2f} s)" for seconds, file, row in self.slowest_articles[:3]
            )
            told.append(f"Slowest partitions: {slow}. Slowest articles: {articles}.")
        return told


def summarise(folder: RunFolder, partitions: int) -> RunSummary:
    """Sum up what the partitions of a run say of themselves, one at a time."""
    totals = dict.fromkeys(("records", "used", "not_used", "set_aside", "words"), 0)
    parts: list[tuple[float, int]] = []
    articles: list[tuple[float, str, int]] = []
    reasons: dict[str, int] = {}
    done, cpu = 0, 0.0
    for number in range(partitions):
        found = folder.read_done(number)
        if found is None:
            continue
        done += 1
        for name in totals:
            totals[name] += found[name]
        if found["not_used"]:
            for reason in folder.read_table("rejected", number, ["reason"])["reason"]:
                reasons[reason] = reasons.get(reason, 0) + 1
        log = folder.read_log(number)
        if log:
            cpu += log["cpu_seconds"]
            parts = sorted([*parts, (round(log["seconds"], 3), number)], reverse=True)[:_SHOWN]
            slow = [(seconds, file, row) for seconds, file, row in log["slowest"]]
            articles = sorted([*articles, *slow], reverse=True)[:_SHOWN]
    ordered = {name: reasons[name] for name in (*REASONS, *SET_ASIDE) if name in reasons}
    return RunSummary(
        str(folder.path), partitions, done, **totals, reasons=ordered, cpu_seconds=round(cpu, 3),
        slowest_parts=parts, slowest_articles=articles,
    )  # fmt: skip
