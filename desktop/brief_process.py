"""A brief that is checked comes from somebody: a confined process reads it, and this one is told
what it says of its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from desktop.exporting.brief.problems import (
    MOST_BYTES,
    BriefBroke,
    BriefOutOfMemory,
    BriefTooLarge,
    BriefTooSlow,
    BriefUnreadable,
    NoBrief,
)
from desktop.exporting.brief.read_back import BriefRead, from_record, to_record
from desktop.importing.confined_process import ConfinedFell, ConfinedProcess, ConfinedSilent
from desktop.importing.confinement import MOST_MEMORY_MEGABYTES

# Seconds. A PDF of three thousand footnotes takes eight.
PATIENCE = 120
# Bytes of one answer; what is read of a brief comes in several, and is no more than a brief may be.
_PIECE = 16_000_000


def read_brief_apart(file: Path, *, patience: float = PATIENCE) -> BriefRead:
    """What a brief says of its sources.

    Args:
        patience: seconds after which the file is given up.

    Raises:
        BriefUnreadable: the system does not give the file.
        NoBrief: it is none, or nothing of it can be read.
        BriefTooLarge, BriefTooSlow, BriefOutOfMemory: reading it takes more than a brief may.
        BriefBroke: the process that read it fell.
    """
    name = str(file)
    try:
        with file.open("rb") as opened, closing(ConfinedProcess(_read, patience=patience)) as apart:
            answer = _whole(apart, opened, name)
    except OSError as error:
        raise BriefUnreadable(name, reason=error.strerror or "?") from error
    except ConfinedSilent:
        raise BriefTooSlow(name, seconds=round(patience)) from None
    except ConfinedFell:
        raise BriefBroke(name) from None
    try:
        return _unpacked(answer, name)
    except ValueError:
        raise BriefBroke(name) from None


def _whole(apart: ConfinedProcess, opened: BinaryIO, name: str) -> bytes:
    answer = bytearray()
    with closing(apart.ask({"name": name}, opened)) as pieces:
        for piece in pieces:
            answer += piece
            if len(answer) > MOST_BYTES:
                raise _too_large(name)
    return bytes(answer)


def _unpacked(answer: bytes, name: str) -> BriefRead:
    record = json.loads(answer.decode("utf-8", "surrogatepass"))
    match record.get("problem") if isinstance(record, dict) else "":
        case None:
            return from_record(record)
        case "NoBrief":
            raise NoBrief(name)
        case "BriefTooLarge":
            raise _too_large(name)
        case "BriefOutOfMemory":
            raise BriefOutOfMemory(name, megabytes=MOST_MEMORY_MEGABYTES)
        case _:
            raise ValueError("not an answer")


def _too_large(name: str) -> BriefTooLarge:
    return BriefTooLarge(name, megabytes=MOST_BYTES // 1_000_000)


# --- in the confined process


def _read(order: Mapping[str, Any], file: BinaryIO) -> Iterator[bytes]:
    # Here alone: what reads briefs takes a second to load.
    from desktop.exporting.brief.reading_briefs import read_brief  # noqa: PLC0415

    data = file.read(MOST_BYTES + 1)
    try:
        if len(data) > MOST_BYTES:
            raise _too_large(order["name"])
        told = to_record(read_brief(data, order["name"]))
    except (NoBrief, BriefTooLarge) as problem:
        told = {"problem": type(problem).__name__}
    except MemoryError:
        told = {"problem": BriefOutOfMemory.__name__}
    answer = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for at in range(0, len(answer), _PIECE):
        yield answer[at : at + _PIECE]
