"""XML that was not written by us -> a tree, or a refusal where it declares entities."""

from __future__ import annotations

import re
from typing import NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from framing.corpus.refusing import refuse

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)


def refuse_entities(text: str, where: str) -> None:
    """Refuse XML whose declarations define entities: neither feeds nor documents need any, and bombs do.

    Parameters
    ----------
    text : str
        The XML, or its part before the first element.
    where : str
        Name of the file in messages.

    Raises
    ------
    CorpusError
        An entity is declared.

    Examples
    --------
    >>> refuse_entities('<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', "a.xml")
    Traceback (most recent call last):
        ...
    framing.errors.CorpusError: a.xml: the XML declares entities, as an entity bomb does. ...
    """
    if _ENTITY.search(text):
        _refuse_bomb(where)


def parse_xml(raw: bytes, where: str) -> ElementTree.Element:
    """Parse XML, such as a part of a document, that declares no entities.

    Parameters
    ----------
    raw : bytes
        The XML in any encoding that its declaration names.
    where : str
        Name of the file in messages.

    Returns
    -------
    Element

    Raises
    ------
    CorpusError
        It declares entities, or is not well-formed.

    Examples
    --------
    >>> parse_xml(b"<w><t>Rain fell.</t></w>", "a.docx").findtext("t")
    'Rain fell.'
    """
    _scan_declarations(raw, where)
    try:
        return ElementTree.fromstring(raw)
    except ElementTree.ParseError as error:
        refuse(where, f"the XML is not well-formed ({error})", advice="export the file again")


class _RootReachedError(Exception):
    """The declarations are over."""


def _scan_declarations(raw: bytes, where: str) -> None:
    """Run the parser up to the root element, in the document's own encoding, to see what is declared."""

    def found_entity(*_: object) -> NoReturn:
        _refuse_bomb(where)

    def found_root(*_: object) -> NoReturn:
        raise _RootReachedError

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = found_entity
    parser.StartElementHandler = found_root
    try:
        parser.Parse(raw, True)
    except _RootReachedError:
        return
    except expat.ExpatError as error:
        refuse(where, f"the XML is not well-formed ({error})", advice="export the file again")


def _refuse_bomb(where: str) -> NoReturn:
    """Refuse the declaration of an entity."""
    refuse(
        where,
        "the XML declares entities, as an entity bomb does",
        advice="export the file again; if it came from elsewhere, do not trust it",
    )
