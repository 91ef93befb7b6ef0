"""A table of outlets -> the articles of each under one name, whatever their file calls it."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from framing.corpus import ImportReport, read_records
from framing.corpus.articles import text_column
from framing.corpus.fields import label_of
from framing.corpus.refusing import counted, listing, refuse

_NAMES = {"outlet": ("outlet", "name"), "alias": ("alias", "variant"), "domain": ("domain", "host", "url")}
_ADDRESS_COLUMNS = ("url", "link", "domain", "source_url", "news_link", "canonical_url")
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*:)?(?://)?(?:[^/@\s]*@)?((?:[\w\-]+\.)+[a-z][a-z0-9\-]+)(?=[/:?#]|$)"
)
_NOTED = 12


@dataclass(frozen=True)
class OutletTable:
    """Which names and domains belong to which outlet.

    Attributes
    ----------
    name : str
        The file's name.
    aliases, domains : dict
        Folded name -> outlet; domain -> outlet.
    """

    name: str
    aliases: dict[str, str]
    domains: dict[str, str]


def read_outlets(table: str | os.PathLike[str] | pd.DataFrame) -> OutletTable:
    """Read and check a table of outlets, their aliases and domains.

    Parameters
    ----------
    table : path or DataFrame
        With the column ``outlet``, the name to use, and ``alias``, ``domain`` or both: another
        name of it, a domain of it. An outlet has as many rows as it needs; either cell may be
        empty. Any format that ``read_corpus`` reads.

    Returns
    -------
    OutletTable

    Raises
    ------
    CorpusError
        A column is missing, an outlet is empty, a domain is none, or one name or domain is given
        to two outlets.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "outlet": ["Chicago Sun-Times", "Chicago Sun-Times"],
    ...     "alias": ["Sun-Times, Chicago", ""], "domain": ["suntimes.com", "chicago.suntimes.com"],
    ... })
    >>> read_outlets(table).domains["suntimes.com"]
    'Chicago Sun-Times'
    """
    given = table if isinstance(table, pd.DataFrame) else read_records(table)
    where = "outlets" if isinstance(table, pd.DataFrame) else os.path.basename(table)  # noqa: PTH119
    columns = _columns(given, where)
    aliases: dict[str, str] = {}
    domains: dict[str, str] = {}
    for row in range(len(given)):
        cells = {name: label_of(given[column].iloc[row]) for name, column in columns.items()}
        place = f"{where}, row {row + 1}"
        if not cells["outlet"]:
            refuse(f"{place}, column {columns['outlet']}", "the outlet is missing")
        for alias in filter(None, (cells["outlet"], cells.get("alias", ""))):
            _enter(aliases, fold_outlet(alias), cells["outlet"], f"{place}: the name {alias!r}")
        if cells.get("domain"):
            domain = domain_of(cells["domain"])
            if not domain:
                refuse(f"{place}, column {columns['domain']}", "not a domain", found=cells["domain"])
            _enter(domains, domain, cells["outlet"], f"{place}: the domain {domain!r}")
    return OutletTable(where, aliases, domains)


def _columns(given: pd.DataFrame, where: str) -> dict[str, str]:
    """Find the columns."""
    known = {str(name).strip().casefold(): name for name in given.columns}
    found = {
        name: next((known[synonym] for synonym in synonyms if synonym in known), None)
        for name, synonyms in _NAMES.items()
    }
    if found["outlet"] is None or (found["alias"] is None and found["domain"] is None):
        refuse(
            where,
            "not a table of outlets",
            expected="the column 'outlet', and 'alias' or 'domain'",
            found=listing(given.columns),
        )
    return {name: column for name, column in found.items() if column is not None}


def _enter(known: dict[str, str], key: str, outlet: str, what: str) -> None:
    """Enter a name or a domain, which can belong to one outlet."""
    if known.setdefault(key, outlet) != outlet:
        refuse(what, f"it is given to '{outlet}' and to '{known[key]}'", advice="keep one of them")


def fold_outlet(name: str) -> str:
    """Fold a name so that writings of it are one: case, spaces, punctuation and a leading "the".

    Examples
    --------
    >>> fold_outlet("The Chicago Sun-Times") == fold_outlet("chicagosuntimes")
    True
    """
    folded = re.sub(r"^the\s+", "", name.casefold())
    return re.sub(r"[\W_]+", "", folded) or name.casefold()


def domain_of(address: str) -> str:
    """Give the domain of an address, without "www."; "" where it has none.

    Examples
    --------
    >>> domain_of("https://www.Example.com:443/news?id=1"), domain_of("example.com"), domain_of("Courier")
    ('example.com', 'example.com', '')
    """
    match = _HOST.match(address.strip().casefold())
    return match[1].removeprefix("www.") if match else ""


def map_outlets(articles: pd.DataFrame, outlets: OutletTable) -> pd.DataFrame:
    """Give every article the name of its outlet that the table has.

    An article's outlet is looked up by name, then as a domain, then by the domain of its address
    (columns ``url``, ``link``, ``domain`` ...); of domains the longest that fits counts, so that
    "edition.example.com" is found under "example.com". An outlet that is in none stays as it is.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns; it is not changed.
    outlets : OutletTable
        What ``read_outlets`` returns.

    Returns
    -------
    DataFrame
        The articles; the import report in ``attrs`` has a note on every name that was changed and
        on those that the table does not know.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> articles = read_corpus([{"id": "a", "outlet": "chicagosuntimes", "text": "Rain fell."}])
    >>> table = read_outlets(pd.DataFrame({"outlet": ["Chicago Sun-Times"], "alias": [""]}))
    >>> mapped = map_outlets(articles, table)
    >>> mapped["outlet"].tolist(), mapped.attrs["import_report"].notes[-1]
    (['Chicago Sun-Times'], "outlets: 'chicagosuntimes' is 'Chicago Sun-Times' in outlets (1 article)")
    """
    columns = [name for name in articles.columns if str(name).casefold() in _ADDRESS_COLUMNS]
    changed: Counter[tuple[str, str]] = Counter()
    unknown: Counter[str] = Counter()
    mapped = []
    for row, outlet in enumerate(articles["outlet"]):
        addresses = [outlet, *(articles[name].iloc[row] for name in columns)]
        found = outlets.aliases.get(fold_outlet(outlet)) or _by_domain(outlets, addresses)
        mapped.append(found or outlet)
        if not found:
            unknown[outlet] += 1
        elif found != outlet:
            changed[outlet, found] += 1
    result = articles.assign(outlet=text_column(mapped).to_numpy())
    result.attrs = dict(articles.attrs)
    report = articles.attrs.get("import_report")
    if report is not None:
        counts = {**report["counts"], "outlets": int(result["outlet"].nunique())}
        notes = [*report["notes"], *_notes(outlets.name, changed, unknown)]
        result.attrs["import_report"] = ImportReport({**report, "counts": counts, "notes": notes})
    return result


def _by_domain(outlets: OutletTable, addresses: list[object]) -> str | None:
    """Find an outlet by the first address whose domain, or one it is part of, is known."""
    for address in addresses:
        domain = domain_of(address) if isinstance(address, str) else ""
        while domain:
            if domain in outlets.domains:
                return outlets.domains[domain]
            domain = domain.partition(".")[2]
    return None


def _notes(name: str, changed: Counter[tuple[str, str]], unknown: Counter[str]) -> list[str]:
    """Word what was mapped, and what is not in the table."""
    notes = [
        f"outlets: '{old}' is '{new}' in {name} ({counted(count, 'article')})"
        for (old, new), count in changed.most_common(_NOTED)
    ]
    if len(changed) > _NOTED:
        rest = sum(changed.values()) - sum(count for _, count in changed.most_common(_NOTED))
        left = len(changed) - _NOTED
        notes.append(f"outlets: {left} more names were mapped by {name} ({counted(rest, 'article')})")
    if unknown:
        known = listing(outlet for outlet, _ in unknown.most_common())
        notes.append(f"outlets: not in {name}, left as they are: {known}")
    return notes
