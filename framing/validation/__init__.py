"""From marks to a sample for coding by hand, and from the coding to error rates and corrections."""

from framing.validation.agreement import AGREEMENT_COLUMNS, agree_coders
from framing.validation.codes import CODES, Code
from framing.validation.codings import CODING_COLUMNS, KEY_COLUMNS, read_codes, read_key
from framing.validation.correction import (
    CORRECTED_COLUMNS,
    CORRECTED_CONTRAST_COLUMNS,
    Correction,
    correct_outlets,
)
from framing.validation.differential import DIFFERENTIAL_COLUMNS, flag_differential_error
from framing.validation.hand import code_by_spans
from framing.validation.joining import UNIT_COLUMNS, join_code, measure_of, shared_codes
from framing.validation.means import PoweredMean, correct_mean
from framing.validation.sampling import sample_sentences
from framing.validation.scores import SCORE_COLUMNS, score_codes
from framing.validation.sentences import SENTENCE_COLUMNS, list_sentences
from framing.validation.sheet import CodingSample

__all__ = [
    "AGREEMENT_COLUMNS",
    "CODES",
    "CODING_COLUMNS",
    "CORRECTED_COLUMNS",
    "CORRECTED_CONTRAST_COLUMNS",
    "DIFFERENTIAL_COLUMNS",
    "KEY_COLUMNS",
    "SCORE_COLUMNS",
    "SENTENCE_COLUMNS",
    "UNIT_COLUMNS",
    "Code",
    "CodingSample",
    "Correction",
    "PoweredMean",
    "agree_coders",
    "code_by_spans",
    "correct_mean",
    "correct_outlets",
    "flag_differential_error",
    "join_code",
    "list_sentences",
    "measure_of",
    "read_codes",
    "read_key",
    "sample_sentences",
    "score_codes",
    "shared_codes",
]
