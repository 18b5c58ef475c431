"""A power cut, while the log is written or folded in, loses nothing that was acknowledged."""

from __future__ import annotations

import random
from pathlib import Path

from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from tests.storage.faults.log import WAL_HEADER, frame_size, page_size, size_of
from tests.storage.faults.writes import EITHER, FAULTS, PAGES_A_STEP, WRITES


@EITHER
def test_a_power_cut_anywhere_keeps_what_was_acknowledged(
    path: Path, tmp_path: Path, secret: Passphrase | None
) -> None:
    """The log is cut off at every frame and within frames, its last frame scrambled."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path, passphrase=secret) as case:
        acknowledged = [(size_of(log), _said(case))]
        for write in WRITES.values():
            write(case)
            acknowledged.append((size_of(log), _said(case)))
        file, frames = path.read_bytes(), log.read_bytes()
    draw = random.Random(5)
    frame = frame_size(secret)
    cuts = [*range(WAL_HEADER, len(frames) + 1, frame)]
    cuts = sorted(draw.sample(cuts, len(cuts) // PAGES_A_STEP))
    cuts += [cut + draw.randrange(1, frame) for cut in cuts[:-1]]
    assert len(cuts) > 20
    for cut in cuts:
        kept = max((said for size, said in acknowledged if size <= cut), key=len, default=set())
        for scrambled in (False, True):
            left = bytearray(frames[:cut])
            if scrambled:
                left += bytes(draw.randrange(256) for _ in range(3000))
            FAULTS["cut in the log"] += 1
            found = _found(tmp_path, file, bytes(left))
            with CaseFile.open(found, passphrase=secret) as case:
                assert not case.read_only
                assert case.verify().problems == ()
                assert kept <= _said(case)


@EITHER
def test_a_power_cut_while_the_log_is_folded_in_loses_nothing(
    path: Path, tmp_path: Path, secret: Passphrase | None
) -> None:
    """Any of the pages may have reached the file, and the log is still whole."""
    log = path.with_name(path.name + "-wal")
    with CaseFile.open(path, passphrase=secret) as case:
        for write in WRITES.values():
            write(case)
        said = _said(case)
        before, frames = path.read_bytes(), log.read_bytes()
    after, size = path.read_bytes(), page_size(secret)
    draw = random.Random(6)
    for _ in range(40):
        FAULTS["cut in folding"] += 1
        mixed = b"".join(
            (after if draw.random() < 0.5 else before)[at : at + size] or after[at : at + size]
            for at in range(0, len(after), size)
        )
        with CaseFile.open(_found(tmp_path, mixed, frames), passphrase=secret) as case:
            assert case.verify().problems == ()
            assert _said(case) == said


def _said(case: CaseFile) -> set[str]:
    """All texts, and all entries of the journal."""
    texts = {case.documents.get(number).text for number in case.documents.ids()}
    return texts | {link.uid for link in case.journal.links()}


def _found(folder: Path, file: bytes, log: bytes) -> Path:
    """A case as it is found after a crash."""
    found = folder / "found.rawi"
    for leftover in folder.glob("found.rawi*"):
        leftover.unlink()
    found.write_bytes(file)
    found.with_name("found.rawi-wal").write_bytes(log)
    return found
