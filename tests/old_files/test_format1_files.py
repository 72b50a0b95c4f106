"""Files of change format 1 open for ever, show what they showed, and are written the same, byte for byte."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from app.models.format1.change import (
    SIGNED_PREFIX,
    read_header,
    read_line,
    read_words,
    write_header,
    write_line,
    write_words,
)
from app.models.format1.ops import read_ops, write_ops
from app.storage import read
from app.storage.device_key import verify
from tests.old_files.make_format1 import BLOB, FOLDER, write
from tests.storage.desk import deliver, fresh, library_in, rebuilt, tables

LINES = (FOLDER / "every_kind.jsonl").read_bytes().splitlines()
NEWER = (FOLDER / "newer.jsonl").read_bytes().splitlines()
SHA256 = {
    "every_kind.jsonl": "18a0b441079de8ae29ed5cac7c375566d931c6aefb8f2d717b9c103bb73d483b",
    "newer.jsonl": "fdf55f0cc19848bc760a07d2001d8ab21a9720b3bdd34009e9e6344fee92fe19",
}
KINDS = {
    "found", "create", "set", "text", "add", "remove", "delete", "restore", "attach", "admit", "revoke", "transfer",
    "redact",
}  # fmt: skip


@pytest.mark.parametrize("name", SHA256)
def test_the_golden_files_are_the_ones_that_were_released(name: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == SHA256[name]


def test_every_op_kind_is_among_them() -> None:
    found = {op["k"] for line in LINES for op in json.loads(read_line(line).ops)["ops"]}
    assert found == KINDS


@pytest.mark.parametrize("line", LINES)
def test_each_piece_reads_and_is_written_the_same(line: bytes) -> None:
    sealed = read_line(line)
    header = read_header(sealed.header)
    assert write_line(sealed) == line
    assert write_header(header) == sealed.header
    assert write_ops(read_ops(sealed.ops, header.n, founding=header.plan is None)) == sealed.ops
    assert verify(header.by, sealed.signature, SIGNED_PREFIX + sealed.header)
    words = read_words(sealed.words, header.n)
    if words is not None and sealed.words is not None:
        salt = bytes.fromhex(json.loads(sealed.words)["salt"])
        assert write_words(salt, words.note, words.values) == sealed.words


def test_one_change_came_without_its_words() -> None:
    assert sum(read_line(line).words is None for line in LINES) == 1


def test_todays_program_writes_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "files", tmp_path / "keys")
    for name in SHA256:
        assert (tmp_path / "files" / name).read_bytes() == (FOLDER / name).read_bytes()
    with (
        zipfile.ZipFile(tmp_path / "files" / "every_kind.handslag") as new,
        zipfile.ZipFile(FOLDER / "every_kind.handslag") as old,
    ):
        assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}


def test_the_file_opens_and_shows_the_plan_it_held(tmp_path: Path) -> None:
    library = library_in(tmp_path, "reader")
    result = library.receive(FOLDER / "every_kind.handslag")
    assert (result.changes, result.waiting, result.missing_blobs) == (len(LINES), 0, ())
    with library.open(result.plan) as session:
        plan = session.plan
        assert plan.root.text("title") == 'Handlingsplan "2015–2020"\\\n😀'
        assert plan.example
        (goal,), (activity,), (cost,) = plan.of("goal"), plan.of("activity"), plan.of("cost")
        assert goal.text("wording") == "Fler unga i arbete eller studier"
        assert goal.text("priority") == "12.5"
        assert goal.text("expected_result") == "Fler unga vuxna i arbete"
        assert goal.refs("neighbourhoods") == ("area:Alby",)
        assert goal.is_empty("lead_responsible")
        assert goal.is_empty("target_group")
        assert (cost.parent, cost.number("amount")) == (activity.id, 1_200_000)
        assert session.blob(sha256(BLOB).hexdigest()) == BLOB
        assert session.latest_changes(20)[-1].name == "Åsa Öberg"
        assert session.latest_changes(20)[-2].note == "första utkastet"


def test_what_a_newer_version_wrote_waits_and_is_kept_as_it_came(tmp_path: Path) -> None:
    plan = read_line(LINES[0]).id
    connection = fresh(tmp_path, plan)
    deliver(connection, plan, LINES)
    before = tables(connection)
    result = deliver(connection, plan, NEWER)
    assert (len(result.waiting), result.refused, result.added) == (2, [], [])
    kept = [row[0] for row in connection.execute("SELECT line FROM waiting ORDER BY line")]
    assert kept == sorted(NEWER)
    assert tables(connection) == before == rebuilt(connection)
    assert read.load(connection).tips == (read_line(LINES[-1]).id,)
    connection.close()
