"""Draws and swaps: complete, repeatable, and the same for every measure."""

from __future__ import annotations

import itertools

import numpy as np

from framing.comparison.resampling import Resampler


def test_every_resample_draws_as_many_events_as_there_are():
    assert (Resampler(500, 1).sums(np.ones((1, 7))) == 7).all()


def test_draws_depend_on_seed_and_number_of_events_alone():
    values = np.arange(14.0).reshape(2, 7)
    first, second = Resampler(300, 5), Resampler(300, 5)
    second.sums(np.ones((3, 4)))
    np.testing.assert_array_equal(first.sums(values), second.sums(values))
    np.testing.assert_array_equal(first.sums(values[::-1])[::-1], second.sums(values))
    assert (Resampler(300, 6).sums(values) != first.sums(values)).any()


def test_draws_that_do_not_fit_in_memory_at_once_are_the_same():
    whole, pieces = Resampler(400, 5), Resampler(400, 5)
    pieces._sizes = lambda n: iter([150, 150, 100])
    values = np.arange(9.0)[None]
    np.testing.assert_array_equal(whole.sums(values), pieces.sums(values))


def test_swaps_of_few_events_are_all_there_up_to_the_sign():
    # swapping a set of events and swapping all others give differences that mirror each other
    values = np.array([[1.0, 10.0, 100.0, 1000.0]])
    sums = set(Resampler(100, 1).swapped_sums(values)[0].tolist())
    every = {sum(choice) for r in range(5) for choice in itertools.combinations(values[0].tolist(), r)}
    assert sums | {1111.0 - s for s in sums} == every
    assert len(sums) == 8


def test_swaps_of_many_events_are_a_sample():
    resampler = Resampler(1000, 1)
    assert resampler.is_exact(12)
    assert not resampler.is_exact(13)
    sums = resampler.swapped_sums(np.ones((1, 20)))[0]
    assert len(sums) == 1000
    assert abs(sums.mean() - 10) < 0.3
