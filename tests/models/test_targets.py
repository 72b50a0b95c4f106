"""A target is a neighbourhood's where the plan says so, never by a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.targets import Aim, aims
from tests.models.conftest import build


def plan_of(places, baseline="19.4", **measure):
    return build(
        ("goal", "g", {"wording": "Fler i arbete", "neighbourhoods": places}),
        (
            "measure",
            "m",
            {
                "goal": "g",
                "indicator": "i",
                "baseline_year": 2014,
                "baseline_value": baseline,
                "name": "Arbetslöshet i Ekliden",
                **measure,
            },
        ),
        ("target", "t2", {"year": 2018, "value": "9.7"}, "m"),
        ("target", "t1", {"year": 2016, "value": "16"}, "m"),
    )


FOUND = (Aim(2016, Decimal(16), "m"), Aim(2018, Decimal("9.7"), "m"))


def told(plan, value=19.4, place="Ekliden", indicator="i"):
    return aims(plan, indicator, place, lambda year: value if year == 2014 else None)


def test_a_goal_about_one_neighbourhood_gives_it_its_targets_by_year():
    assert told(plan_of(["area:Ekliden"]), value=None) == FOUND
    assert told(plan_of(["area:Ekliden"]), place="Norrtorp", value=19.4) == ()


@pytest.mark.parametrize("places", [[], ["area:Ekliden", "area:Norrtorp"]])
def test_a_wider_goal_is_about_the_one_whose_figure_is_the_baseline(places):
    assert told(plan_of(places)) == FOUND
    assert told(plan_of(places), value=19.36) == FOUND, "the baseline is written with one decimal"
    assert told(plan_of(places), value=15.4) == ()
    assert told(plan_of(places), value=None) == ()


def test_a_goal_about_other_neighbourhoods_is_nobody_elses():
    assert told(plan_of(["area:Norrtorp", "area:Stenhaga"])) == ()


def test_the_name_of_a_measure_is_no_place():
    assert told(plan_of(["area:Ekliden", "area:Norrtorp"], baseline="")) == ()


def test_another_indicator_and_unfinished_targets_are_passed_by():
    assert told(plan_of(["area:Ekliden"]), indicator="j") == ()
    empty = build(
        ("goal", "g", {"neighbourhoods": ["area:Ekliden"]}),
        ("measure", "m", {"goal": "g", "indicator": "i"}),
        ("target", "t", {"year": 2018}, "m"),
        ("target", "u", {"value": "3"}, "m"),
    )
    assert told(empty) == ()
    assert told(build(("measure", "m", {"indicator": "i"}), ("target", "t", {"year": 2018, "value": "3"}, "m"))) == ()


@given(st.decimals(-999, 999, places=2), st.floats(-999, 999))
def test_a_baseline_is_recognised_exactly_when_it_is_the_figure_as_written(baseline, value):
    plan = plan_of(["area:Ekliden", "area:Norrtorp"], baseline=f"{baseline:.2f}")
    near = abs(Decimal(repr(value)) - baseline) <= Decimal("0.005")
    exact = abs(Decimal(repr(value)) - baseline) < Decimal("0.005")
    assert bool(told(plan, value)) in {near, exact}
    assert told(plan, float(baseline)) == FOUND
