"""Archives of the web in WARC, plain or gzipped: one answer with a page, one article."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, redirect_stderr
from dataclasses import replace
from typing import Any, BinaryIO, NoReturn

from framing.corpus.refusing import counted, refuse
from framing.importing.addresses import host_of
from framing.importing.items import Found, Item, Noted, Rejected
from framing.importing.pages import LARGEST_PAGE, Place, charset_of, quiet_logger, read_page
from framing.importing.sources import MEGABYTE, Source

_BEGINNINGS = (b"WARC/", b"filedesc:")
_HTML = ("text/html", "application/xhtml+xml")


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Check the hosts."""
    return {**options, "hosts": checked_hosts(options["hosts"])}


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read the pages of an archive, one record at a time.

    ``position`` is the number of the record in the file. The option ``hosts`` keeps the pages of these
    hosts and of what is below them. Records that are no answer with a page, and pages of other hosts,
    are counted in a note; an answer that is an error is rejected. The column ``fetched`` is the day on
    which a page was fetched, which is not the day of the article.
    """
    hosts = options["hosts"]
    passed_over: Counter[str] = Counter()
    position = 0
    for position, record in enumerate(_records(source), start=1):
        why = _passed_over(record, hosts)
        if why:
            passed_over[why] += 1
        else:
            yield from _read_answer(record, source.name, position, options["encoding"])
    if not position:
        refuse(source.name, "the file holds no WARC record", expected="WARC or ARC, plain or gzipped")
    for why, count in passed_over.most_common():
        yield Noted(source.name, f"{counted(count, 'record')} passed over: {why}")


def _records(source: Source) -> Iterator[Any]:
    """Give the records of an archive; what the library says on standard error stops the file instead.

    The library would end without a word where a gzip stream is torn, so that the stream is unpacked
    before it, which also lets it read archives that are gzipped as a whole.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    quiet_logger("warcio")
    with source.open_unpacked() as stream:
        careful = _Stream(stream, source.name)
        with closing(ArchiveIterator(careful, arc2warc=True)) as records:
            while True:
                said = io.StringIO()
                try:
                    with redirect_stderr(said):
                        record = next(records, None)
                except (ArchiveLoadFailed, ValueError) as error:
                    careful.refuse(str(error))
                if said.getvalue():
                    careful.refuse(" ".join(said.getvalue().split())[:200])
                if record is None:
                    return
                careful.records += 1
                yield record


class _Stream:
    """The bytes of an archive, which say behind which record they are damaged.

    The library takes the end of a torn gzip stream for the end of the file; here it is an error of ours.
    A read gives what one block unpacks to, so that nothing whole before the tear is lost.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self.tell = stream.tell
        self._name = name
        self._begun = False
        self.records = 0

    def read(self, size: int = -1) -> bytes:
        """Read some bytes."""
        try:
            block = bytes(self._read(size))
        except (OSError, EOFError, zlib.error) as error:
            self.refuse(str(error))
        # The library reads any line as the head of an ARC record.
        if not self._begun and block and not block.startswith(_BEGINNINGS):
            found = block[:40].decode("ascii", "replace").strip()
            refuse(self._name, "the file is no archive of the web", expected="WARC or ARC", found=found)
        self._begun = True
        return block

    def refuse(self, problem: str) -> NoReturn:
        """Refuse what follows the last record, as the place where the next begins is lost."""
        where = f"{self._name}, behind record {self.records}"
        refuse(where, f"the archive is damaged ({problem})", advice="copy the file again")


def checked_hosts(hosts: str | Sequence[str]) -> tuple[str, ...]:
    """Write hosts to be kept as addresses have them.

    Examples
    --------
    >>> checked_hosts(["WWW.Courier.example", "https://gazette.example/news"])
    ('courier.example', 'gazette.example')
    """
    given = [hosts] if isinstance(hosts, str) else list(hosts)
    named = tuple(host_of(host if "//" in host else f"//{host}") for host in given)
    if not all(named):
        wrong = given[named.index("")]
        refuse(
            "hosts", "not the name of a host", expected="a name such as 'courier.example'", found=repr(wrong)
        )
    return named


def _passed_over(record: Any, hosts: Sequence[str]) -> str:
    """Say why a record holds no page that is asked for; empty where it may."""
    if record.rec_type not in ("response", "resource"):
        return f"{record.rec_type or 'unknown'} records"
    if hosts:
        host = host_of(record.rec_headers.get_header("WARC-Target-URI") or "")
        if not any(host == kept or host.endswith(f".{kept}") for kept in hosts):
            return "of other hosts"
    status, kind = _status(record), _content_type(record)
    if status.startswith("3"):
        return "redirections"
    if not status.startswith("2") and status:
        return ""
    return "" if not kind or kind.startswith(_HTML) else "no HTML"


def _status(record: Any) -> str:
    """Give the status of an answer, empty where the record has none."""
    return str(record.http_headers.get_statuscode() or "") if record.http_headers else ""


def _content_type(record: Any) -> str:
    """Give the type of what an answer holds."""
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _read_answer(record: Any, file: str, position: int, asked: str | None) -> Iterator[Found]:
    """Read the page of an answer."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    status = _status(record)
    if status and not status.startswith("2"):
        yield Rejected(file, position, "error_page", f"status {status} for {url}")
        return
    raw = record.content_stream().read(LARGEST_PAGE + 1)
    if len(raw) > LARGEST_PAGE:
        limit = f"more than {LARGEST_PAGE / MEGABYTE:,.0f} MB, too much for one article: {url}"
        yield Rejected(file, position, "too_large", limit)
        return
    if record.raw_stream.limit > 0 and not record.raw_stream.read(1):
        # What there is of the page would be taken for the whole of it.
        where = f"{file}, behind record {position - 1}"
        refuse(where, "the archive is damaged: a record is cut off", advice="copy the file again")
    fetched = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    place = Place(file, position, url, charset_of(_content_type(record)), asked)
    for found in read_page(raw, place):
        yield replace(found, more={"fetched": fetched}) if isinstance(found, Item) else found
