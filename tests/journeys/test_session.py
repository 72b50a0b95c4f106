"""The one door: what is done is kept, told, named, undone and done again, and the past can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.library import Library
from app.journeys.session import Person, Session
from app.models import verbs
from app.models.change import Attach, Change, Create, Delete, Link, Set, SetRef, Unlink, Write, combine
from app.models.errors import UserError
from tests.storage.desk import BOARD, Repeating, Ticking, act, hurried, library_in, seen


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = library_in(tmp_path / "data")
    library.set_person(Person("Anna Lindqvist", "Exempelnämnden"))
    return library


@pytest.fixture
def session(library: Library) -> Session:
    session = hurried(library.create("Plan", BOARD, example=True))
    yield session  # type: ignore[misc]
    session.close()


def goal(session: Session, **fields: object) -> str:
    return session.do(verbs.create(session.plan, "goal", fields, session.chance)).created[0]


def put(session: Session, record: str, field: str, value: object) -> None:
    session.do(verbs.set_value(session.plan, record, field, value))


def test_a_new_plan_says_what_it_is_called_and_for_whom(session: Session) -> None:
    root = session.plan.root
    assert (root.text("title"), root.text("district_board"), root.flag("example")) == ("Plan", BOARD, True)
    assert root.id == session.plan.id
    assert session.plan.example
    assert session.undo_name is None
    assert session.undo() is None


def test_the_founding_is_no_deed_to_undo_but_what_came_with_it_is(library: Library) -> None:
    with library.create("Med mera", BOARD, extra=Change((Create("finding"),))) as session:
        assert len(session.plan.of("finding")) == 1
        session.undo()
        assert session.plan.of("finding") == []
        assert session.undo() is None


def test_records_get_their_ids_from_the_change_that_made_them(session: Session) -> None:
    done = session.do(
        Change((Create("goal"), Set("#0", "wording", "A"), Create("measure"), SetRef("#2", "goal", "#0")))
    )
    assert done.created == (f"{done.change_id}:0", f"{done.change_id}:2")
    measure = session.plan.record(done.created[1])
    assert measure.refs("goal") == (done.created[0],)
    assert session.plan.referring(done.created[0]) == [measure]


def test_every_kind_of_edit_is_there_after_opening_again(library: Library) -> None:
    with library.create("Plan", BOARD) as session:
        made = session.do(
            Change(
                (
                    Create("goal"),
                    Set("#0", "wording", "Mål"),
                    Set("#0", "good_example", True),
                    Write("#0", "expected_result", "Rad ett\r\nRad två 😀"),
                    Link("#0", "neighbourhoods", "area:B"),
                    Link("#0", "neighbourhoods", "area:A"),
                    Create("activity"),
                    Create("cost", "#6"),
                    Set("#7", "amount", 1_200_000),
                )
            )
        ).created
        before = seen(session.plan)
        tips = session.plan.tips
    with library.open("Plan") as session:
        assert seen(session.plan) == before
        assert session.plan.tips == tips
        record = session.plan.record(made[0])
        assert record.text("expected_result") == "Rad ett\nRad två 😀"
        assert record.refs("neighbourhoods") == ("area:A", "area:B")
        assert session.plan.record(made[2]).number("amount") == 1_200_000
        assert session.plan.record(made[2]).parent == made[1]


def test_several_edits_of_one_field_in_one_change_end_as_the_last_says(session: Session) -> None:
    record = goal(session, wording="A", expected_result="ett")
    session.do(
        Change(
            (
                Set(record, "wording", "B"),
                Write(record, "expected_result", "två"),
                Set(record, "wording", "C"),
                Link(record, "neighbourhoods", "area:A"),
                Write(record, "expected_result", "tre"),
                Unlink(record, "neighbourhoods", "area:A"),
            )
        )
    )
    assert session.plan.record(record).text("wording") == "C"
    assert session.plan.record(record).differing == frozenset()
    assert session.plan.record(record).text("expected_result") == "tre"
    assert session.plan.record(record).refs("neighbourhoods") == ()
    session.undo()
    assert session.plan.record(record).text("wording") == "A"
    assert session.plan.record(record).text("expected_result") == "ett"


def test_a_record_made_and_deleted_in_one_change_is_gone(session: Session) -> None:
    made = session.do(Change((Create("goal"), Set("#0", "wording", "A"), Delete("#0")))).created
    assert made[0] not in session.plan


def test_what_changes_nothing_is_not_stored(session: Session) -> None:
    record = goal(session, wording="A", expected_result="ett")
    before = session.plan.tips
    assert session.do(Change(())).change_id == ""
    assert session.do(Change((Set(record, "wording", "A"), Write(record, "expected_result", "ett")))).created == ()
    assert session.plan.tips == before


def test_emptying_a_field_empties_it(session: Session) -> None:
    record = goal(session, wording="A", expected_result="ett")
    put(session, record, "wording", "")
    put(session, record, "expected_result", "")
    assert session.plan.record(record).is_empty("wording")
    assert session.plan.record(record).fields == {}


def test_listeners_hear_types_and_records_after_the_change_is_stored(session: Session) -> None:
    heard: list[tuple[frozenset[str], frozenset[str]]] = []
    stop = session.subscribe(lambda kinds, records: heard.append((kinds, records)))
    record = goal(session, wording="A")
    assert heard == [({"goal"}, {record})]
    activity = session.do(verbs.create(session.plan, "activity", {"goals": [record]}, session.chance)).created[0]
    assert heard[-1][1] == {activity, record}
    stop()
    stop()
    put(session, record, "wording", "B")
    assert len(heard) == 2


def test_deleting_hides_what_lies_under_and_undo_brings_it_back(session: Session) -> None:
    activity = session.do(verbs.create(session.plan, "activity", {"name": "A"}, session.chance)).created[0]
    cost = session.do(verbs.create(session.plan, "cost", {"amount": 5}, session.chance, activity)).created[0]
    before = seen(session.plan)
    session.do(Change((Delete(activity),)))
    assert activity not in session.plan
    assert cost not in session.plan
    session.undo()
    assert seen(session.plan) == before


@settings(max_examples=30)
@given(st.lists(st.integers(0, 10**6), max_size=14))
def test_undo_takes_everything_back_step_by_step_and_redo_does_it_again(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[int]
) -> None:
    library = library_in(tmp_path_factory.mktemp("data"))
    with hurried(library.create("Plan", BOARD, example=True)) as session:
        for deed in deeds:
            act(session, deed)
        back = [seen(session.plan)]
        while session.undo():
            back.append(seen(session.plan))
        assert len(session.plan) == 1
        for state in reversed(back[:-1]):
            assert session.redo_name is not None
            session.redo()
            assert seen(session.plan) == state
        for state in back[1:]:
            session.undo()
            assert seen(session.plan) == state


def test_undo_goes_on_after_the_window_was_closed(library: Library) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A")
        put(session, record, "wording", "B")
        put(session, record, "wording", "C")
        session.undo()
    with library.open("Plan") as session:
        assert session.undo_name == "Ångra: ändrade Målet"
        assert session.redo_name == "Gör om: ändrade Målet"
        session.undo()
        assert session.plan.record(record).text("wording") == "A"
    with library.open("Plan") as session:
        session.redo()
        session.redo()
        assert session.plan.record(record).text("wording") == "C"
        assert session.redo() is None


def test_something_new_ends_what_could_be_done_again(session: Session) -> None:
    record = goal(session, wording="A")
    put(session, record, "wording", "B")
    session.undo()
    put(session, record, "wording", "C")
    assert session.redo_name is None
    session.undo()
    assert session.plan.record(record).text("wording") == "A"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda g, a: Change((Set(g, "wording", "X"),)), "ändrade Målet"),
        (lambda g, a: Change((Write(g, "expected_result", "X"),)), "skrev i Förväntat resultat"),
        (lambda g, a: Change((Create("finding"), Set("#0", "title", "X"))), "lade till slutsats"),
        (lambda g, a: Change((Delete(g),)), "tog bort mål"),
        (lambda g, a: Change((Link(a, "goals", g),)), "kopplade "),
        (lambda g, a: Change((Set(g, "position", "Zaaaa"),)), "flyttade mål"),
        (lambda g, a: Change((Set(g, "wording", "X"), Set(g, "target_group", "Y"))), "ändrade mål"),
        (lambda g, a: Change((Set(g, "wording", "X"), Set(a, "name", "Y"))), "ändrade 1\u00a0mål och 1\u00a0aktivitet"),
        (lambda g, a: Change((Attach(b"x"),)), "lade till en bilaga"),
    ],
)
def test_what_was_done_is_named_in_words(session: Session, change: object, name: str) -> None:
    record = goal(session, wording="A")
    activity = session.do(verbs.create(session.plan, "activity", {"name": "B"}, session.chance)).created[0]
    session.do(change(record, activity))  # type: ignore[operator]
    assert (session.undo_name or "").startswith(f"Ångra: {name}")


def test_words_given_with_a_deed_name_it_through_undo_and_redo(session: Session) -> None:
    session.do(Change((Create("dataset"),)), words="läste in index")
    assert session.undo_name == "Ångra: läste in index"
    assert session.undo() == "läste in index"
    assert session.redo_name == "Gör om: läste in index"
    session.redo()
    assert session.undo_name == "Ångra: läste in index"


def shared(library: Library, folder: Path, title: str = "Plan") -> Library:
    """The same device's plan in a second place, as after a restored backup: it writes apart from the first."""
    library.send(title, folder / "x.handslag")
    other = library_in(folder / "other", clock=Ticking(step=1700))
    other._pen = type(library._pen)(library._pen.key, other._pen.clock, Repeating("other"))
    other.receive(folder / "x.handslag")
    return other


