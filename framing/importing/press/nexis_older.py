"""One article of the older layout of Nexis: "1 of 250 DOCUMENTS", labels in capitals."""

from __future__ import annotations

from framing.importing.press.article import Article, UnreadableError, is_message
from framing.importing.press.dates import date_of
from framing.importing.press.heads import is_loaded, read_head, role_of, split_breaks
from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line

_TAIL = ("language", "classes", "graphic")

# Plain text is wrapped at 80 columns; a longer line is a whole paragraph.
_WRAPPED = 110
_LONGEST_VALUE = 12


def parse_older(block: list[Line], layout: Layout) -> Article:
    """Read one article.

    Parameters
    ----------
    block : list of Line
        From its counter, if it has one, to the next.
    layout : Layout
        The markers.

    Returns
    -------
    Article

    Raises
    ------
    UnreadableError
        The archive gives an error message in its place, or no label says where the text begins.
    """
    lines = list(split_breaks(block))
    if lines and layout.counts("counter", lines[0].text):
        lines = lines[1:]
    filled = [line for line in lines if line.plain]
    first = filled[0].number if filled else block[0].number
    for line in filled:
        if layout.starts("error", line.text) and is_message(filled):
            raise UnreadableError(
                line.number,
                "error_page",
                f"the archive says {line.plain[:80]!r}",
            )
    begin = _begin(lines, layout, first)
    end = _end(lines, begin, layout)
    head = read_head([Line(first, " "), *lines[:begin]], layout)
    article = Article(first)
    _fill(article, _grouped(lines[:begin], layout), layout)
    article.headline = head.fields.get("headline", article.headline)
    article.byline = head.fields.get("byline", "")
    article.section = head.fields.get("section", "")
    article.length = head.fields.get("length", "")
    article.text = _text(lines[begin:end])
    labels = (layout.label("language", line.text) for line in lines[end:])
    article.language = next((label for label in labels if label), "")
    return article


def _begin(lines: list[Line], layout: Layout, first: int) -> int:
    """Find where the text begins: behind the line that says so, or behind the labels around the length."""
    for at, line in enumerate(lines):
        if layout.is_marker("body", line.text) and at > 1:
            return at + 1
    length = next(
        (at for at, line in enumerate(lines) if layout.label("length", line.text) is not None), None
    )
    if length is None:
        raise UnreadableError(
            first,
            "unreadable",
            f"no label says where the text begins; expected {layout.names('length', 'body')}; if the layout "
            "has changed, write the label that you see into a file, as nexis,en,length,LABEL, and pass it "
            "with --layout",
        )
    at = length + 1
    begin = at
    while at < len(lines):
        if lines[at].plain:
            if not (_is_capital(lines[at].text) and role_of(lines[at].text, layout)[0]):
                break
            # A value may be wrapped: it goes on to the next blank line.
            while at < len(lines) and lines[at].plain:
                at += 1
            begin = at
        else:
            at += 1
    return begin


def _end(lines: list[Line], begin: int, layout: Layout) -> int:
    """Find where the text ends, from the end of the block: at the first of the labels and copyright lines."""
    end = len(lines)
    unlabelled = 0
    for at in range(len(lines) - 1, begin - 1, -1):
        if not lines[at].plain:
            continue
        if _is_tail(lines[at].text, layout):
            end, unlabelled = at, 0
            continue
        unlabelled += 1
        # A paragraph that does not begin with a label is text, and so is one of many lines.
        if at == begin or not lines[at - 1].plain or unlabelled > _LONGEST_VALUE:
            break
    return end


def _is_tail(text: str, layout: Layout) -> bool:
    """Whether a line is a label of the tail, or about the copyright."""
    if layout.starts("copyright", text) or is_loaded(text, layout):
        return True
    return _is_capital(text) and any(layout.label(role, text) is not None for role in _TAIL)


def _is_capital(text: str) -> bool:
    """Whether what stands before the colon is in capitals, as the labels of this layout are."""
    return text.partition(":")[0].isupper()


def _grouped(lines: list[Line], layout: Layout) -> list[list[str]]:
    """Give the paragraphs of the head that have no label, each as its lines."""
    groups: list[list[str]] = [[]]
    labelled = False
    for line in lines:
        text = line.plain
        if not text:
            labelled = False
            groups.append([])
        elif role_of(text, layout)[0]:
            labelled = True
        elif (
            not labelled and not layout.starts("copyright", text) and not layout.is_marker("correction", text)
        ):
            groups[-1].append(text)
    return [group for group in groups if group]


def _fill(article: Article, groups: list[list[str]], layout: Layout) -> None:
    """Take outlet, date and headline from the paragraphs without a label.

    The older layout has outlet, date, headline; where the second line before a date is free too, the
    headline comes first, as in single articles of the newer layout.
    """
    flat = [(number, text) for number, group in enumerate(groups) for text in group]
    dated = next((at for at, (_, text) in enumerate(flat) if date_of(text, layout.months)), None)
    if dated is None:
        article.outlet = flat[0][1] if flat else ""
        article.headline = " ".join(groups[-1]) if len(groups) > 1 else ""
        return
    group = flat[dated][0]
    article.date = date_of(flat[dated][1], layout.months) or ""
    article.outlet = flat[dated - 1][1] if dated else ""
    behind = [" ".join(texts) for texts in groups[group + 1 :]]
    if behind:
        article.headline = behind[0]
    elif dated > 1:
        article.headline = flat[0][1]


def _text(lines: list[Line]) -> str:
    """Join wrapped lines to paragraphs; where lines are long, each is a paragraph already."""
    is_wrapped = all(len(line.plain) <= _WRAPPED for line in lines)
    texts: list[str] = []
    is_open = False
    for line in lines:
        text = line.plain
        if not text:
            is_open = False
        elif is_open and is_wrapped:
            texts[-1] += f" {text}"
        else:
            texts.append(text)
            is_open = True
    return "\n\n".join(texts)
