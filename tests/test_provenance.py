from __future__ import annotations

import getpass
import hashlib
import json
from pathlib import Path

import pandas as pd

from framing.provenance import describe_environment, hash_texts


def test_the_hash_is_that_of_the_sorted_hashes_of_the_texts():
    rain, sun = (hashlib.sha256(text.encode()).hexdigest() for text in ("Rain é.", "Sun."))
    joined = hashlib.sha256("\n".join(sorted([rain, sun])).encode()).hexdigest()
    assert hash_texts(pd.DataFrame({"text": ["Rain é.", "Sun."]})) == joined
    assert hash_texts(pd.DataFrame({"text": ["Sun.", "Rain é."]})) == joined
    assert hash_texts(pd.DataFrame({"text": ["Sun.", "Rain e."]})) != joined


def test_the_environment_is_named_without_place_or_person():
    told = json.dumps(describe_environment())
    assert str(Path.home()) not in told and str(Path.cwd()) not in told
    assert f'"{getpass.getuser()}"' not in told
    assert {"pandas", "numpy", "framing"} <= set(describe_environment()["packages"])


def test_the_same_environment_gives_the_same_description():
    assert describe_environment() == describe_environment()