def test_a_settlement_undone_brings_the_difference_back_and_redo_settles_it_again(
    library: Library, tmp_path: Path
) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="Start")
    other = shared(library, tmp_path)
    for place, text in ((library, "Mitt"), (other, "Ditt")):
        with place.open("Plan") as session:
            put(session, record, "wording", text)
    other.send("Plan", tmp_path / "y.handslag")
    library.receive(tmp_path / "y.handslag")
    with library.open("Plan") as session:
        assert session.plan.record(record).differing == {"wording"}
        put(session, record, "wording", "Vårt")
        assert session.plan.record(record).differing == frozenset()
        session.undo()
        assert session.plan.record(record).differing == {"wording"}
        session.redo()
        assert session.plan.record(record).differing == frozenset()
        assert session.plan.record(record).text("wording") == "Vårt"
        session.undo()
        assert session.plan.record(record).differing == {"wording"}


def test_undo_refuses_what_was_changed_since_says_so_and_goes_on_to_the_next(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="Start", target_group="Unga")
        put(session, record, "target_group", "Alla")
        put(session, record, "wording", "Mitt")
    other = shared(library, tmp_path)
    with other.open("Plan") as session:
        put(session, record, "wording", "Ditt")
    other.send("Plan", tmp_path / "y.handslag")
    library.receive(tmp_path / "y.handslag")
    with library.open("Plan") as session:
        with pytest.raises(UserError) as refused:
            session.undo()
        assert str(refused.value).startswith("Det går inte att ångra: Anna Lindqvist har ändrat Målet sedan dess.")
        assert session.plan.record(record).text("wording") == "Ditt"
        session.undo()
        assert session.plan.record(record).text("target_group") == "Unga"
        assert session.plan.record(record).text("wording") == "Ditt"


