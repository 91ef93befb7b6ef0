"""Lists of addresses are fetched when asked, as their sites allow, and not twice."""

from __future__ import annotations

import pytest
from loopback import serving

import framing
from framing.errors import CorpusError
from framing.importing.manners import Visitor
from framing.importing.page_store import Kept, PageStore
from framing.importing.urls import prepare

pytest.importorskip("trafilatura")

PAGE = (
    "<!doctype html><html><head><title>Rain fell</title></head><body><article><h1>Rain fell</h1>"
    "<p>Rain fell on {place} all day, and the harbour stayed closed until the evening.</p>"
    "<p>The mayor said that it was the worst storm of the winter.</p></article></body></html>"
)
ROBOTS = b"User-agent: *\nDisallow: /private/\n"


def page(place):
    return (200, {}, PAGE.format(place=place).encode())


@pytest.fixture
def site():
    answers = {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, ROBOTS),
        "/a": page("Ellery"),
        "/b": page("Brack"),
        "/private/c": page("Secret"),
        "/moved": (301, {"Location": "/b2"}, b""),
        "/b2": page("Brack Bay"),
        "/sneaky": (301, {"Location": "/private/c"}, b""),
        "/image": (200, {"Content-Type": "image/png"}, b"PNG"),
        "/down": (500, {}, b"down"),
    }
    with serving(answers) as server:
        yield server


def import_urls(folder, addresses, **options):
    (folder / "list.txt").write_text("\n".join(addresses), encoding="utf-8")
    given = {"download": True, "allow_private": True, "delay": 0, **options}
    return framing.import_articles("urls", folder / "list.txt", outlet="Courier", **given)


def test_nothing_is_fetched_unless_asked(site, tmp_path):
    with pytest.raises(CorpusError, match="fetched only when asked"):
        import_urls(tmp_path, [f"{site.root}/a"], download=False)
    assert site.asked == []


def test_a_delay_that_is_no_number_of_seconds_is_refused():
    with pytest.raises(CorpusError, match="not a number of seconds"):
        prepare({"download": True, "delay": -1})


def test_private_hosts_are_refused_unless_allowed(site, tmp_path):
    with pytest.raises(CorpusError, match=r"1 not fetched.*robots\.txt|not the one of http"):
        import_urls(tmp_path, [f"{site.root}/a"], allow_private=False)
    assert site.asked == []


def test_pages_are_fetched_and_every_refusal_has_its_reason(site, tmp_path):
    paths = ("/a", "/moved", "/private/c", "/sneaky", "/image", "/gone", "/down", "/a")
    articles = import_urls(tmp_path, [*(site.root + path for path in paths), "ftp://courier.example/x"])
    report = articles.attrs["import_report"]
    assert [text.split(" all day")[0] for text in articles["text"]] == [
        "Rain fell on Ellery",
        "Rain fell on Brack Bay",
    ]
    rejected = report.rejected.set_index("row")
    assert rejected["reason"].to_dict() == {
        **{3: "not_fetched", 4: "not_fetched", 5: "not_fetched", 6: "error_page", 7: "error_page"},
        **{8: "duplicate_url", 9: "not_fetched"},
    }
    assert "robots.txt of the site does not allow it" in rejected["detail"][3]
    assert "robots.txt of the site does not allow it" in rejected["detail"][4]
    assert "it is no page but image/png" in rejected["detail"][5]
    assert "/private/c" not in site.asked
    assert report.files[["declared", "found", "used"]].values.tolist() == [[9, 9, 2]]


def test_what_is_wrong_with_an_address_is_told_of_it_and_no_password_is_copied(site, tmp_path):
    wrong = ["http://me:pw7@a.example/", "file:///etc/passwd", "javascript:alert(1)", "not a url"]
    articles = import_urls(tmp_path, [f"{site.root}/a", *wrong, "http://me:pw7@[a"])
    details = articles.attrs["import_report"].rejected["detail"].tolist()
    assert details[0] == "http://***@a.example/: a user name or password stands in the address"
    assert "neither http nor https" in details[1]
    assert "neither http nor https" in details[2]
    assert "begins with neither http:// nor https://" in details[3]
    assert not any("robots.txt" in detail or "pw7" in detail for detail in details)


