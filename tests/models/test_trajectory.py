"""A measure's way from baseline over targets to what was reported, and whether it is on it."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.periods import Moment
from app.models.trajectory import Actual, Point, Trajectory, expected, judged, series_of, trajectory
from app.models.wording.trajectory import sentence

BASELINE = {"direction": "decrease", "unit": "%", "baseline_value": "20", "baseline_year": 2014}


def plan_with(plan_of, *lines, **measure):
    children = [(kind, f"{kind}{n}", fields, "m") for n, (kind, fields) in enumerate(lines)]
    return plan_of(("measure", "m", BASELINE | measure), *children)


def told(plan_of, *lines, **measure):
    plan = plan_with(plan_of, *lines, **measure)
    way = trajectory(plan, plan.record("m"))
    return sentence(way, judged(way), "%")


TARGETS = (("target", {"year": 2016, "value": "16"}), ("target", {"year": 2018, "value": "10"}))


def actual(period, value=None):
    return ("actual", {"period": period, "value": value})


def test_on_the_way_behind_and_reached_are_said_in_one_sentence(plan_of):
    assert told(plan_of, *TARGETS, actual("2016", "15.2")) == (
        "På väg: utfallet 2016 är 15,2\u00a0%, och vägen mot 10\u00a0% till 2018 går då vid högst 16\u00a0%."
    )
    assert told(plan_of, *TARGETS, actual("2017", "15.2")) == (
        "Ligger efter: utfallet 2017 är 15,2\u00a0%, men vägen mot 10\u00a0% till 2018 går då vid högst 13\u00a0%."
    )
    assert told(plan_of, *TARGETS, actual("T2 2017", "9.9")) == (
        "Målet är nått: utfallet T2 2017 är 9,9\u00a0%, och målvärdet till 2018 är 10\u00a0%."
    )


@pytest.mark.parametrize(
    ("lines", "measure", "why"),
    [
        ((*TARGETS, actual("2016", "15")), {"direction": None}, "det är inte angivet om talet ska öka eller minska"),
        ((*TARGETS, actual("2016", "15")), {"baseline_year": None}, "baslinjen saknar värde eller år"),
        ((actual("2016", "15"),), {}, "det finns inget målvärde efter baslinjens år"),
        (TARGETS, {}, "inget utfall är rapporterat"),
        ((*TARGETS, actual("2016")), {}, "inget utfall är rapporterat"),
        ((*TARGETS, actual("våren", "15")), {}, "utfallets period går inte att läsa som en tidpunkt"),
        ((*TARGETS, actual("2014", "20")), {}, "utfallet är inte från tiden efter baslinjen"),
        ((*TARGETS, actual("2016", "15")), {"direction": "increase"}, "målvärdet går åt andra hållet"),
        ((("target", {"year": 2018, "value": "20"}), actual("2016", "15")), {}, "detsamma som baslinjen"),
        ((*TARGETS, actual("2016", "15")), {"differing": ["baseline_value"]}, "olika uppgifter väntar"),
    ],
)
def test_what_cannot_be_said_says_why(plan_of, lines, measure, why):
    said = told(plan_of, *lines, **measure)
    assert said.startswith("Kan inte sägas: ")
    assert why in said


def test_women_and_men_stand_beside_the_total_and_a_total_is_never_made_of_them(plan_of):
    plan = plan_with(
        plan_of,
        ("target", {"year": 2018, "value_women": "9", "value_men": "11"}),
        ("actual", {"period": "2016", "value_women": "12", "value_men": "19"}),
        by_sex=True,
        baseline_women="18",
        baseline_men="22",
    )
    total, women, men = series_of(plan, plan.record("m"))
    assert (total.targets, total.latest) == ((), None)
    assert [judged(way).verdict for way in (total, women, men)] == ["unsaid", "on_way", "behind"]


numbers = st.integers(-200, 200).map(lambda n: Decimal(n) / 10)
years = st.lists(st.integers(2015, 2022), min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def ways(draw):
    """A way with a baseline in 2014, targets after it and one actual at any time."""
    targets = tuple(Point(year, draw(numbers), f"t{year}") for year in draw(years))
    at = Moment(draw(st.integers(2013, 2023)), draw(st.integers(1, 12)))
    direction = draw(st.sampled_from(["increase", "decrease"]))
    reported = Actual("2016", at, draw(numbers), "a")
    return Trajectory("total", direction, Point(2014, draw(numbers), "m"), targets, (reported,))


@given(ways())
def test_the_way_goes_through_its_baseline_and_every_target_and_never_outside_its_neighbours(way):
    posts = (way.baseline, *way.targets)
    assert [expected(way, float(post.year)) for post in posts] == [post.value for post in posts]
    for one, other in pairwise(posts):
        between = expected(way, (one.year + other.year) / 2)
        assert min(one.value, other.value) <= between <= max(one.value, other.value)


@given(ways(), st.integers(0, 100).map(lambda n: Decimal(n) / 10))
def test_a_better_actual_never_makes_the_judgement_worse(way, better):
    order = ["behind", "on_way", "reached"]
    (reported,) = way.actuals
    step = better if way.direction == "increase" else -better
    before, after = judged(way), judged(replace(way, actuals=(replace(reported, value=reported.value + step),)))
    if before.verdict != "unsaid":
        assert order.index(after.verdict) >= order.index(before.verdict)


def mirrored(way):
    turn = {"increase": "decrease", "decrease": "increase"}

    def flip(one):
        return replace(one, value=-one.value)

    return replace(
        way,
        direction=turn[way.direction],
        baseline=flip(way.baseline),
        targets=tuple(map(flip, way.targets)),
        actuals=tuple(map(flip, way.actuals)),
    )


@given(ways())
def test_more_is_judged_as_less_is(way):
    one, other = judged(way), judged(mirrored(way))
    assert (one.verdict, one.reason) == (other.verdict, other.reason)


@given(ways(), st.sampled_from(["baseline", "targets", "actuals", "direction"]))
def test_nothing_is_judged_when_a_piece_is_missing(way, gone):
    lacking = replace(way, **{gone: {"baseline": None, "direction": ""}.get(gone, ())})
    assert judged(lacking).verdict == "unsaid"
    first = judged(lacking).reason
    assert first if gone == "actuals" else first == gone.removesuffix("s")


@given(ways())
def test_the_numbers_that_are_written_agree_with_the_judgement(way):
    found = judged(way)
    if found.verdict in ("on_way", "behind"):
        assert abs(found.expected - expected(way, found.latest.at.at)) <= Decimal("0.005")
        ahead = found.latest.value - found.expected
        assert (ahead if way.direction == "increase" else -ahead) >= 0 or found.verdict == "behind"
        assert (found.verdict == "on_way") == ((ahead if way.direction == "increase" else -ahead) >= 0)


@given(numbers, numbers)
def test_the_total_is_the_same_whatever_women_and_men_are(plan_of, women, men):
    split = {"value_women": str(women), "value_men": str(men)}
    lines = (("target", {"year": 2018, "value": "10"} | split), ("actual", {"period": "2016", "value": "15"} | split))
    plan = plan_with(plan_of, *lines, by_sex=True, baseline_women=str(women), baseline_men=str(men))
    plain = plan_with(plan_of, TARGETS[1], actual("2016", "15"))
    with_sex, without = series_of(plan, plan.record("m"))[0], series_of(plain, plain.record("m"))[0]
    assert judged(with_sex).verdict == judged(without).verdict
    assert [point.value for point in with_sex.targets] == [Decimal(10)]
