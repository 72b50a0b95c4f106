"""Two afternoons with an application: costs come from Excel, and an edit breaks what was decided.

The plan is the example; sixty amounts are pasted with their headings, and what a person sees is followed to the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.stories.officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")
GRID = "Kostnader i tusental kronor"
JOBS, HOMEWORK = "Jobbtorg på plats i Ekliden", "Läxhjälp och föräldrastöd"
YEARS = tuple(range(2015, 2021))
ROWS = (
    ("Samordnare", "Personal", "Programmet"),
    ("Två vägledare", "Personal", "Programmet"),
    ("Lokal i centrum", "Lokaler", "Ordinarie budget"),
    ("El och städning", "Lokaler", "Ordinarie budget"),
    ("Utbildning av ledare", "Köp av tjänst", "Programmet"),
    ("Tolkar", "Köp av tjänst", "Programmet"),
    ("Föreningen Lyktan", "Bidrag till annan", "Programmet"),
    ("Datorer", "Utrustning", "Bolag"),
    ("Möbler", "Utrustning", "Bolag"),
    ("Resor", "Annat", "Annat bidrag"),
)


def from_excel(wrong: str = "") -> str:
    """Ten rows and six years as Excel puts them on the clipboard, with sums at the edges; one cell as asked."""
    amounts = [[10 * row + column + 1 for column in range(len(YEARS))] for row in range(len(ROWS))]
    lines = ["\t".join(["Kostnad", "Slag", "Betalas av", *map(str, YEARS), "Summa"])]
    for names, row in zip(ROWS, amounts, strict=True):
        cells = [f"{amount},5" for amount in row]
        if wrong and names[0] == "Tolkar":
            cells[2] = wrong
        lines.append("\t".join([*names, *cells, "=SUMMA"]))
    lines.append("\t".join(["Summa", "", "", *("1" for _ in YEARS), "1"]))
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture
def officer(open_window: Callable[[], Officer]) -> Iterator[Officer]:
    found = open_window()
    found.click("Öppna exemplet")
    found.settle()
    found.go("Ansökningar")
    found.reads(JOBS)
    yield found
    found.clear_clipboard()


def test_sixty_amounts_from_excel_become_one_step(officer: Officer) -> None:
    officer.click_words(HOMEWORK)
    before = officer.table(GRID)
    assert before

    # One cell cannot be read: it is named beside the table, and nothing is written.
    officer.paste(GRID, before[0][0], from_excel(wrong="tre"))
    officer.reads("Inget är inklistrat.", "Tolkar, 2017 (”tre”)")
    assert officer.table(GRID) == before
    officer.click("Stäng")

    # Mended in Excel and pasted again: sixty amounts, one step, in every year of the plan.
    officer.paste(GRID, before[0][0], from_excel())
    officer.reads("Klistrade in 60 belopp.")
    after = {row[0]: row for row in officer.table(GRID)}
    assert [name for name, *_ in ROWS if name not in after] == []
    assert after["Tolkar"] == [
        "Tolkar",
        "Köp av tjänst",
        "Programmet",
        "51,5",
        "52,5",
        "53,5",
        "54,5",
        "55,5",
        "56,5",
        "324",
    ]
    asked_before = amount(next(row for row in before if row[0] == "Söks ur programmet")[-1])
    asked_now = amount(after["Söks ur programmet"][-1])
    pasted = sum(
        10 * row + column + 1.5
        for row, (_, _, payer) in enumerate(ROWS)
        if payer == "Programmet"
        for column in range(len(YEARS))
    )
    assert asked_now == asked_before + pasted

    # The sums of all applications follow, and the whole block goes away in one step.
    officer.click("Alla ansökningar")
    officer.reads("av programmets 150 mnkr")
    totals = {row[0]: row for row in officer.table("Alla ansökningar")}
    assert amount(totals[HOMEWORK][totals_column(officer)]) == asked_now
    officer.click_words(HOMEWORK)
    officer.click("Ångra: klistrade in 60 belopp")
    officer.reads("Ångrade")
    assert officer.table(GRID) == before


def test_an_edit_breaks_an_approval_and_is_put_back(officer: Officer) -> None:
    assert officer.desk.session is not None
    officer.click_words(JOBS)
    officer.reads("beslutad i nämnden", "Alla 18 svar finns.")
    officer.write("Enhet som tar över", "Enheten för vuxnas lärande")
    officer.reads("Två beslut gäller inte längre", "2 stopp")
    (row,) = officer.table("Ändrat sedan beslutet")
    assert row[0].startswith("Enhet som tar över, ansökan")
    assert row[1:3] == ["Arbetsmarknadsenheten", "Enheten för vuxnas lärande"]
    assert row[3].startswith("den här datorn")

    officer.click("Återställ det som beslutades")
    officer.reads("Det som beslutades är återställt, och beslutet gäller igen.")
    officer.reads("beslutad i nämnden", "Alla 18 svar finns.")
    assert officer.control("Enhet som tar över").text() == "Arbetsmarknadsenheten"
    assert "gäller inte längre" not in officer.words()

    # The way back is a step like any other: undone, the approvals are broken again, and a new one can be recorded.
    officer.click("Ångra: återställde det som beslutades 14 april")
    officer.reads("Två beslut gäller inte längre")

    def decide_anew() -> None:
        officer.write("Paragraf", "§ 9")
        officer.click("Registrera beslutet")

    officer.next_answers(decide_anew)
    officer.click("Registrera nytt beslut")
    officer.reads("Stadsdelsnämndens beslut gäller inte längre")


def amount(text: str) -> float:
    return float(text.replace(" ", "").replace(",", ".").replace("–", "0"))


def totals_column(officer: Officer) -> int:
    """Where the table of all applications has what is applied for."""
    return officer.headings("Alla ansökningar").index("Söks")
