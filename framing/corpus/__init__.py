"""Files of any kind -> a checked table of articles."""

from framing.corpus.articles import ARTICLE_COLUMNS, as_articles
from framing.corpus.columns import SYNONYMS
from framing.corpus.file_scan import (
    STREAMED,
    FileFacts,
    Part,
    fingerprint,
    part_stream,
    read_facts,
    scan_file,
)
from framing.corpus.import_report import REASONS, REJECTED_COLUMNS, ImportReport
from framing.corpus.normalise import OffsetMap, normalise_text, normalise_with_offsets
from framing.corpus.parts import read_part, usable_rows
from framing.corpus.reading import FORMATS, read_corpus, read_records, read_upload
from framing.corpus.research import (
    Fetched,
    fetch_corpus,
    list_research_corpora,
    read_research_annotations,
    read_research_corpus,
)
from framing.corpus.sample import sample_corpus, sample_path

__all__ = [
    "ARTICLE_COLUMNS",
    "FORMATS",
    "REASONS",
    "REJECTED_COLUMNS",
    "STREAMED",
    "SYNONYMS",
    "Fetched",
    "FileFacts",
    "ImportReport",
    "OffsetMap",
    "Part",
    "as_articles",
    "fetch_corpus",
    "fingerprint",
    "list_research_corpora",
    "normalise_text",
    "normalise_with_offsets",
    "part_stream",
    "read_corpus",
    "read_facts",
    "read_part",
    "read_records",
    "read_research_annotations",
    "read_research_corpus",
    "read_upload",
    "sample_corpus",
    "sample_path",
    "scan_file",
    "usable_rows",
]
