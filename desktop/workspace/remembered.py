"""What the window remembers between two days: its shape, language, theme, recent cases.

Never a word of any article. The file lies in the person's configuration folder.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast, get_args

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from desktop.look.appearance import Appearance
from desktop.look.palette import PALETTES, Theme
from desktop.look.preferences import SCALES, Calendar, Digits, Hue, Months, Preferences
from desktop.look.translation import Language

_MOST_RECENT = 8
_COLOUR = re.compile("#[0-9a-f]{6}")
T = TypeVar("T")


class Remembered:
    """``file`` is an ini file; the usual one when None."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or user_config_path("rawi") / "window.ini"
        self._settings = QSettings(str(self.file), QSettings.Format.IniFormat)

    def language(self, otherwise: Language) -> Language:
        value = self._settings.value("language")
        return cast("Language", value) if value in {"ar", "en"} else otherwise

    def theme(self, otherwise: Theme) -> Theme:
        value = self._settings.value("theme")
        return cast("Theme", value) if value in {"light", "dark"} else otherwise

    def preferences(self) -> Preferences:
        """What the person chose of the look; what means nothing to this version is the usual."""
        usual = Calendar()
        calendar = Calendar(
            months=self._one_of("months", get_args(Months), usual.months),
            hijri=self.number("hijri", 0) == 1,
            digits=self._one_of("digits", get_args(Digits), usual.digits),
        )
        scale = self.number("scale", 100)
        hues = [
            Hue(theme, kind, colour)
            for theme, palette in PALETTES.items()
            for kind in palette.kinds
            if _COLOUR.fullmatch(colour := self.text(f"hue/{theme}/{kind}"))
        ]
        return Preferences(
            follow_system=self.text("theme") == "system",
            calendar=calendar,
            article_family=self.text("article_family"),
            scale=scale if scale in SCALES else 100,
            hues=tuple(hues),
        )

    def keep_look(self, appearance: Appearance) -> None:
        """Remember language, theme and preferences."""
        chosen, calendar = appearance.preferences, appearance.preferences.calendar
        self.keep("language", appearance.language)
        self.keep("theme", "system" if chosen.follow_system else appearance.theme)
        self.keep("months", calendar.months)
        self.keep("hijri", int(calendar.hijri))
        self.keep("digits", calendar.digits)
        self.keep("article_family", chosen.article_family)
        self.keep("scale", chosen.scale)
        self.forget("hue")
        for hue in chosen.hues:
            self.keep(f"hue/{hue.theme}/{hue.kind}", hue.colour)

    def _one_of(self, key: str, known: tuple[T, ...], otherwise: T) -> T:
        value = self._settings.value(key)
        return next((one for one in known if one == value), otherwise)

    def keep(self, key: str, value: str | int | QByteArray) -> None:
        """Remember a value of the window (``language``, ``geometry``, ``docks/read/ar``…)."""
        self._settings.setValue(key, value)

    def shape(self, key: str) -> QByteArray | None:
        """A remembered geometry or arrangement of docks."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else None

    def text(self, key: str) -> str:
        """A short word of the window's own (a profile's id); «» when there is nothing."""
        return str(self._settings.value(key, ""))

    def names(self, key: str) -> frozenset[str]:
        """Names remembered as one text, with spaces between them; none when there is nothing."""
        return frozenset(self.text(key).split())

    def number(self, key: str, otherwise: int) -> int:
        value = self._settings.value(key)
        return int(str(value)) if str(value).isdecimal() else otherwise

    def forget(self, key: str) -> None:
        self._settings.remove(key)

    def recent_cases(self) -> list[Path]:
        """The cases opened last, the newest first; those that are gone left out."""
        return [path for path in self.known_cases() if path.exists()]

    def known_cases(self) -> list[Path]:
        """The cases opened last, those on a disk that is not there now among them."""
        value = self._settings.value("recent")
        names = value if isinstance(value, list) else [value] if value else []
        return [Path(name) for name in names]

    def add_recent(self, case: Path) -> None:
        others = [known for known in self.known_cases() if known != case.resolve()]
        self._keep_cases([case.resolve(), *others])

    def forget_case(self, case: Path) -> None:
        """Take a case off the list of those opened last."""
        self._keep_cases([known for known in self.known_cases() if known != case])

    def _keep_cases(self, cases: list[Path]) -> None:
        self._settings.setValue("recent", [str(path) for path in cases][:_MOST_RECENT])

    def keep_place(self, case: Path, document: int, position: int) -> None:
        """Remember where a person was in a case: an article's number, and the first character on
        the page."""
        self._settings.setValue(_place_key(case), f"{document} {position}")

    def place(self, case: Path) -> tuple[int, int] | None:
        """What :meth:`keep_place` was told last of this case."""
        match str(self._settings.value(_place_key(case), "")).split():
            case [document, position] if document.isdecimal() and position.isdecimal():
                return int(document), int(position)
        return None

    def keep_dismissed(self, case: Path, what: str) -> None:
        """Remember that a person read a warning about a case and put it away."""
        self._settings.setValue(f"dismissed/{what}/{_hash(case)}", 1)

    def is_dismissed(self, case: Path, what: str) -> bool:
        """Whether :meth:`keep_dismissed` was told of it."""
        return self.number(f"dismissed/{what}/{_hash(case)}", 0) == 1

    def write(self) -> None:
        """Put it on disk now."""
        self._settings.sync()


def _place_key(case: Path) -> str:
    """A case's key holds no name, so that no odd letter of one can break the file."""
    return f"place/{_hash(case)}"


def _hash(case: Path) -> str:
    return sha256(str(case.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
