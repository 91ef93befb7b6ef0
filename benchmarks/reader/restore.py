"""The trained network back from the folder that ships, so that training can go on from shipped weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from benchmarks.reader.network import ReaderNetwork, network_of

ROUNDED = ("QAttention", "MatMulIntegerToFloat")
_BLOCK = ("attention.output", "intermediate", "output")
Weights = dict[str, np.ndarray]


class Exported:
    """Nodes of an exported graph by what they make, and its constants."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.nodes = list(model.graph.node)
        self.constants = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
        self.maker = {node.output[0]: node for node in self.nodes}

    def of(self, *operators: str) -> list[onnx.NodeProto]:
        """Return the nodes of some operators, in the order of the graph."""
        return [node for node in self.nodes if node.op_type in operators]

    def bias_after(self, node: onnx.NodeProto) -> np.ndarray:
        """Return the bias that is added to a node's product."""
        user = next(one for one in self.nodes if node.output[0] in one.input)
        return self.constants[user.input[1]]

    def rounded_matrix(self, node: onnx.NodeProto) -> np.ndarray:
        """Return the weight matrix (out, in) of an int8 product, its input's channel scales undone."""
        attention = node.op_type == "QAttention"
        whole, scale = self.constants[node.input[1]], self.constants[node.input[4 if attention else 3]]
        source = self.maker[self.maker[node.input[0]].input[0]]
        divided = source.op_type == "Mul" and source.input[1] in self.constants
        by_channel = self.constants[source.input[1]] if divided else np.float32(1)
        return ((whole.astype(np.float32) * scale).T * by_channel).astype(np.float32)

    def plain_matrix(self, node: onnx.NodeProto) -> np.ndarray:
        """Return the weight matrix (out, in) of a product that is computed in float32."""
        scaled = self.maker[node.input[1]]
        whole = self.constants[self.maker[scaled.input[0]].input[0]]
        return (whole.astype(np.float32) * self.constants[scaled.input[1]]).T


def restore_network(folder: Path) -> ReaderNetwork:
    """Return the network of an exported folder; its weights are the rounded ones, in float32."""
    graph = Exported(onnx.load(folder / "reader.onnx"))
    weights = {"table": np.load(folder / "links.npy"), **_embeddings(graph), **_norms(graph)}
    products = graph.of(*ROUNDED)
    for number in range(len(products) // 4):
        weights |= _layer(graph, number, products[4 * number : 4 * number + 4])
    weights |= _heads(graph)
    return network_of({name: torch.tensor(value) for name, value in weights.items()})


def _embeddings(graph: Exported) -> Weights:
    """Return the tables of pieces, marks and positions; the export adds the one token type to positions."""
    name = "encoder.embeddings"
    whole, scale, marks = (graph.constants[node.input[0]] for node in graph.of("Gather"))
    places = next(
        graph.constants[node.input[0]] for node in graph.of("Slice") if node.input[0] in graph.constants
    )
    return {
        f"{name}.word_embeddings.weight": whole.astype(np.float32) * scale,
        f"{name}.position_embeddings.weight": places,
        f"{name}.token_type_embeddings.weight": np.zeros((2, places.shape[1]), dtype=np.float32),
        "marks.weight": marks,
    }


def _norms(graph: Exported) -> Weights:
    """Return scales and biases of the layer norms."""
    nodes = graph.of("LayerNormalization")
    names = ["encoder.embeddings"]
    for number in range(len(nodes) // 2):
        names += [f"encoder.encoder.layer.{number}.{one}" for one in ("attention.output", "output")]
    return {
        f"{name}.LayerNorm.{part}": graph.constants[node.input[place]]
        for name, node in zip(names, nodes, strict=True)
        for place, part in ((1, "weight"), (2, "bias"))
    }


def _layer(graph: Exported, number: int, products: list[onnx.NodeProto]) -> Weights:
    """Return matrices and biases of one layer of the encoder."""
    name = f"encoder.encoder.layer.{number}"
    attention, *others = products
    matrices = np.split(graph.rounded_matrix(attention), 3)
    biases = np.split(graph.constants[attention.input[2]], 3)
    weights: Weights = {}
    for part, matrix, bias in zip(("query", "key", "value"), matrices, biases, strict=True):
        weights[f"{name}.attention.self.{part}.weight"] = matrix
        weights[f"{name}.attention.self.{part}.bias"] = bias
    for part, node in zip(_BLOCK, others, strict=True):
        weights[f"{name}.{part}.dense.weight"] = graph.rounded_matrix(node)
        weights[f"{name}.{part}.dense.bias"] = graph.bias_after(node)
    return weights


def _heads(graph: Exported) -> Weights:
    """Return matrices and biases of the heads."""
    names = ("plain", "cue_side.0", "cue_side.2", "token_side.0", "token_side.2")
    weights: Weights = {}
    for name, node in zip(names, graph.of("MatMul"), strict=True):
        weights[f"{name}.weight"] = graph.plain_matrix(node)
        weights[f"{name}.bias"] = graph.bias_after(node)
    return weights
