"""What all tests share: the folder of annotated news, and chance that is the same on every run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("framing", deadline=None, derandomize=True)
settings.load_profile("framing")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated news, which is not part of the project; tests that need it are skipped."""
    folder = Path(os.environ.get("FRAMING_GOLD", "") or "no folder named")
    if not folder.is_dir():
        pytest.skip("FRAMING_GOLD does not name the folder of annotated news")
    return folder
