"""Sums come from cost rows and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models import budget

KINDS = ("staff", "premises", "capital_expenditure", None)
PAYERS = ("programme_funds", "regular_budget", "company", None)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "year": st.sampled_from([2015, 2016, 2017, None]),
            "kind": st.sampled_from(KINDS),
            "financed_by": st.sampled_from(PAYERS),
            "amount": st.integers(-(10**9), 10**9) | st.none(),
            "note": st.sampled_from(["Coacher", "Lokal", None]),
        }
    ),
    max_size=12,
)


def with_costs(plan_of, costs):
    lines = [("cost", f"c{i}", {k: v for k, v in cost.items() if v is not None}, "a") for i, cost in enumerate(costs)]
    return plan_of(("activity", "a", {}), *lines, ("application", "ap", {"activities": ["a"]}))


def test_only_programme_funds_are_applied_for(whole_plan):
    paid = ("cost", "c9", {"year": 2015, "kind": "premises", "amount": 60_000, "financed_by": "regular_budget"}, "a1")
    costs = budget.of_application(whole_plan(paid), "ap")
    assert (costs.total, costs.programme) == (990_000, 930_000)
    assert costs.by("financed_by") == {"programme_funds": 930_000, "regular_budget": 60_000}
    assert costs.by("kind") == {"staff": 930_000, "premises": 60_000}
    assert costs.by("year") == {2015: 370_000, 2016: 620_000}
    assert costs.years == (2015, 2016)


def test_rows_that_differ_only_in_year_make_one_line_of_the_table(whole_plan):
    [line] = budget.of_activity(whole_plan(), "a1").lines()
    assert (line.note, line.kind, line.by_year) == ("Coacher", "staff", {2015: 310_000, 2016: 620_000})
    assert (line.total, line.rows) == (930_000, ("c1", "c2"))


def test_an_activity_in_two_applications_is_counted_once_over_both(whole_plan):
    plan = whole_plan(("application", "ap2", {"activities": ["a1"]}))
    assert budget.of_application(plan, "ap2").programme == budget.of_application(plan, "ap").programme == 930_000
    assert budget.applied(plan).programme == 930_000


def test_what_is_not_to_be_sent_is_not_applied_for(whole_plan):
    plan = whole_plan(ap={"withheld": True})
    assert (budget.applied(plan).programme, budget.of_plan(plan).programme) == (0, 930_000)


def test_a_row_without_amount_adds_nothing_and_stays_in_sight(plan_of):
    costs = budget.of_activity(with_costs(plan_of, [{"amount": None, "year": None}]), "a")
    assert (costs.total, len(costs.rows), costs.years) == (0, 1, ())


@given(costs=rows)
def test_every_way_of_adding_up_gives_the_same_total(plan_of, costs):
    found = budget.of_application(with_costs(plan_of, costs), "ap")
    total = sum(cost["amount"] or 0 for cost in costs)
    assert found.total == total
    for way in ("year", "kind", "financed_by", "activity"):
        assert sum(found.by(way).values()) == total
    assert sum(line.total for line in found.lines()) == total
    paid = [line.total for line in found.lines() if line.financed_by == "programme_funds"]
    assert found.programme == sum(paid)
    assert found.programme == sum(c["amount"] or 0 for c in costs if c["financed_by"] == "programme_funds")


@given(costs=rows)
def test_every_row_is_in_exactly_one_line(plan_of, costs):
    lines = budget.of_activity(with_costs(plan_of, costs), "a").lines()
    assert sorted(row for line in lines for row in line.rows) == sorted(f"c{i}" for i in range(len(costs)))
