"""What people have reported: judgements are theirs, and money reported twice is never added together."""

from hypothesis import given
from hypothesis import strategies as st

from app.models import follow_ups
from app.models.wording import follow_up as words


def plan_with(plan_of, *told):
    lines = [
        ("goal", "g", {"wording": "Fler i arbete"}),
        ("activity", "a", {"name": "Jobbtorg", "goals": ["g"]}),
        ("cost", "c1", {"year": 2015, "amount": 100_000}, "a"),
        ("cost", "c2", {"year": 2016, "amount": 200_000}, "a"),
        ("cost", "c3", {"amount": 900_000}, "a"),
    ]
    return plan_of(*lines, *(("follow_up", f"f{n}", fields) for n, fields in enumerate(told)))


def judged(period, fulfilment=None, about="g", **more):
    return {"about": about, "period": period, "fulfilment": fulfilment, "motive": "Så är det."} | more


def test_the_newest_period_that_is_judged_counts_in_whatever_order_they_were_written(plan_of):
    plan = plan_with(plan_of, judged("2016", "full"), judged("T1 2016", "partial"), judged("T2 2017"))
    assert follow_ups.judgement(plan, "g").id == "f0"
    assert follow_ups.judgement(plan, "g", 2017) is None
    assert words.fulfilment(plan, follow_ups.judgement(plan, "g")) == "Uppfylls helt"
    assert words.fulfilment(plan, None) == "ej bedömt"


def test_accrued_cost_is_the_newest_and_stands_beside_what_was_planned_until_then(plan_of):
    plan = plan_with(
        plan_of,
        judged("2015", about="a", accrued_cost=90_000),
        judged("T2 2016", about="a", accrued_cost=210_000),
    )
    told = words.money(plan, plan.record("a")).replace("\u00a0", " ")
    assert told == "Upparbetat 210 tkr (T2 2016). Planerat till och med 2016: 300 tkr."
    assert words.money(plan, plan.record("a"), 2018) == "Upparbetad kostnad är inte rapporterad."


def test_deviations_and_proposed_actions_are_gathered_and_nothing_else(plan_of):
    told = (
        judged("2016", deviation="Lokalen dröjde."),
        judged("2016", "full"),
        judged("2017", about="a", proposed_action="Byt lokal."),
    )
    assert [one.id for one in follow_ups.deviating(plan_with(plan_of, *told))] == ["f0", "f2"]
    assert [one.id for one in follow_ups.deviating(plan_with(plan_of, *told), 2017)] == ["f2"]


periods = st.sampled_from(["2015", "T1 2016", "T2 2016", "2016", "våren", ""])
reports = st.lists(
    st.builds(judged, periods, st.sampled_from([None, "full", "partial", "none"]), st.sampled_from(["g", "a"])),
    max_size=6,
)


@given(reports, st.sampled_from(["g", "a"]))
def test_a_judgement_is_always_one_that_somebody_made_about_that_very_record(plan_of, told, about):
    plan = plan_with(plan_of, *told)
    found = follow_ups.judgement(plan, about)
    made = [one for one in told if one["about"] == about and one["fulfilment"]]
    assert (found is None) == (not made)
    if found is not None:
        assert found.text("about") == about
        assert found.text("fulfilment")
        newest = max(
            (follow_ups.year_of(one) or 0) for one in follow_ups.follow_ups(plan, about) if one.text("fulfilment")
        )
        assert (follow_ups.year_of(found) or 0) == newest


@given(reports)
def test_every_follow_up_of_a_record_is_there_once(plan_of, told):
    plan = plan_with(plan_of, *told)
    found = [one.id for about in ("g", "a") for one in follow_ups.follow_ups(plan, about)]
    assert sorted(found) == sorted(f"f{n}" for n in range(len(told)))
