"""Lines from elsewhere: what is not signed, whole and of this plan changes nothing; what has no right has no effect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import verbs
from app.models.change import Change, Delete, Set
from app.models.format1 import ops
from app.models.format1.canonical import encode
from app.models.format1.change import (
    SIGNED_PREFIX,
    Header,
    Sealed,
    read_header,
    read_line,
    sha256,
    write_header,
    write_line,
    write_words,
)
from app.models.format1.ops import Op
from app.storage import log, read
from app.storage.author import Drafted
from app.storage.device_key import DeviceKey
from app.storage.seal import Pen, seal
from tests.storage.desk import (
    BOARD,
    MemorySecrets,
    Repeating,
    Ticking,
    deliver,
    fresh,
    hurried,
    library_in,
    lines_of,
    rebuilt,
    seen,
    tables,
)


class Scene:
    """A plan with one goal: its lines, the founder's pen and a stranger's, and an empty file to receive into."""

    def __init__(self, folder: Path) -> None:
        self.library = library_in(folder / "a")
        with hurried(self.library.create("Plan", BOARD, example=True)) as session:
            self.goal = session.do(
                verbs.create(session.plan, "goal", {"wording": "A", "expected_result": "ett två"}, session.chance)
            ).created[0]
            session.do(verbs.set_value(session.plan, self.goal, "wording", "B"))
            self.plan, self.tips, self.lines = session.plan.id, session.plan.tips, lines_of(session)
            self.shown = seen(session.plan)
        self.founder = Pen(self.library._pen.key, Ticking(), Repeating("founder"))
        self.stranger = Pen(DeviceKey(folder / "s", Repeating("stranger"), MemorySecrets()), Ticking(), Repeating("s"))
        self.connection = fresh(folder / "empty", self.plan)

    def line(self, pen: Pen, *items: Op, words: tuple[str, ...] = (), after: tuple[str, ...] | None = None) -> bytes:
        after = self.tips if after is None else after
        return write_line(seal(pen, self.plan, after, Drafted([*items], [*words]), ""))

    def deliver(self, *lines: bytes) -> tuple[int, int, list[str]]:
        """How many were added, how many wait, and why others were refused."""
        result = deliver(self.connection, self.plan, lines)
        return len(result.added), len(result.waiting), result.refused


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    yield scene
    scene.connection.close()


def edits(scene: Scene, name: str) -> tuple[str, ...]:
    rows = scene.connection.execute(
        "SELECT change, idx FROM edit WHERE record=? AND field=? AND live=1", (scene.goal, name)
    )
    return tuple(sorted(f"{change}:{idx}" for change, idx in rows))


def test_what_comes_without_its_parents_waits_and_is_taken_in_when_they_come(scene: Scene) -> None:
    founding, first, second = scene.lines
    assert scene.deliver(second) == (0, 1, [])
    assert scene.deliver(founding) == (1, 1, [])
    assert scene.deliver(first, second) == (2, 0, [])
    assert seen(read.load(scene.connection)) == scene.shown
    assert scene.connection.execute("SELECT count(*) FROM waiting").fetchone() == (0,)


def test_the_same_line_again_changes_nothing(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    before = tables(scene.connection)
    assert scene.deliver(*scene.lines, *scene.lines) == (0, 0, [])
    assert tables(scene.connection) == before


def resigned(scene: Scene, change: Callable[[dict[str, object]], None]) -> bytes:
    """The last line with another header, honestly signed by the founder."""
    sealed = read_line(scene.lines[-1])
    body = json.loads(sealed.header)
    change(body)
    header = encode(body)
    return write_line(replace(sealed, header=header, signature=scene.founder.key.sign(SIGNED_PREFIX + header)))


def test_faulty_lines_are_refused_with_their_reason_and_change_nothing(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    before = tables(scene.connection)
    sealed = read_line(scene.line(scene.founder, ops.Delete(scene.goal, scene.tips)))
    stranger = scene.stranger.key.make_sure()
    faulty = [
        write_line(replace(sealed, signature=bytes(64))),
        write_line(replace(sealed, signature=scene.stranger.key.sign(SIGNED_PREFIX + sealed.header))),
        write_line(replace(sealed, signature=scene.founder.key.sign(sealed.header))),
        write_line(replace(sealed, ops=b'{"ops":[]}')),
        write_line(replace(sealed, words=b"{}")),
        write_line(sealed)[:-1],
        b"",
        b"[]",
        resigned(scene, lambda body: body.update(by=stranger)),
        resigned(scene, lambda body: body.update(by=stranger.upper())),
        resigned(scene, lambda body: body.update(after=[])),
        resigned(scene, lambda body: body.update(more=1)),
        resigned(scene, lambda body: body.update(after=["b" * 64, "a" * 64])),
    ]
    for line in faulty:
        assert scene.deliver(line) == (0, 0, ["tampered"]), line
    assert scene.deliver(resigned(scene, lambda body: body.update(plan="0" * 64))) == (0, 0, ["foreign"])
    assert tables(scene.connection) == before


def test_another_root_is_refused_even_when_the_founder_signed_it(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    found = ops.Found((scene.founder.key.make_sure(),))
    other = write_line(seal(scene.founder, None, (), Drafted([found], []), ""))
    assert scene.deliver(other) == (0, 0, ["foreign"])


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_a_tampered_line_changes_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = Random(seed)
    scene = _kept(tmp_path_factory)
    line = bytearray(chance.choice(scene.lines))
    for _ in range(chance.randint(1, 3)):
        line[chance.randrange(len(line))] ^= chance.randint(1, 255)
    line = line[: chance.choice([len(line), chance.randrange(len(line))])]
    if bytes(line) in scene.lines:
        return
    before = tables(scene.connection)
    added, _, _ = scene.deliver(bytes(line))
    assert added == 0
    assert tables(scene.connection) == before


_SCENES: list[Scene] = []


def _kept(factory: pytest.TempPathFactory) -> Scene:
    """One scene for all examples, since none of them may change it."""
    if not _SCENES:
        _SCENES.append(Scene(factory.mktemp("scene")))
        _SCENES[0].deliver(*_SCENES[0].lines)
    return _SCENES[0]


def test_a_strangers_changes_are_kept_without_effect(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    tips = scene.connection.execute("SELECT change FROM tip").fetchall()
    line = scene.line(
        scene.stranger,
        ops.SetValue(scene.goal, "wording", edits(scene, "wording"), 0),
        ops.Text(scene.goal, "expected_result", (ops.Splice("", 0, 1, 3, ()),)),
        ops.Create("goal", None, "district"),
        ops.Delete(scene.goal, scene.tips),
        words=("Främmande", "xxx"),
    )
    assert scene.deliver(line) == (1, 0, [])
    assert seen(read.load(scene.connection)) == scene.shown
    assert scene.connection.execute("SELECT change FROM tip").fetchall() == tips
    assert log.holds(scene.connection, read_line(line).id)
    before = tables(scene.connection)
    assert rebuilt(scene.connection) == before


def test_what_a_void_edit_replaced_is_passed_on_to_the_one_that_replaces_it(scene: Scene) -> None:
    """The founder settles over a stranger's value; what the stranger had replaced must not come back beside it."""
    scene.deliver(*scene.lines)
    over = edits(scene, "wording")
    void = scene.line(scene.stranger, ops.SetValue(scene.goal, "wording", over, 0), words=("Främmande",))
    name = f"{read_line(void).id}:0"
    settled = scene.line(
        scene.founder,
        ops.SetValue(scene.goal, "wording", (name,), 0),
        words=("Avgjort",),
        after=(read_line(void).id,),
    )
    scene.deliver(settled, void)
    assert edits(scene, "wording") == (f"{read_line(settled).id}:0",)
    (goal,) = read.load(scene.connection).of("goal")
    assert (goal.text("wording"), goal.differing) == ("Avgjort", frozenset())


