"""A file of gzip members, one after the other, read to where it ends or breaks."""

from __future__ import annotations

import zlib
from typing import IO

_BLOCK = 65536
_GZIP = 31


class Unpacked:
    """A stream of what is packed in ``stream``. The standard library's loses what it has read when
    the file was cut off; this one gives it, and then says so in :attr:`cut_off`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)
        self._begun = False
        self._told = 0
        self.cut_off = False

    def tell(self) -> int:
        """How many unpacked bytes were read."""
        return self._told

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end."""
        data = b""
        while not data and not self.cut_off:
            self._packed = self._packed or self._stream.read(_BLOCK)
            if not self._packed:
                self.cut_off = self._begun
                break
            data = self._next(size)
        self._told += len(data)
        return data

    def _next(self, size: int) -> bytes:
        self._begun = True
        try:
            data = self._member.decompress(self._packed, size)
        except zlib.error:
            self.cut_off = True
            return b""
        self._packed = self._member.unconsumed_tail
        if self._member.eof:
            # Some writers fill up to whole blocks with zeros.
            self._packed = self._member.unused_data.lstrip(b"\x00")
            self._member = zlib.decompressobj(_GZIP)
            self._begun = False
        return data
