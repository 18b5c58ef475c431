"""A case that leaves again has the same identities: whoever takes it in again updates, and doubles
nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest

from desktop.exporting.content import Content
from desktop.exporting.formats import FORMATS, Format
from tests.exporting.test_hidden_in_formats import texts

_ID = re.compile(
    r"[a-z-]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?:claim|event|document|entity|relation)-[0-9a-f]{20}"
)
_OF_ONE_EXPORT = ("bundle--",)
"""What STIX calls the parcel, not what is in it."""
_WITHOUT = ("brief-", "conll", "analysis-jsonl", "cas", "mentions-csv", "tolls-csv")
"""Formats that have no such identities, or of articles alone."""


def ids(content: Content, each: Format) -> set[str]:
    file = BytesIO()
    each.write(content, file)
    found = {each for _, text in texts(file.getvalue()) for each in _ID.findall(text)}
    return {each for each in found if not each.startswith(_OF_ONE_EXPORT)}


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_identities_hold_from_one_export_to_the_next(content: Content, each: Format) -> None:
    once = ids(content, each)
    again = ids(replace(content, made=content.made + timedelta(days=400, seconds=5)), each)
    assert once == again
    assert len(once) > 3 or each.key.startswith(_WITHOUT)
