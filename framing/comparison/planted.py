"""Planted differences: what a corpus was written to show, against what the comparison shows."""

from __future__ import annotations

import pandas as pd

from framing.comparison.others import ALL_OTHERS
from framing.comparison.result import Comparison
from framing.errors import ComparisonError

PLANTED_COLUMNS = ("outlet", "measure", "voice", "direction", "than")


def check_planted(result: Comparison, planted: pd.DataFrame) -> pd.DataFrame:
    """Say for every planted difference which contrast should show it, and whether it does.

    Parameters
    ----------
    result : Comparison
        All pairs of outlets, as ``compare_outlets`` gives them by default.
    planted : DataFrame
        Columns `outlet`, `measure`, `voice`, `direction` (``higher`` or ``lower``) and `than` (an
        outlet, or ``all others``); other columns are left aside.

    Returns
    -------
    DataFrame
        One row per planted difference: the five columns, then `outlet_b`, `difference`, `low` and
        `high` of the contrast, seen from `outlet`; `shown`: whether the interval lies wholly on
        the planted side; `n_shown` of `n_contrasts`. For ``all others`` the contrast is the
        weakest one, and `shown` says whether all show the difference. A contrast that was refused
        has NaN and is not shown.

    Raises
    ------
    ComparisonError
        `planted` lacks a column, or names a direction that is none.

    Examples
    --------
    >>> import pandas as pd
    >>> contrasts = pd.DataFrame(
    ...     [["hedge_balance", "own", "Courier", "Flash", 0.4, 0.1, 0.7]],
    ...     columns=["measure", "voice", "outlet", "outlet_b", "difference", "low", "high"],
    ... )
    >>> result = Comparison(pd.DataFrame(), contrasts, pd.DataFrame(), {"outlets": ["Courier", "Flash"]})
    >>> planted = pd.DataFrame(
    ...     [["Flash", "hedge_balance", "own", "lower", "all others"]],
    ...     columns=["outlet", "measure", "voice", "direction", "than"],
    ... )
    >>> check_planted(result, planted)[["outlet", "outlet_b", "difference", "low", "high", "shown"]]
      outlet outlet_b  difference  low  high  shown
    0  Flash  Courier        -0.4 -0.7  -0.1   True
    """
    _check_planted(planted)
    both = _from_both_sides(result.contrasts)
    rows = [_weakest(both, result.settings["outlets"], row) for row in planted.to_dict("records")]
    seen = pd.DataFrame(rows, index=planted.index)
    return pd.concat([planted[list(PLANTED_COLUMNS)], seen], axis=1).reset_index(drop=True)


def _weakest(contrasts: pd.DataFrame, outlets: list[str], row: dict) -> dict:
    """Find the contrasts of one planted difference and give the one that shows it least."""
    others = (
        [name for name in outlets if name != row["outlet"]] if row["than"] == ALL_OTHERS else [row["than"]]
    )
    keys = {name: row[name] for name in ("measure", "voice", "outlet")}
    chosen = contrasts[
        (contrasts[list(keys)] == pd.Series(keys)).all(axis=1) & contrasts["outlet_b"].isin(others)
    ]
    margin = chosen["low"] if row["direction"] == "higher" else -chosen["high"]
    n_shown = int((margin > 0).sum())
    counted = {"shown": n_shown == len(others), "n_shown": n_shown, "n_contrasts": len(others)}
    if not len(chosen):
        return {
            "outlet_b": "",
            "difference": float("nan"),
            "low": float("nan"),
            "high": float("nan"),
            **counted,
        }
    weakest = chosen.loc[margin.idxmin()]
    return {**weakest[["outlet_b", "difference", "low", "high"]], **counted}


def _from_both_sides(contrasts: pd.DataFrame) -> pd.DataFrame:
    """Give every contrast a second time, seen from its other outlet."""
    turned = contrasts.rename(
        columns={"outlet": "outlet_b", "outlet_b": "outlet", "low": "high", "high": "low"}
    )
    turned = turned.assign(**{name: -turned[name] for name in ("difference", "low", "high")})
    return pd.concat([contrasts, turned[contrasts.columns]], ignore_index=True)


def _check_planted(planted: pd.DataFrame) -> None:
    """Refuse a table of planted differences that cannot be read as one."""
    missing = [column for column in PLANTED_COLUMNS if column not in planted]
    if missing:
        msg = (
            f"the table of planted differences lacks the column {missing[0]!r}: "
            f"expected {list(PLANTED_COLUMNS)}, found {list(planted)}"
        )
        raise ComparisonError(msg)
    wrong = ~planted["direction"].isin(["higher", "lower"])
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        msg = (
            f"the table of planted differences, row {row + 1}, column 'direction': "
            f"expected 'higher' or 'lower', found {planted['direction'].iloc[row]!r}"
        )
        raise ComparisonError(msg)
