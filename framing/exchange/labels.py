"""Layer and category in one word, for tools that give a span one label: ``loaded:emotive``."""

from __future__ import annotations

from framing.exchange.document import EXCHANGED


def join_label(layer: str, label: str) -> str:
    """Write layer and category as one label.

    Examples
    --------
    >>> join_label("loaded", "emotive"), join_label("scare_quote", "")
    ('loaded:emotive', 'scare_quote')
    """
    return f"{layer}:{label}" if label else layer


def split_label(label: str) -> tuple[str, str]:
    """Read a label; one of a layer that is not ours comes back whole as the layer.

    Examples
    --------
    >>> split_label("loaded:emotive"), split_label("Loaded"), split_label("PERSON")
    (('loaded', 'emotive'), ('loaded', ''), ('PERSON', ''))
    """
    layer, _, category = label.partition(":")
    plain = layer.strip().lower().replace("-", "_").replace(" ", "_")
    return (plain, category) if plain in EXCHANGED else (label, "")