def test_an_edit_named_by_one_who_had_not_seen_it_is_replaced_whichever_comes_first(
    scene: Scene, tmp_path: Path
) -> None:
    early = scene.line(scene.founder, ops.SetValue(scene.goal, "target_group", (), 0), words=("Unga",))
    name = f"{read_line(early).id}:0"
    late = scene.line(scene.founder, ops.SetValue(scene.goal, "target_group", (name,), 0), words=("Alla",))
    scene.deliver(*scene.lines, early)
    scene.deliver(late)
    other = fresh(tmp_path / "other", scene.plan)
    deliver(other, scene.plan, [*scene.lines, late])
    deliver(other, scene.plan, [early])
    assert tables(other, of_this_replica=False) == tables(scene.connection, of_this_replica=False)
    assert read.load(other).record(scene.goal).text("target_group") == "Alla"
    again = tables(other)
    assert rebuilt(other) == again
    other.close()


def test_naming_an_edit_of_another_field_replaces_nothing(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    lie = scene.line(scene.founder, ops.SetValue(scene.goal, "target_group", edits(scene, "wording"), 0), words=("x",))
    scene.deliver(lie)
    assert read.load(scene.connection).record(scene.goal).text("wording") == "B"


def test_a_malformed_change_is_void_as_a_whole_and_kept(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    body = encode({"ops": [{"k": "delete", "record": scene.goal, "seen": list(scene.tips)}, {"k": "create"}]})
    words = write_words(bytes(16), "", ())
    device = scene.founder.key.make_sure()
    header = write_header(Header(scene.plan, device, scene.tips, 1, sha256(body), sha256(words), 0))
    sealed = Sealed(header, body, words, scene.founder.key.sign(SIGNED_PREFIX + header))
    assert scene.deliver(write_line(sealed)) == (1, 0, [])
    assert seen(read.load(scene.connection)) == scene.shown
    assert read.load(scene.connection).tips == scene.tips


def test_an_op_on_a_record_that_its_author_could_not_know_is_void(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    made = scene.line(scene.founder, ops.Create("goal", None, "district"))
    record = f"{read_line(made).id}:0"
    blind = scene.line(scene.founder, ops.SetValue(record, "wording", (), 0), words=("Gissat",))
    child = scene.line(scene.founder, ops.Create("comment", record, "district"))
    scene.deliver(blind, child, made)
    assert read.load(scene.connection).record(record).fields == {}
    assert read.load(scene.connection).of("comment") == []


def test_a_delete_covers_only_what_its_author_had_among_the_ancestors(scene: Scene) -> None:
    """`seen` names an edit made at the same time, which the author cannot have had: it stays in sight."""
    scene.deliver(*scene.lines)
    edit = scene.line(scene.founder, ops.SetValue(scene.goal, "target_group", (), 0), words=("Unga",))
    named = tuple(sorted((*scene.tips, read_line(edit).id)))
    scene.deliver(edit, scene.line(scene.founder, ops.Delete(scene.goal, named)))
    assert scene.goal in read.load(scene.connection)


def test_a_reference_added_meanwhile_keeps_a_deleted_record_in_sight(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    link = scene.line(scene.founder, ops.Create("activity", None, "district"), ops.Add("#0", "goals", scene.goal))
    delete = scene.line(scene.founder, ops.Delete(scene.goal, scene.tips))
    scene.deliver(delete)
    assert scene.goal not in read.load(scene.connection)
    scene.deliver(link)
    assert scene.goal in read.load(scene.connection)
    gone = scene.line(
        scene.founder,
        ops.Remove(f"{read_line(link).id}:0", "goals", scene.goal, (f"{read_line(link).id}:1",)),
        after=tuple(sorted((read_line(link).id, read_line(delete).id))),
    )
    scene.deliver(gone)
    assert scene.goal not in read.load(scene.connection)
    before = tables(scene.connection)
    assert rebuilt(scene.connection) == before


def test_shown_dates_never_go_backwards_nor_past_the_arrival(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    pens = [Pen(scene.founder.key, lambda at=at: at, Repeating(str(at))) for at in (2**50, 5)]
    first = scene.line(pens[0], ops.SetValue(scene.goal, "target_group", (), 0), words=("x",))
    second = write_line(
        seal(
            pens[1], scene.plan, (read_line(first).id,), Drafted([ops.SetValue(scene.goal, "lesson", (), 0)], ["y"]), ""
        )
    )
    scene.deliver(first, second)
    shown = dict(scene.connection.execute("SELECT change, shown FROM place").fetchall())
    arrival = scene.connection.execute("SELECT max(arrival) FROM change").fetchone()[0]
    parent = max(shown[tip] for tip in scene.tips)
    assert parent <= shown[read_line(second).id] <= shown[read_line(first).id] == arrival


def test_the_bytes_in_the_log_are_the_bytes_that_came(scene: Scene) -> None:
    scene.deliver(*reversed(scene.lines))
    kept = [write_line(sealed) for sealed, _ in log.all_sealed(scene.connection)]
    assert kept == scene.lines
    assert read_header(read_line(kept[0]).header).plan is None


def test_one_change_may_edit_and_delete_and_undo_takes_both_back(scene: Scene) -> None:
    with hurried(scene.library.open(scene.plan)) as session:
        session.do(Change((Set(scene.goal, "wording", "C"), Delete(scene.goal))))
        session.undo()
        assert session.plan.record(scene.goal).text("wording") == "B"


def test_a_reference_replaced_by_another_value_no_longer_keeps_a_deleted_record_in_sight(scene: Scene) -> None:
    link = scene.line(
        scene.founder, ops.Create("measure", None, "district"), ops.SetTarget("#0", "goal", (), scene.goal)
    )
    measure = f"{read_line(link).id}:0"
    delete = scene.line(scene.founder, ops.Delete(scene.goal, scene.tips))
    scene.deliver(*scene.lines, delete, link)
    assert scene.goal in read.load(scene.connection)
    gone = scene.line(
        scene.founder,
        ops.SetTarget(measure, "goal", (f"{read_line(link).id}:1",), None),
        after=tuple(sorted((read_line(link).id, read_line(delete).id))),
    )
    scene.deliver(gone)
    assert scene.goal not in read.load(scene.connection)
    before = tables(scene.connection)
    assert rebuilt(scene.connection) == before


def test_of_quiet_values_written_apart_the_deepest_is_shown(scene: Scene) -> None:
    scene.deliver(*scene.lines)
    low = scene.line(scene.founder, ops.SetValue(scene.goal, "position", (), 0), words=("Grund",))
    step = scene.line(scene.founder, ops.SetValue(scene.goal, "lesson", (), 0), words=("x",))
    for number in range(64):
        deep = scene.line(
            scene.founder,
            ops.SetValue(scene.goal, "position", (), 0),
            words=(f"Djup{number}",),
            after=(read_line(step).id,),
        )
        if read_line(deep).id < read_line(low).id:
            break
    scene.deliver(low, step, deep)
    assert read.load(scene.connection).record(scene.goal).position == f"Djup{number}"
