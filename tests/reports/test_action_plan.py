"""The action plan on paper: its order, its marks, what it says of what is missing, and extremes."""

import re

import pytest

from app.figures.scene import Scene, Text
from app.models.digest import digest
from app.reports.action_plan import action_plan
from app.reports.content import Attachments, Column, Figure, SituationPart, TableData

CHAPTERS = (
    "Inledning",
    "Metod",
    "Lägesbild",
    "Prioriteringar",
    "Mål",
    "Mätning",
    "Aktiviteter",
    "Genomförande och samverkan",
    "Uppföljning",
    "Bilagor",
    "Underskrifter",
)
LONG = "Ö" * 1000
NAME = "Arbetsmarknadsförvaltningens uppsökande verksamhet i Hässelby-Vällingby tillsammans med civilsamhället "


def drawn(word):
    return Figure(lambda w, h, _m: Scene(w, h, word, word, (Text(5, 20, word, 10),)), 60, "")


GIVEN = Attachments(
    situation=[
        SituationPart(
            "Hur ligger vi till?", "Ekliden är högst.", "Säger inte varför.", drawn("DIAGRAM"), None, "Källa X."
        )
    ],
    indicators=TableData([Column("Indikator", 1), Column("Källa", 1)], [["Försörjning"], ["Arbetslöshet", "SCB"]]),
    printed_on="2015-04-14",
    threads=[drawn("TRÅDEN")],
    domains={
        "forsorjning": [TableData([Column("Indikator", 2), Column("Ekliden", 1, True)], [["Arbetslöshet", "19,4"]])]
    },
    why=[SituationPart("Varför är indexet högt?", "Arbetslösheten.", "", None, None, "Källa Y.")],
)


@pytest.fixture
def small(planned, whole):
    return planned(*whole, title="Plan för Exempelnämnden", district_board="board:Exempelnämnden", period_start=2015)


@pytest.fixture
def found(read, small):
    return read(action_plan(small, GIVEN, decided=False))


def test_the_chapters_come_in_the_order_such_plans_are_read(found):
    assert [title for level, title in found.bookmarks if level == 0] == list(CHAPTERS)
    assert found.after(*CHAPTERS)


def test_an_empty_plan_has_every_chapter_and_says_what_is_missing(planned, read):
    found = read(action_plan(planned(), Attachments(), decided=False))
    assert [title for level, title in found.bookmarks if level == 0] == list(CHAPTERS)
    for words in (
        "Syftet är inte ifyllt.",
        "Metoden är inte beskriven.",
        "Ingen indextabell har lästs in.",
        "Ingen slutsats i det här huvudområdet.",
        "Inga prioriteringar är gjorda.",
        "Inga mål är formulerade.",
        "Inga mått är valda.",
        "Inga aktiviteter är planerade.",
        "Samverkan är inte beskriven.",
        "Ingen uppföljning är beskriven.",
        "Inga undertecknare är angivna.",
    ):
        assert words in found.text


def test_the_first_page_names_plan_board_parties_and_the_thread(found):
    first = re.sub(r"\s+", " ", found.pages[0])
    assert "Plan för Exempelnämnden" in first
    assert "Exempelnämnden · 2015" in first
    assert "1 slutsats" in first
    assert "1 ansökan" in first
    assert "Utskriven 14 april 2015" in first


def test_an_undecided_plan_says_so_on_every_page_and_why_on_the_first(found):
    assert all("Ej beslutat" in page for page in found.pages)
    assert "Den lokala styrgruppen har inte beslutat om det som står här." in found.text


def test_a_decided_plan_shows_the_decision_on_the_first_page_and_no_mark(planned, whole, read):
    bound = {"about": "p", "instance": "local_group", "date": "2015-04-14", "outcome": "approved"}
    named = {"paragraph": "6", "case_number": "EX 2015-0031", "digest": digest(planned(*whole), "p")}
    found = read(action_plan(planned(*whole, ("decision", "d", bound | named)), Attachments(), decided=True))
    first = re.sub(r"\s+", " ", found.pages[0])
    assert "Lokala styrgruppen, 14 april 2015, § 6, diarienummer EX 2015-0031: godkänner" in first
    assert "Ej beslutat" not in found.text


def test_a_plan_changed_since_the_decision_says_that_the_decision_no_longer_holds(planned, whole, read):
    bound = {"about": "p", "instance": "local_group", "date": "2015-04-14", "outcome": "approved", "digest": "0" * 64}
    found = read(action_plan(planned(*whole, ("decision", "d", bound)), Attachments(), decided=False))
    assert "gäller inte längre: innehållet har ändrats" in found.text
    assert "Planen har ändrats efter den lokala styrgruppens beslut." in found.text


def test_an_example_is_marked_on_every_page(planned, read):
    found = read(action_plan(planned(example=True), Attachments(), decided=True))
    assert all("Exempeldata" in page for page in found.pages)
    assert "Alla platser, personer och siffror i dokumentet är påhittade." in found.text


def test_a_plan_that_is_called_handlingsplan_is_not_called_so_twice(planned, read):
    named = read(action_plan(planned(title="Handlingsplan för Exempelnämnden"), Attachments(), decided=True))
    other = read(action_plan(planned(title="Farsta 2015–2020"), Attachments(), decided=True))
    assert named.title == "Handlingsplan för Exempelnämnden"
    assert other.title == "Handlingsplan: Farsta 2015–2020"


def test_the_situation_has_its_figures_by_domain_before_the_groups_findings(found):
    assert found.after("Hur ligger vi till?", "DIAGRAM", "Försörjning", "Ekliden", "19,4", "Unga utan arbete", "Prior")
    assert "Underlag: Arbetslöshet: 19,4 % i Ekliden. Ur Index våren (2014). Fingeravtryck 7f695268." in found.text


