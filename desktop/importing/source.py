"""A file that is open for reading, and what its reading may cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from desktop.importing.problems import ArchiveTooDeep, ArchiveTooLarge

# An archive in an archive in an archive is met (a mailbox of attachments); a fourth is a trap.
DEEPEST = 3
# Bytes that everything inside one file may unpack to, and files in it.
MOST_BYTES = 4_000_000_000
MOST_MEMBERS = 200_000

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """``stream`` is seekable; ``name`` is what messages call it, its suffix may tell the format."""

    name: str
    stream: BinaryIO

    def head(self) -> bytes:
        """The first bytes; the stream stands at its beginning again."""
        self.stream.seek(0)
        head = self.stream.read(_HEAD)
        self.stream.seek(0)
        return head

    def size(self) -> int:
        """In bytes; the stream stands at its beginning."""
        size = self.stream.seek(0, 2)
        self.stream.seek(0)
        return size


@dataclass(slots=True)
class Budget:
    """What is left to unpack of one file; shared by everything that is nested in it."""

    bytes_left: int = MOST_BYTES
    members_left: int = MOST_MEMBERS

    def take(self, size: int, name: str) -> None:
        """Account for one more member of ``size`` bytes.

        Raises:
            ArchiveTooLarge: there is no room for it.
        """
        self.bytes_left -= size
        self.members_left -= 1
        if self.bytes_left < 0 or self.members_left < 0:
            raise ArchiveTooLarge(name)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a source is to be read.

    Attributes:
        encoding: the codec that a person chose, or None to find it.
        columns: for tables, what a person said each column is: its name to ``text``, ``title``,
            ``outlet``, ``published`` or ``author``; None to guess.
        member: where the source stands in the file it comes from.
        depth: how many archives it lies in.
    """

    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    member: str = ""
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    def inside(self, member: str, size: int) -> Reading:
        """How a member of ``size`` unpacked bytes of this source is to be read.

        Raises:
            ArchiveTooDeep, ArchiveTooLarge: it is more than one file may hold.
        """
        if self.depth >= DEEPEST:
            raise ArchiveTooDeep(member)
        self.budget.take(size, member)
        return replace(self, member=self.part(member), depth=self.depth + 1)

    def part(self, name: str) -> str:
        """The whole path of a part called ``name``, for :attr:`FoundArticle.member`."""
        return f"{self.member}/{name}" if self.member else name
