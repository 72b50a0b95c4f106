"""What the world does to a plan's file comes out as a sentence, and nothing that was saved is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from app.journeys.library import Library
from app.journeys.session import Person
from app.models import verbs
from app.models.change import Change, Create, Set, Write
from app.models.errors import UserError
from app.storage import database, read
from app.storage.files import new_file
from app.storage.lock import WriterLock
from app.storage.shown import Shown
from tests.storage.desk import BOARD, hurried, library_in, rebuilt, seen, tables


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = library_in(tmp_path / "data")
    with hurried(library.create("Plan", BOARD, example=True)) as session:
        session.do(verbs.create(session.plan, "goal", {"wording": "A"}, session.chance))
    return library


def file_in(library: Library) -> Path:
    return next((library.data_dir / "plans").glob("*.sqlite"))


def refused(library: Library) -> UserError:
    with pytest.raises(UserError) as fault:
        library.open(file_in(library).stem)
    assert "{" not in str(fault.value)
    return fault.value


def test_a_plan_from_a_newer_version_is_left_alone(library: Library) -> None:
    connection = sqlite3.connect(file_in(library))
    connection.execute(f"PRAGMA user_version={database.USER_VERSION + 1}")
    connection.close()
    assert refused(library).code == "plan_newer"
    (entry,) = library.plans()
    assert "nyare version" in entry.problem


def test_another_programs_database_is_no_plan(library: Library) -> None:
    connection = sqlite3.connect(file_in(library))
    connection.execute("PRAGMA application_id=1")
    connection.close()
    assert refused(library).code == "not_a_plan"


def test_a_file_that_is_no_database_is_no_plan(library: Library) -> None:
    file_in(library).write_bytes(b"hej" * 5000)
    assert refused(library).code == "not_a_plan"


def test_a_damaged_file_is_said_and_the_safety_copies_are_pointed_to(library: Library) -> None:
    path = file_in(library)
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(bytes(data))
    fault = refused(library)
    assert fault.code == "plan_damaged"
    assert "backups" in str(fault)
    assert path.read_bytes() == bytes(data)


def test_the_safety_copy_opens_as_the_plan(library: Library) -> None:
    path = file_in(library)
    with library.open(path.stem) as session:
        before = seen(session.plan)
    (copy,) = (library.data_dir / "backups" / path.stem).iterdir()
    path.write_bytes(copy.read_bytes())
    with library.open(path.stem) as session:
        assert seen(session.plan) == before
        assert session.writable


def test_a_full_disk_leaves_everything_saved_before(library: Library) -> None:
    with library.open("Plan") as session:
        before, connection = seen(session.plan), session._store.connection
        derived = tables(connection)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(UserError) as full:
            for _ in range(20):
                session.do(Change((Create("goal"), Set("#0", "wording", "x" * 100_000))))
                before, derived = seen(session.plan), tables(connection)
        assert full.value.code == "disk_full"
        assert tables(connection) == derived
        assert seen(session.plan) == before == seen(read.load(connection))
        connection.execute("PRAGMA max_page_count=1000000")
        session.do(verbs.create(session.plan, "goal", {"wording": "åter"}, session.chance))
        after = tables(connection)
        assert rebuilt(connection) == after


def test_a_locked_file_is_said_and_can_be_tried_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    with library.open("Plan") as session:
        other = sqlite3.connect(file_in(library), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError) as locked:
            session.do(verbs.create(session.plan, "goal", {"wording": "B"}, session.chance))
        assert locked.value.code == "plan_locked"
        other.execute("ROLLBACK")
        other.close()
        session.do(verbs.create(session.plan, "goal", {"wording": "B"}, session.chance))
        assert len(session.plan.of("goal")) == 2


def test_a_plan_in_a_folder_that_cannot_be_written_is_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_lock(_: WriterLock) -> bool:
        raise OSError("read-only file system")

    monkeypatch.setattr(WriterLock, "take", no_lock)
    with library.open("Plan") as session:
        assert len(session.plan.of("goal")) == 1
        assert not session.writable
        assert "går bara att läsa" in str(session.refusal)


def test_a_new_plan_that_could_not_be_finished_leaves_no_file(tmp_path: Path) -> None:
    def interrupted() -> None:
        with new_file(tmp_path, "0" * 64) as connection:
            connection.execute("INSERT INTO waiting VALUES ('a', x'00', 1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(UserError) as fault:
        library_in(tmp_path / "data").create("Plan", BOARD)
    assert fault.value.code == "folder_read_only"


def test_a_mistake_in_our_own_sql_stays_a_bug(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), database.sentences(tmp_path):
        sqlite3.connect(":memory:").execute("SELECT nothing FROM nowhere")


def test_tables_from_an_older_rule_are_built_again_when_the_plan_is_opened(library: Library) -> None:
    with library.open("Plan") as session:
        before = tables(session._store.connection)
    connection = sqlite3.connect(file_in(library), isolation_level=None)
    connection.execute("UPDATE derived_version SET version=0")
    connection.execute("DELETE FROM record")
    connection.close()
    with library.open("Plan") as session:
        assert tables(session._store.connection) == before


def test_every_acknowledged_change_is_durable_by_the_files_own_settings(library: Library) -> None:
    with library.open("Plan") as session:
        connection = session._store.connection
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert database.quick_check(connection)


def test_a_change_that_failed_halfway_leaves_no_trace_in_file_or_memory(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library.open("Plan") as session:
        connection = session._store.connection
        before = tables(connection)
        with monkeypatch.context() as patch:
            patch.setattr(Shown, "refresh", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                session.do(Change((Create("goal"), Write("#0", "expected_result", "ett"))))
        assert tables(connection) == before
        session.do(Change((Create("goal"), Write("#0", "expected_result", "två"))))
        after = tables(connection)
        assert rebuilt(connection) == after
        assert len(session.plan.of("goal")) == 2


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="takes a superuser to become another")
@pytest.mark.parametrize("left_open", [False, True])
def test_another_persons_folder_is_read_whatever_state_it_was_left_in(
    library: Library, tmp_path: Path, left_open: bool
) -> None:
    if left_open:
        path = file_in(library)
        copy = tmp_path / "data" / "plans" / "kept"
        session = library.open("Plan")
        copy.mkdir()
        for part in path.parent.glob(f"{path.stem}.*"):
            shutil.copy(part, copy)
        session.close()
        for part in copy.iterdir():
            shutil.move(part, path.parent / part.name)
        copy.rmdir()
    assert library.person == Person()
    for folder in (tmp_path / "data", *(tmp_path / "data").rglob("*")):
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)
    str(UserError("plan_read_only"))
    os.seteuid(65534)
    try:
        with library.open("Plan") as session:
            assert len(session.plan.of("goal")) == 1
            assert session.refusal is not None
            assert session.refusal.code == "plan_read_only"
    finally:
        os.seteuid(0)
        for folder in (tmp_path / "data", *(tmp_path / "data").rglob("*")):
            folder.chmod(0o755)
