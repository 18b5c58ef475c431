"""Which reader of PDFs finds the Arabic letters of a page, and in their order.

    python -m pip install --target OTHERS pypdf pdfminer.six
    PYTHONPATH=OTHERS .venv/bin/python -m tests.benchmarks.score_pdf [FILE.pdf FILE.txt …]

Rawi needs neither; one that is not installed is passed over. The files are PDFs of our own, whose
fonts name their glyphs in the ways in which programs do, and those named with their text. Given is
the part of the characters that is right (1 less the edits over the length), spaces and lines folded
to one space, presentation forms to letters for all.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from desktop.importing.formats import read_source
from desktop.importing.found import FoundArticle
from desktop.importing.source import Reading, Source
from tests.importing.samples.pdf import Naming, Shown, pdf

_LINES = (
    "أعلنت وزارة الداخلية اليوم الثلاثاء 12 مارس 2024 أن قوات الأمن",
    "ألقت القبض على ثلاثة أشخاص في محافظة الأنبار (غرب البلاد)، بعد",
    "عملية استمرت 48 ساعة، كما نقلت وكالة Reuters News عن مصدر أمني.",
    "وقال المتحدث إن «الأمن أولاً»، وإن 23.5 كيلوغراماً من المواد ضبطت في 10/3/2024.",
)


def _rawi(raw: bytes) -> str:
    found = read_source(Source("a.pdf", io.BytesIO(raw)), Reading())
    return " ".join(each.text for each in found if isinstance(each, FoundArticle))


def _pdfium(raw: bytes) -> str:
    document = import_module("pypdfium2").PdfDocument(raw)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def _pypdf(raw: bytes) -> str:
    reader = import_module("pypdf").PdfReader(io.BytesIO(raw))
    return " ".join(page.extract_text() for page in reader.pages)


def _pdfminer(raw: bytes) -> str:
    return str(import_module("pdfminer.high_level").extract_text(io.BytesIO(raw)))


_READERS: dict[str, Callable[[bytes], str]] = {
    "Rawi": _rawi,
    "PDFium": _pdfium,
    "pypdf": _pypdf,
    "pdfminer.six": _pdfminer,
}


def _samples() -> Iterator[tuple[str, bytes, str]]:
    namings: tuple[Naming, ...] = ("letters", "presentation")
    page = [Shown(line, 700 - 20 * number) for number, line in enumerate(_LINES)]
    for naming, mirrored, spaced in product(namings, (True, False), (True, False)):
        raw = pdf([page], naming=naming, mirrored=mirrored, spaced=spaced)
        brackets = "drawn" if mirrored else "written"
        spaces = "spaces" if spaced else "moves"
        yield f"{naming}, brackets as {brackets}, {spaces}", raw, " ".join(_LINES)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def main(arguments: list[str]) -> None:
    """Print the table."""
    given = [
        (file, Path(file).read_bytes(), Path(text).read_text(encoding="utf-8"))
        for file, text in zip(arguments[::2], arguments[1::2], strict=True)
    ]
    print(f"{'':44}" + "".join(f"{name:>14}" for name in _READERS))
    for name, raw, text in (*_samples(), *given):
        cells = []
        for read in _READERS.values():
            try:
                score = Levenshtein.normalized_similarity(_plain(text), _plain(read(raw)))
                cells.append(f"{score:14.3f}")
            except ModuleNotFoundError:
                cells.append(f"{'—':>14}")
        print(f"{name[-44:]:44}" + "".join(cells))


if __name__ == "__main__":
    main(sys.argv[1:])
