"""The templates and style sheets of the report, everything escaped that is not marked as safe."""

from __future__ import annotations

import base64
import hashlib
import json
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).with_name("templates")


class Shown(ABC):
    """What a notebook shows as HTML and, where that cannot be shown, as plain text."""

    @abstractmethod
    def _repr_html_(self) -> str:
        """Give the HTML, its style sheet included."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Offer both."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def render(template: str, **values: Any) -> str:
    """Fill a template; a value that is missing is an error, a text is escaped."""
    return _environment().get_template(template).render(values)


@cache
def style_sheet(*names: str) -> Markup:
    """Join style sheets of the folder of templates."""
    return _read(*names)


@cache
def script(name: str) -> Markup:
    """Read a script of the folder of templates."""
    return _read(name)


def _read(*names: str) -> Markup:
    """Read files that may stand in a page as they are."""
    return Markup("".join((_FOLDER / name).read_text(encoding="utf-8") for name in names))


def content_policy(style: str, *scripts: str) -> str:
    """Allow a page its own style sheet, its own scripts and embedded pictures, and nothing else."""
    run = f" script-src {' '.join(map(_hash, scripts))};" if scripts else ""
    return (
        f"default-src 'none'; style-src {_hash(style)};{run} img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(content: str) -> str:
    """Name a style sheet or a script by its hash, as a policy does."""
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def embed_json(facts: Any) -> Markup:
    r"""Write facts as JSON that can stand inside an element ``script``, whatever texts they hold.

    Examples
    --------
    >>> print(embed_json({"outlet": "</script><b>&"}))
    {"outlet":"\u003c/script\u003e\u003cb\u003e\u0026"}
    """
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@cache
def _environment() -> Environment:
    """Make the environment once."""
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
