"""The lines of Senast ändrat and Tidsgränser, and where a record is shown."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.models import verbs
from app.models.schema import RECORD_TYPES
from app.storage.history import ChangeEntry
from app.ui.rooms import leads
from app.ui.rooms.overview.lately import days, deeds, when
from tests.ui.rooms.plan_places import place  # noqa: F401

TODAY = date(2015, 4, 23)
NOON = datetime(2015, 4, 23, 12, 0)


def entry(what: str, name: str, at: datetime = NOON, note: str = "", records: tuple[str, ...] = ()) -> ChangeEntry:
    return ChangeEntry("c", at, name, what, note, records)


def test_a_time_is_told_by_day() -> None:
    assert when(NOON, TODAY) == "i dag 12.00"
    assert when(datetime(2015, 4, 22, 16, 5), TODAY) == "i går 16.05"
    assert when(datetime(2015, 4, 10, 9, 5), TODAY) == "10\u00a0april 9.05"
    assert when(datetime(2014, 4, 10, 9, 5), TODAY) == "10\u00a0april 2014 9.05"


def test_a_time_with_a_zone_is_told_where_the_computer_stands() -> None:
    at = datetime(2015, 4, 23, 12, 0, tzinfo=UTC)
    assert when(at, at.astimezone().date()).startswith("i dag ")


def test_a_change_is_told_with_what_who_and_when(place: Any) -> None:  # noqa: F811
    there = place()
    plan = there.session.plan
    found = deeds(plan, [entry("ändrade Måttet", "Bo Ek", records=(there.ids["m1"],))], "Anna", TODAY, 5)
    assert [(d.icon, d.words, d.under, d.record) for d in found] == [
        ("pencil", "Ändrade Måttet: Arbetslöshet", "Bo Ek · i dag 12.00", there.ids["m1"])
    ]


def test_my_own_changes_are_told_as_mine_and_a_nameless_one_as_this_computers(place: Any) -> None:  # noqa: F811
    plan = place().session.plan
    told = deeds(plan, [entry("lade till mål", "Anna"), entry("tog bort mål", "")], "Anna", TODAY, 5)
    assert [(d.icon, d.under) for d in told] == [
        ("plus", "du · i dag 12.00"),
        ("trash-2", "den här datorn · i dag 12.00"),
    ]


def test_a_note_goes_before_what_the_program_would_say(place: Any) -> None:  # noqa: F811
    plan = place().session.plan
    assert (
        deeds(plan, [entry("gjorde 14 ändringar", "Bo", note="läste in index")], "", TODAY, 5)[0].words
        == "Läste in index"
    )


def test_the_same_again_and_again_is_told_once(place: Any) -> None:  # noqa: F811
    there = place()
    plan, same = there.session.plan, (there.ids["a1"],)
    entries = [entry("skrev i Vad som görs", "Bo", records=same)] * 3 + [entry("lade till mål", "Bo")]
    assert len(deeds(plan, entries, "", TODAY, 5)) == 2
    assert len(deeds(plan, entries, "", TODAY, 1)) == 1


def test_what_has_been_deleted_can_no_longer_be_gone_to(place: Any) -> None:  # noqa: F811
    told = deeds(place().session.plan, [entry("tog bort mål", "Bo", records=("gone:1",))], "", TODAY, 5)
    assert told[0].record is None and told[0].words == "Tog bort mål"


def test_deadlines_to_come_stand_first_then_what_has_passed_then_what_is_done(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    for what, when_, done in (
        ("sist", "2016-01-10", False),
        ("klar", "2015-04-01", True),
        ("missad", "2015-04-02", False),
        ("odaterad", None, False),
        ("först", "2015-04-23", False),
    ):
        given = {"what": what, "when": when_, "done": done}
        session.do(verbs.create(session.plan, "deadline", given, session.chance))
    told = days(session.plan, "2015-04-23")
    assert [(day.what, day.state) for day in told] == [
        ("först", "coming"),
        ("sist", "coming"),
        ("odaterad", "coming"),
        ("missad", "passed"),
        ("klar", "done"),
    ]
    assert [day.when for day in told] == [
        "23\u00a0april"[:6],
        "10\u00a0jan 2016",
        "inget datum",
        "2\u00a0apr",
        "1\u00a0apr",
    ]
    assert [day.under for day in told] == ["", "", "", "har passerat", "klart"]


def test_every_kind_of_record_is_shown_in_some_room_or_known_not_to_be(place: Any) -> None:  # noqa: F811
    plan = place().session.plan
    rooms = {"action_plan", "applications", "situation", "submit"}
    assert set(leads.ROOM_OF) | leads.NOWHERE <= set(RECORD_TYPES)
    assert set(leads.ROOM_OF.values()) <= rooms
    assert {leads.of_station(plan, key)[0] for key in leads.STATION_OF} <= rooms
    assert leads.of_station(plan, "applications") == ("applications", None)
