"""Passphrases and the search for plain text, for the tests of encryption."""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from storage.passphrase import Passphrase
from tests.storage.cases import analysis

TYPED = "جسر قديم فوق النهر 7"
NEW = "another one, longer"
# Words that stand nowhere else on any machine; letters that compression does not touch.
MARKERS = ("زمردقنفذ", "qzxmarkerkw")


def passphrase() -> Passphrase:
    return Passphrase(TYPED)


def new_passphrase() -> Passphrase:
    return Passphrase(NEW)


def fill(case: CaseFile, count: int = 1) -> None:
    """Articles with the markers in text, index, reading and judgements."""
    for number in range(count):
        text = f"خبر {number} عن {MARKERS[0]}\nقال مسؤول إن {' '.join(MARKERS)} في مدينة صيدا."
        stored = case.documents.add(Article(text, outlet=MARKERS[1]), file=f"{MARKERS[1]}.txt").id
        case.layers.replace(stored, analysis(text))
        at = text.index(MARKERS[1])
        case.journal.append(
            Judgement(
                action="tag",
                document=stored,
                anchor=anchor_at(text, at, at + len(MARKERS[1])),
                kind="other",
            )
        )


def plain_files(folder: Path) -> list[str]:
    """The files under a folder, and in the system's temporary ones, that hold a marker."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    for temporary in _TEMPORARY:
        if temporary.is_dir():
            files += [file for file in temporary.iterdir() if file.is_file()]
    return sorted(str(file) for file in files if _is_plain(file))


# Where SQLite would put a temporary file, in its order (https://sqlite.org/tempfiles.html); tests
# set TMPDIR to a folder of their own as well.
_TEMPORARY = (Path("/var/tmp"), Path("/usr/tmp"), Path(tempfile.gettempdir()))


def _is_plain(file: Path) -> bool:
    try:
        content = file.read_bytes()
    except OSError:  # somebody else's, or gone meanwhile
        return False
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return any(word.encode(encoding) in content for word in MARKERS for encoding in encodings)
