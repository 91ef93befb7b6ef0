"""Rounding to whole numbers: weights by row, and input ranges measured on training articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.reader.network import INPUT_LEVELS, InputRange, Ranges, ReaderNetwork, as_forward
from framing.reader.pieces import Pieces
from framing.reader.windows import run_windows

CLIPS = (1.0, 0.95, 0.9, 0.85, 0.8)
_RANGE_CLIPS = (1.0, 0.8, 0.65, 0.5, 0.4, 0.3, 0.2, 0.14, 0.1)
_SMOOTHING = 0.5
_SAMPLE = 400_000


def round_rows(
    rows: np.ndarray, levels: int = 127, clips: tuple[float, ...] = CLIPS
) -> tuple[np.ndarray, np.ndarray]:
    """Round each row to int8 with a scale of its own; of a few clipping points the best is taken."""
    largest = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8)
    best_scale, best_error = largest / levels, np.full((len(rows), 1), np.inf, dtype=np.float32)
    for clip in clips:
        scale = largest * clip / levels
        rounded = np.clip(np.round(rows / scale), -levels, levels) * scale
        error = ((rounded - rows) ** 2).sum(1, keepdims=True)
        best_scale = np.where(error < best_error, scale, best_scale)
        best_error = np.minimum(error, best_error)
    whole = np.clip(np.round(rows / best_scale), -levels, levels)
    return whole.astype(np.int8), best_scale.astype(np.float32)


def measure_ranges(network: ReaderNetwork, texts: list[Pieces]) -> Ranges:
    """Find for the input of every matrix the channel scales and the range that round it best.

    Large input channels are divided by the square root of their size against the weights', as in
    SmoothQuant (Xiao et al., 2023), so that no channel wastes the range.
    """
    ranges: Ranges = {}
    matrices = network.matrices()
    for key, values in _inputs(network, texts).items():
        one_sided = key[1] == "narrow"
        smooth = np.ones(values.shape[1], dtype=np.float32)
        if not one_sided:
            weight = np.concatenate([linear.weight.detach().numpy() for linear in matrices[key]])
            top = np.maximum(np.percentile(np.abs(values), 99.9, axis=0), 1e-4)
            against = np.maximum(np.abs(weight).max(0), 1e-4)
            smooth = (top**_SMOOTHING / against ** (1 - _SMOOTHING)).astype(np.float32)
        ranges[key] = InputRange(smooth, *_best_range(values / smooth, one_sided))
    return ranges


def _inputs(network: ReaderNetwork, texts: list[Pieces]) -> dict[tuple[int, str], np.ndarray]:
    """Run texts through the network and return what goes into each matrix, without padding."""
    kept: dict[tuple[int, str], list[np.ndarray]] = defaultdict(list)
    real = torch.zeros(0, dtype=torch.bool)

    def keep(key: tuple[int, str]) -> Callable[[Any, tuple[torch.Tensor, ...]], None]:
        def hook(_: Any, inputs: tuple[torch.Tensor, ...]) -> None:
            kept[key].append(inputs[0].detach()[real].numpy())

        return hook

    hooks = [linears[0].register_forward_pre_hook(keep(key)) for key, linears in network.matrices().items()]
    plain = as_forward(network.eval())

    def forward(ids: np.ndarray, marks: np.ndarray, mask: np.ndarray) -> np.ndarray:
        nonlocal real
        real = torch.from_numpy(mask) > 0
        return plain(ids, marks, mask)

    run_windows(texts, forward, window=254, budget=2048)
    for hook in hooks:
        hook.remove()
    return {key: np.concatenate(parts) for key, parts in kept.items()}


def _best_range(values: np.ndarray, one_sided: bool) -> tuple[float, float]:
    """Return the range with the least squared error, symmetric unless the values are one-sided."""
    sample = values.reshape(-1)[:: max(1, values.size // _SAMPLE)]
    top, least, best = float(np.abs(values).max()), np.inf, (0.0, 1.0)
    for clip in _RANGE_CLIPS:
        high = top * clip
        low = float(sample.min()) if one_sided else -high
        step = (high - low) / INPUT_LEVELS
        rounded = np.clip(np.round(sample / step), round(low / step), round(high / step)) * step
        error = float(((rounded - sample) ** 2).mean())
        if error < least:
            least, best = error, (low, high)
    return best


def write_ranges(ranges: Ranges, path: Path) -> None:
    """Write input ranges beside the weights they belong to."""
    arrays: dict[str, Any] = {}
    for (layer, name), limits in ranges.items():
        arrays[f"{layer}.{name}.smooth"] = limits.smooth
        arrays[f"{layer}.{name}.limits"] = np.array([limits.low, limits.high])
    np.savez(path, **arrays)


def read_ranges(path: Path) -> Ranges:
    """Read input ranges."""
    ranges: Ranges = {}
    with np.load(path) as arrays:
        for name in arrays.files:
            layer, matrix, kind = name.split(".")
            if kind == "smooth":
                low, high = arrays[f"{layer}.{matrix}.limits"].tolist()
                ranges[int(layer), matrix] = InputRange(arrays[name], low, high)
    return ranges
