"""A figure that can be shown, read aloud, checked and saved: drawing, alternative text, table."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import matplotlib.style
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

STYLE = {
    "axes.edgecolor": "#666666",
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.axisbelow": True,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titlepad": 10,
    "axes.labelsize": 9,
    "font.size": 9,
    "grid.color": "#e4e4e4",
    "grid.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "framing",
    "text.parse_math": False,
    "xtick.color": "#444444",
    "ytick.color": "#222222",
    "ytick.major.size": 0,
}
"""Set over matplotlib's defaults, whatever the user's own configuration says."""

SHOWN_DPI, SCREEN_DPI, PRINT_DPI = 100, 130, 200
"""Pixels per inch: at which a figure is shown in a page, drawn for it, and drawn for print."""

_COLOURS = 128
"""Enough for flat colours and their soft edges; a third of the size in a notebook."""

_METADATA: dict[str, dict[str, Any]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


@dataclass(frozen=True, repr=False, eq=False)
class Picture:
    """A figure with its alternative text and the table of what it plots.

    In a notebook it shows as an image that keeps its alternative text when the notebook is
    converted.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        The drawing.
    alt : str
        What the figure shows, in words.
    table : DataFrame
        What the figure plots, rounded and in the order of the figure.
    """

    figure: Figure
    alt: str
    table: pd.DataFrame

    def __repr__(self) -> str:
        """Give the alternative text."""
        return f"<Picture: {self.alt}>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Show an image with alternative text; metadata of a bare image would be dropped."""
        code = base64.b64encode(self.to_png()).decode("ascii")
        width = round(self.figure.get_figwidth() * SHOWN_DPI)
        style = "max-width:100%;height:auto"
        source = f'<img src="data:image/png;base64,{code}"'
        words = f'alt="{escape(self.alt)}" width="{width}" style="{style}">'
        return {"text/plain": repr(self), "text/html": f"{source} {words}"}

    def to_png(self, dpi: int = SCREEN_DPI) -> bytes:
        """Draw the figure as a small PNG for the screen, the same bytes every time.

        Parameters
        ----------
        dpi : int
            Pixels per inch.

        Returns
        -------
        bytes
            The image.
        """
        drawn = Image.open(io.BytesIO(_draw(self.figure, ".png", dpi, self.alt))).convert("RGB")
        buffer = io.BytesIO()
        few = drawn.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(buffer, "png", optimize=True)
        return buffer.getvalue()


def save_figure(picture: Picture, path: str | Path) -> Path:
    """Write a figure as PNG, SVG or PDF, without date or version, so that a rerun gives the same bytes.

    Parameters
    ----------
    picture : Picture
        What a ``plot_`` function returns.
    path : str or Path
        Ends in ``.png``, ``.svg`` or ``.pdf``; folders that do not exist are made.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    ValueError
        The ending is another one.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from matplotlib.figure import Figure
    >>> picture = Picture(Figure(figsize=(1, 1)), "An empty figure.", pd.DataFrame())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_figure(picture, f"{folder}/empty.svg").name
    'empty.svg'
    """
    path = Path(path)
    if path.suffix.lower() not in _METADATA:
        msg = f"{path}: expected a name ending in {', '.join(_METADATA)}, found {path.suffix or 'no ending'}"
        raise ValueError(msg)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_draw(picture.figure, path.suffix.lower(), PRINT_DPI, picture.alt))
    return path


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the house style, leaving the user's settings as they were."""
    with matplotlib.style.context(STYLE, after_reset=True):
        yield


def _draw(figure: Figure, ending: str, dpi: int, alt: str) -> bytes:
    """Render a figure with its alternative text inside the file."""
    words = {".png": {"Description": alt}, ".svg": {"Title": alt}, ".pdf": {"Title": alt}}[ending]
    buffer = io.BytesIO()
    with styled():
        figure.savefig(
            buffer, format=ending[1:], dpi=dpi, facecolor="white", metadata={**_METADATA[ending], **words}
        )
    return buffer.getvalue()
