"""Lines made to split replicas or slip in unsigned: what only a newer version can judge, names of the wrong kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.models.format1 import ops
from app.models.format1.canonical import encode
from app.models.format1.change import (
    SIGNED_PREFIX,
    Header,
    Sealed,
    read_line,
    sha256,
    write_header,
    write_line,
    write_words,
)
from app.storage.author import Drafted
from app.storage.seal import seal
from tests.storage.desk import deliver, fresh, rebuilt, tables
from tests.storage.test_receive import Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    yield scene
    scene.connection.close()


def newer_kind(scene: Scene) -> Sealed:
    """A change of the founder with an op kind that nobody knows yet."""
    future = encode({"ops": [{"k": "vote"}]})
    words = write_words(bytes(16), "", ("x",))
    header = write_header(
        Header(scene.plan, scene.founder.key.make_sure(), scene.tips, 1, sha256(future), sha256(words), 1)
    )
    return Sealed(header, future, words, scene.founder.key.sign(SIGNED_PREFIX + header))


def test_what_a_newer_version_seems_to_have_written_is_refused_when_it_is_not_signed_or_of_another_plan(
    scene: Scene,
) -> None:
    scene.deliver(*scene.lines)
    sealed = newer_kind(scene)
    assert scene.deliver(write_line(replace(sealed, signature=bytes(64)))) == (0, 0, ["tampered"])
    body = json.loads(sealed.header) | {"plan": "0" * 64}
    header = encode(body)
    foreign = replace(sealed, header=header, signature=scene.founder.key.sign(SIGNED_PREFIX + header))
    assert scene.deliver(write_line(foreign)) == (0, 0, ["foreign"])
    assert scene.connection.execute("SELECT count(*) FROM waiting").fetchone() == (0,)


def test_words_that_come_later_reach_also_what_waits(scene: Scene) -> None:
    sealed, later = newer_kind(scene), read_line(scene.lines[-1])
    scene.deliver(write_line(replace(sealed, words=None)), write_line(replace(later, words=None)))
    scene.deliver(write_line(sealed), write_line(later))
    scene.deliver(write_line(replace(sealed, words=None)), write_line(replace(later, words=None)))
    kept = {row[0] for row in scene.connection.execute("SELECT line FROM waiting")}
    assert kept == {write_line(sealed), write_line(later)}


def test_of_two_lines_that_only_a_newer_version_can_judge_both_are_kept(scene: Scene) -> None:
    sealed = newer_kind(scene)
    header = sealed.header.replace(b'"v":1', b'"v":2')
    true, forged = replace(sealed, header=header), replace(sealed, header=header, ops=b"{}", signature=bytes(64))
    scene.deliver(*scene.lines, write_line(forged), write_line(true), write_line(true))
    kept = {row[0] for row in scene.connection.execute("SELECT line FROM waiting")}
    assert kept == {write_line(true), write_line(forged)}


def test_what_waited_and_then_proves_to_be_faulty_is_let_go(scene: Scene) -> None:
    sealed = read_line(scene.lines[-1])
    waited = write_line(replace(sealed, signature=bytes(64)))
    scene.connection.execute("INSERT INTO waiting VALUES ('x', ?, 0)", (waited,))
    assert scene.deliver(*scene.lines) == (3, 0, [])
    assert scene.connection.execute("SELECT count(*) FROM waiting").fetchone() == (0,)


def test_a_restore_that_names_a_void_delete_has_nothing_to_pass_on(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    void = scene.line(scene.stranger, ops.Delete(scene.goal, scene.tips))
    name = read_line(void).id
    restore = scene.line(scene.founder, ops.Restore(scene.goal, (f"{name}:0",)), after=(name,))
    assert scene.deliver(void, restore) == (2, 0, [])
    assert tables(scene.connection) == rebuilt(scene.connection)


def test_a_value_never_ends_a_reference_nor_a_removal_a_value_in_whichever_order_they_come(tmp_path: Path) -> None:
    """Somebody who knows the ids may name anything in `over`; all must read it alike."""
    scene = Scene(tmp_path)
    add = scene.line(scene.founder, ops.Add(scene.goal, "x", "area:A"))
    ref = scene.line(scene.founder, ops.SetTarget(scene.goal, "y", (), "area:A"))
    text = scene.line(scene.founder, ops.Text(scene.goal, "z", ()))
    gone = scene.line(scene.stranger, ops.SetValue(scene.goal, "v", (), 0), words=("v",))
    one, two, three, four = (f"{read_line(line).id}:0" for line in (add, ref, text, gone))
    naming = scene.line(
        scene.founder,
        ops.SetValue(scene.goal, "x", (one,), 0),
        ops.Remove(scene.goal, "y", "area:A", (two,)),
        ops.SetValue(scene.goal, "z", (three,), 0),
        ops.SetValue(scene.goal, "v", (four,), 0),
        words=("w",),
    )
    scene.deliver(*scene.lines, add, ref, text, gone)
    scene.deliver(naming)
    other = fresh(tmp_path / "other", scene.plan)
    deliver(other, scene.plan, [*scene.lines, naming])
    deliver(other, scene.plan, [gone, text, ref, add])
    assert tables(scene.connection, of_this_replica=False) == tables(other, of_this_replica=False)
    live = scene.connection.execute(
        "SELECT field FROM edit WHERE record=? AND live=1 AND target IS NOT NULL", (scene.goal,)
    )
    assert sorted(live.fetchall()) == [("x",), ("y",)]
    scene.connection.close()
    other.close()


def test_a_founding_change_by_somebody_it_does_not_name_is_refused(scene: Scene) -> None:
    found = ops.Found((scene.founder.key.make_sure(),))
    line = write_line(seal(scene.stranger, None, (), Drafted([found], []), ""))
    empty = fresh(Path(scene.library.data_dir) / "x", read_line(line).id)
    result = deliver(empty, read_line(line).id, [line])
    assert (result.added, result.refused) == ([], ["tampered"])
    empty.close()
