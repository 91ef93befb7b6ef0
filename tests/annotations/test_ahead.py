"""Several texts at once: the same tables, a bounded number ahead, and errors where they belong."""

from __future__ import annotations

import sys
import threading

import pandas as pd
import pytest

from framing.annotations import annotate, make_engine
from framing.annotations.ahead import MOST_THREADS, count_threads, read_ahead
from framing.errors import AnnotationError

TEXTS = [
    f"“It was a massacre,” Anna Hale {'also ' * number}said. Officials may deny that it was one."
    for number in range(9)
]


def articles() -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(TEXTS))], "text": TEXTS})


@pytest.mark.parametrize("name", ["reader", "rules"])
def test_threads_change_nothing_in_the_tables(name):
    engine = make_engine(name)
    one, four = (annotate(articles(), engine=engine, threads=number) for number in (1, 4))
    assert len(one.relations) >= len(TEXTS)
    pd.testing.assert_frame_equal(one.spans, four.spans)
    pd.testing.assert_frame_equal(one.relations, four.relations)


def test_texts_are_really_read_at_once():
    # Both must have begun before either may end; one at a time, the first would wait in vain.
    both = threading.Barrier(2, timeout=20)

    def read(text):
        both.wait()
        return text

    assert list(read_ahead(read, ["a", "b"], 2)) == ["a", "b"]


def test_at_most_so_many_are_read_ahead():
    texts = iter(range(100))
    found = read_ahead(lambda text: text, texts, 3)
    # The first comes out when three more are handed over: 1 + 3, so the next one is number 4.
    assert next(found) == 0
    assert next(texts) == 4
    found.close()
    assert next(texts) == 5


def test_an_error_comes_at_its_text_and_ends_the_reading():
    def read(text):
        if text == 2:
            raise ValueError("torn")
        return text

    texts = iter(range(50))
    found = read_ahead(read, texts, 2)
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(ValueError, match="torn"):
        next(found)
    # Two were ahead of number 2: 3 and 4.
    assert next(texts) == 5


def test_one_thread_reads_in_this_one():
    here = threading.get_ident()
    assert list(read_ahead(lambda text: threading.get_ident(), ["a", "b"], 1)) == [here, here]


def test_there_are_as_many_threads_as_cores_at_most_eight(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    assert count_threads() == 3
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert count_threads() == MOST_THREADS == 8
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert count_threads() == 1


@pytest.mark.parametrize("threads", [0, -1, 2.5, "2"])
def test_no_threads_are_refused(threads):
    with pytest.raises(AnnotationError, match=r"threads: expected a whole number from 1; found"):
        annotate(articles(), engine="rules", threads=threads)


@pytest.mark.parametrize(("name", "most"), [("reader", 3), ("rules", 1)])
def test_left_out_the_engine_chooses(name, most, monkeypatch):
    asked = []

    def noted(read, texts, threads):
        asked.append(threads)
        return map(read, texts)

    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    # The name of the module is that of the function, which hides it.
    monkeypatch.setattr(sys.modules["framing.annotations.annotate"], "read_ahead", noted)
    annotate(articles(), engine=name)
    assert asked == [most]
