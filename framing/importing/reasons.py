"""Why an article was not used, and why one that was used should be looked at."""

from __future__ import annotations

from framing.corpus import REASONS

IMPORT_REASONS = {
    **REASONS,
    "front_page": "first page of a site",
    "too_large": "above the limit of size",
    "unsafe": "refused for safety",
    "not_fetched": "not fetched",
    "no_text": "no text for this entry",
    "not_found": "declared by the file but not found",
    "duplicate_url": "duplicate address",
    "duplicate_text": "duplicate text",
}
"""Reason -> how the summary words it. The first are those of ``read_corpus``.

``duplicate_text`` is the same text in the same outlet on the same day. The same text in another
outlet, or on another day, is kept and listed as doubtful, because what to do with copies is a
decision of the analysis.
"""

DOUBTS = {
    "undated": "without a date",
    "unread_date": "with a date that could not be read",
    "mojibake": "with characters of a wrong encoding",
    "markup": "with HTML tags or entities",
    "stub_marker": "with a line such as 'subscribe to read', but long",
    "repeated_text": "with the text of another article",
    "short_text": "with less than half of the words that the archive counts",
    "summary_only": "with a summary in the place of the text",
}
"""Doubt -> how the summary words it, after "3 articles"."""
