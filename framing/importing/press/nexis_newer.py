"""One article of the newer layout of Nexis, and the cover of a combined file."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.importing.press.article import Article, UnreadableError, is_message
from framing.importing.press.dates import date_of
from framing.importing.press.heads import Head, is_loaded, read_head, role_of, split_breaks
from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line, paragraphs, read_number

# A heading of the tail that is not bold is believed only this near to the end.
_LONGEST_TAIL = 40


@dataclass
class Cover:
    """What the cover of a combined file declares: how many articles, and their titles by number."""

    count: int = 0
    titles: dict[int, str] = field(default_factory=dict)
    end: int = -1


def cover_of(block: list[Line], layout: Layout) -> Cover:
    """Find the cover at the beginning of a file; ``end`` is the position of its last entry.

    Parameters
    ----------
    block : list of Line
        The file up to the end of its first article.
    layout : Layout
        The markers.

    Returns
    -------
    Cover
        Empty where the file has none.
    """
    cover = Cover()
    for at, line in enumerate(block):
        if not cover.count:
            counted = layout.counts("declared", line.text)
            if counted:
                cover.count, cover.end = read_number(counted["n"]), at
        elif len(cover.titles) < cover.count:
            listed = layout.counts("listed", line.text)
            if listed and read_number(listed["n"]) == len(cover.titles) + 1:
                cover.titles[len(cover.titles) + 1] = listed["title"]
                cover.end = at
    return cover


def parse_newer(block: list[Line], layout: Layout, cover: Cover) -> Article:
    """Read one article.

    Parameters
    ----------
    block : list of Line
        From the end of the article before to its own last line.
    layout : Layout
        The markers.
    cover : Cover
        The cover, where the block begins with it.

    Returns
    -------
    Article

    Raises
    ------
    UnreadableError
        The archive gives an error message in place of the article, or a marker is missing.
    """
    start = _start(block, layout, cover)
    block = [line for line in block[start:] if line.plain]
    if block and layout.is_marker("end", block[-1].text):
        block.pop()
    _refuse_error(block, layout)
    body = _body(block, layout)
    head = read_head(split_breaks(block[:body]), layout)
    tail = _tail(block, body, layout)
    article = _filled(Article(block[0].number), head, layout)
    article.text = paragraphs(split_breaks(block[_text_begin(block, body + 1, tail, layout) : tail]))
    labels = (layout.label("language", line.text) for line in block[tail:])
    article.language = next((label for label in labels if label), "")
    return article


def _start(block: list[Line], layout: Layout, cover: Cover) -> int:
    """Find where the head of the article begins: behind the cover, at the title.

    The title is repeated in the list on the cover. Where neither the outline of the document nor a
    bookmark tells the two apart, it is the last line before the text that equals the first entry; where
    none does, the second line before the date.
    """
    body = next((at for at, line in enumerate(block) if _is_body(block, at, layout)), len(block))
    marked = [
        at
        for at in range(cover.end + 1, body)
        if block[at].level == 0 or any(name.startswith("Bookmark_") for name in block[at].bookmarks)
    ]
    if marked:
        return marked[-1] if block[marked[-1]].plain or len(marked) == 1 else marked[-1] + 1
    if cover.end < 0:
        return 0
    behind = range(cover.end + 1, body)
    title = " ".join(cover.titles.get(1, "").casefold().split())
    same = [at for at in behind if " ".join(block[at].plain.casefold().split()) == title]
    if same:
        return same[-1]
    dated = [at for at in behind if date_of(block[at].plain, layout.months)]
    filled = [at for at in behind if block[at].plain and (not dated or at < dated[-1])]
    return filled[-2] if dated and len(filled) > 1 else cover.end + 1


def _refuse_error(block: list[Line], layout: Layout) -> None:
    """Raise where the archive put an error message, or a picture alone, in the place of the article."""
    for line in block:
        if layout.starts("error", line.text) and is_message(block):
            raise UnreadableError(
                line.number,
                "error_page",
                f"the archive says {line.plain[:80]!r}",
            )
    if any(layout.is_marker("body", line.text) for line in block):
        return
    picture = next((at for at, line in enumerate(block) if layout.is_marker("tail", line.text)), None)
    if picture is not None and _is_head_alone(block[:picture], layout):
        detail = f"no text, only {block[picture].plain!r}, in '{block[0].plain[:80]}'"
        raise UnreadableError(
            block[picture].number,
            "empty_text",
            detail,
        )


def _is_head_alone(lines: list[Line], layout: Layout) -> bool:
    """Whether lines are the head of an article and nothing more: no line without a label behind labels."""
    labelled = [at for at, line in enumerate(lines) if role_of(line.text, layout)[0] and at]
    free = read_head(lines[labelled[-1] :], layout).free if labelled else lines[4:]
    return len(free) <= (1 if labelled else 0)


def _is_body(block: list[Line], at: int, layout: Layout) -> bool:
    """Whether the line says that the text begins."""
    return layout.is_marker("body", block[at].text)


def _body(block: list[Line], layout: Layout) -> int:
    """Find the line before the text: the first that says so, but never the title or the outlet."""
    found = [at for at in range(len(block)) if _is_body(block, at, layout)]
    marked = [at for at in found if "Body" in block[at].bookmarks or block[at].is_bold]
    behind = [at for at in marked or found if at >= min(2, len(block) - 1)]
    if behind:
        return behind[0]
    line = _behind_head(block, layout)
    raise UnreadableError(
        line.number,
        "unreadable",
        f"the marker of the text is missing; expected a line {layout.names('body')} between the head of the "
        "article and its text; if the layout has changed, write the marker that you see into a file, as "
        "nexis,en,body,MARKER, and pass it with --layout",
    )


def _text_begin(block: list[Line], begin: int, end: int, layout: Layout) -> int:
    """Pass over an abstract that the archive puts before the full text, under a heading of its own."""
    if begin < end and layout.is_marker("abstract", block[begin].text):
        full = (at for at in range(begin, end) if layout.is_marker("full_text", block[at].text))
        return next((at + 1 for at in full), begin + 1)
    return begin


def _behind_head(block: list[Line], layout: Layout) -> Line:
    """Give the line where the text should be announced: the first behind the labels of the head."""
    labelled = False
    for line in block[1:]:
        if role_of(line.text, layout)[0]:
            labelled = True
        elif labelled:
            return line
    return block[0] if block else Line(0, "")


def _tail(block: list[Line], body: int, layout: Layout) -> int:
    """Find where the text ends: at the first heading or label of the tail.

    Where the line before the text is bold, so are the headings of the tail, and a line of the text that
    says the same is not. Otherwise they are looked for from the end, each of them once.
    """
    is_bold = block[body].is_bold
    end = len(block)
    for at in range(len(block) - 1, max(body, len(block) - _LONGEST_TAIL), -1):
        text = block[at].text
        if is_loaded(text, layout) or (end == at + 1 and _is_class(text, layout)):
            end = at
    if is_bold:
        headings = (at for at in range(body + 1, end) if block[at].is_bold)
        return next((at for at in headings if layout.is_marker("tail", block[at].text)), end)
    seen: set[str] = set()
    for at in range(end - 1, max(body, end - _LONGEST_TAIL), -1):
        heading = block[at].plain.casefold()
        if heading in seen or not layout.is_marker("tail", heading):
            continue
        if _opens_tail(block, at, end, layout):
            end = at
            seen.add(heading)
    return end


def _is_class(text: str, layout: Layout) -> bool:
    """Whether a line is a label of the classification."""
    return layout.label("classes", text) is not None or layout.label("language", text) is not None


def _opens_tail(block: list[Line], at: int, end: int, layout: Layout) -> bool:
    """Whether what follows a heading that is not bold looks like a tail: labels, or a few lines."""
    following = block[at + 1 : end]
    labelled = any(_is_class(line.text, layout) for line in following[:2])
    return labelled or len(following) <= 3


def _filled(article: Article, head: Head, layout: Layout) -> Article:
    """Take headline, outlet and date from the free lines, the rest from the labels."""
    free = [line for line in head.free if not layout.is_marker("correction", line.text)]
    dated = next((at for at in range(1, len(free)) if date_of(free[at].plain, layout.months)), 0)
    article.headline = head.fields.get("headline") or (free[0].plain if free and dated != 1 else "")
    if dated:
        article.date = date_of(free[dated].plain, layout.months) or ""
        article.outlet = free[dated - 1].plain
    elif len(free) > 1:
        article.outlet = free[1].plain
        article.date = free[2].plain if len(free) > 2 else ""
    article.byline = head.fields.get("byline", "")
    article.section = head.fields.get("section", "")
    article.length = head.fields.get("length", "")
    return article
