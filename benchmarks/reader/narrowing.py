"""A narrower network out of a trained one: the attention heads and inner neurons that matter most.

What a head or a neuron matters is the first-order change of the training loss if it were taken away: the
sum over pieces of its output times the gradient at it (Molchanov et al., 2017; Michel et al., 2019). Every
layer keeps equally many.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from benchmarks.reader.data import Window
from benchmarks.reader.losses import batch_losses
from benchmarks.reader.network import HEAD_SIZE, ReaderNetwork

PARTS = ("mix", "narrow")
"""The matrices whose inputs are attention heads, and inner neurons."""


def narrow(network: ReaderNetwork, heads: int, neurons: int, batches: list[list[Window]]) -> None:
    """Keep the heads and neurons of each layer that matter most to the losses of these batches."""
    scores = _importance(network, batches)
    for number in range(len(network.encoder.encoder.layer)):
        best_heads = scores[number, "mix"].topk(heads).indices.sort().values
        best_neurons = scores[number, "narrow"].topk(neurons).indices.sort().values
        network.keep(number, best_heads, best_neurons)


def _importance(network: ReaderNetwork, batches: list[list[Window]]) -> dict[tuple[int, str], torch.Tensor]:
    """Return for each layer what each head and each neuron matters."""
    scores: dict[tuple[int, str], torch.Tensor] = {}

    def watch(key: tuple[int, str], width: int) -> Callable[[Any, tuple[torch.Tensor, ...]], None]:
        def hook(_: Any, inputs: tuple[torch.Tensor, ...]) -> None:
            values = inputs[0]

            def add(gradient: torch.Tensor) -> None:
                change = (values.detach() * gradient).unflatten(-1, (-1, width)).sum(-1)
                scores[key] = scores.get(key, torch.zeros(())) + change.abs().flatten(0, 1).sum(0)

            values.register_hook(add)

        return hook

    linears: dict[tuple[int, str], nn.Linear] = {
        key: found[0] for key, found in network.matrices().items() if key[1] in PARTS
    }
    hooks = [
        linear.register_forward_pre_hook(watch(key, HEAD_SIZE if key[1] == "mix" else 1))
        for key, linear in linears.items()
    ]
    rng = random.Random(0)
    network.eval()
    for batch in batches:
        torch.stack(list(batch_losses(network, batch, rng, 1.0).values())).sum().backward()
        network.zero_grad()
    for hook in hooks:
        hook.remove()
    return scores
