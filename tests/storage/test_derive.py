"""The tables are a function of the log: built again, delivered in any order, cut up or doubled, they come out equal."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import verbs
from app.models.change import Change, Delete, Set
from app.storage import read
from tests.storage.desk import (
    BOARD,
    Repeating,
    Ticking,
    act,
    deliver,
    fresh,
    hurried,
    library_in,
    lines_of,
    rebuilt,
    seen,
    tables,
)

choices = st.lists(st.integers(0, 10**6), max_size=14)


@settings(max_examples=25)
@given(choices)
def test_rebuilding_gives_equal_tables(tmp_path_factory: pytest.TempPathFactory, deeds: list[int]) -> None:
    library = library_in(tmp_path_factory.mktemp("data"))
    with hurried(library.create("Plan", BOARD, example=True)) as session:
        for deed in deeds:
            act(session, deed)
        connection = session._store.connection
        before = tables(connection)
        assert rebuilt(connection) == before
        assert seen(read.load(connection)) == seen(session.plan)


def forked(folder: Path, mine: list[int], yours: list[int]) -> tuple[str, list[bytes], list[bytes]]:
    """A plan, and the lines of two copies of it that one device (cloned with its key) went on writing in apart."""
    ours = library_in(folder / "a")
    with hurried(ours.create("Plan", BOARD, example=True)) as session:
        goal = session.do(verbs.create(session.plan, "goal", {"wording": "Start"}, session.chance)).created[0]
        session.do(verbs.set_value(session.plan, goal, "expected_result", "En text att skriva i."))
        session.do(verbs.create(session.plan, "activity", {"name": "Start"}, session.chance))
        session.send(folder / "plan.handslag")
        plan = session.plan.id
    theirs = library_in(folder / "b", clock=Ticking(step=1500))
    theirs._pen = type(ours._pen)(ours._pen.key, theirs._pen.clock, Repeating("other"))
    theirs.receive(folder / "plan.handslag")
    logs = []
    for library, deeds in ((ours, mine), (theirs, yours)):
        with hurried(library.open(plan)) as session:
            for deed in deeds:
                act(session, deed)
            logs.append(lines_of(session))
    return plan, logs[0], logs[1]


@settings(max_examples=20)
@given(choices, choices, st.integers(0, 10**6))
def test_any_order_cut_and_doubling_of_delivery_gives_the_same_tables(
    tmp_path_factory: pytest.TempPathFactory, mine: list[int], yours: list[int], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("data")
    plan, a, b = forked(folder, mine, yours)
    straight = fresh(folder / "straight", plan)
    deliver(straight, plan, a)
    deliver(straight, plan, b)
    chance = Random(seed)
    shuffled = [*a, *b, *chance.choices(a, k=3)]
    chance.shuffle(shuffled)
    crooked = fresh(folder / "crooked", plan)
    while shuffled:
        cut = chance.randint(1, 6)
        deliver(crooked, plan, shuffled[:cut])
        shuffled = shuffled[cut:]
    assert tables(crooked, of_this_replica=False) == tables(straight, of_this_replica=False)
    assert crooked.execute("SELECT count(*) FROM waiting").fetchone()[0] == 0
    assert seen(read.load(crooked)) == seen(read.load(straight))
    again = tables(crooked)
    assert rebuilt(crooked) == again
    straight.close()
    crooked.close()


class Pair:
    """One device's plan in two copies, written in apart and then brought together in the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ours = library_in(folder / "a")
        with hurried(self.ours.create("Plan", BOARD, example=True)) as session:
            self.plan = session.plan.id
        self.theirs = library_in(folder / "b", clock=Ticking(step=1500))
        self.theirs._pen = type(self.ours._pen)(self.ours._pen.key, self.theirs._pen.clock, Repeating("other"))
        self.share(self.ours, self.theirs)

    def share(self, source: object, target: object) -> None:
        source.send(self.plan, self.folder / "x.handslag")  # type: ignore[attr-defined]
        target.receive(self.folder / "x.handslag")  # type: ignore[attr-defined]

    def do(self, library: object, change: Change) -> tuple[str, ...]:
        with hurried(library.open(self.plan)) as session:  # type: ignore[attr-defined]
            return tuple(session.do(change).created)

    def meet(self) -> None:
        self.share(self.theirs, self.ours)
        self.share(self.ours, self.theirs)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def goal_in(pair: Pair, **fields: object) -> str:
    with hurried(pair.ours.open(pair.plan)) as session:
        return session.do(verbs.create(session.plan, "goal", fields, session.chance)).created[0]


