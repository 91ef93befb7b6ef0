"""Real corpora of the field by name: where they are published, a checked copy of them, and their articles."""

from framing.corpus.research.annotations import ANNOTATION_COLUMNS, read_research_annotations
from framing.corpus.research.fetching import Fetched, fetch_corpus
from framing.corpus.research.manifest import ResearchCorpus, list_research_corpora, read_manifest
from framing.corpus.research.places import cache_folder
from framing.corpus.research.reading import read_research_corpus

__all__ = [
    "ANNOTATION_COLUMNS",
    "Fetched",
    "ResearchCorpus",
    "cache_folder",
    "fetch_corpus",
    "list_research_corpora",
    "read_manifest",
    "read_research_annotations",
    "read_research_corpus",
]
