"""All applications in one table: sums that count every activity once, against the programme's frame."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models import budget
from app.models.applied_for import all_applied
from app.models.plan import Plan, Record
from app.models.schema import FINANCING

Cost = tuple[str, int, str | None, int]
COSTS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.integers(2015, 2020),
        st.sampled_from((*FINANCING, None)),
        st.integers(-1000, 80_000_000),
    ),
    max_size=8,
)
APPLICATIONS = st.lists(st.tuples(st.sets(st.sampled_from("ab")), st.booleans()), max_size=4)


def plan_of(costs: list[Cost], applications: list[tuple[set[str], bool]]) -> Plan:
    records = [Record("p", "plan", None, "district", "", {})]
    records += [Record(name, "activity", None, "district", name, {"name": f"Aktivitet {name}"}) for name in "ab"]
    for number, (activity, year, payer, amount) in enumerate(costs):
        fields = {"year": year, "amount": amount} | ({"financed_by": payer} if payer else {})
        records.append(Record(f"c{number}", "cost", activity, "district", str(number), fields))
    for number, (activities, withheld) in enumerate(applications):
        said = {"title": f"Ansökan {number}", "activities": tuple(sorted(activities)), "withheld": withheld}
        records.append(Record(f"ap{number}", "application", None, "district", str(number), said))
    return Plan.of_records("p", (), records)


def test_what_is_not_sent_yet_is_told_apart() -> None:
    costs: list[Cost] = [("a", 2015, "programme_funds", 4_000_000), ("b", 2016, "programme_funds", 1_000_000)]
    found = all_applied(plan_of(costs, [({"a"}, False), ({"b"}, True)]))
    assert [one.title for one in found.sent] == ["Ansökan 0"]
    assert [one.title for one in found.kept] == ["Ansökan 1"]
    assert found.sentence.startswith("Ni söker 4,0\u00a0mnkr: 2,7\u00a0% av programmets 150\u00a0mnkr")
    assert found.told_apart == "Det som inte skickas än, 1,0\u00a0mnkr, räknas inte."


def test_an_activity_in_two_applications_is_counted_once_and_named() -> None:
    costs: list[Cost] = [("a", 2015, "programme_funds", 4_000_000)]
    found = all_applied(plan_of(costs, [({"a"}, False), ({"a"}, False)]))
    assert found.sum_sent.programme == 4_000_000
    assert "”Aktivitet a” finns i mer än en ansökan" in found.told_apart


def test_more_than_the_frame_is_said() -> None:
    found = all_applied(plan_of([("a", 2015, "programme_funds", 160_000_000)], [({"a"}, False)]))
    assert found.left == -10_000_000
    assert "10,0\u00a0mnkr mer än programmets 150\u00a0mnkr" in found.sentence


def test_the_columns_are_the_years_asked_for_and_those_who_pay() -> None:
    costs: list[Cost] = [
        ("a", 2015, "programme_funds", 1),
        ("a", 2017, "programme_funds", 1),
        ("a", 2020, "company", 1),
        ("a", 2015, None, 1),
    ]
    found = all_applied(plan_of(costs, [({"a"}, False)]))
    assert found.years == (2015, 2016, 2017)
    assert found.payers == ("company", None)


@given(COSTS, APPLICATIONS)
def test_the_sums_agree_with_the_budget_and_with_the_frame(
    costs: list[Cost], applications: list[tuple[set[str], bool]]
) -> None:
    plan = plan_of(costs, applications)
    found = all_applied(plan)
    assert found.sum_sent == budget.applied(plan)
    assert found.left + found.sum_sent.programme == budget.FRAME
    for one in (*found.sent, *found.kept):
        assert sum(one.asked.values()) == one.money.programme
        assert one.money.programme + sum(one.money.by("financed_by").get(p, 0) for p in found.payers) == one.money.total
    both = {row.id for row in found.sum_sent.rows} & {row.id for row in found.sum_kept.rows}
    assert both == set()
