"""Marks and a comparison in; how they were made and what they cannot tell, in words, out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison import Comparison
from framing.corpus import REASONS
from framing.measures import describe_measure
from framing.provenance import describe_environment
from framing.report.numbers import write_noun
from framing.validation import Correction

_COEFFICIENTS = {"percent": "agreement", "alpha": "Krippendorff's alpha", "AC1": "Gwet's AC1"}
_METHODS = {
    "dsl": "design-based supervised learning (Egami et al. 2023)",
    "ppi": "prediction-powered inference (Angelopoulos et al. 2023)",
}


def write_methods(
    marks: Marks,
    result: Comparison,
    report: Mapping[str, Any] | None = None,
    *,
    agreement: pd.DataFrame | None = None,
    scores: pd.DataFrame | None = None,
    correction: Correction | None = None,
) -> list[str]:
    """Write the methods in paragraphs that can go into a paper.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    result : Comparison
        What ``compare_outlets`` returns.
    report : mapping, optional
        The import report, by default the one that came with the articles.
    agreement : DataFrame, optional
        What ``agree_coders`` returns.
    scores : DataFrame, optional
        What ``score_codes`` returns.
    correction : Correction, optional
        What ``correct_outlets`` returns.

    Returns
    -------
    list of str
        One paragraph on the corpus, one on the instrument, one on the comparison, and where
        something was coded by hand, one on that.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"outlet": ["Courier", "Flash"], "event": ["flood", "flood"]})
    >>> empty = pd.DataFrame()
    >>> paragraphs = write_methods(Marks(articles, empty, empty), Comparison(empty, empty, empty))
    >>> print(paragraphs[0])
    The corpus holds 2 articles by 2 outlets on 1 event. Texts were normalised to Unicode form C; ...
    """
    report = marks.articles.attrs.get("import_report", {}) if report is None else report
    told = [_corpus(marks.articles, report), _instrument(marks.provenance), _comparison(result.settings)]
    coded = [_agreement(agreement), _error_rates(scores), _correction(correction)]
    validated = " ".join(sentence for sentence in coded if sentence)
    return [*told, validated] if validated else told


def _corpus(articles: pd.DataFrame, report: Mapping[str, Any]) -> str:
    """Say what was read."""
    counts = report.get("counts", {})
    events, outlets = articles["event"].nunique(), articles["outlet"].nunique()
    on_events = f" on {write_noun(events, 'event')}" if events else ""
    size = f"{write_noun(len(articles), 'article')} by {write_noun(outlets, 'outlet')}"
    told = f"The corpus holds {size}{on_events}."
    if counts.get("not_used"):
        why = ", ".join(f"{counts[key]:,} {told}" for key, told in REASONS.items() if counts.get(key))
        listed = f": {why}" if why else ", for the reasons listed"
        told += f" {write_noun(counts['not_used'], 'further article')} could not be used{listed}."
    alone = int(articles["event"].isna().sum())
    if alone:
        told += f" {write_noun(alone, 'article')} without an event count as events of their own."
    told += _duplicates(report.get("duplicates", {}))
    return told + (
        " Texts were normalised to Unicode form C; words are runs of letters and digits, joined by hyphens "
        "and apostrophes."
    )


def _duplicates(settings: Mapping[str, Any]) -> str:
    """Say which near-duplicates or wire copy a policy left out."""
    if not settings:
        return ""
    articles = write_noun(settings["left_out"], "article")
    if settings["policy"] == "drop-wire":
        return f" Wire copy was left out ({articles}, told by bylines, datelines and credit lines)."
    alike = (
        f"a Jaccard similarity of {settings['shingle']}-word shingles of at least {settings['threshold']:g}, "
        f"or {settings['containment']:g} of the shorter text's shingles in the longer"
    )
    return f" Of near-duplicates ({alike}) the first was kept and {articles} left out."


def _instrument(provenance: Mapping[str, Any]) -> str:
    """Say how marks were found."""
    engine = provenance.get("engine", "unknown")
    names = "; ".join(_lexicon_names(provenance.get("lexicons", {})))
    model = provenance.get("model")
    which = f" (model {model}, weights {provenance.get('weights', 'unknown')})" if model else ""
    lists = f" ({names})" if names else ""
    found = (
        "sources, cues and contents were found and linked" if model else "sources and contents were linked"
    )
    listed = "Loaded terms, hedges and boosters" if model else "Loaded terms, hedges, boosters and cues"
    naming = tell_naming(provenance)
    named = f" {naming}." if naming else ""
    speech = " Only what was said or written counts as attributed." if _speech_only(provenance) else ""
    return (
        f"{listed} were found by lexicons{lists}, the longest match counting; "
        f"{found} by the engine “{engine}”{which} "
        f"of framing {_framing_version()}.{named}{speech} Words inside the content of an "
        "attribution are attributed; the outlet's own voice is what stands outside content and outside "
        "quotation marks."
    )


def tell_naming(provenance: Mapping[str, Any]) -> str:
    """Name the naming table with its size and version; ``""`` where none was used.

    Examples
    --------
    >>> tell_naming({"naming": {"file": "names", "version": "0a1b", "concepts": 1, "variants": 2}})
    'Names were found by the naming table “names” (1 concept, 2 variants, version 0a1b)'
    """
    facts = provenance.get("naming")
    if not facts:
        return ""
    size = f"{write_noun(facts['concepts'], 'concept')}, {write_noun(facts['variants'], 'variant')}"
    version = facts.get("version", "unknown")
    return f"Names were found by the naming table “{facts['file']}” ({size}, version {version})"


def _speech_only(provenance: Mapping[str, Any]) -> bool:
    """Tell whether attitudes were left to the outlet's own voice."""
    return "attitude" not in provenance.get("acts", ("attitude",))


