"""How the model's numbers are laid out: tags, output columns and the table of places."""

from __future__ import annotations

import numpy as np

ROLES = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
HEDGE_TYPES = ("epistemic", "doxastic", "conditional", "investigation")

CLS, SEP = 101, 102
"""Word pieces that open and close a window."""

TAG, HEDGE = slice(0, 7), slice(7, 12)
UNCERTAIN, LOADED, BIASED = slice(12, 14), slice(14, 17), slice(17, 19)
PLAIN = 19
LINK_WIDTH = 64
CUE_SIDE = slice(PLAIN, PLAIN + 2 * LINK_WIDTH)
TOKEN_SIDE = slice(PLAIN + 2 * LINK_WIDTH, PLAIN + 4 * LINK_WIDTH)
OUTPUT_WIDTH = PLAIN + 4 * LINK_WIDTH
"""Columns of the output for each word piece: scores of tags, hedges, uncertain and biased
sentences, loaded words, then the vectors that link cues with sources and contents."""

REACH = 160
"""Word pieces that a link between a cue and its source or content may span."""

DISTANCE_EDGES = np.array([1, 2, 3, 4, 6, 9, 13, 21, 33, 65])
MOST_CUES_BETWEEN, MOST_BREAKS_BETWEEN = 3, 2
FIRST_CUES_ROW = 2 * len(DISTANCE_EDGES) + 1
FIRST_BREAKS_ROW = FIRST_CUES_ROW + MOST_CUES_BETWEEN + 1
PLACE_ROWS = FIRST_BREAKS_ROW + MOST_BREAKS_BETWEEN + 1
"""Rows of the place table: distance either side, cues between, paragraph breaks between."""
