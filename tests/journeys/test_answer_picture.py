"""The coverage in words, as a picture, as a table and on pages."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from pypdfium2 import PdfDocument

from app.journeys.answer_page import answer_page, answer_picture
from app.journeys.answer_picture import as_csv, as_text, coverage_of, table
from app.models import budget
from app.models.answers import STEPS
from app.models.coverage import WeakIndicator, matrix
from app.models.wording import typography
from tests.figures.conftest import measure
from tests.models.conftest import whole
from tests.models.test_answers import answered_plans

EKLIDEN = WeakIndicator("i1", "Arbetslöshet", "Ekliden")
TALLMON = WeakIndicator("i1", "Arbetslöshet", "Tallmon")
TODAY = "2015-04-23"


def covered(plan, *weak):
    return coverage_of(plan, matrix(plan, weak))


def plain(words):
    return words.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def found():
    return covered(whole(), EKLIDEN, TALLMON)


def test_a_row_says_what_answers_step_by_step(found):
    first, second = found.data.lines
    assert (first.title, first.under, second.under) == ("Arbetslöshet", "Tallmon", "Ekliden")
    assert [cell.texts for cell in second.cells] == [
        ("Många unga saknar arbete",),
        ("Fler unga i arbete",),
        ("Arbetslöshet 20–24 år", "Besök på jobbtorget"),
        ("Jobbtorg på plats",),
    ]
    assert plain(second.money.texts[0]) == "930 000 kr"


def test_a_name_that_ends_with_a_full_stop_gets_no_second_one():
    told = covered(whole(g1={"wording": "Arbetslösheten ska halveras till 2018."}), EKLIDEN).data.lines[0].cells
    assert any("2018." in cell.label for cell in told) and not any(".." in cell.label for cell in told)


def test_a_gap_is_said_on_the_cell_and_read_aloud(found):
    first = found.data.lines[0]
    assert first.cells[0].lacks == ("Saknar slutsats",)
    assert first.cells[0].label == "Arbetslöshet, slutsats. Saknar slutsats."
    assert first.cells[1].state == "blank"
    assert first.cells[1].label == "Arbetslöshet, mål: inget."


def test_many_records_are_named_in_part_on_the_cell_and_whole_in_its_words():
    more = [("measure", f"x{n}", {"name": f"Mått nummer {n}", "goal": "g1"}) for n in range(3)]
    cell = covered(whole(*more), EKLIDEN).data.lines[0].cells[2]
    assert plain(cell.texts[-1]) == "och 3 till"
    assert all(f"Mått nummer {n}" in cell.label for n in range(3))


def test_a_gap_in_some_of_the_goals_says_how_many():
    [row] = covered(whole(("goal", "g2", {"wording": "Annat", "findings": ["f1"]})), EKLIDEN).data.lines
    assert plain(row.cells[2].lacks[0]) == "1 av 2 mål saknar mått"
    assert row.cells[2].state == "there"


def test_a_written_reason_stands_instead_of_a_finding():
    line = ("weak_indicator_answer", "w", {"indicator": "i1", "neighbourhood": "area:Tallmon", "reason": "Få svar"})
    [row] = covered(whole(line), TALLMON).data.groups[0][1]
    assert row.cells[0].texts == ("Lämnas, med motivering i planen",)
    assert row.cells[0].state == "blank"


def test_all_the_weak_neighbourhoods_are_said_in_one_word():
    places = [WeakIndicator("i1", "Arbetslöshet", place) for place in ("Tallmon", "Norrtorp", "Ängsvik")]
    assert covered(whole(), *places).data.lines[0].under == "alla tre"


def test_what_answers_nothing_stands_under_a_heading_of_its_own():
    plan = whole(("activity", "a2", {"name": "Fri", "goals": []}))
    heading, strays = covered(plan, EKLIDEN).data.groups[1]
    assert heading == "Svarar inte på någon svag indikator"
    assert [(row.title, row.cells[1].lacks, row.money.lacks) for row in strays] == [
        ("Aktivitet utan mål", ("Saknar mål",), ("Saknar kostnad",))
    ]


def test_the_text_for_the_group_is_a_sentence_a_line(found):
    assert plain(as_text(found)).splitlines() == ["En svag indikator saknar slutsats.", "Planen kostar 930 tkr."]


def test_a_mark_leads_back_to_its_row_and_step(found):
    for line, row in zip(found.data.lines, found.rows, strict=True):
        assert found.row(line.key) == (row, None)
        assert found.row(line.money.key) == (row, "cost")
        for step, cell in zip(STEPS, line.cells, strict=True):
            assert found.row(cell.key) == (row, step)
    assert found.row("finns inte/goal") is None


def test_the_csv_opens_in_a_swedish_spreadsheet_with_whole_kronor(found):
    content = as_csv(found)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["Svag indikator", "Stadsdel", "Slutsats"]
    assert rows[2][4] == "Arbetslöshet 20–24 år; Besök på jobbtorget"
    assert rows[-1][:1] + rows[-1][6:8] == ["Summa", "930000", "930000"]


def test_the_picture_and_the_page_say_what_they_are_and_that_it_is_made_up(found):
    said = plain(" ".join(text.text for text in answer_picture(whole(), found.data, TODAY, measure).texts()))
    assert said.startswith("Täckning: Exempelplan")
    document = PdfDocument(BytesIO(answer_page(whole(), found.data, TODAY)))
    text = plain(document[0].get_textpage().get_text_range())
    document.close()
    for words in ("Täckning: Exempelplan", "Exempeldata", "Saknar slutsats", "930 000 kr", "Sida 1 av 1"):
        assert words in text
        assert words in said or words == "Sida 1 av 1"


def test_many_rows_go_on_with_whole_rows_on_every_page():
    from app.figures.answers import table as placed
    from app.reports.picture_pages import ROOM, divided, room_under
    from app.reports.scene_painter import measure as points

    weak = [WeakIndicator(f"i{n}", f"Indikator {n}", "Ekliden") for n in range(40)]
    made = placed(covered(whole(), *weak).data, ROOM, points, 0.7)
    parts = list(divided(made.heads(), made.scene(), made.breaks))
    assert len(parts) > 1
    assert all(part.end - part.start <= room_under(part.heads) for part in parts)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert all(
        any(part.start <= top and bottom <= part.end for part in parts) for _, top, _, bottom in made.tops.values()
    )


@given(given_plan=answered_plans())
def test_the_picture_and_the_table_add_up_to_the_budget(given_plan):
    plan, weak = given_plan
    found = coverage_of(plan, matrix(plan, weak))
    whole_budget = budget.of_plan(plan)
    assert found.data.total[1] == typography.kr(whole_budget.total)
    rows = table(found)
    assert sum(int(row[6]) for row in rows[1:-1]) == int(rows[-1][6]) == whole_budget.total
    assert sum(int(row[7]) for row in rows[1:-1]) == int(rows[-1][7]) == whole_budget.programme


@given(given_plan=answered_plans())
def test_every_mark_has_a_key_of_its_own(given_plan):
    plan, weak = given_plan
    found = coverage_of(plan, matrix(plan, weak))
    keys = [key for line in found.data.lines for key in (line.key, *(c.key for c in line.cells), line.money.key)]
    assert len(set(keys)) == len(keys)
    assert all(found.row(key) is not None for key in keys)
