"""A JSON array or JSON Lines of any length -> its objects, one at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from framing.corpus.refusing import refuse
from framing.importing.charsets import mixed_decoder
from framing.importing.sources import MEGABYTE

# Raw line ends and tabs inside strings are against the standard but common in exports.
_DECODER = json.JSONDecoder(strict=False)

_BETWEEN = re.compile(r"[\s,\[\]]*")
_BLOCK = 1 << 20
_LONGEST = 64 * MEGABYTE


def stream_objects(stream: BinaryIO, where: str, encoding: str = "utf-8") -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON array, of JSON Lines, or of one object that is itself the only one.

    Parameters
    ----------
    stream : binary file
        From its beginning; bytes that are not in the encoding are read as cp1252.
    where : str
        Name of the file in messages.
    encoding : str
        UTF-8 unless the user gave another.

    Yields
    ------
    dict

    Raises
    ------
    CorpusError
        What follows the objects given so far is no object, or breaks off; the message says where.

    Examples
    --------
    >>> import io
    >>> list(stream_objects(io.BytesIO(b'[{"id": 1}, {"id": 2}]'), "a.json"))
    [{'id': 1}, {'id': 2}]
    """
    for number, found in enumerate(stream_values(stream, where, encoding)):
        if not isinstance(found, dict):
            _refuse(where, number, f"expected an object, found {json.dumps(found)[:20]}")
        yield found


def stream_values(stream: BinaryIO, where: str, encoding: str = "utf-8") -> Iterator[Any]:
    """Give what ``stream_objects`` gives, and elements between the objects that are none as they are.

    Examples
    --------
    >>> import io
    >>> list(stream_values(io.BytesIO(b'[{"id": 1}, 5, null, {"id": 2}]'), "a.json"))
    [{'id': 1}, 5, None, {'id': 2}]
    """
    decoder = mixed_decoder(encoding)
    rest, count, ended, in_array = "", 0, False, False
    while not ended:
        block = stream.read(_BLOCK)
        ended = not block
        rest += decoder.decode(block, final=ended)
        if not count:
            rest = rest.removeprefix("\ufeff")
            in_array = in_array or rest.lstrip().startswith("[")
        at = 0
        while True:
            at = _BETWEEN.match(rest, at).end()  # type: ignore[union-attr]
            if at == len(rest):
                break
            is_object = rest[at] == "{"
            if not is_object and not (count or in_array):
                _refuse(where, count, f"expected an object, found {rest[at : at + 20]!r}")
            try:
                found, end = _DECODER.raw_decode(rest, at)
            except json.JSONDecodeError as error:
                # Perhaps only the block ends here.
                if ended or len(rest) - at > _LONGEST:
                    if not is_object:
                        _refuse(where, count, f"expected an object, found {rest[at : at + 20]!r}")
                    _refuse(where, count, f"not JSON: {error.msg}")
                break
            except RecursionError:
                _refuse(where, count, "brackets nested too deeply")
            if end == len(rest) and not is_object and not ended:
                # A number may go on in the next block.
                break
            count += 1
            yield found
            at = end
        rest = rest[at:]


def _refuse(where: str, count: int, problem: str) -> None:
    """Refuse what follows the objects that were read."""
    refuse(f"{where}, behind object {count}", problem, expected="an array of objects, or one object a line")
