"""The network as an ONNX graph in 8-bit integers, built by hand of ONNX Runtime's fused operators.

Matrices are quantised symmetrically by column, their inputs as they come, after the factors of
``recogniser.calibration``; the vectors of the pieces by row. Attention, norms and the layers at
both ends stay in single precision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from recogniser.calibration import factors
from recogniser.encoder import HEADS, LAYERS

Array = npt.NDArray[Any]
_EPSILON = 1e-12
_RUNTIME = "com.microsoft"


def build(state: Mapping[str, Array], largest: Mapping[str, Array] | None) -> onnx.ModelProto:
    """The model with inputs ``ids``, ``mask``, ``features`` and output ``logits``.

    Args:
        state: the network's parameters by name.
        largest: the largest inputs of the matrices; None keeps single precision, to measure what
            quantising costs.
    """
    return _Graph(state, largest).model()


class _Graph:
    def __init__(self, state: Mapping[str, Array], largest: Mapping[str, Array] | None) -> None:
        self._state = state
        self._largest = largest
        self._constants: list[onnx.TensorProto] = []
        self._nodes: list[onnx.NodeProto] = []

    def model(self) -> onnx.ModelProto:
        x = self._input()
        self._node("Cast", ["mask"], "shown", to=TensorProto.INT32)
        for layer in range(LAYERS):
            x = self._layer(x, f"layers.{layer}")
        self._node("MatMul", [x, self._transposed("head.weight")], "head.product")
        self._node("Add", ["head.product", self._kept("head.bias")], "head")
        self._node("MatMul", ["features", self._transposed("features_out.weight")], "listed")
        self._node("Add", ["head", "listed"], "logits")
        labels, features = self._state["features_out.weight"].shape
        inputs = [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "pieces"]),
            helper.make_tensor_value_info("mask", TensorProto.INT64, ["windows", "pieces"]),
            helper.make_tensor_value_info(
                "features", TensorProto.FLOAT, ["windows", "pieces", features]
            ),
        ]
        output = helper.make_tensor_value_info(
            "logits", TensorProto.FLOAT, ["windows", "pieces", labels]
        )
        graph = helper.make_graph(self._nodes, "recogniser", inputs, [output], self._constants)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_RUNTIME, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)

    def _input(self) -> str:
        """Vectors of pieces, features, positions and type, added and normed."""
        words = self._state["words.weight"]
        if self._largest is not None:
            scales = _scales(words, axis=1)
            self._node("Gather", [self._constant("words", _rounded(words, scales)), "ids"], "rows")
            self._node("Cast", ["rows"], "rows.float", to=TensorProto.FLOAT)
            self._node("Gather", [self._constant("words.scales", scales), "ids"], "rows.scales")
            self._node("Mul", ["rows.float", "rows.scales"], "words.shown")
        else:
            self._node("Gather", [self._constant("words", words), "ids"], "words.shown")
        self._node("MatMul", ["features", self._transposed("features_in.weight")], "told")
        self._node("Add", ["words.shown", "told"], "words.told")
        places = self._state["positions.weight"] + self._state["types.weight"][0]
        zero = self._constant("zero", np.array([0], np.int64))
        self._node("Shape", ["ids"], "length", start=1, end=2)
        self._node("Slice", [self._constant("positions", places), zero, "length", zero], "placed")
        self._node("Add", ["words.told", "placed"], "sum")
        norm = [self._kept("norm.weight"), self._kept("norm.bias")]
        return self._node("LayerNormalization", ["sum", *norm], "x", axis=-1, epsilon=_EPSILON)

    def _layer(self, x: str, name: str) -> str:
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        weight = np.concatenate([self._state[part + ".weight"] for part in parts])
        bias = np.concatenate([self._state[part + ".bias"] for part in parts])
        joined = self._linear(x, f"{name}.joined", weight, bias)
        self._nodes.append(helper.make_node("Split", [joined], parts, axis=-1, num_outputs=3))
        mixed = self._node(
            "MultiHeadAttention", [*parts, "", "shown"], f"{name}.mixed", _RUNTIME, num_heads=HEADS
        )
        x = self._added_norm(self._dense(mixed, f"{name}.attended"), x, f"{name}.attended_norm")
        inner = self._node("Gelu", [self._dense(x, f"{name}.inner")], f"{name}.gelu", _RUNTIME)
        return self._added_norm(self._dense(inner, f"{name}.outer"), x, f"{name}.outer_norm")

    def _dense(self, x: str, name: str) -> str:
        return self._linear(x, name, self._state[name + ".weight"], self._state[name + ".bias"])

    def _linear(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """x · weightᵀ + bias; ``weight`` is (out, in)."""
        added = self._constant(name + ".bias", bias)
        if self._largest is None:
            kept = self._constant(name + ".weight", weight.T)
            self._node("MatMul", [x, kept], name + ".product")
            return self._node("Add", [name + ".product", added], name)
        divided = factors(self._largest, name.replace("joined", "query"), weight)
        x = self._node("Mul", [x, self._constant(name + ".factors", 1 / divided)], name + ".even")
        matrix = (weight * divided).T
        scales = _scales(matrix, axis=0)
        whole = self._constant(name + ".weight", _rounded(matrix, scales))
        scale = self._constant(name + ".scales", scales[0])
        return self._node("DynamicQuantizeMatMul", [x, whole, scale, "", added], name, _RUNTIME)

    def _added_norm(self, new: str, old: str, name: str) -> str:
        parameters = [self._kept(name + ".weight"), self._kept(name + ".bias")]
        return self._node(
            "SkipLayerNormalization", [new, old, *parameters], name, _RUNTIME, epsilon=_EPSILON
        )

    def _kept(self, name: str) -> str:
        return self._constant(name, self._state[name])

    def _transposed(self, name: str) -> str:
        return self._constant(name, self._state[name].T)

    def _constant(self, name: str, array: Array) -> str:
        if all(constant.name != name for constant in self._constants):
            self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def _node(
        self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **settings: Any
    ) -> str:
        node = helper.make_node(kind, inputs, [output], domain=domain, **settings)
        self._nodes.append(node)
        return output


def _scales(array: Array, axis: int) -> npt.NDArray[np.float32]:
    """What one step of the integers is worth, along an axis."""
    largest = np.maximum(np.abs(array).max(axis=axis, keepdims=True), 1e-8)
    scales: npt.NDArray[np.float32] = (largest / 127).astype(np.float32)
    return scales


def _rounded(array: Array, scales: Array) -> npt.NDArray[np.int8]:
    whole: npt.NDArray[np.int8] = np.clip(np.rint(array / scales), -127, 127).astype(np.int8)
    return whole
