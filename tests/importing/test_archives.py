"""Archives are opened without trusting them."""

from __future__ import annotations

import zipfile

import pytest

from framing.errors import CorpusError
from framing.importing.archives import MOST_EXPANSION, list_members, read_member
from framing.importing.items import Noted, Rejected
from framing.importing.sources import Source


@pytest.fixture
def pack(tmp_path):
    def pack(**members):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    return pack


def members(path, suffixes=(".html",)):
    found = list(list_members(path, path.name, suffixes))
    sources = {source.name: source.read() for source in found if isinstance(source, Source)}
    refused = {item.file: item.detail for item in found if isinstance(item, Rejected)}
    return sources, refused, [item.note for item in found if isinstance(item, Noted)]


def test_members_are_read_by_name_and_the_others_counted(pack):
    sources, refused, notes = members(
        pack(**{"b/1.html": "one", "a.HTML": "two", "c.css": "", ".x.html": ""})
    )
    assert sources == {"a.zip/a.HTML": b"two", "a.zip/b/1.html": b"one"}
    assert refused == {}
    assert notes == ["2 files passed over: hidden, or not '.html'"]


@pytest.mark.parametrize(
    "name", ["../out.html", "/etc/out.html", "C:/out.html", "a/../../out.html", "..\\o.html"]
)
def test_names_that_lead_out_are_refused_and_the_others_read(pack, name):
    sources, refused, _ = members(pack(**{name: "bad", "fine.html": "good"}))
    assert list(sources.values()) == [b"good"]
    assert ["leads out of the archive" in detail for detail in refused.values()] == [True]


def test_an_archive_in_an_archive_is_refused(pack):
    _, refused, _ = members(pack(**{"in.zip": b"PK", "fine.html": "good"}))
    assert refused == {"a.zip/in.zip": "an archive in an archive is not opened; unpack it yourself"}


def test_a_zip_bomb_is_refused_and_the_others_read(pack):
    # Zeros pack to about a thousandth: 11 MB unpack from some 11 kB.
    sources, refused, _ = members(pack(**{"bomb.html": b"\0" * 11_000_000, "fine.html": "good"}))
    assert list(sources) == ["a.zip/fine.html"]
    assert refused["a.zip/bomb.html"].startswith("it unpacks to")
    assert int(refused["a.zip/bomb.html"].split()[3].replace(",", "")) > MOST_EXPANSION


def test_a_size_that_is_declared_too_small_is_not_believed(pack):
    path = pack(**{"lie.html": b"a" * 5_000})
    raw = bytearray(path.read_bytes())
    where = raw.rindex(b"PK\x01\x02") + 24
    raw[where : where + 4] = (10).to_bytes(4, "little")
    path.write_bytes(raw)
    (source,) = (found for found in list_members(path, "a.zip", (".html",)) if isinstance(found, Source))
    with pytest.raises(CorpusError, match="damaged"):
        source.read()


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("link.html")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "a link" in members(tmp_path / "a.zip")[1]["a.zip/link.html"]


def test_an_encrypted_member_is_refused(pack):
    path = pack(**{"secret.html": "x"})
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.index(signature) + offset] |= 1
    path.write_bytes(raw)
    assert "it is encrypted" in members(path)[1]["a.zip/secret.html"]


def test_a_torn_archive_is_refused_with_its_name(pack):
    path = pack(**{"a.html": "x" * 500})
    path.write_bytes(path.read_bytes()[:80])
    assert "the ZIP archive is damaged" in members(path)[1]["a.zip"]


def test_a_part_of_a_document_is_read_within_a_limit(pack):
    raw = pack(**{"word/document.xml": "<w/>"}).read_bytes()
    assert read_member(raw, "word/document.xml", "a.docx") == b"<w/>"
    with pytest.raises(CorpusError, match=r"a\.docx: the document has no part 'x'"):
        read_member(raw, "x", "a.docx")
    with pytest.raises(CorpusError, match="unpacks to more than it may"):
        read_member(raw, "word/document.xml", "a.docx", limit=3)
    with pytest.raises(CorpusError, match="no ZIP archive"):
        read_member(b"%PDF-1.7", "word/document.xml", "a.docx")
