"""Whether the tests of the storage would notice: mistakes made on purpose, one at a time.

Run on demand, in a copy: ``.venv/bin/python -m tests.storage.mutations [--steps N] [NAME…]``. Each
mistake is put into ``storage/``; then the state machine walks, and the other tests run until one
fails. A mistake that neither notices is a gap in the tests.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.storage.proof.texts import keep_readings

ROOT = Path(__file__).resolve().parents[2]
MACHINE = "tests/storage/test_state_machine.py"
OTHERS = (
    "test_standing", "test_journal", "test_merging", "test_merge_index", "test_current_index",
    "test_judgements", "test_current", "test_disagreements", "test_case_file", "test_reprints",
    "test_search", "test_packing", "test_encrypted_backups",
)  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """In ``file`` of the storage, ``old`` becomes ``new``."""

    name: str
    file: str
    old: str
    new: str


MUTATIONS = (
    Mutation("undo of merges does nothing", "standing.py", "action NOT IN ('undo', 'redo')\",\n",
             "action NOT IN ('undo', 'redo', 'merge')\",\n"),
    Mutation("a new judgement leaves redo open", "standing.py",
             "UPDATE undone SET redo = NULL WHERE", "UPDATE undone SET redo = redo WHERE"),
    Mutation("an anchor is not placed again", "judgements.py",
             "if anchor_at(text, start, end) == anchor:", "if end <= len(text):"),
    Mutation("an anchor takes the same words at its old offsets", "judgements.py",
             "if anchor_at(text, start, end) == anchor:", "if text[start:end] == anchor.quote:"),
    Mutation("judgements on earlier texts do not hold", "journal.py",
             "IN (SELECT id FROM lineage)\"\n            \" AND u.uid IS NULL",
             "IN (SELECT id FROM lineage LIMIT 1)\"\n            \" AND u.uid IS NULL"),
    Mutation("a judgement leaves later texts' index as it was", "case_file.py",
             "for other in self.revisions.others(number) if number is not None else ():",
             "for other in ():"),
    Mutation("a merge of names leaves the index as it was", "current_index.py",
             "if follow(db):", "if False:"),
    Mutation("a merge does not hold for names that come later", "current_index.py",
             "follow_names(db, [", "list([db] and ["),
    Mutation("rows of the index that went stay", "current_index.py",
             "    _delete(db, table, key, gone)\n", ""),
    Mutation("a merge across kinds keeps the kind", "applying/entities.py",
             "        kind=rest.name.kind,  # type: ignore[arg-type]\n", ""),
    Mutation("of two merges of a name the first holds", "applying/merges.py",
             "for merge in reversed(merges):", "for merge in merges:"),
    Mutation("a kept reading outlives its analysis", "view_cache.py",
             "kept is None or kept.machine != fingerprint:\n                return",
             "kept is None:\n                return"),
    Mutation("grades are not merged", "merging.py", "if link.uid not in known:",
             "if link.uid not in known and action != 'grade_claim':"),
    Mutation("merging works nothing out of undo and redo", "merging.py",
             "        standing.rebuild(db)\n", ""),
    Mutation("merging finds no ends of the journal", "merging.py", "        _find_heads(db)\n", ""),
    Mutation("merging forgets what revises what", "merging.py",
             " | _add_revisions(db, theirs, numbers)", ""),
    Mutation("merged texts are not indexed for the search", "merging.py",
             "        index_text(db, own, text)\n", ""),
    Mutation("an entry follows from one end alone", "journal.py",
             "for row in db.conn.execute(\"SELECT hash FROM journal_heads\"))",
             "for row in db.conn.execute(\"SELECT hash FROM journal_heads LIMIT 1\"))"),
    Mutation("the clock stands still", "journal.py", "int(last[0]) + 1", "max(1, int(last[0]))"),
    Mutation("what was made together is not undone together", "judgements.py",
             "if value is not None}", "if value is not None and key != 'group'}"),
    Mutation("which of several places is not written down", "judgements.py",
             "if key in known and not known[key][\"places\"]:", "if key in known:"),
    Mutation("going back brings nothing back", "snapshots.py",
             "if not e.active and e.uid in stood", "if False"),
    Mutation("words of a failed import count as known", "search/index.py",
             "if last < remembered.last or", "if False or"),
    Mutation("backups stay plain", "encryption.py",
             "work = _Work(case, None, passphrase)",
             "work = _Work(case, None, passphrase); work.rewrite_backups = lambda: None"),
    Mutation("a write is not one transaction", "connection.py",
             "self.db.conn.execute(\"BEGIN IMMEDIATE\")", "pass"),
)  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--steps", type=int, default=1500)
    arguments.add_argument("--seed", type=int, default=5)
    arguments.add_argument("names", nargs="*", help="only mistakes whose name holds one of these")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--by", choices=("both", "machine", "others"), default="both")
    options = arguments.parse_args()
    chosen = [
        mutation
        for mutation in MUTATIONS
        if not options.names or any(name in mutation.name for name in options.names)
    ]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        os.environ["RAWI_READINGS"] = str(Path(folder) / "readings.json")
        keep_readings(Path(os.environ["RAWI_READINGS"]))
        missed = sum(pool.map(partial(told, options=options), chosen))
    sys.exit(f"{missed} went unnoticed" if missed else 0)


def told(mutation: Mutation, options: argparse.Namespace) -> bool:
    """Say who noticed a mistake; gives whether nobody did."""
    by_machine, by_others = tried(mutation, options)
    print(f"{mutation.name} | {by_machine or '-'} | {by_others or '-'}", flush=True)
    return not by_machine and not by_others


def tried(mutation: Mutation, options: argparse.Namespace) -> tuple[str, str]:
    """After how many steps the machine noticed, and which other test did; empty: none."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("storage", "tests"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("desktop", "resources", "packaging", "pyproject.toml"):
            (copy / name).symlink_to(ROOT / name)
        file = copy / "storage" / mutation.file
        text = file.read_text(encoding="utf-8")
        assert text.count(mutation.old) == 1, f"{mutation.name}: storage/{mutation.file} changed"
        file.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        by_machine = _by_machine(copy, options) if options.by != "others" else ""
        return by_machine, _by_others(copy) if options.by != "machine" else ""


def _by_machine(copy: Path, options: argparse.Namespace) -> str:
    walked = _run(copy, [MACHINE, "-s", f"--hypothesis-seed={options.seed}"], options.steps)
    failed = re.search(r"failed after (\d+) steps", walked)
    return f"{failed[1]} steps" if failed else "at once" if "FAILED" in walked else ""


def _by_others(copy: Path) -> str:
    others = _run(copy, [f"tests/storage/{name}.py" for name in OTHERS], 0)
    by = re.search(r"(?:FAILED|ERROR) tests/storage/(\S+)", others)
    return by[1] if by else ""


def _run(copy: Path, arguments: list[str], steps: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *arguments],
        cwd=copy,
        env={**os.environ, "RAWI_PROOF_STEPS": str(steps), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


if __name__ == "__main__":
    main()
