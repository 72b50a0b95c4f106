"""The red thread in numbers, and the one next step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import rules
from app.models.coverage import Matrix, WeakIndicator, matrix
from app.models.thread import next_step, summary

EKLIDEN = WeakIndicator("i1", "Arbetslöshet", "Ekliden")
TALLMON = WeakIndicator("i1", "Trångboddhet", "Tallmon")


def stations(plan, weak=(EKLIDEN,)):
    return {s.key: s for s in summary(plan, matrix(plan, weak), rules.check(plan))}


def step(plan, weak=(EKLIDEN,)):
    return next_step(plan, matrix(plan, weak), rules.check(plan))


def test_seven_stations_stand_in_the_order_of_the_thread(approved_plan):
    plan = approved_plan()
    found = summary(plan, matrix(plan, [EKLIDEN]), rules.check(plan))
    assert [s.label for s in found] == ["Index", "Slutsatser", "Mål", "Mått", "Aktiviteter", "Ansökningar", "Beslut"]
    assert [s.count for s in found] == [1, 1, 1, 2, 1, 1, 3]
    assert {s.state for s in found} == {"filled"} and all(s.complete for s in found)
    assert [s.note for s in found] == [
        "1 svag indikator",
        "alla svaga har svar",
        "alla har slutsats",
        "alla mål har resultatmått",
        "alla har ansvarig",
        "0,9\u00a0mnkr söks",
        "alla beslutade i nämnd",
    ]


def test_an_empty_plan_begins_at_the_index_and_the_rest_comes_later(plan_of):
    plan = plan_of()
    found = summary(plan, matrix(plan, None))
    assert [s.state for s in found] == ["missing"] + ["later"] * 6
    assert not any(s.complete for s in found)
    assert found[0].note == "inget index inläst"


@pytest.mark.parametrize(
    ("key", "change", "note"),
    [
        ("goals", {"g1": {"findings": []}}, "1 utan slutsats"),
        ("measures", {"m1": {"kind": "process"}}, "1 mål utan resultatmått"),
        ("activities", {"a1": {"responsible": None}}, "1 utan ansvarig"),
    ],
)
def test_a_station_with_a_gap_says_what_is_missing(whole_plan, key, change, note):
    station = stations(whole_plan(**change))[key]
    assert (station.state, station.note, station.complete) == ("missing", note, False)


def test_weak_indicators_without_answer_are_seen_at_findings(whole_plan):
    assert stations(whole_plan(), [EKLIDEN, TALLMON, TALLMON])["findings"].note == "2 svaga utan svar"


def test_decisions_wait_hold_or_are_broken(whole_plan, approved_plan):
    assert stations(whole_plan())["decisions"].note == "1 väntar på nämnd"
    broken = approved_plan(about=whole_plan(), a1={"what": "Annat"})
    assert stations(broken)["decisions"].note == "1 gäller inte längre"


def test_a_stopped_application_leaves_a_ring(whole_plan):
    assert stations(whole_plan(ap={"what_is_new": None}))["applications"].state == "missing"
    assert stations(whole_plan())["applications"].state == "filled"


def test_the_stations_speak_english_when_asked(whole_plan):
    plan = whole_plan()
    assert summary(plan, matrix(plan, [EKLIDEN]), (), 1)[0].note == "1 weak indicator"


def test_the_next_step_follows_the_thread(plan_of, whole_plan, approved_plan):
    assert step(plan_of(), None).room == "situation"
    assert step(plan_of(), ()).heading == "Nästa steg: skriv den första slutsatsen"
    assert step(plan_of(("finding", "f", {"title": "x"})), ()).heading == "Nästa steg: skriv ett mål"
    no_measure = step(whole_plan(without=["m1"]))
    assert (no_measure.room, no_measure.record) == ("action_plan", "g1")
    assert no_measure.sentence == "”Fler unga i arbete” har inget resultatmått."
    assert step(whole_plan(without=["a1"])).sentence == "Ingen aktivitet leder till ”Fler unga i arbete”."
    assert step(whole_plan(without=["ap"])).heading == "Nästa steg: skriv en ansökan"
    stop = step(whole_plan())
    assert (stop.room, stop.record) == ("applications", "ap")
    assert stop.sentence.startswith("Jobbtorg på plats i Ekliden: Lokala styrgruppen har inte godkänt")
    assert step(approved_plan()).room == "submit"


def test_weak_indicators_come_before_everything_that_is_written(whole_plan):
    found = step(whole_plan(), [EKLIDEN, TALLMON])
    assert (found.room, found.record) == ("situation", "i1")
    assert found.sentence == (
        "Trångboddhet i Tallmon har ingen slutsats. Skriv en slutsats eller en motivering till varför den lämnas."
    )
    many = [WeakIndicator("i1", "Trångboddhet", name) for name in ("Tallmon", "Norrtorp", "Ängsvik", "Solängen")]
    assert step(whole_plan(), many).sentence.startswith(
        "Trångboddhet i Tallmon, Trångboddhet i Norrtorp och 2 till har"
    )


def test_differing_values_come_first_of_all(whole_plan):
    found = step(whole_plan(m1={"differing": ["unit"]}), [TALLMON])
    assert (found.heading, found.room, found.record) == ("Nästa steg: red ut olika uppgifter", "action_plan", "m1")


def test_a_measures_stop_is_cured_where_measures_are_written(whole_plan):
    found = step(whole_plan(t1={"value": None}))
    assert (found.room, found.record) == ("action_plan", "m1")


def test_an_index_that_is_not_loaded_does_not_hold_up_a_plan_that_has_findings(approved_plan):
    plan = approved_plan()
    assert next_step(plan, Matrix(known=False), rules.check(plan)).room == "submit"


@given(data=st.data())
def test_any_legal_plan_has_seven_stations_and_one_next_step(any_plans, data):
    plan = data.draw(any_plans)
    weak = data.draw(st.sampled_from([None, (), (EKLIDEN, TALLMON)]))
    coverage, remarks = matrix(plan, weak), rules.check(plan)
    for language in (0, 1):
        found = summary(plan, coverage, remarks, language)
        assert len(found) == 7
        assert all(station.state == "filled" for station in found if station.complete)
        assert all(station.count for station in found if station.state == "filled")
        following = next_step(plan, coverage, remarks, language)
        assert following.heading and following.sentence
        assert following.record is None or following.record in plan or following.record == "i1"
    assert (next_step(plan, coverage, remarks).room == "submit") <= (not rules.blocking(remarks))
