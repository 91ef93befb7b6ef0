"""The key of a sample and a coding of it, joined: sentence by sentence, machine beside hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.errors import ValidationError
from framing.validation.codes import KNOWN_CODES
from framing.validation.codings import KEY_COLUMNS

UNIT_COLUMNS = (
    "article_id",
    "outlet",
    "event",
    "stratum",
    "probability",
    "machine",
    "machine_terms",
    "base",
    "coded",
    "coded_terms",
)


def shared_codes(key: pd.DataFrame, codings: pd.DataFrame) -> list[str]:
    """List the codes that the key counts and the coding holds.

    Raises
    ------
    ValidationError
        The key is not one, the coding is of several coders, or they have nothing in common.
    """
    missing = [name for name in KEY_COLUMNS if name not in key]
    if missing:
        msg = f"key: expected the columns {', '.join(KEY_COLUMNS)}, {missing[0]!r} is missing; give key.csv"
        raise ValidationError(msg)
    coders = sorted(codings["coder"].unique())
    if len(coders) != 1:
        msg = (
            f"codings: expected one coding of each sentence, found {len(coders)} coders {coders}; "
            "let them settle where they differ, and give the settled sheet"
        )
        raise ValidationError(msg)
    unknown = set(codings["unit_id"]) - set(key["unit_id"].dropna().astype(str))
    if unknown:
        msg = f"codings: expected units of this key, found {min(unknown)!r}; give the key of the same sample"
        raise ValidationError(msg)
    shared = [name for name in codings["code"].unique() if name in key]
    if not shared:
        msg = f"codings: expected codes counted in the key, found {sorted(codings['code'].unique())}"
        raise ValidationError(msg)
    return shared


def join_code(key: pd.DataFrame, codings: pd.DataFrame, code: str) -> pd.DataFrame:
    """Set the coder's count of one code beside the machine's, for every sentence of the key.

    Parameters
    ----------
    key : DataFrame
        ``CodingSample.key``, also as read from its file.
    codings : DataFrame
        What ``read_codes`` gives, of one coder.
    code : str
        The code.

    Returns
    -------
    DataFrame
        Columns ``UNIT_COLUMNS``, one row per sentence of the corpus. `coded` is NaN where no one
        coded. `probability` is that of being drawn and coded: cells left empty are taken as empty at
        random within their stratum.

    Raises
    ------
    ValidationError
        See ``shared_codes``; or the code is not shared.
    """
    if code not in shared_codes(key, codings):
        msg = f"code: expected one of {shared_codes(key, codings)}, found {code!r}"
        raise ValidationError(msg)
    answers = codings[codings["code"] == code].set_index("unit_id")
    unit = key["unit_id"].where(key["unit_id"].notna(), "").astype(str)
    coded = unit.map(answers["count"]).astype(float)
    share = coded.notna().groupby(key["stratum"]).transform("sum") / unit.ne("").groupby(
        key["stratum"]
    ).transform("sum")
    units = key[["article_id", "outlet", "event", "stratum"]].copy()
    units["probability"] = key["probability"] * share
    units["machine"], units["base"] = key[code].astype(float), key[f"{code}_base"].astype(float)
    units["machine_terms"] = key[f"{code}_terms"].fillna("").astype(str)
    units["coded"], units["coded_terms"] = coded, unit.map(answers["terms"]).fillna("").astype(str)
    return units[list(UNIT_COLUMNS)].reset_index(drop=True)


def measure_of(code: str) -> tuple[str, str]:
    """Name the measure and the voice that a code answers for.

    Examples
    --------
    >>> measure_of("loaded")
    ('loaded_per_1000_words', 'own')
    """
    return KNOWN_CODES[code].measure, KNOWN_CODES[code].voice


def check_strata(units: pd.DataFrame) -> None:
    """Refuse a coding that leaves a stratum without a coded unit, as nothing then speaks for it.

    Raises
    ------
    ValidationError
        There is such a stratum.
    """
    coded = units["coded"].notna().groupby(units["stratum"]).sum()
    empty = sorted(coded[coded == 0].index)
    if empty:
        msg = f"codings: expected coded sentences in every stratum, found none in {empty[0]!r}; code some"
        raise ValidationError(msg)
    bad = units["coded"].notna() & ~units["probability"].between(0, 1, inclusive="right")
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        msg = f"units, row {row + 1}, column 'probability': expected a number above 0 and up to 1, found "
        raise ValidationError(msg + str(units["probability"].iloc[row]))
