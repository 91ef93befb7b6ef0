"""What is read from a text before anything is marked in it: paragraphs, sentences, quotations, words."""

from framing.text.layer import TextLayer, read_text
from framing.text.paragraphs import split_paragraphs
from framing.text.quotation_pairs import Quotation
from framing.text.quotations import find_quotations
from framing.text.sentences import split_sentences
from framing.text.words import count_words, find_words

__all__ = [
    "Quotation",
    "TextLayer",
    "count_words",
    "find_quotations",
    "find_words",
    "read_text",
    "split_paragraphs",
    "split_sentences",
]
