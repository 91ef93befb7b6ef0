"""Colours and marker shapes: Okabe and Ito's, the same for an outlet in every figure."""

from __future__ import annotations

from collections.abc import Iterable

BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, BLACK, YELLOW = "#E69F00", "#56B4E9", "#000000", "#F0E442"
GREY = "#8A8A8A"
OUTLET_COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK)
PART_COLOURS = (BLUE, SKY, GREEN, YELLOW, ORANGE, VERMILION, PURPLE, GREY)
MARKERS = ("o", "s", "^", "D", "v", "P", "X")


def outlet_styles(outlets: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give every outlet a colour and a marker of its own, by the order of the sorted names.

    Parameters
    ----------
    outlets : iterable of str
        All outlets of the comparison, not only those in the figure.

    Returns
    -------
    dict of str to tuple of str
        Colour and marker; 49 outlets differ in at least one of the two.

    Examples
    --------
    >>> outlet_styles(["Flash", "Courier"])
    {'Courier': ('#0072B2', 'o'), 'Flash': ('#D55E00', 's')}
    """
    styles = {}
    for i, outlet in enumerate(sorted(set(outlets))):
        n = len(OUTLET_COLOURS)
        styles[outlet] = (OUTLET_COLOURS[i % n], MARKERS[(i + i // n) % len(MARKERS)])
    return styles


def ink_on(colour: tuple[float, ...]) -> str:
    """Choose black or white for text on a colour, by its luminance (WCAG)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "black" if luminance > 0.18 else "white"
