"""Kills a writer in the middle of its work, again and again: `python benchmarks/kill9.py [TIMES]` (100 unless told).

Each time every change it had acknowledged must be in the log, the file must be whole, and building the derived tables
again must give what was there.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.journeys.library import Library
from app.models import verbs
from app.models.change import Change, Set, Write
from app.storage.database import DERIVED_TABLES, open_for_writing, quick_check, transaction
from app.storage.derive import Derivation

TITLE = "Avbruten"


def library_in(folder: Path) -> Library:
    """A library whose key is opened by the passphrase in the environment."""
    from app.journeys.library import standard

    return standard(folder)


def write(folder: Path) -> None:
    """Edits for ever, and says the id of each change once `do` has returned."""
    with library_in(folder).open(TITLE) as session:
        goal = session.plan.of("goal")[0].id
        text = ""
        for number in range(10**9):
            text = f"{text} ord {os.getpid()} {number}"[-400:]
            wording = f"Mål {os.getpid()} {number}"
            done = session.do(Change((Set(goal, "wording", wording), Write(goal, "expected_result", text))))
            assert done.change_id, "nothing was stored"
            print(done.change_id, flush=True)
            if number % 7 == 0:
                session.do(verbs.create(session.plan, "finding", {"title": str(number)}, session.chance))
            if number % 11 == 0:
                session.undo()


def run(folder: Path, times: int) -> int:
    """Writes and kills `times` times; how many changes were acknowledged in all. `AssertionError` when one is lost."""
    with library_in(folder).create(TITLE, "board:Exempelnämnden", example=True) as session:
        session.do(verbs.create(session.plan, "goal", {"wording": "Mål"}, session.chance))
    acknowledged: set[str] = set()
    for _ in range(times):
        acknowledged |= interrupted(folder)
        check(next((folder / "plans").glob("*.sqlite")), acknowledged)
    return len(acknowledged)


def interrupted(folder: Path) -> set[str]:
    """What one writer acknowledged before it was killed."""
    command = [sys.executable, __file__, "--write", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        until = time.monotonic() + random.uniform(0, 0.15)
        while time.monotonic() < until:
            said.append(writer.stdout.readline())
        writer.kill()
        said += writer.stdout.readlines()
    return {line.strip() for line in said if line.endswith("\n")}


def check(path: Path, acknowledged: set[str]) -> None:
    connection = open_for_writing(path)
    try:
        assert quick_check(connection), "the file is not whole"
        there = {row[0] for row in connection.execute("SELECT id FROM change")}
        assert acknowledged <= there, f"lost {len(acknowledged - there)}"
        before = {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in DERIVED_TABLES}
        with transaction(connection):
            Derivation(connection).rebuild()
        after = {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in DERIVED_TABLES}
        assert after == before, "built again, the tables differ"
    finally:
        connection.close()


if __name__ == "__main__":
    os.environ.setdefault("HANDSLAG_DEVICE_PASSPHRASE", "kill9")
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]))
    else:
        count = int(sys.argv[1]) if sys.argv[1:] else 100
        with tempfile.TemporaryDirectory() as place:
            print(f"{count} × kill −9: {run(Path(place), count)} changes acknowledged, none lost, tables equal")
