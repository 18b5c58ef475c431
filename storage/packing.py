"""An analysis as the case keeps it: slimmed, as JSON, deflated against the text that it is of.

What is left of a slimmed analysis (:mod:`storage.slimming`) is words of the article and the keys of
the schema. Given both to zlib beforehand as a dictionary, a reading takes about a third of the room
of its article instead of six times as much.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from storage.slimming import fatten, slim

# Never change a released dictionary nor what is slimmed away: add one, with the next number.
_KEYS = {
    2: (
        b'"relations":[{"kind":"part_of","entity":"e1"}],"place":{"lat":35.1,"lon":40.4,"radius_km":'
        b'1.0,"gazetteer":"wof:","candidates":[{"name":"x"}]},"location":{"relation":"in","anchor":"'
        b'"}},{"id":"q1","start":1,"end":2,"low":1.0,"high":1.0,"approximate":true,"what":"","unit":'
        b'"","counts":"m1"},{"id":"t1","start":1,"end":2,"kind":"date","earliest":"2017-11-12",'
        b'"latest":"2017-11-12","edtf":"2017-11-12","why":"","duration":""},{"id":"s1","start":1,'
        b'"end":2,"entity":"e1","kind":"official","named":true},{"id":"c1","start":1,"end":2,"chain":'
        b'["s2","s1"],"cues":[{"start":1,"end":2,"source":"s1"}],"stance":"asserts","quoted":true,'
        b'"hedges":[{"start":1,"end":2}],"events":["v1"]},{"id":"v1","type":"attack","trigger":{'
        b'"start":1,"end":2},"time":"t1","place":"m1","polarity":"affirmed","modality":"actual",'
        b'"arguments":[{"role":"actor","mention":"m1"},{"role":"target","mention":"m1"},{"role":'
        b'"count","quantity":"q1"}]},{"schema":"rawi.analysis/1","document":{"title":"","outlet":"",'
        b'"published":"","paragraphs":[{"start":0,"end":1,"kind":"headline"},{"start":1,"end":2,'
        b'"kind":"body"}]},"mentions":[{"id":"m1","start":1,"end":2,"kind":"organisation","form":'
        b'"nominal","entity":"e1","by":"gazetteer","confidence":0.9,"why":""},{"kind":"place","form":'
        b'"name","entity":"e1","by":"neural"},{"kind":"person"}],"entities":[{"id":"e1","kind":'
        b'"organisation","name":"","aliases":[""],"mentions":["m1"]}]'
    ),
}
_NEWEST = max(_KEYS)
# A packed analysis begins with its dictionary's number and a checksum, so many bytes.
CHECKED = 5
# How far back deflate can point (RFC 1951): of a longer dictionary only the end would be of use.
_WINDOW = 32_768


class PackingError(ValueError):
    """The packed analysis is damaged, or another text than its own was given."""


def pack(analysis: dict[str, Any], text: str) -> bytes:
    """The JSON values of an analysis of ``text``, packed; the first byte is the dictionary's
    number."""
    words = json.dumps(slim(analysis, text), ensure_ascii=False, separators=(",", ":"))
    plain = words.encode("utf-8", "surrogatepass")
    encoded = text.encode("utf-8", "surrogatepass")
    packer = zlib.compressobj(level=6, wbits=-15, zdict=_dictionary(_NEWEST, encoded))
    checksum = _checksum(plain, encoded)
    return bytes([_NEWEST]) + checksum + packer.compress(plain) + packer.flush()


def unpack(body: bytes, text: str) -> dict[str, Any]:
    """What :func:`pack` was given with the same text. Raises PackingError."""
    number, checksum, packed = body[:1], body[1:CHECKED], body[CHECKED:]
    if not number or number[0] not in _KEYS:
        raise PackingError("packed by an unknown dictionary")
    encoded = text.encode("utf-8", "surrogatepass")
    unpacker = zlib.decompressobj(wbits=-15, zdict=_dictionary(number[0], encoded))
    try:
        plain = unpacker.decompress(packed) + unpacker.flush()
    except zlib.error as error:
        raise PackingError(str(error)) from error
    if _checksum(plain, encoded) != checksum:
        raise PackingError("it is not what was packed with this text")
    return fatten(json.loads(plain.decode("utf-8", "surrogatepass")), text)


def _checksum(plain: bytes, text: bytes) -> bytes:
    """Of both: what was slimmed away is in the text."""
    return zlib.crc32(plain, zlib.crc32(text)).to_bytes(4, "big")


def _dictionary(number: int, text: bytes) -> bytes:
    keys = _KEYS[number]
    return text[: _WINDOW - len(keys)] + keys
