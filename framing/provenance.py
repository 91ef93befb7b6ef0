"""What a result was made with: versions and hashes, no clock, no name of a user, no path."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pandas as pd

PACKAGES = (
    *("framing", "numpy", "pandas", "scipy", "scikit-learn", "statsmodels", "matplotlib", "pyarrow"),
    *("jinja2", "typer"),
)


def describe_environment() -> dict[str, Any]:
    """Name the version of Python, the kind of system and the versions of the packages used.

    Returns
    -------
    dict
        ``python``, ``system`` and ``packages`` (name -> version; a package that is not installed
        is left out).

    Examples
    --------
    >>> sorted(describe_environment())
    ['packages', 'python', 'system']
    """
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def hash_texts(articles: pd.DataFrame) -> str:
    """Hash the texts of a corpus, whatever their order.

    Parameters
    ----------
    articles : DataFrame
        With the column ``text``, normalised.

    Returns
    -------
    str
        SHA-256, in hexadecimal digits, of the sorted SHA-256 digests of the texts in UTF-8.

    Examples
    --------
    >>> one, two = pd.DataFrame({"text": ["Rain.", "Sun."]}), pd.DataFrame({"text": ["Sun.", "Rain."]})
    >>> hash_texts(one) == hash_texts(two), hash_texts(one)[:12]
    (True, '...')
    """
    digests = sorted(hashlib.sha256(text.encode("utf-8")).hexdigest() for text in articles["text"])
    return hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()


def _version(name: str) -> str | None:
    """Give the version of an installed package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
