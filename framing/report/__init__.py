"""The HTML report, and the article with its marks in a notebook."""

from framing.report.article_view import ArticleView, PairView
from framing.report.showing import show_article, show_pair
from framing.report.writing import ReportFiles, write_report

__all__ = ["ArticleView", "PairView", "ReportFiles", "show_article", "show_pair", "write_report"]
