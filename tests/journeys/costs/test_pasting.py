"""Blocks pasted into the cost table: what they are taken for, what is asked, and what is refused before anything is."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys import costs
from app.journeys.costs import Answers, Pasted
from app.journeys.costs.table import CostTable
from app.models import budget
from app.models.change import Change, Create, Delete, Set
from app.models.plan import Plan, Record
from app.models.schema import COST_KINDS, FINANCING

PERIOD = tuple(range(2015, 2021))
FRAME = 150_000_000


def line(note: str = "Personal", kind: str = "staff", payer: str = "programme_funds", **by_year: int) -> budget.Line:
    amounts: dict[int | None, int] = {int(year[1:]): amount for year, amount in by_year.items()}
    return budget.Line("a1", note, kind, payer, amounts, tuple(f"{note}{kind}{payer}{year}" for year in amounts))


def table(*lines: budget.Line, years: tuple[int | None, ...] = (2015, 2016, 2017)) -> CostTable:
    return CostTable(lines, years, PERIOD, (("a1", "Jobbtorg"),))


STAFF = line(y2015=310_000, y2016=620_000)
RENT = line("Lokal", "premises", "regular_budget", y2015=60_000)


def amounts(pasted: Pasted) -> list[tuple[str, int | None, int | None]]:
    assert not pasted.wrong, pasted.wrong
    assert not pasted.asks
    return [(one.line.note, one.year, one.kronor) for one in pasted.amounts]


def wrong(pasted: Pasted) -> list[tuple[str, str]]:
    assert not pasted.amounts
    return [(one.place, one.text) for one in pasted.wrong]


def sentences(pasted: Pasted) -> str:
    return " ".join(one.sentence for one in pasted.wrong)


# What a block is taken for


def test_amounts_alone_go_on_to_the_right_and_down_from_the_chosen_cell() -> None:
    found = costs.read(table(STAFF, RENT), "1\t2,5\r\n3\t4\r\n", (0, 2016))
    assert amounts(found) == [
        ("Personal", 2016, 1000),
        ("Personal", 2017, 2500),
        ("Lokal", 2016, 3000),
        ("Lokal", 2017, 4000),
    ]


def test_a_block_may_go_on_into_years_of_the_plan_that_are_not_shown_yet() -> None:
    found = costs.read(table(STAFF), "1\t2\t3\t4\t5\t6", (0, 2015))
    assert [year for _, year, _ in amounts(found)] == list(PERIOD)


def test_years_outside_the_plan_are_refused_by_name() -> None:
    found = costs.read(table(STAFF), "1\t2\t3", (0, 2019))
    assert wrong(found) == [("2021", "")]
    assert "2015–2020" in sentences(found)


def test_headings_say_the_years_whichever_cell_is_chosen() -> None:
    found = costs.read(table(STAFF), "2018\t2019\n7\t8", (0, 2015))
    assert amounts(found) == [("Personal", 2018, 7000), ("Personal", 2019, 8000)]


def test_rows_are_found_by_their_names_whichever_row_is_chosen() -> None:
    found = costs.read(table(STAFF, RENT), "Kostnad\t2015\t2016\nLokal\t1\t2\nPersonal\t3\t4", (0, 2015))
    assert amounts(found)[0] == ("Lokal", 2015, 1000)
    assert amounts(found)[2] == ("Personal", 2015, 3000)


def test_names_without_headings_are_found_too() -> None:
    assert amounts(costs.read(table(STAFF, RENT), "Lokal\t5\nPersonal\t6", (0, 2016))) == [
        ("Lokal", 2016, 5000),
        ("Personal", 2016, 6000),
    ]


def test_under_headings_an_unknown_name_is_a_new_line_with_its_kind_and_payer() -> None:
    text = "Kostnad\tSlag\tBetalas av\t2015\t2016\nMaterial\tutrustning\tBolag\t10\t\nResor\t\t\t\t2"
    found = costs.read(table(STAFF), text)
    assert [(one.line.note, one.line.kind, one.line.financed_by) for one in found.amounts] == [
        *[("Material", "equipment", "company")] * 2,
        *[("Resor", "", "")] * 2,
    ]
    assert found.count == 2


def test_without_headings_an_unknown_name_is_refused() -> None:
    found = costs.read(table(STAFF), "Resor\t5", (0, 2015))
    assert wrong(found) == [("Resor", "Resor")]


def test_a_column_of_kinds_is_known_by_its_words() -> None:
    text = "\t\t2015\t2016\nPersonal\tLokaler\t1\t2"
    found = costs.read(table(STAFF, line("Personal", "premises")), text)
    assert [one.line.kind for one in found.amounts] == ["premises", "premises"]


def test_sums_in_the_block_are_passed_by() -> None:
    text = "Kostnad\t2015\tSumma\nPersonal\t1\t999\nSumma\t999\t999"
    assert amounts(costs.read(table(STAFF), text)) == [("Personal", 2015, 1000)]


def test_rows_without_an_amount_are_not_made_and_are_told() -> None:
    found = costs.read(table(STAFF), "Kostnad\t2015\t2016\nLöner\t\t\nPersonal\t1\t2")
    assert found.passed_by == ("Löner",)
    assert found.count == 2


def test_an_empty_cell_empties_as_in_excel() -> None:
    assert amounts(costs.read(table(STAFF), "\t5", (0, 2015))) == [("Personal", 2015, None), ("Personal", 2016, 5000)]


def test_excels_quotation_marks_and_line_breaks_in_a_name_are_read() -> None:
    found = costs.read(table(line('Köp av "Plugga"'), STAFF), 'Kostnad\t2015\n"Köp av ""Plugga"""\t3')
    assert amounts(found) == [('Köp av "Plugga"', 2015, 3000)]