def test_what_was_fetched_is_not_fetched_again(site, tmp_path):
    addresses = [f"{site.root}/a", f"{site.root}/b"]
    first = import_urls(tmp_path, addresses[:1])
    import_urls(tmp_path, addresses)
    assert [path for path in site.asked if path != "/robots.txt"] == ["/a", "/b"]
    again = import_urls(tmp_path, addresses)
    assert [path for path in site.asked if path != "/robots.txt"] == ["/a", "/b"]
    assert again["article_id"].tolist()[0] == first["article_id"].tolist()[0]
    with (tmp_path / "list_pages" / "pages.index").open("a", encoding="utf-8") as index:
        index.write('{"address": "torn')
    assert len(import_urls(tmp_path, addresses)) == 2


def test_a_page_whose_file_is_damaged_is_fetched_again(site, tmp_path):
    import_urls(tmp_path, [f"{site.root}/a"])
    (kept,) = (tmp_path / "list_pages").glob("*.gz")
    kept.write_bytes(kept.read_bytes()[:20])
    assert len(import_urls(tmp_path, [f"{site.root}/a"])) == 1
    assert site.asked.count("/a") == 2


def test_what_a_list_says_of_an_article_goes_before_what_the_page_says(site, tmp_path):
    (tmp_path / "list.csv").write_text(
        f"id,url,media_name,publish_date\nm1,{site.root}/a,The Courier,2031-03-12\n", encoding="utf-8"
    )
    options = {"download": True, "allow_private": True, "delay": 0}
    row = framing.import_articles("urls", tmp_path / "list.csv", **options).iloc[0]
    assert row[["article_id", "outlet", "headline"]].tolist() == ["m1", "The Courier", "Rain fell"]
    assert str(row["date"].date()) == "2031-03-12"


@pytest.mark.parametrize(
    ("robots", "fetched"),
    [
        ((404, {}, b""), True),
        ((200, {}, b"User-agent: framing\nDisallow: /\n"), False),
        ((200, {}, b"User-agent: other\nDisallow: /\n"), True),
        ((503, {}, b""), False),
        ((200, {}, b"User-agent: *\nCrawl-delay: 3600\n"), False),
    ],
)
def test_robots_txt_decides(tmp_path, robots, fetched):
    with serving({"/robots.txt": robots, "/a": page("Ellery"), "/b": page("Brack")}) as server:
        if fetched:
            assert len(import_urls(tmp_path, [f"{server.root}/a"])) == 1
        else:
            with pytest.raises(CorpusError, match="1 not fetched"):
                import_urls(tmp_path, [f"{server.root}/a"])
        assert ("/a" in server.asked) is fetched


def waiting(delay, answers, *paths):
    """Visit pages without really waiting; give the seconds that would have been waited."""
    waited = []
    with serving(answers) as server:
        visitor = Visitor(delay, "me@school.example", sleep=waited.append)
        visitor.limits = visitor.limits.__class__(allow_private=True)
        statuses = [visitor.visit(server.root + path).status for path in paths]
        agents = set(server.agents)
    return waited, statuses, agents


def test_a_pause_stands_between_two_requests_to_a_site():
    waited, statuses, agents = waiting(30, {"/a": page("Ellery"), "/b": page("Brack")}, "/a", "/b")
    assert statuses == [200, 200]
    assert [29 < seconds <= 30 for seconds in waited] == [True, True]  # robots.txt, /a, /b
    assert agents == {"framing/1 (research; me@school.example)"}


def test_the_pause_that_a_site_asks_for_is_kept():
    robots = (200, {}, b"User-agent: *\nCrawl-delay: 40\n")
    waited, _, _ = waiting(1, {"/robots.txt": robots, "/a": page("Ellery")}, "/a")
    assert [39 < seconds <= 40 for seconds in waited] == [True]


def test_a_site_that_is_overrun_is_asked_again_after_the_time_it_names():
    answers = iter([(429, {"Retry-After": "7"}, b""), page("Ellery")])
    waited, statuses, _ = waiting(0, {"/a": lambda handler: next(answers)}, "/a")
    assert (waited, statuses) == ([7.0], [200])


def test_a_store_gives_back_what_was_put_into_it(tmp_path):
    store = PageStore(tmp_path / "pages")
    store.put(Kept("http://c.example/é", "http://c.example/e", "page", "utf-8"), b"rain")
    again = PageStore(tmp_path / "pages")
    assert again.get("http://c.example/é").url == "http://c.example/e"
    assert again.page("http://c.example/é") == b"rain"
    assert again.get("http://c.example/other") is None


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="cannot be made"):
        PageStore(tmp_path / "file" / "pages")