def _lexicon_names(lexicons: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Name the lexicons with their number of entries."""
    return [
        f"{name}: {facts['entries']:,} entries, version {facts.get('version', 'unknown')}"
        + (f", of the list “{facts['file']}”" if "file" in facts else "")
        for name, facts in lexicons.items()
    ]


def _framing_version() -> str:
    """Give the version of the package."""
    return describe_environment()["packages"]["framing"]


def _agreement(agreement: pd.DataFrame | None) -> str:
    """Say how far coders agreed."""
    if agreement is None or not len(agreement):
        return ""
    parts = []
    for code, rows in agreement.groupby("code", sort=False):
        by = rows.set_index("coefficient")
        told = [f"{name} {_span(by.loc[key])}" for key, name in _COEFFICIENTS.items() if key in by.index]
        parts.append(f"{code}: {', '.join(told)} ({by['n_units'].iloc[0]:,} sentences)")
    return f"{agreement['n_coders'].max()} coders worked apart; {'; '.join(parts)}."


def _error_rates(scores: pd.DataFrame | None) -> str:
    """Give precision and recall of all outlets together, sentence by sentence."""
    if scores is None:
        return ""
    rows = scores[(scores["outlet"] == "") & (scores["term"] == "") & (scores["unit"] == "sentence")]
    parts = []
    for code, part in rows.dropna(subset="value").groupby("code", sort=False):
        told = [f"{row.statistic} {_span(row)}" for row in part.itertuples() if row.statistic != "F1"]
        if told:
            parts.append(f"{code}: {', '.join(told)}")
    if not parts:
        return ""
    return f"Error rates per sentence, weighted for the design of the sample: {'; '.join(parts)}."


def _correction(correction: Correction | None) -> str:
    """Say how numbers were corrected."""
    if correction is None:
        return ""
    about = describe_measure(correction.settings["measure"])
    coded, units = (int(correction.estimates[name].sum()) for name in ("n_coded", "n_units"))
    return (
        f"The measure “{about.label}” was corrected for the errors shown by {coded:,} of {units:,} units "
        f"coded by hand, by {_METHODS[correction.settings['method']]}; seed {correction.settings['seed']}."
    )


def _span(row: Any) -> str:
    """Write a value with its interval."""
    if math.isnan(row.value):
        return "not defined"
    ends = "" if math.isnan(row.low) else f" ({row.low:.2f} to {row.high:.2f})"
    return f"{row.value:.2f}{ends}".replace("-", "−")


def _comparison(settings: Mapping[str, Any]) -> str:
    """Say how outlets were compared."""
    told = "An outlet's estimate is the sum of its counts over the sum of its bases."
    if settings.get("interval"):
        told += f" Intervals: {settings['interval']} ({settings.get('n_resamples', 0):,} resamples)."
    told += " Contrasts take only the events that both outlets cover, and resample these."
    if settings.get("test"):
        told += f" Test: {settings['test']}."
    if settings.get("family"):
        told += f" q: {settings['family']}."
    if settings.get("min_events"):
        told += f" Fewer than {settings['min_events']} events give no interval and no contrast."
    return told + (f" Seed {settings['seed']}." if "seed" in settings else "")


def write_caveats(measures: Sequence[str]) -> list[str]:
    """Say what the numbers cannot tell, the gap of each measure shown among it."""
    general = [
        "The marks were made by a program, which errs. Before a claim is published, code a sample "
        "by hand and state the error rates, by outlet where they may differ.",
        "Bias by choice of facts is more frequent than bias by choice of words (Fan et al. 2019), and no "
        "lexicon sees it.",
        "A loaded word may be the plain name of a thing, and a quoted word was still chosen by the outlet.",
        "Counting words is not finding frames: the report measures wording, hedging and attribution only.",
        "Of many outlets or measures the extremes are partly chance; intervals and q say how far.",
    ]
    gaps = {measure: describe_measure(measure) for measure in measures}
    return general + [
        f"{about.label} misses: {_lower(about.misses)}." for about in gaps.values() if about.misses
    ]


def _lower(text: str) -> str:
    """Begin with a small letter, for use inside a sentence."""
    return text[:1].lower() + text[1:]