def test_a_name_is_found_whatever_spaces_stand_in_it() -> None:
    found = costs.read(table(line("Två\u00a0vägledare"), STAFF), "Kostnad\t2015\nTvå  vägledare\t3")
    assert [one.line.note for one in found.amounts] == ["Två\u00a0vägledare"]


# What is refused: everything wrong is told at once, and nothing is taken


def test_every_wrong_cell_is_named_and_nothing_is_taken() -> None:
    found = costs.read(table(STAFF, RENT), "tre\t2\n3\t1.234,5", (0, 2015))
    assert wrong(found) == [("Personal, 2015", "tre"), ("Lokal, 2016", "1.234,5")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tomt"),
        (" \n\t\n", "tomt"),
        ("1\n2\n3", "2"),
        ("Kostnad\tAntal\t2015\nPersonal\t2\t1", "Antal"),
        ("2015\t2016\t\n1\t2\t3", "Kolumn 3"),
        ("Kostnad\tBenämning\t2015\nPersonal\tx\t1", "Två kolumner är kostnad"),
        ("Kostnad\t2014\t2015\nPersonal\t1\t2", "2014"),
        ("Kostnad\tSlag\t2015\nPersonal\tlön\t1", "lön"),
        ("Kostnad\tBetalas av\t2015\nPersonal\tkommunen\t1", "kommunen"),
        ("Kostnad\tAktivitet\t2015\nPersonal\tFältlag\t1", "Fältlag"),
        ("Kostnad\t2015\nPersonal\t1\nPersonal\t2", "två gånger"),
        ("Kostnad\t2015\nResor\t1\nResor\t2", "två gånger"),
        ("Slag\t2015\nUtrustning\t1", "inte vad kostnaden gäller"),
        ("0,0001", "ören"),
    ],
)
def test_what_cannot_be_placed_is_refused_in_words(text: str, said: str) -> None:
    found = costs.read(table(STAFF, RENT), text, (0, 2015))
    assert said in sentences(found)
    assert not found.amounts


def test_a_name_that_two_lines_share_is_refused() -> None:
    found = costs.read(table(STAFF, line(payer="company")), "Kostnad\t2015\nPersonal\t1")
    assert "Flera rader heter ”Personal”" in sentences(found)


def test_new_lines_need_to_know_their_activity() -> None:
    two = replace(table(STAFF), activities=(("a1", "Jobbtorg"), ("a2", "Läxhjälp")))
    assert "kolumn Aktivitet" in sentences(costs.read(two, "Kostnad\t2015\nResor\t1"))
    found = costs.read(two, "Kostnad\tAktivitet\t2015\nResor\tläxhjälp\t1")
    assert found.amounts[0].line.activity == "a2"
    none = replace(table(), activities=())
    assert "ingen aktivitet" in sentences(costs.read(none, "Kostnad\t2015\nResor\t1"))


