"""Files, folders and archives that a user names -> the single files that an importer reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing.corpus.refusing import counted, listing
from framing.importing.archives import is_archive, list_members
from framing.importing.items import Found, Noted, Rejected
from framing.importing.sources import Source

# Beside a page saved whole, browsers make a folder of what it embeds: frames of advertisements, mostly.
_BESIDE_A_PAGE = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_arquivos", "_файлы", ".fld")


def list_sources(
    files: Sequence[str | os.PathLike[str]],
    suffixes: Sequence[str],
    in_archives: bool,
    written: Sequence[Path] = (),
) -> Iterator[Source | Found]:
    """Find the files to read, in the order given and by name within a folder or archive.

    Parameters
    ----------
    files : sequence of path
        Files, folders (read with the folders in them) and ZIP archives.
    suffixes : sequence of str
        Which files of a folder or an archive are meant. A file that is named itself is read whatever
        its suffix.
    in_archives : bool
        Whether ZIP archives are opened.
    written : sequence of Path
        What the import writes; where an earlier one left it in a folder, it is passed over.

    Yields
    ------
    Source, Rejected or Noted
        What is passed over in a folder is counted in a note; a file that does not exist, a link
        that leads out of its folder, and a member of an archive that is not safe, is rejected.
    """
    for given in files:
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(path, suffixes, in_archives, {file.resolve() for file in written})
        elif not path.exists():
            yield Rejected(path.name, 0, "unreadable", "the file does not exist")
        else:
            yield from _one_file(path, path.name, suffixes, in_archives)


def _in_folder(
    folder: Path, suffixes: Sequence[str], in_archives: bool, written: set[Path]
) -> Iterator[Source | Found]:
    """Walk a folder; hidden files and those of other suffixes are passed over and counted."""
    wanted = (*suffixes, ".zip") if in_archives else tuple(suffixes)
    every = sorted((file for file in folder.rglob("*") if file.is_file()), key=lambda file: file.as_posix())
    meant = [file for file in every if _is_meant(file.relative_to(folder), wanted)]
    meant = [file for file in meant if file.resolve() not in written]
    for file in meant:
        name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
        if not file.resolve().is_relative_to(folder.resolve()):
            detail = "the link leads out of the folder and was not followed; name the file itself to read it"
            yield Rejected(name, 0, "unsafe", detail)
            continue
        yield from _one_file(file, name, suffixes, in_archives)
    others = len(every) - len(meant)
    if others:
        why = f"hidden, embedded in a saved page, written by an import, or not {listing(wanted)}"
        yield Noted(folder.name, f"{counted(others, 'file')} passed over: {why}")
    if not meant:
        yield Rejected(folder.name, 0, "unreadable", f"the folder has no file ending in {listing(wanted)}")


def _is_meant(path: Path, suffixes: Sequence[str]) -> bool:
    """Whether a file in a folder is one of those to be read; Office leaves ``~$name`` beside open files."""
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    embedded = any(part.endswith(_BESIDE_A_PAGE) for part in path.parts[:-1])
    return not hidden and not embedded and path.name.lower().endswith(tuple(suffixes))


def _one_file(path: Path, name: str, suffixes: Sequence[str], in_archives: bool) -> Iterator[Source | Found]:
    """Give a file, or the members of a ZIP archive."""
    if in_archives and path.suffix.lower() == ".zip" and ".zip" not in suffixes and is_archive(path):
        yield from list_members(path, name, suffixes)
        return
    yield Source(name, lambda: path.open("rb"), path)
