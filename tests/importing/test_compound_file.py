"""Documents with a password, messages of Outlook and files of old Office are told apart."""

from __future__ import annotations

import pytest

from tests.importing.reading import told

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("stream", "problem"),
    [
        ("EncryptedPackage", "FilePasswordProtected"),
        ("__properties_version1.0", "OutlookMessage"),
        ("WordDocument", "FileOldOffice"),
    ],
)
def test_the_container_says_what_lies_in_it(stream: str, problem: str) -> None:
    raw = _MAGIC + bytes(4000) + stream.encode("utf-16-le") + bytes(900)
    assert told(raw, "a.docx") == told(raw, "a.doc") == [problem]
