"""What is to be done, by whom and how late, in the order one would take it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import todo
from app.models.wording.todo import due
from tests.models.conftest import build

TODAY = "2015-04-23"


def test_the_late_come_first_then_by_day_then_what_has_no_day_and_last_what_is_done() -> None:
    plan = build(
        ("goal", "g", {"wording": "Mål"}),
        ("deadline", "d1", {"what": "Nämnden", "when": "2015-04-30", "who": "Eva"}),
        ("task", "t1", {"what": "Ring skolan", "who": "Anna", "about": "g"}),
        ("task", "t2", {"what": "Skriv", "when": "2015-04-20", "who": "Eva"}),
        ("task", "t3", {"what": "Klart", "when": "2015-04-01", "done": True}),
    )
    found = todo.items(plan, TODAY)
    assert [(one.record, one.days) for one in found] == [("t2", -3), ("d1", 7), ("t1", None), ("t3", -22)]
    assert found[2].about == "g"
    assert [(name, [one.record for one in own]) for name, own in todo.by_person(found)] == [
        ("Anna", ["t1"]),
        ("Eva", ["t2", "d1"]),
        ("", ["t3"]),
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "3\u00a0dagar försenad"),
        (-1, "en dag försenad"),
        (0, "i dag"),
        (1, "i morgon"),
        (5, "om 5\u00a0dagar"),
        (-800, "mer än 2\u00a0år försenad"),
        (None, "inget datum"),
    ],
)
def test_how_late_or_soon_is_said_in_words(days: int | None, words: str) -> None:
    assert due(days, done=False) == words
    assert due(days, done=True) == "klart"


people = st.sampled_from(["", "Anna", "Åke", "Örjan"])
days = st.sampled_from(["", "2015-01-01", "2015-04-23", "2016-01-01"])


@given(st.lists(st.tuples(st.sampled_from(todo.KINDS), people, days, st.booleans()), max_size=8))
def test_nothing_to_do_is_lost_or_told_twice(lines: list[tuple[str, str, str, bool]]) -> None:
    plan = build(
        *(
            (kind, f"r{at}", {"who": who, "when": when, "done": done})
            for at, (kind, who, when, done) in enumerate(lines)
        )
    )
    found = todo.items(plan, TODAY)
    grouped = [one.record for _, own in todo.by_person(found) for one in own]
    assert sorted(grouped) == sorted(f"r{at}" for at in range(len(lines)))
    assert [one.done for one in found] == sorted(one.done for one in found)
