"""Naming: which of several names for one thing an outlet picks, and in whose voice."""

from __future__ import annotations

import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.lexicons import NamingTable
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import MEASURE_COLUMNS, MEASURE_VOICES, Tally, in_voice, measure_rows

NAME_SHARE = "_name_share"
QUOTED = "quoted"
NAME_COLUMNS = ("outlet", "concept", "variant", "voice", "count", "base", "share")


def measure_naming(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure what the names for each concept are made of.

    - ``CONCEPT_name_share[variant]`` (own, attributed, all) = mentions by that variant / mentions of the
      concept by any of its variants, in that voice.

    Parameters
    ----------
    marks : Marks
        What ``annotate(articles, naming=...)`` returns.
    bases : Bases, optional
        Counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article, measure and voice, with the columns ``MEASURE_COLUMNS``: the concepts in
        alphabetical order, each with the variants found anywhere in the corpus. An article that does
        not name the concept has base 0 and value NaN. Empty without names.

    Notes
    -----
    Literature: Weimann (1985); Entman (1991); Baker and McEnery (2005) on names of refugees. What it
    misses: how often a thing is named at all, and what is said of it under either name.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Flash", "raid", "Rebels fled. Rebels hid. A bandit fell."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> places = [(0, 6, "rebel"), (13, 19, "rebel"), (27, 33, "bandit")]
    >>> spans = pd.DataFrame([
    ...     ["a1", f"a1:s{start}", "naming", "fighters", start, end, "", "own", False, None, variant, 0]
    ...     for start, end, variant in places
    ... ], columns=SPAN_COLUMNS)
    >>> table = measure_naming(Marks(articles, spans, pd.DataFrame(columns=RELATION_COLUMNS)))
    >>> table.loc[table["voice"] == "own", ["measure", "count", "base"]]
                           measure  count  base
    0  fighters_name_share[bandit]      1     3
    3   fighters_name_share[rebel]      2     3
    """
    names = marks.spans[marks.spans["layer"] == "naming"]
    if not len(names):
        return pd.DataFrame(columns=list(MEASURE_COLUMNS))
    bases = bases or count_bases(marks)
    tallies: list[Tally] = []
    for concept, of_concept in sorted(names.groupby("label")):
        told = {voice: of_concept[in_voice(of_concept, voice)] for voice in MEASURE_VOICES}
        totals = {voice: bases.tally(spans["article_id"]) for voice, spans in told.items()}
        for variant in sorted(of_concept["entry"].unique()):
            for voice, spans in told.items():
                count = bases.tally(spans.loc[spans["entry"] == variant, "article_id"])
                tallies.append((f"{concept}{NAME_SHARE}[{variant}]", voice, count, totals[voice]))
    return measure_rows(bases, tallies)


def count_names(marks: Marks, naming: NamingTable | None = None) -> pd.DataFrame:
    """Count who uses which name in whose voice, outlet by outlet.

    Parameters
    ----------
    marks : Marks
        What ``annotate(articles, naming=...)`` returns.
    naming : NamingTable, optional
        The table, for the column `pole` and for variants that were not found.

    Returns
    -------
    DataFrame
        Columns ``NAME_COLUMNS``, and `pole` with a table: one row per outlet, concept, variant and
        voice. `voice` is ``own``, ``attributed``, ``quoted`` (in quotation marks, nobody found to whom
        they belong) or ``all``; `base` counts the mentions of the concept in that voice, `share` is
        count / base, NaN where the base is 0.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> articles = pd.DataFrame({"article_id": ["a1"], "outlet": ["Flash"]})
    >>> columns = ["article_id", "layer", "label", "entry", "voice", "in_quotes"]
    >>> rows = [["a1", "naming", "fighters", "rebel", "own", False]]
    >>> count_names(Marks(articles, pd.DataFrame(rows, columns=columns), pd.DataFrame())).head(1)
      outlet   concept variant voice  count  base  share
    0  Flash  fighters   rebel   own      1     1    1.0
    """
    names = marks.spans[marks.spans["layer"] == "naming"]
    outlet_of = dict(zip(marks.articles["article_id"], marks.articles["outlet"], strict=True))
    own = in_voice(names, OWN)
    voices = names["voice"].mask(~own & names["voice"].eq(OWN), QUOTED)
    keys = pd.DataFrame(
        {"outlet": names["article_id"].map(outlet_of), "concept": names["label"], "variant": names["entry"]}
    ).astype("str")
    both = pd.concat([keys.assign(voice=voices), keys.assign(voice=ALL)])
    counts = both.value_counts()
    pairs = naming.variants if naming else keys[["concept", "variant"]].drop_duplicates()
    pairs = (
        pairs.sort_values("concept", kind="stable") if naming else pairs.sort_values(["concept", "variant"])
    )
    rows = [
        (outlet, concept, variant, voice, int(counts.get((outlet, concept, variant, voice), 0)))
        for outlet in sorted(map(str, marks.articles["outlet"].unique()))
        for concept, variant in pairs[["concept", "variant"]].itertuples(index=False)
        for voice in (OWN, ATTRIBUTED, QUOTED, ALL)
    ]
    table = pd.DataFrame(rows, columns=list(NAME_COLUMNS[:5]))
    table["base"] = table.groupby(["outlet", "concept", "voice"])["count"].transform("sum")
    table["share"] = (table["count"] / table["base"]).where(table["base"] > 0)
    if naming:
        poles = naming.variants.set_index(["concept", "variant"])["pole"]
        table["pole"] = [poles[pair] for pair in zip(table["concept"], table["variant"], strict=True)]
    return table
