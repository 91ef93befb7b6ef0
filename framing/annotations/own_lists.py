"""Lists of the user's own, applied to what any engine has read: loaded terms, and names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from framing.annotations.loaded import LOADED, annotate_loaded
from framing.annotations.naming import annotate_naming
from framing.annotations.reading import Reading
from framing.errors import AnnotationError
from framing.lexicons import Lexicon, MatcherSet, NamingTable, compile_lexicon, shadow


class OwnLists:
    """A lexicon that takes the place of the shipped loaded terms, and a naming table; either may be absent.

    Parameters
    ----------
    loaded : Lexicon or None
        From `read_lexicon`.
    naming : NamingTable or None
        From `read_naming`.

    Raises
    ------
    AnnotationError
        One of them is something else, such as a path.
    """

    def __init__(self, loaded: Lexicon | None, naming: NamingTable | None) -> None:
        """Compile what was given."""
        self.loaded = _checked("loaded", loaded, Lexicon, "read_lexicon")
        self.naming = _checked("naming", naming, NamingTable, "read_naming")
        lexicons = {"loaded": loaded, "naming": naming.lexicon if naming else None}
        self._together = MatcherSet(
            {name: compile_lexicon(lexicon) for name, lexicon in lexicons.items() if lexicon is not None}
        )

    def apply(self, reading: Reading) -> Reading:
        """Return a reading with the terms and names of these lists."""
        matchers = self._together.matchers
        if not matchers:
            return reading
        lowered = shadow(reading.layer.text)
        hits = self._together.find(lowered)
        found = list(reading.found)
        if "loaded" in matchers:
            found = [one for one in found if one.layer != LOADED]
            found += annotate_loaded(reading.layer, hits["loaded"], lowered, matchers["loaded"])
        if "naming" in matchers:
            found += annotate_naming(reading.layer, hits["naming"], matchers["naming"])
        return replace(reading, found=found)

    def provenance(self, engine: dict[str, Any]) -> dict[str, Any]:
        """Return the provenance of an engine with name, version and size of these lists."""
        told = dict(engine)
        if self.loaded is not None:
            facts = {"version": self.loaded.version, "entries": len(self.loaded), "file": self.loaded.name}
            told["lexicons"] = {**told.get("lexicons", {}), "loaded": facts}
        if self.naming is not None:
            table = self.naming
            told["naming"] = {
                "version": table.version,
                "file": table.name,
                "concepts": len(table.concepts),
                "variants": len(table.variants),
                "names": {
                    str(concept): rows["variant"].tolist()
                    for concept, rows in table.variants.groupby("concept", sort=False)
                },
            }
        return told


def _checked(name: str, value: Any, kind: type, reader: str) -> Any:
    """Refuse what is not of the kind asked for."""
    if value is not None and not isinstance(value, kind):
        message = (
            f"{name}: expected a {kind.__name__}; found {type(value).__name__}. "
            f"Read the file first: {name}=framing.{reader}(...)."
        )
        raise AnnotationError(message)
    return value