def test_values_written_apart_differ_and_a_new_value_over_both_settles_them(pair: Pair) -> None:
    goal = goal_in(pair, wording="Start")
    pair.meet()
    pair.do(pair.ours, Change((Set(goal, "wording", "Mitt"),)))
    pair.do(pair.theirs, Change((Set(goal, "wording", "Ditt"),)))
    pair.meet()
    for library in (pair.ours, pair.theirs):
        with library.open(pair.plan) as session:
            record = session.plan.record(goal)
            assert record.differing == {"wording"}
            assert record.text("wording") in ("Mitt", "Ditt")
    pair.do(pair.theirs, Change((Set(goal, "wording", "Vårt"),)))
    pair.meet()
    with pair.ours.open(pair.plan) as session:
        assert session.plan.record(goal).differing == frozenset()
        assert session.plan.record(goal).text("wording") == "Vårt"


def test_the_same_value_written_apart_is_no_difference(pair: Pair) -> None:
    goal = goal_in(pair, wording="Start")
    pair.meet()
    pair.do(pair.ours, Change((Set(goal, "wording", "Samma"),)))
    pair.do(pair.theirs, Change((Set(goal, "wording", "Samma"),)))
    pair.meet()
    with pair.ours.open(pair.plan) as session:
        assert session.plan.record(goal).differing == frozenset()


def test_order_is_quiet_and_never_waits_for_people(pair: Pair) -> None:
    goal = goal_in(pair, wording="Start")
    pair.meet()
    pair.do(pair.ours, Change((Set(goal, "position", "Aaaaa"),)))
    pair.do(pair.theirs, Change((Set(goal, "position", "Zaaaa"),)))
    pair.meet()
    places = set()
    for library in (pair.ours, pair.theirs):
        with library.open(pair.plan) as session:
            assert session.plan.record(goal).differing == frozenset()
            places.add(session.plan.record(goal).position)
    assert len(places) == 1


def test_an_activity_deleted_while_another_adds_a_cost_row_stays_in_sight(pair: Pair) -> None:
    with hurried(pair.ours.open(pair.plan)) as session:
        activity = session.do(verbs.create(session.plan, "activity", {"name": "A"}, session.chance)).created[0]
    pair.meet()
    with hurried(pair.theirs.open(pair.plan)) as session:
        cost = session.do(verbs.create(session.plan, "cost", {"amount": 5}, session.chance, activity)).created[0]
    pair.do(pair.ours, Change((Delete(activity),)))
    with pair.ours.open(pair.plan) as session:
        assert activity not in session.plan
    pair.meet()
    for library in (pair.ours, pair.theirs):
        with library.open(pair.plan) as session:
            assert activity in session.plan
            assert cost in session.plan
            status = "SELECT status FROM record WHERE id=?"
            assert session._store.connection.execute(status, (activity,)).fetchone() == ("changed",)
    pair.do(pair.ours, Change((Delete(activity),)))
    pair.meet()
    with pair.theirs.open(pair.plan) as session:
        assert activity not in session.plan
        assert cost not in session.plan


def test_a_link_made_while_another_takes_it_away_stays(pair: Pair) -> None:
    goal = goal_in(pair, wording="Start", neighbourhoods=["area:Ekliden"])
    pair.meet()
    with hurried(pair.ours.open(pair.plan)) as session:
        session.do(verbs.unlink(session.plan, goal, "neighbourhoods", "area:Ekliden"))
    with hurried(pair.theirs.open(pair.plan)) as session:
        session.do(verbs.unlink(session.plan, goal, "neighbourhoods", "area:Ekliden"))
        session.do(verbs.link(session.plan, goal, "neighbourhoods", "area:Ekliden"))
    pair.meet()
    for library in (pair.ours, pair.theirs):
        with library.open(pair.plan) as session:
            assert session.plan.record(goal).refs("neighbourhoods") == ("area:Ekliden",)


def test_texts_written_apart_merge(pair: Pair) -> None:
    goal = goal_in(pair, wording="Start", expected_result="Fler unga i arbete.")
    pair.meet()
    for library, text in ((pair.ours, "Fler unga vuxna i arbete."), (pair.theirs, "Fler unga i arbete eller studier.")):
        with hurried(library.open(pair.plan)) as session:
            session.do(verbs.set_value(session.plan, goal, "expected_result", text))
    pair.meet()
    with pair.ours.open(pair.plan) as session:
        assert session.plan.record(goal).text("expected_result") == "Fler unga vuxna i arbete eller studier."
