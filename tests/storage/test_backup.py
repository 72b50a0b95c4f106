"""A safety copy for each day of use, whole, the newest seven kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.models.errors import UserError
from app.storage import backup
from app.storage.backup import KEEP, back_up
from tests.storage.desk import SPRING_2015

DAY = 86_400_000


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(tmp_path / "plan.sqlite", isolation_level=None)
    connection.execute("CREATE TABLE t (a)")
    yield connection  # type: ignore[misc]
    connection.close()


def test_the_days_first_copy_is_the_days_copy(connection: sqlite3.Connection, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    assert back_up(connection, folder, SPRING_2015) == folder / "2015-04-23.sqlite"
    assert back_up(connection, folder, SPRING_2015 + 1000) is None


def test_only_the_newest_seven_are_kept(connection: sqlite3.Connection, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    for day in range(KEEP + 3):
        back_up(connection, folder, SPRING_2015 + day * DAY)
    assert [copy.name for copy in sorted(folder.iterdir())] == [f"2015-04-{n}.sqlite" for n in (26, 27, 28, 29, 30)] + [
        "2015-05-01.sqlite",
        "2015-05-02.sqlite",
    ]


def test_a_copy_holds_what_is_written_and_not_yet_moved_from_the_log(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO t VALUES (1)")
    copy = back_up(connection, tmp_path / "copies", SPRING_2015)
    assert copy is not None
    found = sqlite3.connect(copy)
    assert found.execute("SELECT a FROM t").fetchall() == [(1,)]
    found.close()
    assert [path.name for path in (tmp_path / "copies").iterdir()] == [copy.name]


def test_a_damaged_plan_never_takes_the_place_of_a_whole_copy(
    connection: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    back_up(connection, folder, SPRING_2015)
    monkeypatch.setattr(backup, "quick_check", lambda _: False)
    with pytest.raises(UserError) as damaged:
        back_up(connection, folder, SPRING_2015 + DAY)
    assert damaged.value.code == "plan_damaged"
    assert [path.name for path in folder.iterdir()] == ["2015-04-23.sqlite"]
