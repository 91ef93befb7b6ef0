"""What a notebook displays of one article, or of two side by side: HTML, or plain text."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from framing.report.alignment import Row
from framing.report.said_by import SourceSaid
from framing.report.templating import Shown, render, style_sheet


@dataclass(frozen=True)
class ArticleView(Shown):
    """An article with its marks; a notebook displays it, and ``print`` writes it as plain text.

    Attributes
    ----------
    article_id, headline, byline, facts : str
        Who wrote it about what, and what was counted in it.
    paragraphs : tuple of Markup
        The marked text as HTML, one paragraph each.
    plain : tuple of str
        The same as plain text, marks in square brackets.
    left_out : int
        Characters that are not shown.
    n_names : int
        Names of a naming table in it.
    sources : tuple of SourceSaid
        Each source with all it says.
    """

    article_id: str
    headline: str
    byline: str
    facts: str
    paragraphs: tuple[Markup, ...]
    plain: tuple[str, ...]
    left_out: int = 0
    n_names: int = 0
    sources: tuple[SourceSaid, ...] = ()

    def _repr_html_(self) -> str:
        """Display the article, its style sheet included, without a script."""
        style = style_sheet("article.css", *(["names.css"] if self.n_names else []))
        return render("article_view.html", article=self, style=style)

    def __repr__(self) -> str:
        """Write the article as plain text."""
        head = [self.headline] if self.headline else []
        return "\n\n".join([*head, f"{self.byline}\n{self.facts}", *self.plain])


@dataclass(frozen=True)
class PairView(Shown):
    """Two articles with their marks, side by side.

    Attributes
    ----------
    left, right : ArticleView
        The articles.
    rows : tuple of Row
        Which paragraphs stand beside each other.
    n_same : int
        How many statements seem to be reported by both.
    """

    left: ArticleView
    right: ArticleView
    rows: tuple[Row, ...]
    n_same: int

    def style_sheets(self) -> tuple[str, ...]:
        """Give the style sheets that the marks of the two articles need."""
        return ("article.css", *(["names.css"] if self.left.n_names or self.right.n_names else []))

    def _repr_html_(self) -> str:
        """Display both articles, one below the other where the page is narrow."""
        return render("pair_view.html", pair=self, style=style_sheet(*self.style_sheets()))

    def __repr__(self) -> str:
        """Write one article after the other as plain text."""
        return f"{self.left!r}\n\n* * *\n\n{self.right!r}"