def test_undo_in_a_text_leaves_what_others_wrote(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, expected_result="Fler unga i arbete.")
        put(session, record, "expected_result", "Fler unga i arbete eller studier.")
    other = shared(library, tmp_path)
    with other.open("Plan") as session:
        put(session, record, "expected_result", "Fler unga vuxna i arbete eller eftergymnasiala studier.")
    other.send("Plan", tmp_path / "y.handslag")
    library.receive(tmp_path / "y.handslag")
    with library.open("Plan") as session:
        session.undo()
        assert session.plan.record(record).text("expected_result") == "Fler unga vuxna i arbete eftergymnasiala."
        session.redo()
        assert "eller" in session.plan.record(record).text("expected_result")


def test_history_tells_who_changed_what_from_what_to_what(session: Session) -> None:
    record = goal(session, wording="A", expected_result="ett")
    put(session, record, "wording", "B")
    session.do(Change((Set(record, "wording", "C"),), note="efter mötet"))
    put(session, record, "expected_result", "ett två")
    entries = session.history(record, "wording")
    assert [(e.old, e.new, e.note) for e in entries] == [(None, "A", ""), ("A", "B", ""), ("B", "C", "efter mötet")]
    assert {e.name for e in entries} == {"Anna Lindqvist"}
    assert entries[0].shown_at < entries[1].shown_at < entries[2].shown_at
    assert [(e.old, e.new) for e in session.history(record, "expected_result")] == [(None, "ett"), (None, " två")]
    assert {e.field for e in session.history(record)} == {"position", "wording", "expected_result"}


