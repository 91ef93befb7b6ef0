"""A run: a corpus of any size in, a folder of Parquet files out, wherever and however often it is started."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.annotations import ACTS, DEFAULT_ENGINE
from framing.errors import RunError
from framing.scale.children import Crew, Orders
from framing.scale.cluster import read_on_cluster
from framing.scale.durable import remove_unfinished, write_json
from framing.scale.folder import RunFolder
from framing.scale.lock import hold
from framing.scale.partition import PartitionReader
from framing.scale.plan import Plan, make_plan
from framing.scale.settings import Instruments, Settings
from framing.scale.summary import RunSummary, summarise

PART_SIZE = 1000
Told = Callable[["dict[str, Any] | None", int], object]


def run_corpus(
    corpus: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    engine: str = DEFAULT_ENGINE,
    acts: Sequence[str] = ACTS,
    loaded: str | os.PathLike[str] | None = None,
    naming: str | os.PathLike[str] | None = None,
    actors: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
    part_size: int = PART_SIZE,
    jobs: int = 1,
    scheduler: str | None = None,
    share: tuple[int, int] | None = None,
    timeout: float | None = 600,
    memory_limit: int | None = None,
    take_over: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> RunSummary:
    """Read, mark and measure a corpus of any size, in memory that does not grow with it.

    The corpus is cut into partitions of ``part_size`` records, and each becomes one Parquet file in
    each of ``articles``, ``spans``, ``relations``, ``measures`` and ``rejected``. The files are the same,
    byte for byte, wherever they are made. A run that was ended in any way goes on when it is started
    again with the same arguments: partitions that are whole stay, all others are read again.

    Parameters
    ----------
    corpus : path, or sequence of paths
        CSV, TSV or JSON Lines, plain or gzipped, or Parquet.
    out : path
        Folder of the run.
    engine : str
        A name, as for ``annotate``, or ``"module:name"`` of what makes an engine of your own.
    acts : sequence of str
        As for ``annotate``.
    loaded, naming, actors : path, optional
        Files of your own: a lexicon, a naming table, a table of actors.
    columns, outlet, encoding
        As for ``read_corpus``.
    part_size : int
        Records in a partition: what a worker holds at once, and what at most is read twice.
    jobs : int
        Worker processes on this machine. With 0 this process reads itself, and an article that crashes
        it ends the run.
    scheduler : str, optional
        Address of a Dask scheduler, or ``"local"`` for a Dask cluster of ``jobs`` workers.
    share : (int, int), optional
        Which share of the partitions to read, such as ``(1, 10)``, as a task of a job array.
    timeout : float, optional
        Seconds that one article may take before it is set aside.
    memory_limit : int, optional
        MB of address space that a worker may take; what needs more is set aside. Not on Windows.
    take_over : bool
        Go on where a run on another machine holds the folder but is no longer there.
    progress : callable, optional
        Called with the articles begun and the articles to do.

    Returns
    -------
    RunSummary
        What was read, used, set aside, and what was slow.

    Raises
    ------
    CorpusError
        A file cannot be read as articles.
    RunError
        The folder belongs to another run, or cannot be written in; a worker dies again and again.

    Notes
    -----
    Articles that crash a worker, take too long or need too much memory are listed in ``rejected`` with
    their reason, and the run goes on. Identifiers must not repeat in the whole corpus; of several usable
    articles with one identifier the first stays.

    Examples
    --------
    >>> import tempfile
    >>> from framing.corpus import sample_path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = run_corpus(sample_path(), folder, engine="rules", jobs=0, part_size=40)
    >>> done.partitions, done.used, done.set_aside
    (2, 60, 0)
    """
    given = [corpus] if isinstance(corpus, str | os.PathLike) else list(corpus)
    paths = [_existing(Path(path)) for path in given]
    chosen = dict(columns) if columns else None
    lists = (_text(loaded), _text(naming), _text(actors))
    settings = Settings(engine, tuple(acts), *lists, chosen, outlet, encoding, part_size)
    _check(part_size, jobs, share, paths)
    folder = RunFolder(Path(out))
    folder.make()
    place = _Place(folder, paths, settings, jobs, scheduler, timeout, memory_limit)
    if share is None:
        with hold(folder.path / "lock", take_over=take_over):
            remove_unfinished(folder.path)
            plan = make_plan(folder, paths, settings)
            _finish(place, plan, list(range(len(plan.parts))), progress)
            _tidy(folder)
            return summarise(folder, len(plan.parts))
    number, count = share
    with hold(folder.path / "lock", shared=True), hold(folder.path / f"lock-{number}-of-{count}"):
        with hold(folder.path / "lock-plan", wait=True, take_over=take_over):
            plan = make_plan(folder, paths, settings, trust=True)
        parts = list(range(number - 1, len(plan.parts), count))
        _finish(place, plan, parts, progress)
        return summarise(folder, len(plan.parts))


class _Place:
    """Where partitions are read: here, by processes on this machine, or on a cluster."""

    def __init__(
        self,
        folder: RunFolder,
        paths: list[Path],
        settings: Settings,
        jobs: int,
        scheduler: str | None,
        timeout: float | None,
        memory_limit: int | None,
    ) -> None:
        self.folder, self._settings, self._jobs, self._scheduler = folder, settings, jobs, scheduler
        names = [str(path.resolve()) for path in paths]
        values = settings.to_dict()
        for name in ("loaded", "naming", "actors"):
            values[name] = None if values[name] is None else str(Path(values[name]).resolve())
        self._orders = Orders(str(folder.path.resolve()), names, values, timeout, memory_limit)

    def read(self, plan: Plan, parts: list[int], told: Told) -> None:
        """Read partitions, telling of each that is done."""
        if self._scheduler is not None:
            read_on_cluster(self._orders, parts, self._scheduler, self._jobs, told)
        elif self._jobs:
            Crew(self._orders, self._jobs).read(parts, told)
        else:
            begun = _Count()
            reader = PartitionReader(self.folder, plan, Instruments(self._settings), begun.add)
            for part in parts:
                told(reader.read(part), begun.articles)


class _Count:
    """Counts articles as they are begun."""

    def __init__(self) -> None:
        self.articles = 0

    def add(self, row: int) -> None:
        """Count one; -1 stands between articles."""
        self.articles += row >= 0


def _finish(
    place: _Place, plan: Plan, parts: list[int], progress: Callable[[int, int], object] | None
) -> None:
    """Read the partitions that are not whole yet."""
    left = [part for part in parts if not place.folder.is_done(part)]
    total = sum(plan.parts[part].n_records for part in left)

    def told(answer: dict[str, Any] | None, articles: int) -> None:
        if answer is not None:
            write_json(place.folder.file("log", answer["part"]), answer)
        if progress is not None:
            progress(min(articles, total), total)

    if left:
        place.read(plan, left, told)


def _tidy(folder: RunFolder) -> None:
    """Remove what was unpacked for a run that is whole, and what a worker was writing when it died.

    Not after a share of a run: the others may be writing.
    """
    remove_unfinished(folder.path)
    for path in (folder.path / "input").glob("part-*.raw"):
        path.unlink()


def _text(path: str | os.PathLike[str] | None) -> str | None:
    """Give a path as text."""
    return None if path is None else os.fspath(path)


def _existing(path: Path) -> Path:
    """Refuse a file that is not there."""
    if not path.is_file():
        found = "a folder" if path.is_dir() else "no such file"
        msg = f"{path}: expected a file of articles, found {found}. What to do: check the name."
        raise RunError(msg)
    return path


def _check(part_size: int, jobs: int, share: tuple[int, int] | None, paths: list[Path]) -> None:
    """Refuse settings out of range."""
    rules = {
        "part_size": (part_size >= 1, "1 or more", part_size),
        "jobs": (jobs >= 0, "0 or more", jobs),
        "share": (share is None or 1 <= share[0] <= share[1], "K of N, K from 1 to N", share),
        "corpus": (bool(paths), "at least one file", paths),
    }
    for name, (good, expected, found) in rules.items():
        if not good:
            msg = f"{name}: expected {expected}, found {found!r}"
            raise RunError(msg)
