"""Pages of a damaged encrypted file decrypted, those too whose checksum does not match.

SQLCipher refuses a page for one wrong byte. But its cipher is AES in CBC mode, in which a block of
16 bytes depends on itself and the block before it alone, so all but the damaged block can be read.
We hold no cipher of our own: the encrypted bytes are put into the middle of a blob of another
database of the same key that has no checksums, and SQLCipher reads the blob. Nothing but encrypted
bytes is written to the disk.

A page is as https://www.zetetic.net/sqlcipher/design/ says: the content, its initialisation
vector, its HMAC; page 1 begins with the file's salt in the clear.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from storage.cipher import unlock
from storage.erasing import destroy
from storage.passphrase import SALT_BYTES, Key

_PAGE = 4096
_BLOCK, _HMAC = 16, 64
RESERVED = _BLOCK + _HMAC
"""Bytes at the end of a page that SQLite does not use: initialisation vector and HMAC."""
_CONTENT = _PAGE - RESERVED
_HEADER = b"SQLite format 3\x00"

# The database with the blob: after its schema and its one leaf, a chain of overflow pages, each
# with the number of the next in its first bytes ("Cell Payload Overflow Pages" of the format).
# That first block is left alone; what follows carries pages, each its vector, which becomes noise,
# and its content.
_CARRIER_PAGE = 65536
_FIRST_CARRIER, _CARRIERS = 3, 64
_TAKEN = _BLOCK + _CONTENT
_A_CARRIER = (_CARRIER_PAGE - RESERVED - _BLOCK) // _TAKEN


class PageCipher:
    """Decrypts pages of the file that a key is of."""

    PAGES = _CARRIERS * _A_CARRIER
    """The most pages that are decrypted at once."""

    def __init__(self, key: Key, carrier: Path) -> None:
        """``carrier`` is where the database with the blob is made; :meth:`close` removes it.

        Raises:
            DatabaseError, OSError: it cannot be made there.
        """
        self._key, self._carrier = key, carrier
        destroy(carrier)
        try:
            with self._opened() as raw:
                size = (_CARRIERS + 1) * _CARRIER_PAGE
                raw.execute("CREATE TABLE carried (content BLOB)")
                raw.execute("INSERT INTO carried VALUES (zeroblob(?))", (size,))
            self._starts = self._find_carriers()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        destroy(self._carrier)

    def decrypt(self, pages: Sequence[tuple[int, bytes]]) -> list[bytes]:
        """The content of pages (number, encrypted page), at most :attr:`PAGES`; damaged blocks are
        noise. Each is as long as a page, with zeros where SQLite reads nothing."""
        with self._carrier.open("r+b") as file:
            for first in range(0, len(pages), _A_CARRIER):
                file.seek(_place(first // _A_CARRIER))
                file.write(b"".join(_laid_out(*one) for one in pages[first : first + _A_CARRIER]))
        blob = self._blob()
        return [
            _taken_out(number, blob, self._starts[place // _A_CARRIER], place % _A_CARRIER)
            for place, (number, _) in enumerate(pages)
        ]

    def _find_carriers(self) -> list[int]:
        """Where in the blob the second block of each carrier is found. In CBC mode, what is added
        to a block turns up in the next one's plain text, which is zeros here."""
        marks = [os.urandom(_BLOCK) for _ in range(_CARRIERS)]
        with self._carrier.open("r+b") as file:
            for carrier, mark in enumerate(marks):
                file.seek(_place(carrier))
                block = file.read(_BLOCK)
                file.seek(_place(carrier))
                file.write(bytes(one ^ other for one, other in zip(block, mark, strict=True)))
        blob = self._blob()
        return [blob.index(mark) - _BLOCK for mark in marks]

    def _blob(self) -> bytes:
        with self._opened() as raw:
            ((blob,),) = raw.execute("SELECT content FROM carried").fetchall()
        assert isinstance(blob, bytes)
        return blob

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        address = str(self._carrier.absolute())
        raw = driver.connect(address, check_same_thread=False, isolation_level=None)
        try:
            unlock(raw, self._key)
            raw.execute("PRAGMA cipher_use_hmac = OFF")
            raw.execute(f"PRAGMA cipher_page_size = {_CARRIER_PAGE}")
            raw.execute("PRAGMA temp_store = MEMORY")
            raw.execute("PRAGMA journal_mode = OFF")
            raw.execute("PRAGMA synchronous = OFF")
            yield raw
        finally:
            raw.close()


class PageChecksums:
    """Tells whether a page is as SQLCipher wrote it with a key."""

    def __init__(self, key: Key) -> None:
        self._secret = key.checksum_secret()

    def is_whole(self, number: int, page: bytes) -> bool:
        signed = page[SALT_BYTES if number == 1 else 0 : -_HMAC] + struct.pack("<I", number)
        made = hmac.new(self._secret, signed, hashlib.sha512).digest()
        return hmac.compare_digest(made, page[-_HMAC:])


def _place(carrier: int) -> int:
    """Where the second block of a carrier stands in the file."""
    return (_FIRST_CARRIER - 1 + carrier) * _CARRIER_PAGE + _BLOCK


def _laid_out(number: int, page: bytes) -> bytes:
    """The vector, then the content; of page 1 what follows the salt."""
    content, vector = page[:_CONTENT], page[_CONTENT : _CONTENT + _BLOCK]
    if number == 1:
        content = content[SALT_BYTES:] + bytes(SALT_BYTES)
    return vector + content


def _taken_out(number: int, blob: bytes, carrier: int, place: int) -> bytes:
    start = carrier + place * _TAKEN + _BLOCK
    content = blob[start : start + _CONTENT]
    if number == 1:
        content = _HEADER + content[:-SALT_BYTES]
    return content + bytes(RESERVED)
