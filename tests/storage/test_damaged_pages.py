"""Verification of a damaged encrypted case lists its damaged pages, wherever they are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.damaged_pages import findings_in_file, page_findings
from storage.findings import Finding
from storage.problems import DamagedCase, WrongPassphrase
from storage.raw_pages import PAGE_SIZE
from tests.storage.secrets import fill, new_passphrase, passphrase


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path, passphrase=passphrase()) as case:
        fill(case, 12)
    return path


def damage(path: Path, *pages: int, at: int = 700) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE_SIZE + at] ^= 0x01
    path.write_bytes(content)


def last_page(path: Path) -> int:
    return path.stat().st_size // PAGE_SIZE


@pytest.mark.parametrize("thorough", [False, True])
def test_damaged_pages_are_listed(secret: Path, thorough: bool) -> None:
    last = last_page(secret)
    damage(secret, last - 5, last - 2, last - 1)
    with CaseFile.open(secret, read_only=True, passphrase=passphrase()) as case:
        report = case.verify(thorough=thorough)
    assert report.problems == (
        Finding.of("page_damaged", page=last - 5),
        Finding.of("pages_damaged", first=last - 2, last=last - 1),
    )


def test_so_is_every_page_even_where_the_case_cannot_be_opened(secret: Path) -> None:
    sound = secret.read_bytes()
    chance = random.Random(3)
    refused = 0
    for page in sorted({1, 2, last_page(secret), *chance.sample(range(3, last_page(secret)), 20)}):
        secret.write_bytes(sound)
        damage(secret, page, at=chance.randrange(16, PAGE_SIZE))
        expected = (Finding.of("page_damaged", page=page),)
        try:
            with CaseFile.open(secret, read_only=True, passphrase=passphrase()) as case:
                assert case.verify().problems == expected
        except (DamagedCase, WrongPassphrase):
            refused += 1
        assert tuple(findings_in_file(secret, passphrase())) == expected
    assert refused > 0


def test_a_sound_case_has_none_also_while_it_is_written_to(secret: Path) -> None:
    with (
        CaseFile.open(secret, passphrase=passphrase()) as case,
        case.as_of_now() as now,
    ):
        fill(case, 20)
        assert page_findings(now.connection) == []
    assert findings_in_file(secret, passphrase()) == []


def test_a_wrong_passphrase_tells_nothing(secret: Path) -> None:
    damage(secret, 9)
    with pytest.raises(WrongPassphrase):
        findings_in_file(secret, new_passphrase())
