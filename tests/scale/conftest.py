from __future__ import annotations

import os
from pathlib import Path

import planted_engine as planted
import pytest


@pytest.fixture
def planted_engine(monkeypatch) -> str:
    """Name the planted engine so that worker processes find it."""
    folder = str(Path(planted.__file__).parent)
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH", "")]))
    )
    return "planted_engine:PlantedEngine"
