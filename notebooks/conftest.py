"""Skip the notebooks on real outlets where their corpora are absent; with FRAMING_GOLD set, skip nothing."""

from __future__ import annotations

import pytest
from research_notebooks import reason_to_skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every cell of a notebook that cannot be run here, with the reason."""
    reasons: dict = {}
    for item in items:
        if item.path not in reasons:
            reasons[item.path] = reason_to_skip(item.path)
        if reasons[item.path]:
            item.add_marker(pytest.mark.skip(reason=reasons[item.path]))
