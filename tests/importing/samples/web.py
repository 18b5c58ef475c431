"""Saved sites and feeds, written by the libraries that write them."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://news.example/2018/07/06/bridge"


def mhtml(*pages: bytes, label: str = "utf-8", address: str = ADDRESS) -> bytes:
    """A page saved as one file, as browsers write it: each page, and a picture."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "البلدية تفتح الجسر"
    message["MIME-Version"] = "1.0"
    message.make_related()
    for raw in pages:
        part = EmailMessage(policy=policy.SMTP)
        part.set_content(raw, "text", "html", cte="quoted-printable")
        part.set_param("charset", label)
        part["Content-Location"] = address
        message.attach(part)
    picture = EmailMessage(policy=policy.SMTP)
    picture.set_content(b"\x89PNG" * 9, "image", "png")
    message.attach(picture)
    return message.as_bytes()


def warc(*answers: tuple[str, str, bytes], zipped: bool = False, packed: str = "") -> bytes:
    """An archive of answers: status, content type, body, which servers said are ``packed`` so."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (status, kind, body) in enumerate(answers):
        said = [("Content-Type", kind), *([("Content-Encoding", packed)] if packed else [])]
        headers = StatusAndHeaders(status, said, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"{ADDRESS}/{number}", "response", payload=BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()
