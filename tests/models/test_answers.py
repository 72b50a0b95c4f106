"""What answers what, with the kronor: nothing left out, nothing counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import budget
from app.models.answers import STEPS, answers, told
from app.models.chain import chain
from app.models.coverage import WeakIndicator, matrix
from tests.models.chain_plans import chain_plans

EKLIDEN = WeakIndicator("i1", "Arbetslöshet", "Ekliden")
TALLMON = WeakIndicator("i1", "Arbetslöshet", "Tallmon")


def rows(plan, *weak):
    return answers(plan, matrix(plan, weak))


def test_a_weak_indicator_is_answered_step_by_step_with_its_kronor(whole_plan):
    [row] = rows(whole_plan(), EKLIDEN)
    assert row.begins == "indicator"
    assert [row.steps[step] for step in STEPS] == [("f1",), ("g1",), ("m1", "m2"), ("a1",)]
    assert (row.amount, row.programme, row.lacking, row.shared) == (930_000, 930_000, {}, ())


def test_what_nobody_answers_comes_first_and_asks_only_for_a_finding(whole_plan):
    first, second = rows(whole_plan(), EKLIDEN, TALLMON)
    assert first.chain.neighbourhoods == ("Tallmon",)
    assert first.lacking == {"finding": ()}
    assert second.lacking == {}


def test_a_reason_leaves_nothing_to_ask_for(whole_plan):
    line = ("weak_indicator_answer", "w", {"indicator": "i1", "neighbourhood": "area:Tallmon", "reason": "Få svar"})
    left = next(row for row in rows(whole_plan(line), EKLIDEN, TALLMON) if not row.steps["finding"])
    assert left.left_with_reason and left.lacking == {}


@pytest.mark.parametrize(
    ("without", "lacking"),
    [
        (["g1"], {"goal": ("f1",)}),
        (["m1", "m2"], {"measure": ("g1",)}),
        (["a1"], {"activity": ("g1",)}),
        (["m1", "m2", "a1"], {"measure": ("g1",), "activity": ("g1",)}),
        (["c1", "c2"], {"cost": ("a1",)}),
    ],
)
def test_a_gap_names_the_records_that_lack_something(whole_plan, without, lacking):
    [row, *_strays] = rows(whole_plan(without=without), EKLIDEN)
    assert row.lacking == lacking


def test_a_gap_in_one_of_two_goals_is_not_hidden_by_the_other(whole_plan):
    [row] = rows(whole_plan(("goal", "g2", {"wording": "Annat", "findings": ["f1"]})), EKLIDEN)
    assert row.lacking == {"measure": ("g2",), "activity": ("g2",)}


@pytest.mark.parametrize(
    ("without", "begins", "lacking"),
    [
        (["e1"], "finding", {}),
        (["f1"], "goal", {"finding": ()}),
        (["f1", "g1"], "measure", {"goal": ()}),
    ],
)
def test_what_answers_nothing_begins_a_row_of_its_own(whole_plan, without, begins, lacking):
    row = rows(whole_plan(without=without))[0]
    assert (row.begins, row.lacking) == (begins, lacking)


def test_an_activity_without_a_goal_keeps_its_kronor_in_sight(whole_plan):
    row = rows(whole_plan(a1={"goals": []}), EKLIDEN)[-1]
    assert (row.begins, row.steps["activity"], row.amount) == ("activity", ("a1",), 930_000)


def test_kronor_of_an_activity_in_two_rows_are_split_and_never_counted_twice(whole_plan):
    other = ("indicator_definition", "i2", {"label": "Ohälsotal"})
    evidence = ("evidence", "e2", {"indicators": ["i2"], "neighbourhood": "area:Ekliden"}, "f1")
    plan = whole_plan(other, evidence, c1={"amount": 310_001})
    found = rows(plan, EKLIDEN, WeakIndicator("i2", "Ohälsotal", "Ekliden"))
    assert [row.amount for row in found] == [465_001, 465_000]
    assert all(row.shared == ("a1",) for row in found)


def test_what_the_programme_does_not_pay_is_in_the_sum_but_not_in_its_part(whole_plan):
    [row] = rows(whole_plan(c2={"financed_by": "company"}), EKLIDEN)
    assert (row.amount, row.programme) == (930_000, 310_000)


def quotes():
    """What an evidence quotes: one of three indicators, in one place or in the whole area."""
    places = st.sampled_from([None, "area:A", "area:B"])
    return st.builds(lambda one, place: {"indicators": (one,), "neighbourhood": place}, st.sampled_from("xyz"), places)


@st.composite
def answered_plans(draw):
    """A thread plan in which some findings quote an indicator, and weak indicators that may or may not be quoted."""
    from app.models.plan import Plan, Record

    plan = draw(chain_plans())
    more = [
        Record(f"e{n}", "evidence", finding.id, "district", f"e{n}", draw(quotes()))
        for n, finding in enumerate(plan.of("finding"))
        if draw(st.booleans())
    ]
    weak = draw(st.lists(st.sampled_from([WeakIndicator(i, i, p) for i in "xyz" for p in ("A", "B")]), unique=True))
    return Plan.of_records(plan.id, plan.tips, [*plan, *more]), weak


@given(given_plan=answered_plans())
def test_every_record_of_the_thread_is_in_some_row(given_plan):
    plan, weak = given_plan
    placed = {one for row in rows(plan, *weak) for ids in row.steps.values() for one in ids}
    assert placed == {one.id for step in STEPS for one in plan.of(step)}


@given(given_plan=answered_plans())
def test_the_rows_add_up_to_the_budget(given_plan):
    plan, weak = given_plan
    found = rows(plan, *weak)
    whole = budget.of_plan(plan)
    assert sum(row.amount for row in found) == whole.total
    assert sum(row.programme for row in found) == whole.programme


@given(given_plan=answered_plans())
def test_every_weak_indicator_has_a_row_and_every_row_a_name_of_its_own(given_plan):
    plan, weak = given_plan
    found = rows(plan, *weak)
    named = [(row.chain.indicator_id, place) for row in found if row.chain for place in row.chain.neighbourhoods]
    assert sorted(named) == sorted((one.indicator_id, one.neighbourhood) for one in weak)
    assert len({row.key for row in found}) == len(found)


@given(given_plan=answered_plans())
def test_a_gap_is_said_exactly_where_a_record_lacks_what_should_follow(given_plan):
    plan, weak = given_plan
    said = {(need, one) for row in rows(plan, *weak) for need, ids in row.lacking.items() for one in ids}
    expected = {("goal", f.id) for f in plan.of("finding") if not plan.referring(f.id, "goal", "findings")}
    for need, field in (("measure", "goal"), ("activity", "goals")):
        expected |= {(need, g.id) for g in plan.of("goal") if not plan.referring(g.id, need, field)}
    expected |= {("cost", a.id) for a in plan.of("activity") if not plan.children(a.id, "cost")}
    assert said == expected


def sentences(plan, *weak):
    found = matrix(plan, weak)
    return [one.replace("\u00a0", " ") for one in told(plan, found, answers(plan, found))]


def test_a_whole_plan_is_told_in_two_sentences(whole_plan):
    assert sentences(whole_plan(), EKLIDEN) == [
        "Alla svaga indikatorer har slutsats eller motivering.",
        "Planen kostar 930 tkr.",
    ]


def test_the_group_is_told_each_gap_and_which_money_answers_nothing(whole_plan):
    more = [
        ("finding", "f2", {"title": "Annat"}),
        ("goal", "g2", {"wording": "Ett mål"}),
        ("goal", "g3", {"wording": "Ett till"}),
        ("activity", "a2", {"name": "Fri"}),
        ("cost", "c9", {"amount": 350_000}, "a2"),
        ("application", "ap2", {"title": "Tom"}),
    ]
    assert sentences(whole_plan(*more, without=["t1"]), EKLIDEN, TALLMON) == [
        "En svag indikator saknar slutsats.",
        "En slutsats saknar mål.",
        "Två mål svarar inte på någon slutsats.",
        "Två mål saknar mått.",
        "Två mål saknar aktivitet.",
        "Ett mått saknar målvärde.",
        "En aktivitet leder inte till något mål.",
        "En ansökan saknar aktivitet.",
        "En aktivitet för 350 tkr mäts inte.",
        "Planen kostar 1 280 tkr, varav 350 tkr inte svarar på någon svag indikator.",
    ]


def test_money_that_answers_a_weak_indicator_and_something_else_is_not_said_to_answer_none(whole_plan):
    plan = whole_plan(("finding", "f2", {"title": "Annat"}), g1={"findings": ["f1", "f2"]})
    assert sentences(plan, EKLIDEN)[-1] == "Planen kostar 930 tkr."


def test_without_an_index_nothing_is_said_of_money_beside_it(whole_plan):
    plan = whole_plan()
    found = matrix(plan, None)
    assert told(plan, found, answers(plan, found))[-1] == "Planen kostar 930\u00a0tkr."


@given(given_plan=answered_plans())
def test_every_kind_of_gap_is_told_once_in_both_languages(given_plan):
    plan, weak = given_plan
    found = matrix(plan, weak)
    kinds = {(card.kind, gap) for card in chain(plan).cards for gap in card.gaps if gap != "unmeasured"}
    for language in (0, 1):
        said = told(plan, found, answers(plan, found), language)
        assert len(said) == 1 + len(kinds) + bool(found.unmeasured) + bool(budget.of_plan(plan).total)
        assert len(set(said)) == len(said)