def test_a_domain_without_figures_says_that_they_are_missing(found):
    assert found.text.count("Uppgift saknas: ingen indikator i tabellen hör hit.") == 3


def test_a_finding_in_no_domain_is_not_lost(planned, read):
    found = read(action_plan(planned(("finding", "f", {"title": "Lös slutsats"})), Attachments(), decided=True))
    assert "Slutsatser utan huvudområde" in found.text
    assert "Lös slutsats" in found.text


def test_a_goal_says_what_it_answers_how_it_is_measured_and_what_leads_there(found):
    assert found.after(
        "Mål 1", "Fler unga i arbete", "Svarar på", "Unga utan arbete", "Mäts med", "Aktiviteter", "Jobbtorg"
    )


def test_measures_stand_under_their_goal_with_a_column_for_each_year(found):
    assert found.after(
        "Mätning", "2016", "2018", "Mål 1. Fler unga i arbete", "Arbetslöshet", "16", "9,7", "SCB; Eva Berg"
    )


def test_many_target_years_share_one_column(planned, read):
    lines = [("measure", "m", {"name": "Mått", "unit": "%"})]
    lines += [("target", f"t{year}", {"year": year, "value": "5"}, "m") for year in range(2015, 2021)]
    text = read(action_plan(planned(*lines), Attachments(), decided=True)).text
    assert "Mått utan mål" in text
    assert "2015: 5 % 2016: 5 %" in text


def test_an_activity_has_its_dates_in_words_and_its_cost(found):
    assert "1 september 2015 – 31 december 2017" in found.text
    assert "varav ur programmet 310 tkr" in found.text


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({}, "Tid ej angiven"),
        ({"start": "2015-09-01"}, "från 1 september 2015, slut ej angivet"),
        ({"end": "2017-12-31"}, "till 31 december 2017, start ej angiven"),
    ],
)
def test_an_open_time_is_said_to_be_open(planned, read, dates, words):
    plan = planned(("activity", "a", {"name": "A", **dates}))
    assert words in read(action_plan(plan, Attachments(), decided=True)).text


def test_costs_are_in_thousands_with_a_sum_of_what_the_programme_pays(found):
    assert "Alla kostnader 310 620,5 930,5" in found.text
    assert "Varav ur programmet 310 – 310" in found.text


def test_a_cost_in_no_year_is_not_lost(planned, read):
    lines = (("activity", "a", {"name": "A"}), ("cost", "c", {"amount": 5000, "kind": "staff"}, "a"))
    text = read(action_plan(planned(*lines), Attachments(), decided=True)).text
    assert "inget år" in text
    assert "Alla kostnader 5 5" in text


def test_the_appendices_come_last_in_their_order(found):
    assert found.after(
        "Bilagor", "Mål och aktiviteter", "Den röda tråden", "TRÅDEN", "Varför är indexet högt?",
        "Indikatorer och källor", "Ansökningar", "Söks sammanlagt ur programmet", "Underskrifter",
    )  # fmt: skip


def test_a_withheld_application_is_neither_listed_nor_summed(planned, whole, read):
    lines = [*whole, ("application", "no", {"title": "Väntar", "withheld": True, "activities": ["a1"]})]
    text = read(action_plan(planned(*lines), Attachments(), decided=True)).text
    assert "Väntar" not in text
    assert "Söks sammanlagt ur programmet 310 tkr" in text


def test_more_goals_than_a_table_holds_are_shown_in_several(planned, read):
    goals = [("goal", f"g{n:02d}", {"wording": f"Målet {n}"}) for n in range(1, 28)]
    plan = planned(*goals, ("activity", "a", {"name": "Aktiviteten", "goals": ["g27"]}))
    found = read(action_plan(plan, Attachments(), decided=True))
    matrix = found.text[found.text.rindex("Mål och aktiviteter") :]
    assert matrix.count("Aktiviteten") == 3
    assert matrix.count(" ja ") == 1
    assert "27. Målet 27" in matrix


def test_signers_are_named_with_their_part(found):
    assert found.after("Underskrifter", "Eva Berg", "Ordförande", "Exempelbostäder AB")


def test_the_same_plan_gives_the_same_bytes(small):
    assert action_plan(small, GIVEN, decided=False) == action_plan(small, GIVEN, decided=False)


def test_only_embedded_fonts_of_our_own(found):
    names = re.findall(rb"/BaseFont /([\w+-]+)", found.content)
    assert names
    assert all(b"+SourceSans3" in name for name in names)


def test_the_longest_names_sixty_activities_and_twelve_goals_can_be_set(planned, read):
    goals = [("goal", f"g{n}", {"wording": NAME * 2, "expected_result": "resultat " * 900}) for n in range(12)]
    activities = [
        ("activity", f"a{n}", {"name": LONG if n == 3 else NAME, "goals": [f"g{n % 12}"], "what": "gör " * 400})
        for n in range(60)
    ]
    costs = [
        ("cost", f"c{n}-{year}", {"year": year, "amount": 2345500, "kind": "staff", "note": NAME}, f"a{n}")
        for n in range(60)
        for year in range(2015, 2021)
    ]
    measures = [("measure", f"m{n}", {"goal": f"g{n % 12}", "name": LONG, "source": "x" * 300}) for n in range(24)]
    plan = planned(*goals, *activities, *costs, *measures, title=LONG, purpose=f"{LONG}\n\n- {LONG}")
    found = read(action_plan(plan, Attachments(), decided=False))
    assert "2 345,5 2 345,5 2 345,5 2 345,5 2 345,5 2 345,5 14 073" in found.text
    assert f"Sida {len(found.pages)} av {len(found.pages)}" in found.pages[-1]
    assert [title for level, title in found.bookmarks if level == 0] == list(CHAPTERS)
