"""Colours and markers: the same outlet always looks the same, and text on colours can be read."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_rgb

from framing.figures.categories import _SHADES
from framing.figures.palette import PART_COLOURS, ink_on, outlet_styles


def test_forty_nine_outlets_can_be_told_apart():
    styles = outlet_styles(f"Outlet {i:02}" for i in range(49))
    assert len(set(styles.values())) == 49


def test_the_first_seven_differ_in_colour_and_in_marker():
    styles = list(outlet_styles("ABCDEFG").values())
    assert len({colour for colour, _ in styles}) == 7
    assert len({marker for _, marker in styles}) == 7


def test_order_does_not_matter():
    assert outlet_styles(["Flash", "Courier", "Flash"]) == outlet_styles(["Courier", "Flash"])


@pytest.mark.parametrize("colour", [*map(to_rgb, PART_COLOURS), *(_SHADES(i / 20)[:3] for i in range(21))])
def test_text_on_colour_has_the_contrast_of_wcag(colour):
    def luminance(rgb):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted([luminance(colour), luminance(to_rgb(ink_on(colour)))], reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
