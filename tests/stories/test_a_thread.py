"""A handläggare writes a whole thread, from what the index says to an application, in few steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.journeys import atlas, founding, import_index
from app.journeys.library import Library
from app.models import budget
from app.models.apply_json import from_json
from app.models.trace import STOPS, trace
from tests.stories.officer import Officer

FEW = 40
FINDING = "Unga utan arbete i Ekliden"
GOAL = "Färre unga i Ekliden står utan arbete"
ACTIVITY = "Jobbtorg på plats i Ekliden"
DATA = atlas.RESOURCES / "data"


def a_plan_with_an_index(library: Library) -> None:
    """What the group has before she begins: the index, and who takes part."""
    session = founding.new_plan(library, "Handlingsplan för Exempelnämnden", "Exempelnämnden")
    words = import_index.DatasetWords("Exempelindex 2008–2014", "Exempeldata, påhittade siffror", "Handslag")
    reading = import_index.read_table(session.plan, DATA / "exempel_index.csv")
    import_index.take_in(session, reading, words, DATA / "exempel_ramverk.csv")
    board = {"type": "organisation", "id": "b", "set": {"name": "Exempelnämnden", "kind": "district_board"}}
    session.do(from_json(session.plan, [board], session.chance))
    session.close()


@pytest.mark.qt_log_ignore("plugin does not support (raise|grabbing)", extend=True)
def test_a_thread_from_finding_to_application_takes_fewer_than_forty_steps(
    open_window: Callable[[], Officer], shelf: Callable[[], Library]
) -> None:
    a_plan_with_an_index(shelf())
    officer = open_window()
    quote_what_drives_the_index(officer)
    write_goal_and_measure(officer)
    plan_and_apply(officer)
    assert officer.deeds < FEW
    assert officer.desk.session is not None
    plan = officer.desk.session.plan
    application = plan.of("application")[0]
    thread = trace(plan, application.id)
    assert [stop for stop in STOPS if not thread.records[stop]] == ["decision"]
    assert budget.of_application(plan, application.id).programme == 620_000
    measure = plan.of("measure")[0]
    assert (measure.text("baseline_value"), measure.get("baseline_year")) == ("19.4", 2014)


def quote_what_drives_the_index(officer: Officer) -> None:
    def keep() -> None:
        officer.write("Slutsatsens rubrik", FINDING)
        officer.click("Lägg i ny slutsats")

    officer.go("Lägesbild")
    officer.choose("Vyer", "Varför")
    officer.reads("Varför är indexet högt i Ekliden?")
    officer.next_answers(keep)
    officer.click("Använd som underlag")
    officer.reads("Handlingsplan", FINDING)
    officer.choose("Huvudområde", "Försörjning")


def write_goal_and_measure(officer: Officer) -> None:
    """The baseline is quoted from the index, so that nobody types a figure that is already known."""
    officer.click("Lägg till mål")
    officer.write("Målet", GOAL)
    officer.choose("Programmets tema", "Jobb och företagande")
    officer.choose("Huvudansvarig", "Exempelnämnden")
    officer.click("Lägg till mått")
    officer.write("Måttet", "Arbetslöshet 20–24 år i Ekliden")
    officer.choose("Slag", "Resultatmått")
    officer.choose("Önskad riktning", "Ska minska")
    officer.choose("Ansvarig", "Exempelnämnden")
    officer.choose("Indikator", "Arbetslöshet 20–24 år")
    officer.choose("Stadsdel och tal", "Ekliden: 19,4 % (2014)")
    officer.click("Citera som baslinje")
    officer.click("Lägg till målvärde")
    officer.write("Målår", "2018")
    officer.write("Målvärde", "9,7")


def plan_and_apply(officer: Officer) -> None:
    def cost() -> None:
        officer.write("Kostnad", "Två vägledare")
        officer.choose("Kostnadsslag", "Personal")
        officer.choose("Betalas av", "Programmet")
        officer.write("År", "2016")
        officer.write("Belopp, tkr", "620")
        officer.click("Lägg till raden")

    officer.open_row(GOAL)
    officer.click("Lägg till aktivitet")
    officer.write("Aktivitetens namn", ACTIVITY)
    officer.write("Vad som görs", "Två vägledare finns på plats i stadsdelen och söker upp unga.")
    officer.choose("Ansvarig", "Exempelnämnden")
    officer.write("Börjar", "2015-09-01")
    officer.write("Slutar", "31/12 2017")
    officer.click("Lägg till ansökan")
    officer.write("Ansökans namn", ACTIVITY)
    officer.next_answers(cost)
    officer.click("Lägg till rad")
