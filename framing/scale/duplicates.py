"""Identifiers that repeat, found among any number of articles without holding them in memory.

Each identifier goes as a hash into one of many small files, by its first bits; each file is then
sorted by itself. What repeats is looked up again in its source, because only the first *usable*
article of several with one identifier stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

_BUCKETS = 256
_HELD = 1 << 15
_ENTRY = np.dtype([("high", "<u8"), ("low", "<u8"), ("part", "<i8"), ("row", "<i8")])

REPEATED_COLUMNS = ("part", "row", "first_part", "first_row")


class Identifiers:
    """Collects the identifiers of all articles, to tell in the end which repeat.

    Parameters
    ----------
    folder : Path
        An existing folder for the files, 32 bytes an article.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = Identifiers(Path(folder))
    ...     for row, name in enumerate(["a", "b", "a"], start=1):
    ...         found.add(0, name, row)
    ...     found.groups()[["part", "row"]].values.tolist()
    [[0, 1], [0, 3]]
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: list[tuple[bytes, int, int]] = []

    def add(self, part: int, identifier: str, row: int) -> None:
        """Take one identifier, with the number of its partition and its row."""
        name = hashlib.blake2b(identifier.encode("utf-8", "replace"), digest_size=16).digest()
        self._held.append((name, part, row))
        if len(self._held) >= _HELD:
            self._store()

    def groups(self) -> pd.DataFrame:
        """List the places of every identifier that occurs more than once.

        Returns
        -------
        DataFrame
            Columns ``group, part, row``, sorted; the articles of one identifier share a group.
        """
        self._store()
        found = []
        for path in sorted(self._folder.glob("*.ids")):
            entries = np.sort(np.fromfile(path, dtype=_ENTRY), order=["high", "low", "part", "row"])
            same = (entries["high"][1:] == entries["high"][:-1]) & (entries["low"][1:] == entries["low"][:-1])
            repeats = np.concatenate([same, [False]]) | np.concatenate([[False], same])
            number = np.cumsum(np.concatenate([[True], ~same]))
            found.append(
                pd.DataFrame(
                    {
                        "group": [f"{path.stem}-{one}" for one in number[repeats].tolist()],
                        "part": entries["part"][repeats],
                        "row": entries["row"][repeats],
                    }
                )
            )
            path.unlink()
        if not found:
            return pd.DataFrame({"group": [], "part": [], "row": []})
        return pd.concat(found, ignore_index=True)

    def _store(self) -> None:
        """Append what is held to the files."""
        if not self._held:
            return
        names = np.frombuffer(b"".join(name for name, _, _ in self._held), dtype="<u8").reshape(-1, 2)
        entries = np.empty(len(self._held), dtype=_ENTRY)
        entries["high"], entries["low"] = names[:, 0], names[:, 1]
        entries["part"] = [part for _, part, _ in self._held]
        entries["row"] = [row for _, _, row in self._held]
        self._held = []
        bucket = entries["high"] % _BUCKETS
        order = np.argsort(bucket, kind="stable")
        edges = np.searchsorted(bucket[order], np.arange(_BUCKETS + 1))
        for number in np.flatnonzero(np.diff(edges)):
            with (self._folder / f"{number:03d}.ids").open("ab") as file:
                entries[order[edges[number] : edges[number + 1]]].tofile(file)


def later_uses(groups: pd.DataFrame, usable: Callable[[int, list[int]], list[int]]) -> pd.DataFrame:
    """List the usable articles whose identifier a usable one before them bears.

    Parameters
    ----------
    groups : DataFrame
        From `Identifiers.groups`.
    usable : callable
        From the number of a partition and some of its rows to those that hold an article.

    Returns
    -------
    DataFrame
        Columns ``REPEATED_COLUMNS``, sorted by place.
    """
    kept = [
        pd.DataFrame({"part": part, "row": usable(int(part), rows["row"].tolist())})
        for part, rows in groups.groupby("part")
    ]
    if not kept:
        return pd.DataFrame(columns=list(REPEATED_COLUMNS), dtype="int64")
    found = groups.merge(pd.concat(kept), on=["part", "row"]).sort_values(["part", "row"])
    first = found.groupby("group")[["part", "row"]].transform("first")
    later = found.assign(first_part=first["part"], first_row=first["row"])[
        found["group"].duplicated().to_numpy()
    ]
    return later[list(REPEATED_COLUMNS)].astype("int64").reset_index(drop=True)
