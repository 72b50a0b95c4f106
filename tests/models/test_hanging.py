"""What hangs on records that are about to be deleted."""

from __future__ import annotations

from app.models.hanging import hanging
from tests.models.conftest import build

PLAN = build(
    ("finding", "f", {"title": "Unga"}),
    ("evidence", "e", {"sentence": "Högt"}, "f"),
    ("goal", "g", {"wording": "Fler", "findings": ["f"]}),
    ("goal", "h", {"wording": "Färre", "findings": ["f"]}),
    ("measure", "m", {"name": "Arbetslöshet", "goal": "g"}),
    ("target", "t", {"year": 2018}, "m"),
    ("activity", "a", {"name": "Jobbtorg", "goals": ["g", "h"]}),
    ("task", "w", {"what": "Fråga", "about": "t"}),
)


def test_what_lies_under_goes_along_and_what_points_there_stays() -> None:
    found = hanging(PLAN, ["f"])
    assert found.under_counts == {"evidence": 1}
    assert found.leaning_counts == {"goal": 2}


def test_what_points_to_something_under_the_record_counts_too() -> None:
    found = hanging(PLAN, ["m"])
    assert found.under_counts == {"target": 1}
    assert found.leaning_counts == {"task": 1}


def test_records_that_are_deleted_together_do_not_lean_on_each_other() -> None:
    found = hanging(PLAN, ["f", "g", "h"])
    assert found.leaning_counts == {"measure": 1, "activity": 1}
    assert [record.id for record in found.leaning] == ["m", "a"]


def test_what_nothing_hangs_on_says_so() -> None:
    found = hanging(PLAN, ["a"])
    assert (found.under, found.leaning) == ((), ())