def test_to_the_right_of_the_column_for_no_year_there_is_nothing() -> None:
    assert "till höger" in sentences(costs.read(table(STAFF, years=(2015, None)), "1\t2", (0, None)))


# What is asked and never guessed


def test_numbers_beyond_the_frame_are_asked_about() -> None:
    found = costs.read(table(STAFF), "310000\t5", (0, 2015))
    assert (found.asks, found.about, found.amounts) == ("unit", "310000", ())
    kronor = costs.read(table(STAFF), "310000\t5", (0, 2015), Answers(unit="kr"))
    assert amounts(kronor) == [("Personal", 2015, 310_000), ("Personal", 2016, 5)]
    thousands = costs.read(table(STAFF), "310000\t5", (0, 2015), Answers(unit="tkr"))
    assert wrong(thousands) == [("Personal, 2015", "310000")]


def test_numbers_that_are_beyond_the_frame_together_are_asked_about_and_may_be_thousands() -> None:
    text = "90000\t90000"
    assert costs.read(table(STAFF), text, (0, 2015)).asks == "unit"
    found = costs.read(table(STAFF), text, (0, 2015), Answers(unit="tkr"))
    assert [kronor for *_, kronor in amounts(found)] == [90_000_000, 90_000_000]


def test_a_cell_that_names_its_unit_is_not_asked_about() -> None:
    found = costs.read(table(STAFF), "310 000 kr\t620,5 tkr", (0, 2015))
    assert [kronor for *_, kronor in amounts(found)] == [310_000, 620_500]


def test_what_cannot_be_read_is_told_before_the_unit_is_asked() -> None:
    assert wrong(costs.read(table(STAFF), "310000\ttre", (0, 2015))) == [("Personal, 2016", "tre")]


def test_a_lone_year_over_amounts_is_asked_about() -> None:
    found = costs.read(table(STAFF, RENT), "2016\n5", (0, 2015))
    assert (found.asks, found.about) == ("heading", "2016")
    assert amounts(costs.read(table(STAFF, RENT), "2016\n5", (0, 2015), Answers(headed=True))) == [
        ("Personal", 2016, 5000)
    ]
    as_amount = costs.read(table(STAFF, RENT), "2016\n5", (0, 2015), Answers(headed=False))
    assert amounts(as_amount) == [("Personal", 2015, 2_016_000), ("Lokal", 2015, 5000)]


# Properties

NOTES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12).map(
    lambda words: " ".join(words.split())
)
KRONOR = st.integers(-9_999, 99_999) | st.integers(-200, 900).map(lambda tkr: tkr * 1000)
YEARS = st.sampled_from(PERIOD)


@st.composite
def budgets(draw: st.DrawFn) -> tuple[Plan, CostTable, Record]:
    """A plan with one application for one or two activities, with lines that each have a name of their own."""
    titles = draw(st.sampled_from([("Jobbtorg",), ("Jobbtorg", "Läxhjälp")]))
    ids = [f"a{number}" for number in range(len(titles))]
    records = [Record("p", "plan", None, "district", "", {"period_start": 2015, "period_end": 2020})]
    records += [
        Record(name, "activity", None, "district", name, {"name": title})
        for name, title in zip(ids, titles, strict=True)
    ]
    number = count()
    keys = st.tuples(st.sampled_from(ids), NOTES, st.sampled_from(COST_KINDS), st.sampled_from(FINANCING))
    reserved = {"summa", "totalt", "total", "alla kostnader", "söks ur programmet", "varav ur programmet"}
    for activity, note, kind, payer in draw(st.lists(keys, unique=True, max_size=6)):
        if note in ("", "-", "–", "−") or note.casefold() in reserved:
            continue
        for year, amount in draw(st.dictionaries(YEARS, KRONOR, min_size=1, max_size=6)).items():
            said = {"note": note, "kind": kind, "financed_by": payer, "year": year, "amount": amount}
            place = f"c{next(number):03}"
            records.append(Record(place, "cost", activity, "district", place, said))
    application = Record("ap", "application", None, "district", "", {"activities": tuple(ids)})
    plan = Plan.of_records("p", (), [*records, application])
    money = budget.of_application(plan, "ap")
    years = costs.years_of(plan, money, application, whole=draw(st.booleans()))
    return plan, costs.table_of(plan, application, money, years), application


