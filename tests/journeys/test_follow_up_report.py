"""The follow-up report: judgements with their motives, the numbers beside, money, deviations and actions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.journeys import documents, example
from app.journeys.follow_up_report import follow_up_report
from app.journeys.numbers_beside import numbers_beside
from app.journeys.session import Session
from app.models.apply_json import from_json
from app.models.errors import UserError
from app.models.plan import Plan
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("d")))) as made:
        plan = made.plan
        goal, measure = plan.of("goal")[0].id, plan.of("measure")[0].id
        activity = next(one for one in plan.of("activity") if one.text("name").startswith("Jobbtorg")).id
        told = [
            {"about": goal, "period": "2016", "fulfilment": "partial", "motive": "Två av tre delmål är på väg."},
            {"about": activity, "period": "2016", "deviation": "Lokalen blev klar i mars.", "accrued_cost": 810000},
            {"about": activity, "period": "2017", "motive": "Allt löper.", "proposed_action": "Öppna en kväll till."},
        ]
        items: list[dict[str, object]] = [{"type": "follow_up", "set": fields} for fields in told]
        items.append({"type": "actual", "parent": measure, "set": {"period": "2016", "value": "17.2"}})
        made.do(from_json(plan, items, made.chance))
        yield made


def said(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [document[number] for number in range(len(document))]
    texts = [page.get_textpage() for page in pages]
    words = " ".join(text.get_text_bounded() for text in texts)
    for part in (*texts, *pages, document):
        part.close()
    return " ".join(words.replace("\ufffe", "").split())


def test_it_says_what_was_judged_and_why_with_the_numbers_money_and_deviations_beside(session: Session) -> None:
    told = said(follow_up_report(session.plan, None, "2017-02-01"))
    for part in (
        "Exempeldata",
        "Talen står bredvid och bedömer ingenting.",
        "Uppfylls delvis 2016 Två av tre delmål är på väg.",
        "ej bedömt",
        "Ligger efter: utfallet 2016 är 17,2 %",
        "Kan inte sägas: inget utfall är rapporterat.",
        "Upparbetat 810 tkr (2016). Planerat till och med 2016:",
        "Lokalen blev klar i mars.",
        "Öppna en kväll till.",
    ):
        assert part in told, part


def test_one_year_holds_only_what_was_reported_for_it(session: Session, tmp_path: Path) -> None:
    documents.write(session, "uppfoljning", "2017", tmp_path / "u.pdf", "2018-02-01")
    told = said((tmp_path / "u.pdf").read_bytes())
    assert "Öppna en kväll till." in told
    assert "Lokalen blev klar" not in told
    assert "Uppfylls delvis" not in told


def test_a_year_that_is_none_is_refused_in_words(session: Session) -> None:
    with pytest.raises(UserError, match="inget år att följa upp"):
        follow_up_report(session.plan, "tertial 1", "2017-02-01")


def test_an_empty_plan_says_that_nothing_is_there(session: Session) -> None:
    empty = Plan.of_records(session.plan.id, (), [session.plan.root])
    told = said(follow_up_report(empty, None, "2017-02-01"))
    assert "Inga mål är formulerade." in told
    assert "Ingen avvikelse är rapporterad." in told


def test_the_numbers_beside_a_judgement_are_those_of_what_it_is_about(session: Session) -> None:
    plan = session.plan
    goal, measure = plan.of("goal")[0], plan.of("measure")[0]
    activity = next(one for one in plan.of("activity") if one.text("name").startswith("Jobbtorg"))
    assert [one.record for one in numbers_beside(plan, measure)] == [measure.id]
    assert [one.record for one in numbers_beside(plan, goal)] == [one.id for one in plan.referring(goal.id, "measure")]
    money, *ways = numbers_beside(plan, activity)
    assert money.said.startswith("Upparbetat 810")
    assert [one.record for one in ways] == [one.record for one in numbers_beside(plan, goal)]
    assert numbers_beside(plan, plan.root) == ()
