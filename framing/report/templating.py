"""The templates and style sheets of the report, everything escaped that is not marked as safe."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).with_name("templates")


def render(template: str, **values: Any) -> str:
    """Fill a template; a value that is missing is an error, a text is escaped."""
    return _environment().get_template(template).render(values)


@cache
def style_sheet(*names: str) -> Markup:
    """Join style sheets of the folder of templates."""
    return Markup("".join((_FOLDER / name).read_text(encoding="utf-8") for name in names))


def content_policy(style: str) -> str:
    """Allow a page its own style sheet and embedded pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


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
