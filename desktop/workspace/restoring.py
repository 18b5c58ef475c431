"""The backups of a case for who wants one back: which there are, what they hold and open with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.case_words import KeptCopy
from storage.backup_folder import backups, case_of
from storage.cipher import is_encrypted, key_for
from storage.opening import opens
from storage.passphrase import SALT_BYTES, Key, Passphrase
from storage.problems import CaseError, WrongPassphrase
from storage.restoring import Contents, contents


class Restoring(QObject):
    """The backups of ``case``, the last one made first; ``key`` is that of the case, where known.

    ``counted``: the place of a backup among them and what it holds, None where that cannot be told.
    """

    counted = Signal(int, object)

    def __init__(self, case: Path, key: Key | None, parent: QObject) -> None:
        super().__init__(parent)
        self.case = case_of(case) or case
        self.copies: Sequence[KeptCopy] = _kept(self.case)
        self._keys: dict[Path, Key] = {}
        self._stopped = threading.Event()
        if key is not None:
            self._take(lambda _path: key)

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed for any of them."""
        return any(self._is_locked(copy.path) for copy in self.copies)

    def unlock(self, passphrase: Passphrase) -> None:
        """Take a passphrase for those that are locked. Raises WrongPassphrase: it opens none."""
        made: dict[bytes, Key] = {}

        def key(path: Path) -> Key | None:
            with path.open("rb") as file:
                salt = file.read(SALT_BYTES)
            if salt not in made and (one := key_for(path, passphrase)) is not None:
                made[salt] = one
            return made.get(salt)

        if not self._take(key):
            raise WrongPassphrase(self.case)

    def key(self, copy: KeptCopy) -> Key | None:
        """What opens a backup; None for a plain one, and where that is not known."""
        return self._keys.get(copy.path)

    def count(self) -> None:
        """Begin to look into them, in a thread."""
        self._thread = threading.Thread(target=self._count, name="backups", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look into no more of them; :meth:`count` was begun."""
        self._stopped.set()
        self._thread.join()

    def _count(self) -> None:
        for place, copy in enumerate(self.copies):
            held: Contents | None = None
            with suppress(CaseError):
                held = contents(copy.path, self.key(copy))
            if self._stopped.is_set():
                return
            self.counted.emit(place, held)

    def _take(self, key_of: Callable[[Path], Key | None]) -> bool:
        """Keep the keys that open one of the locked; whether there are any."""
        before = len(self._keys)
        for copy in self.copies:
            if not self._is_locked(copy.path):
                continue
            key = key_of(copy.path)
            # A damaged one is listed all the same.
            with suppress(CaseError):
                if key is not None and opens(key, copy.path):
                    self._keys[copy.path] = key
        return len(self._keys) > before

    def _is_locked(self, path: Path) -> bool:
        try:
            return path not in self._keys and is_encrypted(path)
        except CaseError:
            return False


def _kept(case: Path) -> list[KeptCopy]:
    found = []
    for backup in reversed(backups(case)):
        try:
            size = backup.path.stat().st_size
        except OSError:  # rotation let it go meanwhile
            continue
        found.append(KeptCopy(backup.path, backup.number, backup.made, size, None))
    return found
