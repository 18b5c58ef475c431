"""Which pages of an encrypted case are damaged: SQLCipher gives each a checksum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.connection import Connection
from storage.damaged_key import key_of, looks_encrypted
from storage.findings import Finding
from storage.page_cipher import PageChecksums
from storage.passphrase import Passphrase
from storage.raw_pages import StoredPages, mapped

_NUMBER = re.compile(r"page (\d+)")


def page_findings(connection: Connection) -> list[Finding]:
    """The damaged pages of an open case; none of a plain one."""
    if connection.key is None or connection.in_memory:
        return []
    damaged = _failing(connection)
    if damaged:
        # One that was being written to is whole when it is looked at again.
        damaged &= _failing(connection)
    return list(_findings(damaged))


def findings_in_file(path: Path, passphrase: Passphrase) -> list[Finding]:
    """The damaged pages of an encrypted file that nobody has open, be it that it cannot be opened.

    Raises:
        CaseMissing, NotACase: there is no such file, or it is not encrypted.
        WrongPassphrase: none of its pages is whole under this passphrase.
    """
    with mapped(path) as file:
        stored = StoredPages(file)
        if not looks_encrypted(stored):
            return []
        checksums = PageChecksums(key_of(stored, path, passphrase))
        numbers = range(1, stored.total + 1)
        return list(_findings({n for n in numbers if not checksums.is_whole(n, stored.page(n))}))


def _failing(connection: Connection) -> set[int]:
    lines = (str(row[0]) for row in connection.rows("PRAGMA cipher_integrity_check"))
    return {int(found[1]) for line in lines if (found := _NUMBER.search(line))}


def _findings(damaged: Iterable[int]) -> Iterator[Finding]:
    """A finding for each run of neighbours."""
    run: list[int] = []
    for number in sorted(damaged):
        if run and number > run[-1] + 1:
            yield _finding(run)
            run = []
        run.append(number)
    if run:
        yield _finding(run)


def _finding(run: list[int]) -> Finding:
    if len(run) == 1:
        return Finding.of("page_damaged", page=run[0])
    return Finding.of("pages_damaged", first=run[0], last=run[-1])
