"""One application on paper, in the order a reviewer reads it."""

import re

import pytest

from app.models.digest import digest
from app.reports.application import application
from app.reports.content import Attachments

CHAPTERS = (
    "Behov och målgrupp",
    "Metod",
    "Kostnader",
    "Uppföljning",
    "När programmets medel tar slut",
    "Beslut",
)


@pytest.fixture
def printed(read):
    def build(plan, record="ap", given=Attachments(printed_on="2015-04-14"), *, decided=False):  # noqa: B008
        return read(application(plan, plan.record(record), given, decided))

    return build


@pytest.fixture
def found(planned, whole, printed):
    return printed(planned(*whole, title="Planen", example=True))


def test_the_chapters_are_need_method_money_follow_up_and_afterwards(found):
    assert [title for level, title in found.bookmarks if level == 0] == list(CHAPTERS)


def test_the_first_page_says_who_applies_for_how_much_and_when(found):
    first = re.sub(r"\s+", " ", found.pages[0])
    assert "Jobbtorg på plats i Ekliden" in first
    assert "Exempelnämnden · 2015" in first
    assert "Söks ur programmet 310 000 kr" in first
    assert "Handlingsplan Planen" in first


def test_every_page_carries_the_marks(found):
    assert all("Exempeldata" in page and "Ej beslutat" in page for page in found.pages)
    assert "har inte godkänt ansökan sådan som den står här" in found.text


def test_an_application_without_anything_says_what_is_missing(planned, printed):
    text = printed(planned(("application", "ap", {}))).text
    for words in (
        "sökande saknas",
        "inget belopp angivet",
        "Behovsanalys Inte ifyllt",
        "Målgrupp inte ifyllt",
        "Ingen aktivitet är kopplad till ansökan.",
        "Inga kostnader är angivna.",
        "Inga mått är valda.",
        "Inga beslut är fattade.",
    ):
        assert words in text


def test_the_thread_from_finding_to_activity_is_shown(found):
    assert "Unga utan arbete Fler unga i arbete Jobbtorg på plats, 1 september" in found.text


def test_an_activity_without_a_goal_is_shown_without_one(planned, printed):
    plan = planned(("activity", "a", {"name": "Lös aktivitet"}), ("application", "ap", {"activities": ["a"]}))
    assert "– inget mål Lös aktivitet" in printed(plan).text


def test_costs_and_what_is_asked_for(found):
    assert "Personal Programmet 310 – 310" in found.text
    assert "Söks ur programmet: 310 000 kr." in found.text


def test_the_measures_have_baseline_targets_and_units(found):
    assert found.after("Uppföljning", "Arbetslöshet", "19,4", "(2014)", "16", "9,7")
    assert "Eva Berg redovisar i juni." in found.text


def test_what_is_optional_and_empty_is_left_out(found, planned, whole, printed):
    assert "Andra bidrag och tidigare projekt" not in found.text
    lines = [line if line[1] != "ap" else (*line[:2], line[2] | {"other_grants": "Inga."}) for line in whole]
    assert "Andra bidrag och tidigare projekt" in printed(planned(*lines)).text


def test_the_index_stands_beside_the_need(planned, whole, printed):
    assert (
        "Index: Ekliden 88,7." in printed(planned(*whole), given=Attachments(index_beside="Index: Ekliden 88,7.")).text
    )


def test_a_decided_application_shows_each_decision_on_the_first_page_and_in_full(planned, whole, printed):
    bound = {"about": "ap", "digest": digest(planned(*whole), "ap"), "outcome": "approved"}
    local = {"instance": "local_group", "date": "2015-04-14", "paragraph": "§ 7", "case_number": "EX 1"}
    board = {"instance": "district_board", "date": "2015-05-21"}
    plan = planned(*whole, ("decision", "d1", bound | local), ("decision", "d2", bound | board))
    found = printed(plan, decided=True)
    first = re.sub(r"\s+", " ", found.pages[0])
    assert "Lokala styrgruppen, 14 april 2015, § 7, diarienummer EX 1: godkänner" in first
    assert "Stadsdelsnämnden, 21 maj 2015: godkänner" in first
    assert "Ej beslutat" not in found.text
    assert found.after("Beslut", "2015-04-14", "2015-05-21")


def test_an_approval_of_something_else_is_said_not_to_hold(planned, whole, printed):
    bound = {"about": "ap", "digest": "0" * 64, "outcome": "approved", "instance": "local_group", "date": "2015-04-14"}
    text = printed(planned(*whole, ("decision", "d", bound))).text
    assert "gäller inte längre" in text
    assert "Ansökan har ändrats efter den lokala styrgruppens beslut." in text


def test_extremes_can_be_set(planned, whole, printed):
    fields = {"title": "Ö" * 1000, "activities": ["a1"], "follow_up_plan": "uppföljning " * 3000}
    found = printed(planned(*whole, ("application", "stor", fields)), "stor")
    assert found.text.count("uppföljning ") >= 3000
    assert len(found.pages) > 4


def test_the_same_application_gives_the_same_bytes(planned, whole):
    plan = planned(*whole)
    one, two = (application(plan, plan.record("ap"), Attachments(), decided=False) for _ in range(2))
    assert one == two
