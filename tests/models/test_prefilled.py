"""What a new application takes over from the plan it is made in."""

from __future__ import annotations

from app.models.prefilled import for_application
from tests.models.conftest import build

LINES = (
    ("goal", "g1", {"wording": "Fler i arbete"}),
    ("goal", "g2", {"wording": "Fler röstar"}),
    ("measure", "m1", {"goal": "g1", "kind": "outcome"}),
    ("measure", "m2", {"goal": "g1", "kind": "process"}),
    ("measure", "m3", {"goal": "g2", "kind": "outcome"}),
    ("measure", "m4", {"goal": "g1"}),
    ("activity", "a1", {"name": "Jobbtorg", "goals": ["g1"]}),
    ("activity", "a2", {"name": "Röstbuss", "goals": ["g2", "g1"]}),
)


def test_an_application_for_one_activity_takes_its_name_the_board_and_the_measures_of_its_goals() -> None:
    plan = build(*LINES, district_board="board:Exempelnämnden")
    assert for_application(plan, ["a1"]) == {
        "applicant": "board:Exempelnämnden",
        "activities": ["a1"],
        "title": "Jobbtorg",
        "outcome_measures": ["m1"],
        "process_measures": ["m2"],
    }


def test_several_activities_have_no_name_in_common_and_each_measure_comes_once() -> None:
    found = for_application(build(*LINES), ["a1", "a2"])
    assert "title" not in found and "applicant" not in found
    measures = found["outcome_measures"]
    assert isinstance(measures, list) and sorted(measures) == ["m1", "m3"]


def test_without_an_activity_only_the_board_is_known_and_one_that_is_gone_is_passed_by() -> None:
    plan = build(*LINES, district_board="board:Exempelnämnden")
    assert for_application(plan, []) == for_application(plan, ["gone"]) == {"applicant": "board:Exempelnämnden"}
