"""Skip the notebooks on real outlets where their corpora are absent; with FRAMING_GOLD set, skip nothing."""

from __future__ import annotations

import pytest
from research_notebooks import reason_to_skip

ON_REAL_OUTLETS = ("16_real_outlets_polnear", "17_real_outlets_basil")
"""No other notebook is ever left out."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every cell of a notebook that cannot be run here, with the reason."""
    reasons: dict = {}
    for item in items:
        if item.path.stem not in ON_REAL_OUTLETS:
            continue
        if item.path not in reasons:
            reasons[item.path] = reason_to_skip(item.path)
        if reasons[item.path]:
            item.add_marker(pytest.mark.skip(reason=reasons[item.path]))
