from __future__ import annotations

import base64

import pandas as pd

from framing.comparison import compare_outlets
from framing.report.pictures import OUTLETS_DRAWN, draw_pictures


def estimates_of(n_outlets: int):
    """Compare outlets of which the later ones cover fewer events."""
    rows = [
        (f"{n}-{event}", f"Outlet {n:02}", f"event {event}", "attributed_share", "all", 40 + n, 100)
        for n in range(n_outlets)
        for event in range(30 - n)
    ]
    columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    table = pd.DataFrame(rows, columns=columns)
    table["value"] = table["count"] / table["base"]
    return compare_outlets(table, n_resamples=100, contrasts=False)


def test_a_figure_is_saved_as_png_and_svg_and_stands_in_the_page(tmp_path):
    pictures = draw_pictures(estimates_of(3), tmp_path)
    assert sorted(pictures.files) == ["attributed_share.png", "attributed_share.svg"]
    ((shown,),) = pictures.shown.values()
    png = pictures.files["attributed_share.png"].read_bytes()
    assert shown.source == "data:image/png;base64," + base64.b64encode(png).decode("ascii")
    assert png.startswith(b"\x89PNG")
    assert "Outlet 02 42%" in shown.alt and "Outlet 00 40%" in shown.alt
    # the page's own table holds what the dots show
    assert shown.rows == []


def test_of_many_outlets_those_that_cover_most_events_are_drawn_and_the_caption_says_so(tmp_path):
    ((shown,),) = draw_pictures(estimates_of(25), tmp_path).shown.values()
    assert OUTLETS_DRAWN == 20
    assert "The 20 outlets that cover the most events are drawn, 5 are not." in shown.caption
    assert "Outlet 19" in shown.alt and "Outlet 20" not in shown.alt
    assert len(shown.source) < 200_000
