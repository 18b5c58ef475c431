"""Whether a damaged file is an encrypted case, and its key, although any page may be damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from storage.backups import backups_of
from storage.cipher import PLAIN_HEADER, is_noise
from storage.page_cipher import PageChecksums
from storage.passphrase import SALT_BYTES, Key, Passphrase
from storage.problems import WrongPassphrase
from storage.raw_pages import StoredPages, mapped

_LOOKED_AT = 256


def needs_passphrase(damaged: Path) -> bool:
    """Whether a damaged file seems to be an encrypted case. Raises CaseMissing, NotACase."""
    with mapped(damaged) as file:
        return looks_encrypted(StoredPages(file))


def looks_encrypted(stored: StoredPages) -> bool:
    """Whether most pages of a file are noise; of a plain one only those of packed readings are."""
    if not stored.total or stored.page(1).startswith(PLAIN_HEADER):
        return False
    numbers = range(1, stored.total + 1, max(1, stored.total // _LOOKED_AT))
    return sum(is_noise(stored.page(number)) for number in numbers) > len(numbers) / 2


def key_of(stored: StoredPages, damaged: Path, passphrase: Passphrase) -> Key:
    """The key of an encrypted file, known by one whole page. Raises WrongPassphrase."""
    for salt in _salts(stored, damaged):
        key = passphrase.key(salt)
        if _opens_a_page(key, stored):
            return key
    raise WrongPassphrase(damaged)


def _salts(stored: StoredPages, damaged: Path) -> list[bytes]:
    """The salt at the beginning of the file; where that is damaged, the log and the backups, which
    are copies with the same one, may have it still."""
    starts = [stored.page(1)]
    starts += [stored.frame(at) for at, number in enumerate(stored.frames) if number == 1]
    for backup in backups_of(damaged):
        with suppress(OSError), backup.open("rb") as file:
            starts.append(file.read(SALT_BYTES))
    return list(dict.fromkeys(start[:SALT_BYTES] for start in starts if len(start) >= SALT_BYTES))


def _opens_a_page(key: Key, stored: StoredPages) -> bool:
    checksums = PageChecksums(key)
    return any(checksums.is_whole(number, page) for number, page in _pages(stored))


def _pages(stored: StoredPages) -> Iterator[tuple[int, bytes]]:
    for number in range(1, stored.total + 1):
        yield number, stored.page(number)
    for at, number in enumerate(stored.frames):
        yield number, stored.frame(at)
