"""The form and the messages of the local page, in the style of the report."""

from __future__ import annotations

from framing.report.templating import content_policy, render, style_sheet
from framing.server.submission import LONGEST_TEXT, MOST_ARTICLES


def form_page(boxes: int, engine: str) -> str:
    """Make the page with the form.

    Parameters
    ----------
    boxes : int
        Articles that can be pasted.
    engine : str
        Name of the engine that will read them.

    Returns
    -------
    str
        HTML without a script.
    """
    return _page("serve.html", boxes=boxes, engine=engine, most=MOST_ARTICLES, longest=LONGEST_TEXT)


def message_page(message: str, *, back: bool = True) -> str:
    """Make a page that says one thing.

    Parameters
    ----------
    message : str
        Plain text.
    back : bool
        Whether to lead back to the form.

    Returns
    -------
    str
        HTML without a script.
    """
    return _page("message.html", message=message, back=back)


def _page(template: str, **values: object) -> str:
    """Fill a template; a page of the form may send to itself."""
    style = style_sheet("report.css", "reader.css", "serve.css")
    policy = content_policy(style).replace("form-action 'none'", "form-action 'self'")
    return render(template, style=style, policy=policy, **values)
