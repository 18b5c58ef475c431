"""An analysis without what its text and the schema say already, and back. Pure.

Most of the JSON of an analysis quotes the article or says that there is nothing. Without both it
packs into two thirds of the room.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop.analysis.model import Analysis, Document

_SPAN = frozenset(("start", "end", "text"))


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a class of the model: what each is when it says nothing (absent: it always says
    something), and the class of what it holds."""

    empty: dict[str, Any]
    inside: dict[str, _Shape]
    quotes: bool
    is_document: bool


def slim(value: dict[str, Any], text: str) -> dict[str, Any]:
    """The JSON values of an analysis of ``text`` without empty fields, and without every quotation
    that its offsets give; ``end`` becomes the length, which repeats more often."""
    return _slim(value, text, _shape(Analysis))


def fatten(value: dict[str, Any], text: str) -> dict[str, Any]:
    """What :func:`slim` was given with the same text, all fields there."""
    return _fatten(value, text, _shape(Analysis))


def _slim(value: dict[str, Any], text: str, shape: _Shape) -> dict[str, Any]:
    start, end = value.get("start"), value.get("end")
    spans = shape.quotes and isinstance(start, int) and isinstance(end, int)
    slimmed = {}
    for key, item in value.items():
        if key == "text" and (shape.is_document or spans):
            if item != (text[start:end] if spans else text):
                slimmed[key] = item
        elif key in shape.empty and item == shape.empty[key]:
            pass
        elif key == "end" and spans:
            slimmed[key] = item - start
        else:
            inside = shape.inside.get(key)
            slimmed[key] = item if inside is None else _each(_slim, item, text, inside)
    return slimmed


def _fatten(value: dict[str, Any], text: str, shape: _Shape) -> dict[str, Any]:
    whole = dict(value)
    spans = (
        shape.quotes and isinstance(value.get("start"), int) and isinstance(value.get("end"), int)
    )
    if spans:
        whole["end"] = value["start"] + value["end"]
    if "text" not in value and spans:
        whole["text"] = text[whole["start"] : whole["end"]]
    elif "text" not in value and shape.is_document:
        whole["text"] = text
    for key, empty in shape.empty.items():
        if key not in whole:
            whole[key] = [] if empty == [] else empty
    for key, inside in shape.inside.items():
        if whole.get(key) is not None:
            whole[key] = _each(_fatten, whole[key], text, inside)
    return whole


def _each(change: Any, item: Any, text: str, shape: _Shape) -> Any:
    if isinstance(item, list):
        return [change(one, text, shape) for one in item]
    return change(item, text, shape) if isinstance(item, dict) else item


@cache
def _shape(model: type) -> _Shape:
    empty: dict[str, Any] = {}
    inside: dict[str, _Shape] = {}
    hints = get_type_hints(model)
    for name, hint in hints.items():
        if hint in (str, bool):
            empty[name] = hint()
        elif get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint):
            empty[name] = None
        elif get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
            empty[name] = []
        for held in (hint, *get_args(hint)):
            if is_dataclass(held) and isinstance(held, type):
                inside[name] = _shape(held)
    quotes = hints.keys() >= _SPAN
    return _Shape(empty, inside, quotes, is_document=model is Document)
