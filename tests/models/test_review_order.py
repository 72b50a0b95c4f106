"""The application in the order a reviewer reads, and what is not answered in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.plan import Plan, Record
from app.models.review_order import COSTS, SECTIONS, completeness, section_of
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording.rules import CRITICISM, RULE_NAMES

DECLARED = RECORD_TYPES["application"].fields
WANTED = [field.name for field in DECLARED if field.wanted]
FILLED: dict[str, object] = {"prose": "x", "text": "x", "refs": ("a",), "ref": "a", "money": 1, "number": "1"}


def plan_of(filled: set[str], *, cost: bool) -> Plan:
    fields = {name: FILLED.get(fields_of("application")[name].kind, "2015-01-01") for name in filled}
    records = [
        Record("p", "plan", None, "district", "", {}),
        Record("a", "activity", None, "district", "", {}),
        Record("ap", "application", None, "district", "", fields),  # type: ignore[arg-type]
    ]
    if cost:
        records.append(Record("c", "cost", "a", "district", "", {"amount": 1000}))
    return Plan.of_records("p", (), records)


def test_every_field_and_every_rule_stands_in_exactly_one_section() -> None:
    fields = [name for section in SECTIONS for name in section.fields]
    codes = [code for section in SECTIONS for code in section.codes]
    assert sorted(fields) == sorted(field.name for field in DECLARED)
    assert sorted(codes) == sorted([*RULE_NAMES, *CRITICISM])


def test_the_order_is_the_reviewers() -> None:
    keys = [section.key for section in SECTIONS]
    assert keys[1:] == ["need", "goal", "activity", "money", "method", "follow_up", "after", "decision"]


def test_what_is_missing_is_said_by_name() -> None:
    found = completeness(plan_of(set(WANTED) - {"receiving_unit"}, cost=True), "ap")
    assert [one.caption for one in found.missing] == ["Enhet som tar över"]
    assert found.sentence == f"{len(WANTED)} av {len(WANTED) + 1}\u00a0svar. Saknas:"
    assert completeness(plan_of(set(WANTED), cost=True), "ap").sentence == f"Alla {len(WANTED) + 1} svar finns."


def test_a_section_counts_its_own_answers() -> None:
    after = section_of("F6")
    found = completeness(plan_of({"receiving_unit"}, cost=False), "ap", after)
    assert (found.answered, found.wanted) == (1, 5)


def test_a_remark_without_a_code_of_its_own_belongs_where_its_field_is() -> None:
    assert section_of("unsettled", "follow_up_plan").key == "follow_up"
    assert section_of("unsettled").key == "about"


@given(st.sets(st.sampled_from(WANTED)), st.booleans())
def test_answered_and_missing_are_all_that_is_asked_for(filled: set[str], cost: bool) -> None:
    found = completeness(plan_of(filled, cost=cost), "ap")
    missing = {one.field for one in found.missing}
    there = cost and "activities" in filled
    assert missing == (set(WANTED) - filled) | (set() if there else {COSTS})
    assert found.answered + len(found.missing) == found.wanted == len(WANTED) + 1
    parts = [completeness(plan_of(filled, cost=cost), "ap", section) for section in SECTIONS]
    assert sum(part.wanted for part in parts) == found.wanted
