"""The local page in a browser: paste, drop, compare, close."""

from __future__ import annotations

from chromium import violations

FLASH = "Furious crowds fled the flooded town. A source claimed the dam may fail."
COURIER = "Ana Hale said the dam was checked in March. About ninety people left their homes."


def test_two_articles_are_pasted_and_compared_by_keyboard_alone(visit, address):
    opened = visit()
    page = opened.page
    page.goto(address.url)
    page.focus("#outlet_1")
    for text in ("Flash", "Flood", FLASH, "Courier", "", COURIER):
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
    page.focus("button.main")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Two articles side by side").wait_for()
    assert page.locator("mark.fr-loaded", has_text="Furious").count() == 1
    page.uncheck(".fr-show-loaded")
    assert all(url.startswith(address.url) for url in opened.requests)
    assert opened.said == []


def test_a_dropped_corpus_is_compared(visit, address):
    rows = "".join(f"{o},e{n},{t}\n" for n in range(3) for o, t in (("Flash", FLASH), ("Courier", COURIER)))
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": f"outlet,event,text\n{rows}".encode()}
    opened = visit()
    opened.page.goto(address.url)
    opened.page.set_input_files("#files", file)
    opened.page.click("button.main")
    opened.page.get_by_role("heading", name="How 2 outlets framed 3 events").wait_for()
    opened.page.uncheck("input[name=voice][value='2']")  # the report's own scripts run
    assert "quotation marks" in opened.page.inner_text("#what-if-told")
    assert all(url.startswith(address.url) for url in opened.requests)
    assert opened.said == []


def test_the_form_and_a_refusal_have_no_violation(visit, address):
    for scheme, width in (("light", 1200), ("dark", 390)):
        page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).page
        page.goto(address.url)
        page.click("details > summary")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("button.main")
        page.get_by_text("found none").wait_for()
        assert violations(page) == []


def test_another_page_cannot_send_the_form(visit, address, tmp_path):
    file = tmp_path / "evil.html"
    file.write_text(
        f"<form method=post action='{address.url}close'><button>go</button></form>"
        f"<iframe src='{address.url}'></iframe>",
        encoding="utf-8",
    )
    opened = visit()
    page = opened.open(file)
    framed = page.frames[1]
    assert "Compare articles" not in framed.content()
    page.click("button")
    page.get_by_text("403").wait_for()
    assert address.ask("GET").status == 200