def test_the_latest_changes_come_newest_first(session: Session) -> None:
    record = goal(session, wording="A")
    put(session, record, "wording", "B")
    newest, before = session.latest_changes(2)
    assert (newest.what, before.what) == ("ändrade Målet", "lade till mål")
    assert newest.records == (record,)
    assert session.latest_changes(10)[-1].what == "grundade planen"


def test_the_plan_as_of_a_version_is_what_it_was(session: Session) -> None:
    record = goal(session, wording="A", expected_result="ett")
    then, tips = seen(session.plan), session.plan.tips
    put(session, record, "wording", "B")
    put(session, record, "expected_result", "två")
    session.do(Change((Delete(record),)))
    past = session.as_of(tips)
    assert seen(past) == then
    assert past.tips == tips
    with pytest.raises(UserError) as unknown:
        session.as_of(["0" * 64])
    assert unknown.value.code == "unknown_version"


def test_attachments_are_kept_by_hash(session: Session) -> None:
    from hashlib import sha256

    content = b"tabell" * 500_000
    session.do(combine(Change((Create("attachment"),)), Change((Attach(content),))))
    assert session.blob(sha256(content).hexdigest()) == content
    with pytest.raises(UserError) as missing:
        session.blob("0" * 64)
    assert missing.value.code == "blob_missing"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change((Set("0" * 64 + ":0", "wording", "x"),)), "record_gone"),
        (Change((Create("cost", "0" * 64 + ":0"),)), "record_gone"),
        (Change((Create("goal"), Set("#0", "wording", "\ud83d"))), "text_not_storable"),
        (Change((Create("goal"), Set("#0", "wording", "x" * 1_000_000))), "change_too_large"),
        (Change((Create("goal"), *(Set("#0", "wording", "x") for _ in range(10_001)))), "change_too_large"),
        (Change((Attach(bytes(50_000_001)),)), "blob_too_large"),
    ],
)
def test_what_cannot_be_stored_is_refused_and_nothing_happened(session: Session, change: Change, code: str) -> None:
    before, tips = seen(session.plan), session.plan.tips
    with pytest.raises(UserError) as refused:
        session.do(change)
    assert refused.value.code == code
    assert "{" not in str(refused.value)
    assert (seen(session.plan), session.plan.tips) == (before, tips)
    assert goal(session, wording="och så vidare")


def test_the_second_window_on_a_plan_reads_only(library: Library) -> None:
    with library.create("Plan", BOARD) as first:
        record = goal(first, wording="A")
        with library.open("Plan") as second:
            assert not second.writable
            assert "öppen i ett annat fönster" in str(second.refusal)
            assert second.plan.record(record).text("wording") == "A"
            with pytest.raises(UserError) as refused:
                put(second, record, "wording", "B")
            assert refused.value.code == "plan_open_elsewhere"
        put(first, record, "wording", "C")
    with library.open("Plan") as third:
        assert third.writable


