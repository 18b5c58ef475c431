"""A passphrase and the key made of it. Neither shows itself: not when printed, not in a traceback.

The key is made as SQLCipher 4 makes it, so that every program with SQLCipher opens the file with
the same passphrase (https://www.zetetic.net/sqlcipher/design/). It is made here and not by the
driver, so that the passphrase never stands in a statement of SQL, and once for all connections.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from storage.problems import EmptyPassphrase

SALT_BYTES = 16
KEY_BYTES = 32
# SQLCipher 4's own number of rounds of PBKDF2-HMAC-SHA512. Another would lock all files out.
_ROUNDS = 256_000
# And of how it makes the other secret of a file, which the HMAC of each page takes.
_CHECKSUM_MASK, _CHECKSUM_ROUNDS = 0x3A, 2


class Key:
    """The key of one file, with the salt that the file begins with.

    It may be handed to a process of ours over its pipe: it opens that one file, and tells nothing
    of the passphrase.
    """

    __slots__ = ("_key", "salt")

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key, self.salt = key, salt

    def specification(self) -> str:
        """Key and salt as SQLCipher's ``PRAGMA key`` and ``ATTACH … KEY`` take them."""
        return f"x'{self._key.hex()}{self.salt.hex()}'"

    def checksum_secret(self) -> bytes:
        """What the checksums of the file's pages are made with: SQLCipher derives it from key and
        salt."""
        salt = bytes(byte ^ _CHECKSUM_MASK for byte in self.salt)
        return hashlib.pbkdf2_hmac("sha512", self._key, salt, _CHECKSUM_ROUNDS, KEY_BYTES)

    def is_same(self, other: Key) -> bool:
        return hmac.compare_digest(self._key, other._key) and self.salt == other.salt

    def __repr__(self) -> str:
        return "Key(…)"


class Passphrase:
    """What a person typed, in one form however it was typed; see :func:`normalised`."""

    __slots__ = ("_secret",)

    def __init__(self, typed: str) -> None:
        """Raises EmptyPassphrase where nothing is typed that can be seen."""
        self._secret = normalised(typed).encode("utf-8", "surrogatepass")
        if not self._secret:
            raise EmptyPassphrase("")

    def key(self, salt: bytes) -> Key:
        """The key for a file with this salt. Takes as long for every passphrase: most of a second
        on a slow machine."""
        made = hashlib.pbkdf2_hmac("sha512", self._secret, salt, _ROUNDS, KEY_BYTES)
        return Key(made, salt)

    def is_same(self, other: Passphrase) -> bool:
        return hmac.compare_digest(self._secret, other._secret)

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __reduce__(self) -> str | tuple[object, ...]:
        """Never written anywhere, nor given to another process."""
        raise TypeError("a passphrase is not to be stored")


def normalised(typed: str) -> str:
    """The one form of a passphrase. It must never change, for keys are made of it.

    Unicode NFKC: on X11 the Arabic keyboard's lam-alef key types one letter (U+FEFB), elsewhere
    two; an accent may be one character or two. Digits become ASCII, for one key types ٣ on one
    system and 3 on another. What cannot be seen does not count: marks of direction, joiners, and
    spaces before and after. Case, hamzas, harakat and tatweel count.
    """
    composed = unicodedata.normalize("NFKC", typed)
    seen = (_digit(letter) for letter in composed if unicodedata.category(letter) != "Cf")
    # Once more: taking a joiner out may have brought a letter and its accent together.
    return unicodedata.normalize("NFKC", "".join(seen)).strip()


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
