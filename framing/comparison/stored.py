"""The comparison of a corpus that was measured in partitions: summed part by part, never held whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from framing.comparison.outlets import SEED, compare_sums, table_sizes
from framing.comparison.result import Comparison
from framing.errors import MeasureError
from framing.measures import split_measure

STORED_COLUMNS = ("article_id", "outlet", "event", "measure", "voice", "count", "base")
"""What must stand in the files; a value is count / base and needs no storing."""

_KEYS = ["measure", "voice", "outlet", "event", "alone"]
_SUMS = ["count", "base", "n_articles"]
_HELD = 1_000_000
_BETWEEN = "\x1f"


def compare_stored(
    folder: str | os.PathLike[str],
    measures: Sequence[str] | None = None,
    *,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = SEED,
    min_events: int = 6,
    reference: str | None = None,
    weights: str = "sums",
    contrasts: bool = True,
    adjust: str = "bh",
) -> Comparison:
    """Compare outlets from the measures of a run, however many articles it has.

    The files are read one after the other and summed to one row per measure, voice, outlet and event,
    which is all that estimates, bootstrap and permutation test rest on. The result is that of
    ``compare_outlets`` on the whole table, to the last digit.

    Parameters
    ----------
    folder : path
        Of a run, or of the Parquet files with the columns ``STORED_COLUMNS``.
    measures : sequence of str, optional
        Names of measures, all by default; ``"stance_share[]"`` takes all its parts. Only their rows are
        kept.
    n_resamples, confidence, seed, min_events, reference, weights, contrasts, adjust
        As for ``compare_outlets``.

    Returns
    -------
    Comparison
        As from ``compare_outlets``.

    Raises
    ------
    MeasureError
        There are no such files, they lack a column, or a measure asked for is in none of them.
    ComparisonError
        As from ``compare_outlets``.

    Notes
    -----
    Memory grows with the outlets times the events, not with the articles. An article without an event is
    an event of its own, so that a corpus without events gains nothing: give it events first, such as the
    day, or compare a few measures.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> table = pd.DataFrame(
    ...     [
    ...         (f"{outlet}{n}", outlet, f"event {n}", "hedges_per_1000_words", "own", n % 3, 200)
    ...         for outlet in ("Courier", "Flash")
    ...         for n in range(8)
    ...     ],
    ...     columns=list(STORED_COLUMNS),
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table.to_parquet(f"{folder}/part-00000.parquet")
    ...     compare_stored(folder, contrasts=False).estimates[["outlet", "count", "base"]].values.tolist()
    [['Courier', 7, 1600], ['Flash', 7, 1600]]
    """
    summed, articles, alone = _sum_files(_files(Path(folder)), measures)
    table = summed.to_pandas()
    table["article_id"] = table.pop("alone")
    sizes = {**table_sizes(table), "n_articles": articles, "n_articles_without_event": alone}
    settings: dict[str, Any] = {"n_resamples": n_resamples, "confidence": confidence, "seed": seed}
    settings |= {"min_events": min_events, "reference": reference, "weights": weights}
    return compare_sums(table, sizes, measures, **settings, contrasts=contrasts, adjust=adjust)


def _files(folder: Path) -> list[Path]:
    """List the files of measures."""
    inner = folder / "measures" if (folder / "measures").is_dir() else folder
    found = sorted(inner.glob("*.parquet"))
    if not found:
        msg = f"{folder}: expected Parquet files of measures, as `framing run` writes them, found none"
        raise MeasureError(msg)
    return found


def _sum_files(files: list[Path], measures: Sequence[str] | None) -> tuple[pa.Table, int, int]:
    """Sum all files; give the sums, the number of articles, and of those without an event."""
    held: list[pa.Table] = []
    size = articles = alone = 0
    seen: dict[str, None] = {}
    for path in files:
        table = _read(path)
        pairs = pc.binary_join_element_wise(table["measure"], table["voice"], _BETWEEN)
        seen.update(dict.fromkeys(pc.unique(pairs).to_pylist()))
        if measures is not None:
            table = table.filter(_wanted(table["measure"], measures))
        articles += pc.count_distinct(table["article_id"]).as_py()
        without = pc.is_null(table["event"])
        alone += pc.count_distinct(table["article_id"].filter(without)).as_py()
        held.append(_summed(_keyed(table, without)))
        size += held[-1].num_rows
        if size > _HELD:
            held = [_summed(pa.concat_tables(held))]
            size = held[0].num_rows // 2
    _check_measures(measures, {pair.partition(_BETWEEN)[0] for pair in seen})
    return _in_order(_summed(pa.concat_tables(held)), list(seen)), articles, alone


def _in_order(table: pa.Table, pairs: list[str]) -> pa.Table:
    """Put measures and voices in the order in which the files name them; sums come in any order."""
    named = pc.binary_join_element_wise(table["measure"], table["voice"], _BETWEEN)
    place = pc.index_in(named, value_set=pa.array(pairs, pa.string()))
    return table.take(pc.sort_indices(pa.table({"place": place}), [("place", "ascending")]))


def _read(path: Path) -> pa.Table:
    """Read the columns that are needed; an empty event is none."""
    try:
        table = parquet.read_table(path, columns=list(STORED_COLUMNS))
    except (pa.ArrowException, OSError) as error:
        msg = f"{path.name}: expected the columns {list(STORED_COLUMNS)} in Parquet, found: {error}"
        raise MeasureError(msg) from error
    if set(table.column_names) != set(STORED_COLUMNS):
        missing = sorted(set(STORED_COLUMNS) - set(table.column_names))
        msg = f"{path.name}: lacks the column {missing[0]!r}: expected {list(STORED_COLUMNS)}"
        raise MeasureError(msg)
    table = table.cast(pa.schema([(name, _type(name)) for name in table.column_names]))
    event = table["event"]
    given = pc.if_else(pc.equal(event, ""), pa.scalar(None, pa.string()), event)
    return table.set_column(table.column_names.index("event"), "event", given)


def _type(name: str) -> pa.DataType:
    """Give the type of a stored column."""
    return pa.int64() if name in ("count", "base") else pa.string()


def _keyed(table: pa.Table, without: pa.ChunkedArray) -> pa.Table:
    """Give rows the keys they are summed by: the article itself where there is no event."""
    identifiers = pc.if_else(without, table["article_id"], pa.scalar(None, pa.string()))
    counted = pc.cast(pc.greater(table["base"], 0), pa.int64())
    columns = {name: table[name] for name in ("measure", "voice", "outlet", "event", "count", "base")}
    return pa.table({**columns, "alone": identifiers, "n_articles": counted})


def _summed(table: pa.Table) -> pa.Table:
    """Sum rows of the same keys."""
    made = table.group_by(_KEYS, use_threads=False).aggregate([(name, "sum") for name in _SUMS])
    return made.rename_columns([name.removesuffix("_sum") for name in made.column_names])


def _wanted(column: pa.ChunkedArray, measures: Sequence[str]) -> pa.ChunkedArray:
    """Say of each row whether its measure is asked for."""
    names = pc.unique(column).to_pylist()
    wanted = [name for name in names if _asked(name, measures)]
    return pc.is_in(column, value_set=pa.array(wanted, pa.string()))


def _asked(name: str, measures: Sequence[str]) -> bool:
    """Say whether a measure is asked for, by its name or as a part of its family."""
    return any(
        split_measure(name)[0] == one.removesuffix("[]") if one.endswith("[]") else name == one
        for one in measures
    )


def _check_measures(measures: Sequence[str] | None, seen: set[str]) -> None:
    """Refuse a measure that no file holds."""
    for one in measures or []:
        if not any(_asked(name, [one]) for name in seen):
            known = ", ".join(sorted(seen))
            msg = f"the stored measures, column 'measure': expected {one!r}, found {known}; ask for these"
            raise MeasureError(msg)
