"""The frame that the figures share: a figure of the right height, rows downwards, notes at the right."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator

from framing.figures.picture import Picture, styled
from framing.measures import describe_measure

WIDTH, LINE = 6.2, 0.2
"""Inches: the width of a figure and the height of a line of text."""
_ROW, _FRAME = 0.28, 1.2
_CHARACTER, _LEGEND_WIDTH = 5.2, 340.0
"""Points: a character of a note, and the room for a line of the legend."""
_TITLE_WIDTH, _LINE_POINTS, _LAYOUT_ROUNDS = 48, 13.5, 3


class HouseLayout(ConstrainedLayoutEngine):
    """The layout of figures made here; axes that the user gives keep their own."""


class Column(NamedTuple):
    """A column of notes at the right of the rows: a heading and one note per row, aligned right."""

    heading: str
    notes: list[str]


def row_axes(labels: Sequence[str], ax: Axes | None, row: float = _ROW, frame: float = _FRAME) -> Axes:
    """Make axes with one labelled row per name, the first on top, or set these up on given axes."""
    if ax is None:
        height = frame + row * len(labels) * (1.3 if any("\n" in label for label in labels) else 1.0)
        ax = Figure(figsize=(WIDTH, height), layout=HouseLayout()).add_subplot()
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    return ax


def scale_x(ax: Axes, measure: str, low: float, high: float, signed: bool = False) -> None:
    """Set the x axis from low to high, 0 included, with numbers written as the unit asks."""
    low, high = min(low, 0.0), max(high, 0.0)
    if describe_measure(measure).unit == "share" and not signed:
        high = min(max(high, 0.05), 1.0)
    space = (high - low or 1.0) * 0.03
    ax.set_xlim(low - (space if low < 0 else space / 3), high + space)
    ax.xaxis.set_major_locator(round_ticks())
    ax.xaxis.set_major_formatter(say_ticks(measure, signed))


def round_ticks() -> MaxNLocator:
    """Place ticks on round numbers, six steps at most."""
    return MaxNLocator(6, steps=[1, 2, 2.5, 5, 10])


def say_ticks(measure: str, signed: bool = False) -> FuncFormatter:
    """Write the numbers at ticks as the unit of the measure asks."""
    return FuncFormatter(lambda value, _: _tick(value, measure, signed))


def note_rows(ax: Axes, columns: Sequence[Column]) -> int:
    """Write columns of notes at the right of the rows and say how many lines their headings take."""
    right = 4.0
    headings = [column.heading.replace(" / ", " /\n") for column in columns]
    for column, heading in zip(columns, headings, strict=True):
        widest = max(map(len, [*heading.split("\n"), *column.notes]))
        right += _CHARACTER * widest + 6
        _write(ax, heading, ("axes fraction", "axes fraction"), 1.0, (right, 4), va="bottom", style="italic")
        for at, note in enumerate(column.notes):
            _write(ax, note, ("axes fraction", "data"), at, (right, 0), va="center")
    return max(heading.count("\n") for heading in headings) + 1


def legend_lines(labels: Sequence[str]) -> int:
    """Say how many lines a legend takes above the rows."""
    return -(-len(labels) // _legend_columns(labels))


def legend_above(ax: Axes) -> None:
    """Write the legend above the rows, as many entries a line as fit."""
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=_legend_columns(ax.get_legend_handles_labels()[1]),
        handlelength=1,
        handletextpad=0.4,
        columnspacing=1.2,
        borderaxespad=0.2,
        labelspacing=0.3,
    )


def set_title(ax: Axes, title: str, lines_between: int = 0) -> None:
    """Write the title above what stands between it and the rows."""
    ax.set_title(textwrap.fill(title, _TITLE_WIDTH), pad=8 + _LINE_POINTS * lines_between)


def finish(ax: Axes, alt: str, table: pd.DataFrame) -> Picture:
    """Make the picture; a figure of ours is laid out once and for all, or it would creep when redrawn."""
    figure = ax.figure if isinstance(ax.figure, Figure) else ax.figure.figure
    if isinstance(figure.get_layout_engine(), HouseLayout):
        with styled():
            for _ in range(_LAYOUT_ROUNDS):
                figure.draw_without_rendering()
        figure.set_layout_engine("none")
    return Picture(figure, alt, table)


def _legend_columns(labels: Sequence[str]) -> int:
    """Say how many entries of a legend fit beside each other."""
    entry = _CHARACTER * max(map(len, labels)) + 26
    return max(1, min(len(labels), int(_LEGEND_WIDTH // entry)))


def _write(
    ax: Axes, text: str, place: tuple[str, str], y: float, offset: tuple[float, float], **how: Any
) -> None:
    """Write a text to the left of a point that lies some points right of the axes."""
    ax.annotate(
        text,
        (1.0, y),
        xycoords=place,
        xytext=offset,
        textcoords="offset points",
        ha="right",
        fontsize=8,
        color="#444444",
        annotation_clip=False,
        **how,
    )


def _tick(value: float, measure: str, signed: bool) -> str:
    """Write a tick without decimals it does not need."""
    share = describe_measure(measure).unit == "share"
    number = f"{100 * value if share else value:{'+' if signed else ''}.10g}"
    text = number if abs(value) > 1e-9 else "0"
    return text.replace("-", "−") + ("%" if share and not signed else "")