def test_another_device_reads_the_plan_but_may_not_write(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A")
    library.send("Plan", tmp_path / "x.handslag")
    stranger = library_in(tmp_path / "stranger", "another")
    stranger.receive(tmp_path / "x.handslag")
    with stranger.open("Plan") as session:
        assert session.plan.record(record).text("wording") == "A"
        assert not session.writable
        assert "inte rätt att ändra" in str(session.refusal)
        with pytest.raises(UserError):
            put(session, record, "wording", "B")
    assert not (tmp_path / "stranger" / "keys").exists()


def test_the_clock_may_be_wrong_and_only_shown_dates_are(tmp_path: Path) -> None:
    clock = Ticking()
    library = library_in(tmp_path, clock=clock)
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A")
        clock.now -= 10 * 365 * 86_400_000
        put(session, record, "wording", "B")
        assert session.plan.record(record).text("wording") == "B"
        clock.now += 20 * 365 * 86_400_000
        put(session, record, "wording", "C")
        assert [e.new for e in session.history(record, "wording")] == ["A", "B", "C"]


def test_a_days_first_closing_leaves_a_safety_copy(library: Library) -> None:
    with library.create("Plan", BOARD) as session:
        plan = session.plan.id
    copies = list((library.data_dir / "backups" / plan).iterdir())
    assert [copy.name for copy in copies] == ["2015-04-23.sqlite"]
    size = copies[0].stat().st_size
    with library.open(plan) as session:
        goal(session, wording="A")
    assert copies[0].stat().st_size == size


def test_an_open_plan_takes_in_a_file_and_tells_the_listeners(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A")
    other = shared(library, tmp_path)
    with other.open("Plan") as session:
        put(session, record, "wording", "B")
        session.send(tmp_path / "y.handslag")
    library.create("Annan", BOARD).close()
    library.send("Annan", tmp_path / "z.handslag")
    heard: list[frozenset[str]] = []
    with library.open("Plan") as session:
        session.subscribe(lambda kinds, records: heard.append(kinds))
        assert session.receive(tmp_path / "y.handslag").changes == 1
        assert session.plan.record(record).text("wording") == "B"
        assert heard == [{"goal"}]
        with pytest.raises(UserError) as refused:
            session.receive(tmp_path / "z.handslag")
        assert refused.value.code == "handslag_file_other_plan"
        put(session, record, "wording", "C")


def test_a_reader_may_receive_while_the_plan_is_open(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A")
        session.send(tmp_path / "x.handslag")
        stranger = library_in(tmp_path / "stranger", "another")
        stranger.receive(tmp_path / "x.handslag")
        put(session, record, "wording", "B")
        session.send(tmp_path / "x.handslag")
    with stranger.open("Plan") as session:
        assert session.receive(tmp_path / "x.handslag").changes == 1
        assert session.plan.record(record).text("wording") == "B"
        assert not session.writable


def test_redo_refuses_what_was_changed_since_and_undo_goes_on_as_before(library: Library, tmp_path: Path) -> None:
    with library.create("Plan", BOARD) as session:
        record = goal(session, wording="A", target_group="Unga")
        put(session, record, "target_group", "Alla")
        put(session, record, "wording", "B")
        session.undo()
    other = shared(library, tmp_path)
    with other.open("Plan") as session:
        put(session, record, "wording", "C")
        session.send(tmp_path / "y.handslag")
    with library.open("Plan") as session:
        session.receive(tmp_path / "y.handslag")
        with pytest.raises(UserError):
            session.redo()
        assert session.redo_name is None
        assert session.plan.record(record).text("wording") == "C"
        session.undo()
        assert session.plan.record(record).text("target_group") == "Unga"


@pytest.mark.parametrize(
    "versions",
    [
        ("", "abc", "ac"),
        ("abc", "ac", "a", "abc"),
        ("abcd", "abXcd", "ad"),
        ("abcd", "abXcd", "abXYcd", "a", "aZ", ""),
        ("En text.", "En ny text.", "En text.", "En helt ny text.", "text."),
    ],
)
def test_undo_of_a_text_goes_through_every_version_back_and_forth(session: Session, versions: tuple[str, ...]) -> None:
    record = goal(session, expected_result=versions[0])
    for version in versions[1:]:
        put(session, record, "expected_result", version)
    for _ in range(2):
        for version in reversed(versions[:-1]):
            session.undo()
            assert session.plan.record(record).text("expected_result") == version
        for version in versions[1:]:
            session.redo()
            assert session.plan.record(record).text("expected_result") == version


@pytest.mark.parametrize(
    "change",
    [
        Change((SetRef("#1", "goal", "#0"), Create("measure"))),
        Change((Create("Mål"),)),
        Change((Create("goal"), Link("#0", "neighbourhoods", "ingen katalog"))),
    ],
)
def test_a_change_that_others_would_hold_void_is_a_bug_and_is_never_stored(session: Session, change: Change) -> None:
    before = session.plan.tips
    with pytest.raises(ValueError):
        session.do(change)
    assert session.plan.tips == before


def test_what_undo_would_take_back_is_listed_step_by_step(session: Session) -> None:
    record = goal(session, wording="A")
    put(session, record, "wording", "B")
    session.do(Change((Set(record, "target_group", "C"),)), words="skrev målgruppen")
    assert session.undo_names(2) == ["skrev målgruppen", "ändrade Målet"]
    session.undo()
    assert session.undo_names(20)[:2] == ["ändrade Målet", "lade till mål"]
