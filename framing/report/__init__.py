"""The HTML report, and articles and passages with their marks in a notebook."""

from framing.report.article_view import ArticleView, PairView
from framing.report.keyword_in_context import CONCORDANCE_COLUMNS, Concordance, concordance
from framing.report.methods import write_methods
from framing.report.passages_view import PassagesView, show_passages
from framing.report.showing import show_article, show_pair
from framing.report.term_in_context import term_concordance
from framing.report.writing import ReportFiles, write_report

__all__ = [
    "CONCORDANCE_COLUMNS",
    "ArticleView",
    "Concordance",
    "PairView",
    "PassagesView",
    "ReportFiles",
    "concordance",
    "show_article",
    "show_pair",
    "show_passages",
    "term_concordance",
    "write_methods",
    "write_report",
]
