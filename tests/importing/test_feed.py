"""Feeds: their entries, their encodings, and what they hold in the place of a text."""

from __future__ import annotations

import itertools

import pytest

import framing
from framing.errors import CorpusError
from framing.importing.feed import FULL_TEXT_WORDS, find_articles
from framing.importing.items import Item, Noted, Rejected
from framing.importing.sources import Source, source_of_bytes

pytest.importorskip("feedparser")

RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>The Courier</title><language>en-gb</language>{entries}</channel></rss>"
)
ENTRY = (
    "<item><title>Rain &amp; wind</title><link>https://courier.example/{number}</link>"
    "<pubDate>Wed, 12 Mar 2031 23:30:00 +0200</pubDate><dc:creator>Ada Venn</dc:creator>"
    "<category>Weather</category><description>Short.</description><content:encoded><![CDATA["
    "<p>Rain fell on Port Ellery all day.</p><p>It’s the worst storm.</p>]]></content:encoded></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title><entry><title>Rain</title>'
    '<link href="https://gazette.example/a"/><updated>2031-03-12T10:00:00Z</updated>'
    "<author><name>Bo Tarn</name></author>{body}</entry></feed>"
)


def read(text, encoding="utf-8"):
    return list(find_articles(source_of_bytes(text.encode(encoding), "a.xml"), {"encoding": None}))


def test_an_entry_of_rss_becomes_an_article():
    (item,) = read(RSS.format(entries=ENTRY.format(number=1)))
    assert item == Item(
        "a.xml",
        1,
        text="Rain fell on Port Ellery all day.\nIt’s the worst storm.",
        headline="Rain & wind",
        outlet="The Courier",
        date="Wed, 12 Mar 2031 23:30:00 +0200",
        url="https://courier.example/1",
        byline="Ada Venn",
        section="Weather",
        language="en-gb",
    )


def test_an_entry_of_atom_becomes_an_article():
    (item,) = read(ATOM.format(body='<content type="html">&lt;p&gt;Rain fell.&lt;/p&gt;</content>'))
    assert (item.text, item.outlet, item.byline) == ("Rain fell.", "Gazette", "Bo Tarn")
    assert (item.date, item.doubts) == ("2031-03-12T10:00:00Z", ())


def test_an_entry_of_rss_1_stands_outside_its_channel():
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>Flash</title></channel><item><title>Rain</title><link>https://f.example/a</link>"
        "<description>Rain fell.</description></item></rdf:RDF>"
    )
    item, _ = read(raw)
    assert (item.headline, item.text) == ("Rain", "Rain fell.")


@pytest.mark.parametrize(
    ("body", "is_summary"),
    [
        ("<summary>Rain fell on the port.</summary>", True),
        (f"<summary>{'rain ' * FULL_TEXT_WORDS}</summary>", False),
        ("<content>Rain fell on the port, and […]</content>", True),
        ("<content>Rain fell on the port.</content>", False),
    ],
)
def test_summaries_are_told_from_texts(body, is_summary):
    item, *notes = read(ATOM.format(body=body))
    assert item.doubts == (("summary_only",) if is_summary else ())
    assert [note.note.split(";")[0] for note in notes] == [
        "every entry holds a summary in the place of the text"
    ] * is_summary


def test_two_of_three_entries_hold_summaries():
    entries = "".join(f"<item><description>{'rain ' * n}</description></item>" for n in (2, 3, 999))
    *_, note = read(RSS.format(entries=entries))
    assert note.note.startswith("2 of 3 entries hold a summary")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_bytes_that_are_not_as_declared_are_read(encoding):
    (item,) = read(RSS.format(entries=ENTRY.format(number=1)), encoding)
    assert "It’s" in item.text


def test_line_ends_of_all_kinds_are_one_space():
    body = "<content type='html'>&lt;p&gt;Rain\r\nfell\ron\nus.&lt;/p&gt;</content>"
    assert read(ATOM.format(body=body))[0].text == "Rain fell on us."


def test_an_entry_that_is_not_xml_does_not_hide_those_behind_it():
    bad = "<item><title>A</title><content:encoded><![CDATA[<p>open</item>"
    entries = ENTRY.format(number=1) + bad + ENTRY.format(number=2)
    found = read(RSS.format(entries=entries))
    items = [item.url[-1] for item in found if isinstance(item, Item) and item.url]
    assert items == ["1", "2"]


def test_a_feed_that_breaks_off_keeps_its_whole_entries(tmp_path):
    text = RSS.format(entries=ENTRY.format(number=1) + ENTRY.format(number=2))
    (tmp_path / "a.xml").write_text(text[: text.rindex("storm")], encoding="utf-8")
    articles = framing.import_articles("feed", tmp_path)
    assert articles["url"].tolist() == ["https://courier.example/1"]
    assert "breaks off" in articles.attrs["import_report"].rejected["detail"][0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + RSS.format(entries=ENTRY), "entity bomb"),
        (RSS.format(entries=""), "no entry"),
        ("<html><body>404</body></html>", "no RSS or Atom feed.*Found: <html>"),
        ("", "no RSS or Atom feed.*Found: nothing"),
    ],
)
def test_what_is_no_feed_is_refused(text, message):
    with pytest.raises(CorpusError, match=message):
        read(text)


def test_a_feed_of_any_length_is_read_a_piece_at_a_time():
    """The file is never read further than some megabytes beyond the entry that was given last."""
    head, tail = RSS.split("{entries}")
    entry = ENTRY.format(number=1).replace("worst storm", "worst storm " * 400).encode()

    class Endless:
        read_so_far = 0

        def __init__(self):
            self.bytes = itertools.chain([head.encode()], itertools.repeat(entry))
            self.rest = b""

        def read(self, size=-1):
            while len(self.rest) < size:
                self.rest += next(self.bytes)
            block, self.rest = self.rest[:size], self.rest[size:]
            Endless.read_so_far += len(block)
            return block

        def seek(self, _):
            self.rest = b""
            self.bytes = itertools.chain([head.encode()], itertools.repeat(entry))

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    found = find_articles(Source("a.xml", Endless), {"encoding": None})
    for number, item in enumerate(itertools.islice(found, 200), start=1):
        assert item.position == number
    assert Endless.read_so_far < 200 * len(entry) + 4_000_000
    assert tail


def test_rejections_and_notes_name_the_file():
    found = read(RSS.format(entries="<item></item>"))
    named = [item for item in found if isinstance(item, Rejected | Noted | Item)]
    assert named and {item.file for item in named} == {"a.xml"}
