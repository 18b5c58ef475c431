"""The language of the terminal: Arabic where the locale is Arabic, English everywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.look.translation import Language

# The order in which POSIX systems ask (LANGUAGE is GNU gettext's).
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that an environment asks for."""
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "ar" if asked.lower().startswith("ar") else "en"
