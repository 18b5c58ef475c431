"""``rawi.analysis/1``: an analysis as plain JSON values, and back."""

from __future__ import annotations

from typing import Any

import cattrs
from cattrs.preconf.json import make_converter

from desktop.analysis.model import Analysis

SCHEMA = "rawi.analysis/1"

_converter: cattrs.Converter = make_converter()


class SchemaError(ValueError):
    """The JSON is not a ``rawi.analysis/1`` object; the message says what is missing or wrong."""


def to_dict(analysis: Analysis) -> dict[str, Any]:
    """The analysis as one JSON-ready object with stable keys, ``schema`` first."""
    return {"schema": SCHEMA, **_converter.unstructure(analysis)}


def from_dict(data: dict[str, Any]) -> Analysis:
    """The analysis that :func:`to_dict` gave.

    Raises:
        SchemaError: another schema, or a part missing or of a wrong type.
    """
    if data.get("schema") != SCHEMA:
        raise SchemaError(f"schema is {data.get('schema')!r}, expected {SCHEMA!r}")
    try:
        return _converter.structure(data, Analysis)
    except (cattrs.BaseValidationError, TypeError, ValueError) as error:
        raise SchemaError("; ".join(cattrs.transform_error(error))) from error
