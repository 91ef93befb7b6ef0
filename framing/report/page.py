"""Everything the report says in; one HTML page that needs nothing else, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup

from framing.comparison import Comparison
from framing.grouping import Duplicates
from framing.measures import describe_measure
from framing.report.concepts import CONCEPTS, shelves_of
from framing.report.corpus_told import tell_reading, tell_size
from framing.report.duplicates_told import tell_duplicates
from framing.report.error_rates import error_rates
from framing.report.lookup import Lookup
from framing.report.methods import tell_naming, write_caveats, write_methods
from framing.report.naming import show_names
from framing.report.numbers import write_interval, write_value
from framing.report.passages import Passage
from framing.report.reader import reader_facts, show_articles, tell_articles
from framing.report.shelves import make_table
from framing.report.templating import content_policy, embed_json, render, script, style_sheet
from framing.report.what_if import count_for_what_if
from framing.report.wording import SIGNALS, summarise, write_title


def write_page(
    lookup: Lookup,
    result: Comparison,
    *,
    report: Mapping[str, Any],
    provenance: Mapping[str, Any],
    pictures: Mapping[tuple[str, str], list[Any]],
    planted: pd.DataFrame | None,
    text: bool,
    beside: bool = True,
    duplicates: Duplicates | None = None,
    policies: pd.DataFrame | None = None,
) -> str:
    """Write the page.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    result : Comparison
        What ``compare_outlets`` returns.
    report : mapping
        The import report, empty where there is none.
    provenance : mapping
        What the provenance file holds.
    pictures : mapping
        (measure, voice) -> the pictures shown above its table.
    planted : DataFrame or None
        What ``check_planted`` returns.
    text : bool
        False leaves every passage, headline and source out.
    beside : bool
        Whether tables and other files lie beside the page, as it then says.
    duplicates : Duplicates, optional
        What ``find_duplicates`` returns for all articles.
    policies : DataFrame, optional
        What ``compare_duplicate_policies`` returns.

    Returns
    -------
    str
        HTML with its own scripts and without a reference to anything outside.
    """
    concepts = _concepts(lookup, result, pictures, text)
    shown = [shelf.measure for concept in CONCEPTS for shelf in concept.shelves]
    articles = show_articles(lookup) if text else []
    engine = str(lookup.marks.provenance.get("engine", ""))
    own_list = "file" in lookup.marks.provenance.get("lexicons", {}).get("loaded", {})
    rates = error_rates(engine, own_list)
    names = show_names(lookup, result, pictures, text=text)
    style = style_sheet("report.css", "article.css", *(["names.css"] if names else []), "reader.css")
    scripts = [script("what_if.js"), *([script("reader.js")] if text else [])]
    return render(
        "report.html",
        policy=content_policy(style, *scripts),
        style=style,
        scripts=scripts,
        title=write_title(lookup.articles),
        subtitle=tell_size(lookup),
        signals=SIGNALS,
        summary=summarise(result, _anchors(concepts)),
        text=text,
        read=tell_reading(lookup, report, text=text),
        concepts=concepts,
        names=names,
        min_events=result.settings.get("min_events"),
        naming_told=tell_naming(lookup.marks.provenance),
        confidence=f"{result.settings.get('confidence', 0.95):.0%}",
        planted=_planted(planted),
        articles=articles,
        articles_told=tell_articles(lookup, len(articles)),
        events=lookup.articles["event"].tolist(),
        outlets=lookup.articles["outlet"].tolist(),
        duplicates=tell_duplicates(duplicates, policies, lookup.articles["article_id"].tolist()),
        what_if_facts=count_for_what_if(lookup, _wire(lookup, duplicates)),
        reader_facts=reader_facts(lookup, [place for place, _ in articles]),
        embed_json=embed_json,
        where=_where(lookup, {place for place, _ in articles}),
        methods=write_methods(lookup.marks, result, report),
        measures=[describe_measure(name) for name in dict.fromkeys(shown)],
        caveats=write_caveats(shown),
        rates=rates,
        rates_of_engine=len(rates) > len(error_rates("", own_list)),
        provenance=provenance,
        provenance_rows=_provenance_rows(provenance),
        has_figures=bool(pictures),
        beside=beside,
    )


def _wire(lookup: Lookup, duplicates: Duplicates | None) -> np.ndarray | None:
    """Say which articles are wire copy."""
    if duplicates is None:
        return None
    table = duplicates.table
    return lookup.articles["article_id"].isin(table.loc[table["wire"] != "", "article_id"]).to_numpy()


def _concepts(
    lookup: Lookup, result: Comparison, pictures: Mapping[tuple[str, str], list[Any]], text: bool
) -> list[dict[str, Any]]:
    """Make the sections of the three concepts."""
    sections = []
    for concept in CONCEPTS:
        tables = []
        for number, shelf in enumerate(shelves_of(concept, result.estimates["measure"])):
            table = make_table(lookup, result, shelf, text=text)
            if table is not None:
                drawn = pictures.get((shelf.measure, shelf.voice), [])
                anchor = f"{concept.stem}-{number}"
                tables.append({**table._asdict(), "shelf": shelf, "anchor": anchor, "pictures": drawn})
        if tables:
            sections.append(
                {"stem": concept.stem, "title": concept.title, "lead": concept.lead, "tables": tables}
            )
    return sections


def _anchors(concepts: list[dict[str, Any]]) -> dict[tuple[str, str, str], str]:
    """Name the place of each number in the page: of a measure, a voice and an outlet."""
    return {
        (table["shelf"].measure, table["shelf"].voice, row.outlet): f"{table['anchor']}-{at}"
        for concept in concepts
        for table in concept["tables"]
        for at, row in enumerate(table["rows"])
    }


def _where(lookup: Lookup, shown: set[int]) -> Callable[[Passage], Markup]:
    """Make the function that says where a passage stands, with a link where the article is shown."""
    ids = lookup.articles["article_id"].tolist()
    events = lookup.articles["event"].tolist()

    def where(passage: Passage) -> Markup:
        event, name = events[passage.place], ids[passage.place]
        if isinstance(event, str) and event not in name:
            name = f"{event} · {name}"
        if passage.place not in shown:
            return Markup("<bdi>{}</bdi>").format(name)
        anchor = f"s-{passage.key}" if passage.key else f"article-{passage.place}"
        return Markup('<a href="#{}"><bdi>{}</bdi></a>').format(anchor, name)

    return where


def _planted(planted: pd.DataFrame | None) -> list[dict[str, str]]:
    """Word the check of planted differences."""
    if planted is None:
        return []
    return [
        {
            "outlet": row["outlet"],
            "direction": row["direction"],
            "than": row["than"],
            "measure": describe_measure(row["measure"]).label,
            "difference": write_value(row["measure"], row["difference"], signed=True),
            "interval": write_interval(row["measure"], row["low"], row["high"], signed=True),
            "shown": _told(row["shown"], row["n_shown"], row["n_contrasts"]),
        }
        for row in planted.to_dict("records")
    ]


def _told(shown: bool, n_shown: int, n_contrasts: int) -> str:
    """Say whether a planted difference is shown, and in how many of several contrasts where it is not."""
    if shown:
        return "yes"
    return f"in {n_shown} of {n_contrasts}" if n_contrasts > 1 else "no"


def _provenance_rows(provenance: Mapping[str, Any]) -> list[tuple[str, str]]:
    """List what the provenance says, one line each."""
    rows = [("Python", f"{provenance['python']}, {provenance['system']}")]
    rows += [(name, found) for name, found in provenance["packages"].items()]
    annotation = dict(provenance["annotation"])
    if "naming" in annotation:
        annotation["naming"] = {name: fact for name, fact in annotation["naming"].items() if name != "names"}
    rows += [(f"annotation: {name}", str(value)) for name, value in annotation.items()]
    rows += [(f"comparison: {name}", str(value)) for name, value in provenance["comparison"].items()]
    return rows
