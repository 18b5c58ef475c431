"""Why two claims conflict, in words of either language."""

from __future__ import annotations

from desktop.analysis.reasons import Language
from desktop.analysis.reasons import describe as describe_reason


def describe(why: str, language: Language) -> str:
    """``Conflict.why`` in words: see :func:`desktop.analysis.reasons.describe`."""
    return describe_reason(why, language, "conflict_reasons")
