"""Links: where pieces stand as a cue sees them, and who takes what."""

from __future__ import annotations

import numpy as np

from framing.reader.layout import (
    CUE_SIDE,
    FIRST_BREAKS_ROW,
    FIRST_CUES_ROW,
    LINK_WIDTH,
    OUTPUT_WIDTH,
    PLACE_ROWS,
    TOKEN_SIDE,
)
from framing.reader.linking import Links, count_cues, place_rows


def test_places_count_distance_cues_and_breaks():
    cues = [(2, 3), (6, 7)]
    paragraph = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    count = count_cues(cues, 8)
    assert count.tolist() == [0, 0, 1, 1, 1, 1, 2, 2]
    distance, between, breaks = place_rows((2, 3), np.arange(8), count, paragraph)
    # Two pieces before, the cue itself, then 1 to 5 pieces after; buckets 1, 2, 3, 4 and 4 to 5 on 10 more.
    assert distance.tolist() == [2, 1, 0, 11, 12, 13, 14, 14]
    # The second cue begins at piece 6: from there one cue stands between.
    assert (between - FIRST_CUES_ROW).tolist() == [1, 1, 0, 0, 0, 0, 1, 1]
    assert (breaks - FIRST_BREAKS_ROW).tolist() == [0, 0, 0, 0, 0, 1, 1, 1]


def test_a_content_goes_to_the_cue_that_asks_for_it():
    output = np.zeros((10, OUTPUT_WIDTH), dtype=np.float32)
    ask, answer = np.zeros(2 * LINK_WIDTH), np.zeros(2 * LINK_WIDTH)
    ask[LINK_WIDTH] = answer[LINK_WIDTH] = 8.0
    output[5:6, CUE_SIDE] = ask
    output[8:10, TOKEN_SIDE] = answer
    links = Links(sources=[(0, 1)], cues=[(2, 3), (5, 6)], contents=[(8, 10)])
    table = np.zeros((2, PLACE_ROWS, LINK_WIDTH + 1), dtype=np.float32)
    links.find(output, table, np.zeros(10, dtype=np.int64), floor=(0.5, -4.0))
    assert links.cue_of.tolist() == [1]
    # 8 * 8 / sqrt(64) = 8 for each of the two pieces.
    assert links.strength.tolist() == [8.0]
    # Nothing speaks for the source: log-odds 0 stay under the floor of one half.
    assert links.source_of == [None, None]
