"""The records of a type as rows of cells: sorted as Swedes sort, filtered, grouped, and never old."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.models.schema import RECORD_TYPES
from app.models.sheet import PARENT, Sheet, columns_of, first_columns
from tests.models.conftest import build

NAMES = st.lists(st.sampled_from(["Åsa", "Ärla", "Öst", "Zon", "andra", "École", "ed", "Mål 2", "Mål 10", "", " "]))
AMOUNTS = st.lists(st.none() | st.integers(-5, 10**6), max_size=8)


def sheet_of(kind: str, *fields: dict, parent: str | None = None) -> Sheet:
    made = Sheet(kind)
    made.follow(build(*((kind, f"r{n}", one, *([parent] if parent else [])) for n, one in enumerate(fields))))
    return made


def test_every_type_has_columns_and_shows_its_title_from_the_start() -> None:
    for kind, known in RECORD_TYPES.items():
        names = [column.name for column in columns_of(kind)]
        assert len(set(names)) == len(names)
        assert set(first_columns(kind)) <= set(names)
        if known.title in names:
            assert known.title in first_columns(kind)


def test_what_lies_under_something_says_what() -> None:
    assert columns_of("target")[0].label == "Mått"
    assert columns_of("comment")[0].label == "Gäller"
    assert PARENT not in [column.name for column in columns_of("goal")]


def test_text_sorts_as_swedish_with_numbers_inside_it_by_size_and_what_is_empty_last() -> None:
    names = ["Öst", "Mål 10", "", "Zon", "École", "Åsa", "ed", "Mål 2", "Ärla", "dag"]
    found = sheet_of("finding", *({"title": name} for name in names))
    told = [found.text(i, "title") for i in found.ordered(found.ids, "title")]
    assert told == ["dag", "École", "ed", "Mål 2", "Mål 10", "Zon", "Åsa", "Ärla", "Öst", ""]
    back = [found.text(i, "title") for i in found.ordered(found.ids, "title", descending=True)]
    assert back == ["Öst", "Ärla", "Åsa", "Zon", "Mål 10", "Mål 2", "ed", "École", "dag", ""]


def test_numbers_and_dates_sort_as_such() -> None:
    found = sheet_of("measure", *({"baseline_value": v} for v in ("9", "10.5", "-3", "10.25", None)))
    assert found.ordered(found.ids, "baseline_value") == ["r2", "r0", "r3", "r1", "r4"]
    dates = sheet_of("deadline", *({"when": v} for v in ("2016-01-02", None, "2015-12-30")))
    assert dates.ordered(dates.ids, "when") == ["r2", "r0", "r1"]


@given(NAMES, st.booleans())
def test_sorting_keeps_every_row_and_is_stable(names: list[str], descending: bool) -> None:
    found = sheet_of("finding", *({"title": name} for name in names))
    once = found.ordered(found.ids, "title", descending=descending)
    assert sorted(once) == sorted(found.ids)
    assert found.ordered(once, "title", descending=descending) == once
    empties = [not found.text(i, "title") for i in once]
    assert empties == sorted(empties)


@given(NAMES, st.sampled_from(["a", "MÅL", "ö", " ", "x", "mål 1"]))
def test_a_filter_keeps_the_rows_in_which_a_shown_column_holds_the_text(names: list[str], wanted: str) -> None:
    found = sheet_of("finding", *({"title": name, "text": "dold ö"} for name in names))
    kept = found.filtered(wanted, ["title"])
    naive = [i for i in found.ids if wanted.strip().casefold() in found.text(i, "title").casefold()]
    assert kept == naive


def test_a_filter_looks_only_in_the_columns_that_are_shown() -> None:
    found = sheet_of("finding", {"title": "Unga", "text": "skola"})
    assert found.filtered("skola", ["title"]) == []
    assert found.filtered("skola", ["title", "text"]) == ["r0"]
    assert found.filtered("SKOLA", ["text"]) == ["r0"]


@given(AMOUNTS)
def test_groups_hold_every_row_once_and_their_sums_add_up(amounts: list[int | None]) -> None:
    kinds = ["staff", "premises", None]
    found = sheet_of("cost", *({"amount": a, "kind": kinds[n % 3]} for n, a in enumerate(amounts)), parent="p")
    groups = found.grouped(found.ids, "kind")
    assert sorted(i for group in groups for i in group.rows) == sorted(found.ids)
    told = sum(group.sums["amount"][0] for group in groups if "amount" in group.sums)
    assert told == sum(a for a in amounts if a is not None)
    blank = [group.words == "" for group in groups]
    assert blank == sorted(blank)


def test_a_sum_says_how_many_rows_have_no_amount_and_missing_is_never_zero() -> None:
    found = sheet_of("cost", {"amount": 5}, {"amount": None}, {"amount": 7}, parent="p")
    assert found.sums(found.ids) == {"amount": (12, 1)}
    assert found.sums(["r1"]) == {}


def test_a_cell_follows_its_record_and_what_the_record_points_to() -> None:
    plan = build(
        ("goal", "g", {"wording": "Fler unga"}),
        ("measure", "m", {"name": "Arbetslöshet", "goal": "g"}),
        ("measure", "n", {"name": "Röstande"}),
        ("target", "t", {"year": 2018}, "m"),
    )
    measures, targets = Sheet("measure"), Sheet("target")
    measures.follow(plan)
    targets.follow(plan)
    assert (measures.text("m", "goal"), targets.text("t", PARENT)) == ("Fler unga", "Arbetslöshet")
    assert measures.filtered("fler", ["goal"]) == ["m"]
    plan.put(replace(plan.record("g"), fields={"wording": "Färre utan arbete"}))
    assert measures.follow(plan) == {"m"}
    assert measures.text("m", "goal") == "Färre utan arbete"
    assert measures.filtered("fler", ["goal"]) == []
    plan.put(replace(plan.record("m"), fields={"name": "Sysselsatta"}))
    assert targets.follow(plan) == {"t"}
    assert targets.text("t", PARENT) == "Sysselsatta"
    plan.drop("n")
    assert measures.follow(plan) == {"m", "n"}
    assert measures.ids == ["m"]
    assert measures.follow(plan) == frozenset()
