"""An analysis as the case keeps it: its JSON, deflated against the text that it quotes.

Nearly all words of an analysis are quotations and the schema's keys. Given both to zlib beforehand
as a dictionary, a reading takes about as much room as its article instead of six times as much.
"""

from __future__ import annotations

import zlib

# Never change a released dictionary: add one, and give it the next number.
_KEYS = {
    1: (
        b'"relations":[{"kind":"part_of","entity":"e1"}],"place":{"lat":35.1,"lon":40.4,"radius_km":'
        b'1.0,"gazetteer":"wof:","candidates":[{"name":""}]},"location":{"relation":"in","anchor":"'
        b'","distance_km":null,"bearing":null},"side":null},{"id":"q1","low":1.0,"high":1.0,'
        b'"approximate":false,"what":"","unit":null,"counts":null},{"id":"t1","kind":"date",'
        b'"earliest":"2017-11-12","latest":"2017-11-12","edtf":"2017-11-12","why":"","duration":null}'
        b',{"id":"s1","text":"","entity":null,"kind":"official","named":false},{"id":"c1","chain":['
        b'"s2","s1"],"cues":[{"source":"s1"}],"stance":"asserts","quoted":false,"hedges":[],"events":'
        b'["v1"]},{"id":"v1","type":"attack","trigger":{"start":1,"end":2,"text":""},"time":null,'
        b'"place":null,"polarity":"affirmed","modality":"actual","arguments":[{"role":"actor",'
        b'"mention":"m1","quantity":null,"time":null,"event":null},{"role":"target","mention":"m1"}],'
        b'"same_as":null},{"schema":"rawi.analysis/1","document":{"title":"","outlet":null,'
        b'"published":null,"dateline":null,"text":"","paragraphs":[{"start":0,"end":1,"kind":"body"'
        b'}]},"mentions":[{"id":"m1","start":1,"end":2,"text":"","kind":"organisation","form":'
        b'"nominal","entity":"e1","by":"gazetteer","confidence":0.9,"loaded":false,"why":""},'
        b'{"kind":"place","form":"name","entity":null,"by":"neural"},{"kind":"person"}],"entities":['
        b'{"id":"e1","kind":"organisation","name":"","aliases":[],"mentions":["m1"],"relations":[],'
        b'"place":null,"location":null,"side":null}]'
    ),
}
_NEWEST = max(_KEYS)
# How far back deflate can point (RFC 1951): of a longer dictionary only the end would be of use.
_WINDOW = 32_768


class PackingError(ValueError):
    """The packed analysis is damaged, or another text than its own was given."""


def pack(json_text: str, text: str) -> bytes:
    """The JSON of an analysis of ``text``, packed; the first byte is the dictionary's number."""
    plain = json_text.encode("utf-8", "surrogatepass")
    packer = zlib.compressobj(level=6, wbits=-15, zdict=_dictionary(_NEWEST, text))
    return bytes([_NEWEST]) + _checksum(plain) + packer.compress(plain) + packer.flush()


def unpack(body: bytes, text: str) -> str:
    """The JSON that :func:`pack` was given with the same text. Raises PackingError."""
    number, checksum, packed = body[:1], body[1:5], body[5:]
    if not number or number[0] not in _KEYS:
        raise PackingError("packed by an unknown dictionary")
    unpacker = zlib.decompressobj(wbits=-15, zdict=_dictionary(number[0], text))
    try:
        plain = unpacker.decompress(packed) + unpacker.flush()
    except zlib.error as error:
        raise PackingError(str(error)) from error
    if _checksum(plain) != checksum:
        raise PackingError("it is not what was packed with this text")
    return plain.decode("utf-8", "surrogatepass")


def _checksum(plain: bytes) -> bytes:
    return zlib.crc32(plain).to_bytes(4, "big")


def _dictionary(number: int, text: str) -> bytes:
    keys = _KEYS[number]
    return text.encode("utf-8", "surrogatepass")[: _WINDOW - len(keys)] + keys
