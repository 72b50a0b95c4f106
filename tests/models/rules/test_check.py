"""All remarks together: empty fields, differing values, order, words and the cards of one application."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import rules
from app.models.plan import Plan
from app.models.rules import IndexFacts
from app.models.rules.said import rule_source
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording.rules import CARD_DONE, CRITICISM, RULE_NAMES, RULE_QUOTES, TEXTS
from app.models.wording.source import QUOTES

WANTED = [(t, f.name) for t in RECORD_TYPES for f in fields_of(t).values() if f.wanted]
PARTS = ["ap", "a1", "c1", "c2", "company", "db", "district", "dl", "dv", "e1", "eva", "f1", "g1", "i1", "m1", "m2"]
PARTS += ["t1", "t2", "theme", "v1"]
APPLICATION_FIELDS = sorted(rules.REQUIRED["application"])


@pytest.mark.parametrize(("record_type", "field"), WANTED)
def test_every_field_asked_for_is_remarked_on_while_it_is_empty(plan_of, record_type, field):
    plan = plan_of() if record_type == "plan" else plan_of((record_type, "x", {}))
    record = "p" if record_type == "plan" else "x"
    found = [r for r in rules.check(plan) if (r.record, r.field) == (record, field)]
    assert found and all(r.text and r.source for r in found)


def test_no_field_is_asked_for_twice_in_one_breath(plan_of):
    plan = plan_of(*((t, t, {}) for t in RECORD_TYPES if t != "plan"))
    empties = [(r.record, r.field) for r in rules.check(plan) if r.code == "empty"]
    others = {(r.record, r.field) for r in rules.check(plan) if r.code != "empty" and r.field}
    assert len(empties) == len(set(empties))
    assert not others & set(empties)


def test_an_empty_field_that_only_the_form_asks_for_never_stops_anything(plan_of):
    plan = plan_of(("finding", "f", {}), ("working_group", "w", {}), ("goal", "g", {}))
    assert rules.blocking(rules.check(plan)) == []


@pytest.mark.parametrize(
    ("record_type", "field"), [(t, f) for t, names in rules.REQUIRED.items() for f in sorted(names)]
)
def test_what_a_form_calls_required_stops_an_application_while_it_is_empty(approved_plan, record_type, field):
    record = {"application": "ap", "measure": "m1", "target": "t1"}[record_type]
    assert rules.blocking(rules.check(approved_plan(**{record: {field: None}})))


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (record, field)
        for record, record_type in (("ap", "application"), ("m1", "measure"), ("t1", "target"), ("g1", "goal"))
        for field in fields_of(record_type)
        if field not in rules.REQUIRED.get(record_type, ())
    ],
)
def test_nothing_else_on_the_form_stops_it(approved_plan, record, field):
    stops = rules.blocking(rules.check(approved_plan(**{record: {field: None}})))
    assert stops == []


def test_differing_values_stop_wherever_they_are(whole_plan):
    found = rules.check(whole_plan(m1={"differing": ["name", "unit"]}))
    stops = [(r.code, r.severity, r.field) for r in found if r.code == "unsettled"]
    assert stops == [("unsettled", "block", "name"), ("unsettled", "block", "unit")]
    assert found[0].text == "Måttet har två olika uppgifter. Red ut vilken som gäller."


def test_differing_values_stop_also_in_an_application_that_is_not_to_be_sent(whole_plan):
    plan = whole_plan(ap={"withheld": True, "differing": ["title"]})
    assert [r.code for r in rules.blocking(rules.check(plan))] == ["unsettled"]


def test_stops_come_first(whole_plan):
    severities = [r.severity for r in rules.check(whole_plan(ap={"other_grants": None, "what_is_new": None}))]
    assert severities == sorted(severities)
    assert {"block", "remark"} == set(severities)


def test_a_plan_with_every_kind_of_record_and_nothing_filled_in_can_be_checked(plan_of):
    plan = plan_of(*((t, t, {}) for t in RECORD_TYPES if t != "plan"))
    for language in (0, 1):
        assert all("{" not in r.text for r in rules.check(plan, None, language))


def test_a_record_from_a_newer_version_is_passed_by(plan_of):
    assert rules.check(plan_of(("hologram", "h", {"differing": ["glow"]})))[0].text.startswith("glow")


def test_every_rule_has_a_name_a_quotation_and_a_word_when_it_is_satisfied():
    codes = [f"F{n}" for n in range(1, 15)]
    assert list(RULE_NAMES) == list(RULE_QUOTES) == list(CARD_DONE) == codes
    assert set(RULE_QUOTES.values()) <= set(QUOTES)
    assert list(CRITICISM) == ["R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11"]


def test_a_rule_quotes_the_source_with_its_page():
    for code in RULE_QUOTES:
        assert re.fullmatch(r"”.+” \(tjänsteutlåtandet, s\.\u00a0\d+\)", rule_source(code))


def test_a_text_with_a_quotation_of_its_own_shows_it(approved_plan, whole_plan):
    city = (
        "decision",
        "dc",
        {"about": "ap", "instance": "executive_board", "date": "2015-09-01", "outcome": "approved"},
    )
    sources = {r.code: r.source for r in rules.check(approved_plan(city))}
    assert sources["F8"].startswith("”Ansökningarna föredras i en styrgrupp")
    short = next(r for r in rules.check(whole_plan(without=["c2"])) if r.code == "R03")
    assert short.source.startswith("Granskare har kritiserat ettåriga pengar")
    assert "”krav på långsiktig strategi" in short.source


def test_every_text_belongs_to_a_rule():
    assert {key.partition(".")[0] for key in TEXTS} == {*RULE_QUOTES, *CRITICISM, "empty", "unsettled", "requirement"}


def test_the_cards_are_all_done_for_a_whole_and_decided_application(approved_plan):
    facts = IndexFacts({"Ekliden": 74.2}, city=41.3)
    cards = {card.code: card for card in rules.cards(approved_plan(), "ap", facts)}
    assert list(cards) == list(RULE_NAMES)
    assert {card.state for card in cards.values()} == {"done"}
    assert cards["F9"].text == "Söker 930\u00a0tkr. Index: Ekliden 74,2, hela staden 41,3."
    assert cards["F12"].text == "Planen söker 0,9\u00a0mnkr av programmets 150\u00a0mnkr."


def test_a_card_shows_the_worst_of_its_remarks_first(whole_plan):
    plan = whole_plan(
        ("cost", "c8", {"year": 2015, "kind": "equipment", "amount": 1, "financed_by": "programme_funds"}, "a1"),
        (
            "cost",
            "c9",
            {"year": 2015, "kind": "capital_expenditure", "amount": 1, "financed_by": "programme_funds"},
            "a1",
        ),
    )
    card = next(card for card in rules.cards(plan, "ap") if card.code == "F3")
    assert card.state == "stop"
    assert [r.severity for r in card.remarks] == ["block", "remark"]
    assert card.text == card.remarks[0].text


def test_without_an_index_proportion_is_not_judged(approved_plan):
    plan = approved_plan()
    states = [
        next(c for c in rules.cards(plan, "ap", f) if c.code == "F9") for f in (None, IndexFacts(), IndexFacts({}, 4))
    ]
    assert {card.state for card in states} == {"not_applicable"}
    assert states[2].text == "Uppgift om index saknas för stadsdelarna."


def test_another_applications_troubles_are_not_on_this_ones_cards(approved_plan):
    other = ("application", "ap2", {"title": "Tom"})
    plan = approved_plan(other)
    assert {card.state for card in rules.cards(plan, "ap") if card.code != "F9"} == {"done"}
    assert next(card for card in rules.cards(plan, "ap2") if card.code == "F2").state == "stop"


def test_the_remarks_speak_english_when_asked(whole_plan):
    [first, *_] = rules.check(whole_plan(ap={"applicant": None}), language=1)
    assert first.text == "Choose the district board that applies."


def test_a_goals_other_measures_concern_the_application_and_other_goals_do_not(whole_plan):
    plan = whole_plan(
        ("measure", "m3", {"goal": "g1", "name": "Fler mått"}),
        ("target", "t3", {}, "m3"),
        ("goal", "g2", {"wording": "Annat"}),
    )
    own = {remark.record for remark in rules.of_application(plan, "ap", rules.check(plan))}
    assert {"m3", "t3"} <= own
    assert "g2" not in own


@given(chance=st.randoms())
def test_the_remarks_do_not_depend_on_the_order_records_arrived_in(whole_plan, chance):
    plan = whole_plan(without=["m1", "eva"], ap={"other_grants": None})
    shuffled = list(plan)
    chance.shuffle(shuffled)
    assert rules.check(Plan.of_records(plan.id, plan.tips, shuffled)) == rules.check(plan)


@given(gone=st.sets(st.sampled_from(PARTS)))
def test_a_plan_with_any_part_missing_can_be_checked_and_every_remark_is_on_a_record_that_is_there(approved_plan, gone):
    kept = [record for record in approved_plan() if record.id not in gone]
    plan = Plan.of_records("p", ("tip",), kept)
    found = rules.check(plan, IndexFacts({"Ekliden": 74.2}, city=41.3))
    assert all(remark.record in plan for remark in found)
    assert all(not remark.field or remark.field in fields_of(plan.record(remark.record).type) for remark in found)
    for application in plan.of("application"):
        assert len(rules.cards(plan, application.id, None, found)) == 14


@given(first=st.sets(st.sampled_from(APPLICATION_FIELDS)), second=st.sets(st.sampled_from(APPLICATION_FIELDS)))
def test_filling_in_a_field_never_makes_a_new_stop(whole_plan, first, second):
    fewer = rules.blocking(rules.check(whole_plan(ap=dict.fromkeys(first | second))))
    more = rules.blocking(rules.check(whole_plan(ap=dict.fromkeys(first))))
    assert {(r.code, r.field) for r in more} <= {(r.code, r.field) for r in fewer}


@given(data=st.data())
def test_any_legal_plan_can_be_checked_shown_and_explained(any_plans, data):
    plan = data.draw(any_plans)
    facts = data.draw(st.sampled_from([None, IndexFacts(), IndexFacts({"Ekliden": 10.0}, 41.3)]))
    for language in (0, 1):
        found = rules.check(plan, facts, language)
        assert all(remark.text and remark.source for remark in found)
        for application in plan.of("application"):
            assert len(rules.cards(plan, application.id, facts, found, language)) == 14
            assert all(text for _, text in rules.answers(plan, application.id, language))


@given(data=st.data())
def test_only_the_first_eight_rules_and_differing_values_ever_stop(any_plans, data):
    stops = {remark.code for remark in rules.blocking(rules.check(data.draw(any_plans)))}
    assert stops <= {"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "unsettled"}


def test_a_requirement_is_remarked_on_until_it_is_ticked_and_says_what_answers_it(plan_of):
    open_one = {"wording": "Redovisa metod", "source": "Anvisning 2014"}
    plan = plan_of(
        ("requirement", "r1", open_one),
        ("requirement", "r2", {"wording": "Ange ansvarig", "done": True}),
        ("requirement", "r3", {"wording": "Klar", "done": True, "answered_by": "Kapitel 2"}),
    )
    found = [one for one in rules.check(plan) if one.code == "requirement"]
    assert [(one.record, one.field, one.severity) for one in found] == [
        ("r1", "done", "remark"),
        ("r2", "answered_by", "remark"),
    ]
    assert "Redovisa metod" in found[0].text and found[0].source == "Anvisning 2014" and found[1].source
