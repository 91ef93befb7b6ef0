"""The plan of a run: its input cut into partitions, and everything its numbers rest on."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from framing.corpus import FileFacts, Part, fingerprint, part_stream, read_facts, scan_file, usable_rows
from framing.errors import RunError
from framing.provenance import describe_environment
from framing.scale.duplicates import REPEATED_COLUMNS, Identifiers, later_uses
from framing.scale.durable import write_whole
from framing.scale.folder import RunFolder
from framing.scale.settings import Instruments, Settings

_FORMAT = 1


@dataclass(frozen=True)
class Plan:
    """The files of a run and its partitions.

    Attributes
    ----------
    files : list of FileFacts
        What was decided about each file.
    parts : list of Part
        In order; the position is the partition's number.
    """

    files: list[FileFacts]
    parts: list[Part]

    def prefix(self, part: Part) -> str:
        """Give what stands before identifiers made from rows: nothing where there is one file."""
        if len(self.files) == 1:
            return ""
        stems = [facts.name.partition(".")[0].replace(" ", "_") for facts in self.files]
        stem = stems[part.file]
        return stem if stems.count(stem) == 1 else f"{stem}-{part.file + 1}"


def make_plan(folder: RunFolder, paths: Sequence[Path], settings: Settings, *, trust: bool = False) -> Plan:
    """Plan a run, or find the plan of the run that the folder holds and check that it is the same.

    Parameters
    ----------
    folder : RunFolder
        Of the run.
    paths : sequence of Path
        The corpus.
    settings : Settings
        What is asked.
    trust : bool
        Check the sizes of the files and not their hashes, as one of many tasks of a job array.

    Raises
    ------
    RunError
        The folder holds a run of other settings, lists, files or version.
    """
    asked = {"format": _FORMAT, "framing": describe_environment()["packages"].get("framing", "")}
    asked |= {"settings": _told(settings), "rests_on": Instruments(settings).describe()}
    if folder.manifest.exists():
        return _known_plan(folder, paths, asked, trust)
    plan = _scan(folder, paths, settings)
    inputs = [{**facts.to_dict(), "path": ""} for facts in plan.files]
    parts = [[part.file, part.first_row, part.n_records, part.offset] for part in plan.parts]
    # one line a partition would be most of the file
    text = json.dumps({**asked, "inputs": inputs, "parts": parts}, ensure_ascii=False)
    write_whole(folder.manifest, (text + "\n").encode("utf-8"))
    return plan


def load_plan(folder: RunFolder, paths: Sequence[str]) -> Plan:
    """Read the plan of a run that was checked before; the files may have moved."""
    known = _read_manifest(folder)
    files = [read_facts({**facts, "path": path}) for facts, path in zip(known["inputs"], paths, strict=True)]
    return Plan(files, [Part(*part) for part in known["parts"]])


def repeated_rows(folder: RunFolder, number: int, plan: Plan) -> dict[int, str]:
    """Say which rows of a partition bear an identifier that was used before, and where."""
    path = folder.path / "duplicates.parquet"
    if not path.exists():
        return {}
    table = parquet.read_table(path, filters=[("part", "=", number)]).to_pandas()
    file = plan.parts[number].file
    where = {}
    for row, first_part, first_row in table[["row", "first_part", "first_row"]].itertuples(index=False):
        other = plan.parts[first_part].file
        named = "" if other == file else f" of {plan.files[other].name}"
        where[row] = f"used already in row {first_row}{named}"
    return where


def staged_file(folder: RunFolder, number: int, plan: Plan) -> Path | None:
    """Name the unpacked bytes of a partition whose file cannot be entered in the middle."""
    return folder.file("input", number) if plan.files[plan.parts[number].file].packed else None


def _scan(folder: RunFolder, paths: Sequence[Path], settings: Settings) -> Plan:
    """Go through all files, one record at a time."""
    plan = Plan([], [])
    with tempfile.TemporaryDirectory(dir=folder.path, prefix="scan-") as scratch:
        identifiers = Identifiers(Path(scratch))
        for number, path in enumerate(paths):
            base = len(plan.parts)
            with _Stage(folder, base) as stage:
                facts, parts = scan_file(
                    path,
                    number,
                    settings.part_size,
                    columns=settings.columns,
                    outlet=settings.outlet,
                    encoding=settings.encoding,
                    told=_numbered(identifiers, base),
                    keep=stage.keep,
                )
            plan.files.append(facts)
            plan.parts.extend(parts)
        repeated = later_uses(identifiers.groups(), _usable(folder, plan, settings))
    if len(repeated):
        table = pa.Table.from_pandas(repeated[list(REPEATED_COLUMNS)], preserve_index=False)
        parquet.write_table(table, folder.path / "duplicates.parquet")
    return plan


def _numbered(identifiers: Identifiers, base: int) -> Callable[[int, str, int], object]:
    """Note identifiers under the numbers that the partitions have in the whole run."""
    return lambda part, identifier, row: identifiers.add(base + part, identifier, row)


def _usable(folder: RunFolder, plan: Plan, settings: Settings) -> Callable[[int, list[int]], list[int]]:
    """Look up whether some rows of a partition hold articles."""

    def usable(number: int, rows: list[int]) -> list[int]:
        part, wanted = plan.parts[number], set(rows)
        facts = plan.files[part.file]
        records = part_stream(facts, part, staged_file(folder, number, plan))
        return usable_rows(facts, (one for one in records if one[0] in wanted), settings.outlet)

    return usable


class _Stage:
    """Writes the unpacked bytes of partitions, one file each."""

    def __init__(self, folder: RunFolder, base: int) -> None:
        self._folder, self._base = folder, base
        self._number = -1
        self._file: Any = None

    def __enter__(self) -> _Stage:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def keep(self, part: int, content: bytes) -> None:
        """Add bytes to a partition."""
        if part != self._number:
            if self._file is not None:
                self._file.close()
            self._file = self._folder.file("input", self._base + part).open("wb")
            self._number = part
        self._file.write(content)


def _told(settings: Settings) -> dict[str, Any]:
    """Give the settings as the manifest keeps them: files of the user by name, their hashes beside."""
    values = settings.to_dict()
    for name in ("loaded", "naming", "actors"):
        values[name] = None if values[name] is None else Path(values[name]).name
    return values


def _read_manifest(folder: RunFolder) -> dict[str, Any]:
    """Read the manifest."""
    try:
        return dict(json.loads(folder.manifest.read_text("utf-8")))
    except (OSError, ValueError) as error:
        msg = f"{folder.path}: expected a folder with the manifest.json of a run, found none that can be read"
        raise RunError(msg) from error


def count_whole(folder: RunFolder) -> tuple[int, int]:
    """Count the partitions of a run that are whole, and all that it has.

    Raises
    ------
    RunError
        The folder holds no manifest that can be read.
    """
    total = len(_read_manifest(folder)["parts"])
    return sum(folder.is_done(number) for number in range(total)), total


def _known_plan(folder: RunFolder, paths: Sequence[Path], asked: dict[str, Any], trust: bool) -> Plan:
    """Check that the run in the folder is the one that is asked for."""
    known = _read_manifest(folder)
    for name in asked:
        _same(folder, name, known.get(name), asked[name])
    _same(folder, "number of files", len(known["inputs"]), len(paths))
    for path, facts in zip(paths, known["inputs"], strict=True):
        if not path.exists():
            msg = f"{path}: the file does not exist. What to do: check its name."
            raise RunError(msg)
        _same(folder, f"size of {path.name}", facts["size"], path.stat().st_size)
        if not trust:
            _same(folder, f"SHA-256 of {path.name}", facts["sha256"], fingerprint(path)[1])
    return load_plan(folder, [str(path) for path in paths])


def _same(folder: RunFolder, name: str, known: Any, asked: Any) -> None:
    """Refuse what differs from the run in the folder, naming the innermost difference."""
    if known == asked:
        return
    if isinstance(known, dict) and isinstance(asked, dict):
        for key in dict.fromkeys([*known, *asked]):
            _same(folder, f"{name}, {key}", known.get(key), asked.get(key))
    msg = (
        f"{folder.path}: holds a run that differs in {name}: there {known!r}, asked for {asked!r}. "
        "What to do: choose another --out, or give the command as it was."
    )
    raise RunError(msg)