def chance(length: int) -> str:
    return "abcd"[:length]


def carried_out(plan: Plan, change: Change) -> Plan:
    """The plan as it is after a change of costs."""
    records = {record.id: record for record in plan}
    for number, edit in enumerate(change.edits):
        if isinstance(edit, Create):
            records[f"#{number}"] = Record(f"#{number}", edit.type, edit.parent, "district", "z", {})
        elif isinstance(edit, Set):
            old = records[edit.record]
            place = str(edit.value) if edit.field == "position" else old.position
            fields = dict(old.fields) | ({} if edit.field == "position" else {edit.field: edit.value})
            records[edit.record] = replace(old, fields=fields, position=place)
        elif isinstance(edit, Delete):
            del records[edit.record]
    return Plan.of_records("p", (), records.values())


@given(budgets())
def test_the_table_copied_and_pasted_back_changes_nothing(made: tuple[Plan, CostTable, Record]) -> None:
    plan, shown, _ = made
    if not shown.lines:
        return
    pasted = costs.read(shown, costs.copied(shown).text, answers=Answers(unit="tkr"))
    assert pasted.wrong == ()
    assert costs.change_of(plan, pasted, chance) == Change(())


@given(budgets(), st.data())
def test_cells_copied_and_pasted_where_they_stood_change_nothing(
    made: tuple[Plan, CostTable, Record], data: st.DataObject
) -> None:
    plan, shown, _ = made
    if not shown.lines:
        return
    top = data.draw(st.integers(0, len(shown.lines) - 1))
    left = data.draw(st.integers(0, len(shown.years) - 1))
    lines = shown.lines[top : data.draw(st.integers(top, len(shown.lines) - 1)) + 1]
    years = shown.years[left : data.draw(st.integers(left, len(shown.years) - 1)) + 1]
    text = costs.copied(shown, lines, years, bare=True).text
    pasted = costs.read(shown, text, (top, years[0]), Answers(unit="tkr", headed=False))
    if "tomt" not in sentences(pasted):
        assert costs.change_of(plan, pasted, chance) == Change(())


@given(budgets(), st.lists(st.lists(st.integers(0, 900), min_size=6, max_size=6), min_size=1, max_size=6))
def test_after_a_paste_the_sums_are_those_of_the_block(
    made: tuple[Plan, CostTable, Record], block: list[list[int]]
) -> None:
    plan, shown, _ = made
    rows = block[: len(shown.lines)]
    if not rows or not any(amount for row in rows for amount in row):
        return
    kept = sum(line.total for line in shown.lines[len(rows) :])
    text = "\n".join("\t".join(str(amount) for amount in row) for row in rows)
    pasted = costs.read(shown, text, (0, 2015), Answers(unit="tkr", headed=False))
    after = carried_out(plan, costs.change_of(plan, pasted, chance))
    assert budget.of_application(after, "ap").total == kept + 1000 * sum(amount for row in rows for amount in row)
    assert pasted.count == 6 * len(rows)


@given(st.lists(st.lists(st.integers(1, 900), min_size=6, max_size=6), min_size=1, max_size=12))
def test_a_headed_block_into_an_empty_table_becomes_its_lines(block: list[list[int]]) -> None:
    plan = Plan.of_records(
        "p",
        (),
        [
            Record("p", "plan", None, "district", "", {"period_start": 2015, "period_end": 2020}),
            Record("a1", "activity", None, "district", "", {"name": "Jobbtorg"}),
            Record("ap", "application", None, "district", "", {"activities": ("a1",)}),
        ],
    )
    shown = CostTable((), (2015,), PERIOD, (("a1", "Jobbtorg"),))
    heads = "\t".join(["Kostnad", "Slag", "Betalas av", *map(str, PERIOD)])
    rows = [f"Rad {n}\tPersonal\tProgrammet\t" + "\t".join(map(str, row)) for n, row in enumerate(block)]
    pasted = costs.read(shown, "\r\n".join([heads, *rows]), answers=Answers(unit="tkr"))
    after = budget.of_application(carried_out(plan, costs.change_of(plan, pasted, chance)), "ap")
    assert [[one.by_year[year] for year in PERIOD] for one in after.lines()] == [
        [amount * 1000 for amount in row] for row in block
    ]
    assert after.programme == after.total == 1000 * sum(sum(row) for row in block)
