from __future__ import annotations

from email.message import Message
from importlib.metadata import PackageMetadata
from typing import cast

import licences
import pytest


def about(*fields: tuple[str, str]) -> PackageMetadata:
    """The metadata of a package that does not exist."""
    message = Message()
    for name, value in (("Name", "thing"), *fields):
        message[name] = value
    return cast("PackageMetadata", message)


def test_the_notice_lists_exactly_what_is_locked() -> None:
    versions = licences.locked(licences.LOCK.read_text(encoding="utf-8"))
    notice = licences.NOTICE.read_text(encoding="utf-8")
    listed = notice.split(licences.BEGIN)[1].split(licences.END)[0]
    rows = [line.split(" | ") for line in listed.strip().splitlines()[2:]]
    assert {row[0].removeprefix("| "): row[1] for row in rows} == versions
    assert all(row[2].strip() for row in rows)


def test_the_notice_is_what_the_lock_habit_writes() -> None:
    notice = licences.NOTICE.read_text(encoding="utf-8")
    rows = licences.table(licences.locked(licences.LOCK.read_text(encoding="utf-8")))
    assert licences.with_table(notice, rows) == notice


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT OR Apache-2.0")], "MIT OR Apache-2.0"),
        ([("License", "MIT License")], "MIT"),
        ([("Classifier", "License :: OSI Approved :: BSD License")], "BSD"),
        (
            [
                ("License", "a whole\ntext"),
                ("Classifier", "License :: OSI Approved :: MIT License"),
            ],
            "MIT",
        ),
    ],
)
def test_the_licence_in_the_metadata(fields: list[tuple[str, str]], licence: str) -> None:
    assert licences.licence_of(about(*fields)) == licence


def test_no_licence_is_no_guess() -> None:
    with pytest.raises(licences.LicenceUnknown, match="thing"):
        licences.licence_of(about(("Classifier", "License :: OSI Approved")))


def test_where_a_package_comes_from() -> None:
    addresses = [("Project-URL", "Homepage, https://a"), ("Project-URL", "Source, https://b")]
    assert licences.home_of(about(*addresses)) == "https://b"
    assert licences.home_of(about(("Home-page", "https://c"))) == "https://c"
