"""ICU's data without other languages: data of ICU still, and Qt sorts and reads as before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from installers import unicode_data

LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"
# What asks ICU for its data: the order of words, large and small letters, clocks, encodings.
ASKING = """
import json
from PySide6.QtCore import (
    QByteArray, QCollator, QDateTime, QLocale, QStringDecoder, QTimeZone, Qt
)
words = "هاتف ألف أب إبرة آب ابن ب10 ب9 zebra Äpfel apple Éclair ٣ 12".split()
told = []
for name in ("ar_SY", "en_GB", "de_DE", "C"):
    locale = QLocale(name)
    collator = QCollator(locale)
    for numeric in (False, True):
        collator.setNumericMode(numeric)
        told.append(sorted(words, key=collator.sortKey))
    told += [locale.toUpper("istanbul ß"), locale.toLower("İSTANBUL Σ")]
zone = QTimeZone(QByteArray(b"Asia/Damascus"))
summer = QDateTime.fromString("2021-07-01T12:00:00Z", Qt.DateFormat.ISODate).toTimeZone(zone)
told += [zone.isValid(), summer.toString(Qt.DateFormat.ISODate)]
told += [zone.displayName(summer, QTimeZone.NameType.LongName, QLocale(of)) for of in ("ar", "en")]
told += [QStringDecoder.availableCodecs(), QStringDecoder("windows-1256").isValid()]
print(json.dumps(told))
"""


def icu_data() -> Path:
    found = sorted(LIBRARIES.glob("libicudata.so.*"))
    if not found:
        pytest.skip("this Qt brings no data of ICU")
    return found[0]


def answers(libraries: Path) -> str:
    environment = {**os.environ, "LD_LIBRARY_PATH": str(libraries), "LC_ALL": "C.UTF-8"}
    asked = [sys.executable, "-c", ASKING]
    return subprocess.run(asked, check=True, capture_output=True, text=True, env=environment).stdout


def test_what_is_of_another_language_or_for_nobody_is_not_kept() -> None:
    kept = ("ar", "ar_SY", "en", "root", "pool", "res_index", "zoneinfo64", "supplementalData")
    assert all(unicode_data.is_needed(f"icudt73l/{name}.res") for name in kept)
    assert unicode_data.is_needed("icudt73l/coll/ucadata.icu")
    assert unicode_data.is_needed("icudt73l/ibm-5352_P100-1998.cnv")
    for gone in ("fr.res", "agq_CM.res", "coll/zh.res", "brkitr/cjdict.dict", "translit/root.res"):
        assert not unicode_data.is_needed(f"icudt73l/{gone}")


@pytest.mark.parametrize("data", [b"", b"\x90\0\xda\x27" + bytes(200), b"icudt" * 50])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="common data"):
        unicode_data.without_needless(data)


def test_another_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"libQt6Core\.so\.6"):
        unicode_data.lighten(tmp_path / "libQt6Core.so.6")


@pytest.mark.skipif(not shutil.which("ld"), reason="needs the linker, as the packages do")
def test_qt_answers_as_before(tmp_path: Path) -> None:
    whole = icu_data()
    light = tmp_path / whole.name
    shutil.copy(whole, light)
    unicode_data.lighten(light)
    assert light.stat().st_size < whole.stat().st_size / 2
    assert answers(tmp_path) == answers(LIBRARIES)
    again = light.read_bytes()
    unicode_data.lighten(light)
    assert light.read_bytes() == again, "the same for the same data"
