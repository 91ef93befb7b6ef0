"""From a corpus of any size to a folder of Parquet files: on one core, on many, on a cluster."""

from framing.scale.folder import RunFolder
from framing.scale.plan import count_whole
from framing.scale.run import PART_SIZE, run_corpus
from framing.scale.summary import RunSummary

__all__ = ["PART_SIZE", "RunFolder", "RunSummary", "count_whole", "run_corpus"]
