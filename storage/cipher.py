"""How a case file is encrypted, and how one is told from a plain file.

SQLCipher 4's own settings: AES-256 in CBC mode, a fresh initialisation vector for each page each
time it is written, HMAC-SHA512 over each page. The whole file is encrypted, its header too, and so
are the write-ahead log and the journal: the file begins with its random salt.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from storage.passphrase import SALT_BYTES, Key, Passphrase
from storage.problems import CaseEmpty, CaseMissing, NotACase, PassphraseNeeded

PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
# Of the 256 values of a byte, 4096 random ones lack hardly ever one; text lacks most of them.
_LEAST_VALUES = 250


def is_encrypted(path: Path) -> bool:
    """Whether a passphrase must be asked for: the file may be an encrypted case. That it is one,
    nobody can tell without the key.

    Raises:
        CaseMissing, CaseEmpty, NotACase: it is surely no case.
    """
    return _salt(path) is not None


def key_for(path: Path, passphrase: Passphrase | Key | None) -> Key | None:
    """The key that opens a file, None for a plain one.

    Raises:
        PassphraseNeeded: the file may be an encrypted case, and there is no passphrase.
        CaseMissing, CaseEmpty, NotACase: it is surely no case.
    """
    salt = _salt(path)
    if salt is None:
        return None
    if passphrase is None:
        raise PassphraseNeeded(path)
    return passphrase if isinstance(passphrase, Key) else passphrase.key(salt)


def new_key(passphrase: Passphrase) -> Key:
    """A key for a new file, with a salt of its own."""
    return passphrase.key(os.urandom(SALT_BYTES))


def unlock(connection: Any, key: Key) -> None:
    """Give a new connection of the driver its key; nothing was read through it yet."""
    # The driver would write of every wrong passphrase to standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.specification()}"')


def lock_memory() -> None:
    """From now on, and for as long as this process runs, all memory of the driver is kept from the
    swap file and wiped when freed; what holds keys always is.

    It is not the usual: an import then takes three times as long and views twice
    (``tests/benchmarks/test_encryption.py``), while the texts that Python and Qt hold are not
    covered by it.
    """
    passing = driver.connect(":memory:")
    passing.execute("PRAGMA cipher_memory_security = ON")
    passing.close()


def _salt(path: Path) -> bytes | None:
    """The salt of what may be an encrypted case, None for a plain SQLite file."""
    try:
        with path.open("rb") as file:
            start = file.read(_PAGE)
    except FileNotFoundError:
        raise CaseMissing(path) from None
    except OSError as error:
        raise NotACase(path) from error
    if not start:
        raise CaseEmpty(path)
    if start.startswith(PLAIN_HEADER):
        return None
    if not is_noise(start):
        raise NotACase(path)
    return start[:SALT_BYTES]


def is_noise(page: bytes) -> bool:
    """Whether this may be a page of an encrypted file: it is whole, and looks random."""
    return len(page) == _PAGE and len(set(page)) >= _LEAST_VALUES
