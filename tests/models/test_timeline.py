"""The activities in time: what runs when, what starts too early, and what is asked of whom at once."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.models.shifting import later, shift, shift_words, shifted
from app.models.timeline import timeline


def activity(start, end, **more):
    return {"name": "Jobbtorg", "start": start, "end": end} | more


def plan_with(plan_of, *activities, **plan):
    people = [
        ("organisation", "o", {"name": "Nämnden"}),
        ("member", "anna", {"name": "Anna", "available_staffing": "2"}),
    ]
    return plan_of(*people, *(("activity", f"a{n}", fields) for n, fields in enumerate(activities)), **plan)


def test_the_plans_period_is_shown_and_what_lies_outside_it_too(plan_of):
    assert timeline(plan_with(plan_of)).years == (2015, 2020)
    assert timeline(plan_with(plan_of, period_start=2016, period_end=2018)).years == (2016, 2018)
    assert timeline(plan_with(plan_of, activity("2014-05-01", "2021-01-31"))).years == (2014, 2021)


def test_an_activity_without_both_dates_stands_beside_and_none_is_made_up(plan_of):
    found = timeline(plan_with(plan_of, activity("2015-01-01", None), activity("2016-01-01", "2015-01-01")))
    assert (found.bars, found.undated) == ((), ("a0", "a1"))


def test_a_start_before_what_it_depends_on_ends_is_marked(plan_of):
    first = activity("2015-01-01", "2015-12-31")
    plan = plan_with(
        plan_of,
        first,
        activity("2015-12-30", "2016-12-31", depends_on=["a0"]),
        activity("2015-12-31", "2016-12-31", depends_on=["a0", "a2", "gone"]),
    )
    assert [timeline(plan).bar(f"a{n}").early for n in range(3)] == [(), ("a0",), ()]
    assert timeline(plan).bar("a2").waits_for == ("a0",)


def test_staffing_is_summed_for_each_responsible_and_overload_only_said_against_what_is_available(plan_of):
    plan = plan_with(
        plan_of,
        activity("2015-01-01", "2015-12-31", responsible="anna", staffing="1.5"),
        activity("2015-07-01", "2016-06-30", responsible="anna", staffing="1"),
        activity("2015-07-01", "2016-06-30", responsible="o", staffing="40"),
        activity("2015-07-01", "2016-06-30", responsible="o"),
    )
    anna, board = timeline(plan).loads
    assert [(one.year, one.month) for one in anna.overloaded] == [(2015, month) for month in range(7, 13)]
    assert (anna.mean(2015), anna.mean(2016)) == (Decimal(2), Decimal("0.5"))
    assert (board.available, board.overloaded, len(board.overlapping)) == (None, (), 12)
    assert board.peak(2015, range(7, 10)).unknown == 1
    assert board.peak(2015, range(1, 4)) is None


def test_money_stands_under_its_year_and_what_has_no_year_beside(plan_of):
    costs = [("cost", "c1", {"year": 2016, "amount": 5}, "a0"), ("cost", "c2", {"amount": 7}, "a0")]
    plan = plan_of(("activity", "a0", activity("2015-01-01", "2016-12-31")), *costs)
    assert (timeline(plan).costs, timeline(plan).undated_cost) == ({2016: 5}, 7)


days = st.dates(date(2015, 1, 1), date(2020, 12, 31))
spans = st.tuples(days, days).map(sorted)


@st.composite
def activities(draw):
    found = []
    for start, end in draw(st.lists(spans, max_size=5)):
        who = draw(st.sampled_from(["anna", "o", None]))
        staffing = draw(st.sampled_from([None, "0.5", "1", "2.5"]))
        waits = draw(st.lists(st.sampled_from([f"a{n}" for n in range(5)]), max_size=2, unique=True))
        found.append(activity(str(start), str(end), responsible=who, staffing=staffing, depends_on=waits))
    return found


@given(activities())
def test_every_activity_is_counted_once_in_every_month_it_runs_and_in_no_other(plan_of, given_):
    found = timeline(plan_with(plan_of, *given_))
    assert sorted(bar.id for bar in found.bars) == [f"a{n}" for n in range(len(given_))]
    for year in found.all_years:
        for month in range(1, 13):
            running = [bar for bar in found.bars if bar.runs_in(year, month)]
            sums = [one for load in found.loads for one in load.months if (one.year, one.month) == (year, month)]
            assert sum(one.running for one in sums) == len(running)
            assert sum(one.staffing for one in sums) == sum(bar.staffing or 0 for bar in running)
            assert sum(one.unknown for one in sums) == sum(bar.staffing is None for bar in running)


@given(activities())
def test_nobody_is_overloaded_without_a_stated_capacity_and_what_is_early_starts_before_an_end(plan_of, given_):
    found = timeline(plan_with(plan_of, *given_))
    assert {load.responsible for load in found.loads if load.overloaded} <= {"anna"}
    for bar in found.bars:
        assert set(bar.early) <= set(bar.waits_for)
        for other in (found.bar(key) for key in bar.waits_for):
            if other is not None:
                assert (other.id in bar.early) == (bar.start < other.end)


# Moving


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2015-09-01", 1, "2015-10-01"),
        ("2015-12-31", 2, "2016-02-29"),
        ("2015-02-28", 1, "2015-03-31"),
        ("2015-01-30", 1, "2015-02-28"),
        ("2015-01-15", -1, "2014-12-15"),
    ],
)
def test_a_month_later_is_the_same_day_and_the_last_stays_the_last(day, months, then):
    assert later(date.fromisoformat(day), months).isoformat() == then


@given(days, st.integers(-60, 60))
def test_a_move_is_so_many_months_and_back_again_in_the_same_month(day, months):
    moved = later(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    back = later(moved, -months)
    assert (back.year, back.month) == (day.year, day.month)


@given(days, days, st.integers(-12, 12))
def test_moving_forward_never_changes_which_day_comes_first(one, other, months):
    early, late = sorted((one, other))
    if (early.year, early.month) != (late.year, late.month):
        assert later(early, months) <= later(late, months)


def test_start_end_or_both_move_as_one_change_with_a_name(plan_of):
    plan = plan_with(plan_of, activity("2015-09-01", "2017-12-31"))
    assert [(e.field, e.value) for e in shift(plan, "a0", "both", 1).edits] == [
        ("start", "2015-10-01"),
        ("end", "2018-01-31"),
    ]
    assert [(e.field, e.value) for e in shift(plan, "a0", "end", -1).edits] == [("end", "2017-11-30")]
    record = plan.record("a0")
    assert shift_words(record, "start", 1) == "flyttade början av ”Jobbtorg” till 1\u00a0oktober 2015"
    assert shift_words(record, "both", 1) == "flyttade ”Jobbtorg” till 1\u00a0oktober 2015 – 31\u00a0januari 2018"


def test_an_activity_is_never_turned_around_and_one_without_dates_is_not_moved(plan_of):
    plan = plan_with(plan_of, activity("2015-09-01", "2015-09-30"), activity("2015-09-01", None))
    with pytest.raises(UserError, match="sluta innan den börjar"):
        shift(plan, "a0", "end", -1)
    with pytest.raises(UserError, match="saknar början eller slut"):
        shifted(plan.record("a1"), "both", 1)
    with pytest.raises(UserError, match="så långt"):
        shifted(plan.record("a0"), "both", 12 * 500)
