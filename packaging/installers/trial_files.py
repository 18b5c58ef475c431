"""Files of every kind for the trial, of our own writing: those that the tests read."""

from __future__ import annotations

import io
import shutil
import sys
from email.message import EmailMessage
from pathlib import Path

import openpyxl

from installers import release

sys.path.insert(0, str(release.ROOT))

from tests.importing.samples.pdf import Shown, pdf
from tests.importing.samples.zipped import SENTENCE, docx, odt, paragraph, run, zipped

_TRAINING = release.ROOT / "resources" / "training"
_PAGE = release.ROOT / "tests" / "importing" / "pages" / "article.html"
WINDOW_FILE = "dropped.txt"
"""The one that is left for the window to import."""


def write(folder: Path) -> int:
    """Write the files into a folder; return how many articles they hold, the window's left out."""
    folder.mkdir(parents=True)
    files = {
        "word.docx": docx(paragraph(run(f"{SENTENCE} وأضاف أن العمل بدأ."))),
        "open.odt": odt(f"<text:p>{SENTENCE} وتابع أن السوق فُتح.</text:p>"),
        "rich.rtf": b"{\\rtf1\\ansi\\ansicpg1256 " + f"{SENTENCE} ثم غادر.".encode("cp1256") + b"}",
        "page.pdf": pdf([[Shown(SENTENCE, 700)]]),
        "mail.eml": _mail(),
        "table.csv": f"text\n{SENTENCE} وعاد الأهالي إلى بيوتهم صباحاً.\n".encode("cp1256"),
        "table.xlsx": _workbook(),
        "packed.zip": zipped({"inside.docx": docx(paragraph(run(f"{SENTENCE} وصل الوفد.")))}),
        "page.html": _PAGE.read_bytes(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    texts = sorted(_TRAINING.glob("*.txt"))
    for text in texts[:-1]:
        shutil.copy(text, folder / text.name)
    shutil.copy(texts[-1], folder.parent / WINDOW_FILE)
    return len(files) + len(texts) - 1


def title() -> str:
    """Return the headline of the article that is left for the window."""
    return max(_TRAINING.glob("*.txt")).read_text(encoding="utf-8").splitlines()[0]


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "خبر"
    message["From"] = "مراسل <reporter@example.org>"
    message.set_content(f"{SENTENCE} وأكد شهود عيان ذلك.\n")
    return message.as_bytes()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.append(["text"])
    sheet.append([f"{SENTENCE} ونفى مصدر طبي سقوط ضحايا."])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
