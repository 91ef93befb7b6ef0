"""The trained network as an ONNX graph, built by hand from plain and ONNX Runtime operators."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from benchmarks.reader.network import HEAD_SIZE, WEIGHT_LEVELS, InputRange, Ranges
from benchmarks.reader.rounding import round_rows

EPSILON = 1e-12
RUNTIME = "com.microsoft"
Weights = dict[str, np.ndarray]


class Graph:
    """Nodes and constants, collected one by one."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def add(self, operator: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output."""
        self._count += 1
        name = f"{operator.lower()}_{self._count}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def constant(self, value: np.ndarray) -> str:
        """Add a constant and return its name."""
        self._count += 1
        name = f"w_{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def matrix(self, value: np.ndarray) -> str:
        """Add a weight matrix (in, out), kept as int8 with a scale for each output, made float at load."""
        whole, scale = round_rows(value.astype(np.float32).T)
        as_float = self.add("Cast", [self.constant(whole.T)], to=TensorProto.FLOAT)
        return self.add("Mul", [as_float, self.constant(scale.T)])

    def linear(self, values: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Add a linear layer computed in float32."""
        product = self.add("MatMul", [values, self.matrix(weight.T)])
        return self.add("Add", [product, self.constant(bias.astype(np.float32))])

    def norm(self, values: str, weights: Weights, name: str) -> str:
        """Add a layer norm."""
        scale, bias = (self.constant(weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", [values, scale, bias], epsilon=EPSILON)

    def rounded(self, values: str, weight: np.ndarray, limits: InputRange) -> tuple[str, str, str, str, str]:
        """Add the int8 parts of a product: input, its scale and zero point, weight, weight scales.

        Weights have seven bits: the 16-bit sums of processors without VNNI cannot overflow, so all
        processors add up to the same whole numbers.
        """
        step = np.float32(limits.step)
        zero = np.uint8(np.clip(round(-limits.low / step), 0, 255))
        scale, point = self.constant(np.array(step)), self.constant(np.array(zero))
        if np.any(limits.smooth != 1):
            values = self.add("Mul", [values, self.constant((1 / limits.smooth).astype(np.float32))])
        values = self.add("QuantizeLinear", [values, scale, point])
        whole, by_output = round_rows((weight * limits.smooth[:, None]).T, WEIGHT_LEVELS, clips=(1.0,))
        return values, scale, point, self.constant(whole.T), self.constant(by_output[:, 0])

    def product(self, values: str, weight: np.ndarray, limits: InputRange | None) -> str:
        """Add a product with a weight matrix (in, out), in int8 if there is a range for its input."""
        if limits is None:
            return self.add("MatMul", [values, self.matrix(weight)])
        whole, scale, point, weights, by_output = self.rounded(values, weight, limits)
        return self.add("MatMulIntegerToFloat", [whole, weights, scale, by_output, point], domain=RUNTIME)


def build_model(weights: Weights, ranges: Ranges) -> onnx.ModelProto:
    """Build the model: computed in int8 where there are ranges, in float32 if ``ranges`` is empty."""
    graph = Graph()
    hidden, lengths = _embed(graph, weights)
    number = 0
    while f"encoder.encoder.layer.{number}.output.dense.weight" in weights:
        hidden = _layer(graph, weights, ranges, number, hidden, lengths)
        number += 1
    parts = [graph.linear(hidden, weights["plain.weight"], weights["plain.bias"])]
    for side in ("cue_side", "token_side"):
        inner = graph.linear(hidden, weights[f"{side}.0.weight"], weights[f"{side}.0.bias"])
        inner = graph.add("Gelu", [inner], domain=RUNTIME)
        parts.append(graph.linear(inner, weights[f"{side}.2.weight"], weights[f"{side}.2.bias"]))
    graph.nodes.append(helper.make_node("Concat", parts, ["out"], axis=-1))
    return _finish(graph)


def _embed(graph: Graph, weights: Weights) -> tuple[str, str]:
    """Add the embeddings of pieces, marks and positions, and the length of each window."""
    name = "encoder.embeddings"
    whole, scale = round_rows(weights[f"{name}.word_embeddings.weight"])
    words = graph.add("Gather", [graph.constant(whole), "ids"])
    words = graph.add("Cast", [words], to=TensorProto.FLOAT)
    words = graph.add("Mul", [words, graph.add("Gather", [graph.constant(scale), "ids"])])
    marks = graph.add("Gather", [graph.constant(weights["marks.weight"]), "marks"])
    positions = (
        weights[f"{name}.position_embeddings.weight"] + weights[f"{name}.token_type_embeddings.weight"][0]
    )
    zero, one = (graph.constant(np.array([number], dtype=np.int64)) for number in range(2))
    shape = graph.add("Shape", ["ids"])
    width = graph.add("Slice", [shape, one, graph.constant(np.array([2], dtype=np.int64)), zero])
    places = graph.add("Slice", [graph.constant(positions), zero, width, zero])
    total = graph.add("Add", [graph.add("Add", [words, marks]), places])
    hidden = graph.norm(total, weights, name)
    lengths = graph.add("ReduceSum", ["mask", one], keepdims=0)
    return hidden, graph.add("Cast", [lengths], to=TensorProto.INT32)


def _layer(graph: Graph, weights: Weights, ranges: Ranges, number: int, hidden: str, lengths: str) -> str:
    """Add one layer of the encoder."""
    name = f"encoder.encoder.layer.{number}"
    parts = [f"{name}.attention.self.{one}" for one in ("query", "key", "value")]
    weight = np.concatenate([weights[f"{part}.weight"].T for part in parts], 1)
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    heads = len(bias) // (3 * HEAD_SIZE)
    if ranges:
        whole, scale, point, rounded, by_output = graph.rounded(hidden, weight, ranges[number, "attention"])
        inputs = [whole, rounded, graph.constant(bias), scale, by_output, lengths, point]
        change = graph.add("QAttention", inputs, domain=RUNTIME, num_heads=heads)
    else:
        inputs = [hidden, graph.matrix(weight), graph.constant(bias), lengths]
        change = graph.add("Attention", inputs, domain=RUNTIME, num_heads=heads)
    mix = weights[f"{name}.attention.output.dense.weight"].T
    change = graph.product(change, mix, ranges.get((number, "mix")))
    hidden = _add_and_norm(graph, change, hidden, weights, f"{name}.attention.output")
    inner = graph.product(
        hidden, weights[f"{name}.intermediate.dense.weight"].T, ranges.get((number, "wide"))
    )
    inner_bias = graph.constant(weights[f"{name}.intermediate.dense.bias"])
    inner = graph.add("BiasGelu", [inner, inner_bias], domain=RUNTIME)
    change = graph.product(inner, weights[f"{name}.output.dense.weight"].T, ranges.get((number, "narrow")))
    return _add_and_norm(graph, change, hidden, weights, f"{name}.output")


def _add_and_norm(graph: Graph, change: str, hidden: str, weights: Weights, name: str) -> str:
    """Add bias, input and layer norm in plain operators: the fused one took a fifth of the time."""
    change = graph.add("Add", [change, graph.constant(weights[f"{name}.dense.bias"])])
    return graph.norm(graph.add("Add", [change, hidden]), weights, name)


def _finish(graph: Graph) -> onnx.ModelProto:
    """Give the graph its inputs, output and versions."""
    shape = ["batch", "width"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("ids", "marks", "mask")
    ]
    output = helper.make_tensor_value_info("out", TensorProto.FLOAT, [*shape, None])
    made = helper.make_graph(graph.nodes, "reader", inputs, [output], graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
    model = helper.make_model(made, opset_imports=versions)
    model.ir_version = 8
    return model
