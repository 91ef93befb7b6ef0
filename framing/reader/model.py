"""The shipped model: weights, tokenizer and settings, run by ONNX Runtime on the processor."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from framing.reader.heads import WordHeads, sentence_probabilities
from framing.reader.layout import BIASED
from framing.reader.pieces import Pieces, cut_pieces
from framing.reader.relations import ReadRelation, read_relations
from framing.reader.scores import Scores
from framing.reader.settings import Settings, read_settings
from framing.reader.windows import run_windows

WEIGHTS = Path(__file__).with_name("weights")
WINDOW, BUDGET = 190, 512
_QUIET = 3


def read_tokenizer(folder: Path) -> Tokenizer:
    """Read the tokenizer that lies beside the weights, for texts of any length."""
    tokenizer = Tokenizer.from_str(
        gzip.decompress((folder / "tokenizer.json.gz").read_bytes()).decode("utf-8")
    )
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass(frozen=True)
class ReaderOutput:
    """What the model says of one text; decoded when asked for."""

    pieces: Pieces
    scores: Scores
    table: np.ndarray
    settings: Settings

    @cached_property
    def relations(self) -> list[ReadRelation]:
        """The attributions."""
        return read_relations(self.scores, self.pieces, self.table, self.settings)

    @cached_property
    def words(self) -> WordHeads:
        """Probabilities of hedged and loaded words."""
        return WordHeads(self.scores, self.pieces)

    def biased(self, sentences: list[tuple[int, int]]) -> list[float]:
        """Return the probability of each sentence that experts would call its wording biased."""
        return sentence_probabilities(self.scores, BIASED, self.pieces, sentences)


class ReaderModel:
    """The reader's model; loaded once, then used for any number of texts.

    Parameters
    ----------
    folder : Path, optional
        Where ``reader.onnx``, ``links.npy``, ``tokenizer.json.gz`` and ``settings.json`` lie; the
        shipped weights by default.
    threads : int, default 1
        Threads of ONNX Runtime. Results do not depend on it.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.folder = folder
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = _QUIET
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(folder / "reader.onnx", options, providers=providers)
        self._tokenizer = read_tokenizer(folder)
        self._table = np.load(folder / "links.npy")
        self.settings = read_settings(folder / "settings.json")

    def read(self, texts: Iterable[str]) -> list[ReaderOutput]:
        """Read several texts; windows of all of them share batches."""
        pieces = [cut_pieces(self._tokenizer, text) for text in texts]
        scores = run_windows(pieces, self._forward, window=WINDOW, budget=BUDGET)
        return [
            ReaderOutput(one, score, self._table, self.settings)
            for one, score in zip(pieces, scores, strict=True)
        ]

    def _forward(self, ids: np.ndarray, marks: np.ndarray, mask: np.ndarray) -> np.ndarray:
        """Run one batch."""
        return self._session.run(["out"], {"ids": ids, "marks": marks, "mask": mask})[0]

    def provenance(self) -> dict[str, str]:
        """Return the model's version and the SHA-256 of its weights."""
        card = json.loads((self.folder / "card.json").read_text("utf-8"))
        digest = hashlib.sha256((self.folder / "reader.onnx").read_bytes()).hexdigest()
        return {"model": card["version"], "weights": digest[:16]}
