"""JSON as bytes, with letters as they are."""

from __future__ import annotations

import json


def json_bytes(value: object) -> bytes:
    """A value in one line; half a surrogate pair, which UTF-8 cannot tell, is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()
