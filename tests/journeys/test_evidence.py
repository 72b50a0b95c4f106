"""Evidence keeps the words, the numbers, the year and the fingerprint of what was shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import evidence, example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield session


@pytest.fixture(scope="module")
def known(made: Session) -> Situation:
    found = situation(made.plan, made.blob)
    assert found is not None
    return found


def test_one_indicator_is_quoted_beside_the_city_in_the_same_year(known: Situation) -> None:
    found = evidence.indicator_quote(known, "Ekliden", "ohalsotal")
    said = str(found.fields["sentence"])
    assert said.startswith("Ohälsotal: 34,1\u00a0dagar i Ekliden, 17,9\u00a0dagar i hela staden (2014)")
    assert found.fields["value"] == "34.1"
    assert found.fields["indicators"] == [known.definitions["ohalsotal"].id]
    assert found.risk_domain == "halsa"


def test_a_missing_figure_is_quoted_as_missing_never_as_a_number(known: Situation) -> None:
    lacking = next(k for k in known.definitions if known.figure("Ekliden", k) is None)
    found = evidence.indicator_quote(known, "Ekliden", lacking)
    assert "uppgift saknas i Ekliden" in str(found.fields["sentence"])
    assert "value" not in found.fields


def test_an_older_figure_is_quoted_with_its_own_year(tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        found = situation(session.plan, session.blob)
        assert found is not None
        quoted = evidence.indicator_quote(found, "Rinkeby-Kista", "valdeltagande_riksdag_valdag")
    assert quoted.fields["year"] == 2010
    assert quoted.fields["reference_value"] == "79.76"
    assert "(2010)" in str(quoted.fields["sentence"])


def test_a_strength_makes_a_finding_about_a_strength_and_a_weak_figure_one_about_a_risk(
    made: Session, known: Situation
) -> None:
    for unit, indicator, kind in (
        ("Dalby-Näs", "ohalsotal", "strength"),
        ("Ekliden", "ohalsotal", "risk_factor"),
        ("Ekliden", "anmalda_valdsbrott", ""),
    ):
        finding = evidence.as_new_finding(made, "Slutsats", evidence.indicator_quote(known, unit, indicator))
        assert made.plan.record(finding).text("kind") == kind


def test_a_new_finding_is_about_the_place_and_holds_the_evidence(made: Session, known: Situation) -> None:
    quoted = views.standing(known, views.Asked(unit="Norrtorp")).quote
    finding = made.plan.record(evidence.as_new_finding(made, "Hög risk i Norrtorp", quoted))
    assert finding.text("title") == "Hög risk i Norrtorp"
    assert finding.refs("neighbourhoods") == ("area:Norrtorp",)
    kept = made.plan.children(finding.id, "evidence")
    assert [record.text("fingerprint") for record in kept] == [known.result.fingerprint]
    assert kept[0].text("dataset_hash") == known.dataset.text("blob")
    made.undo()
    assert made.plan.get(finding.id) is None


def test_a_finding_that_exists_gains_the_place_once(made: Session, known: Situation) -> None:
    finding = evidence.as_new_finding(made, "En slutsats", views.standing(known, views.Asked(unit="Ekliden")).quote)
    for _ in range(2):
        evidence.as_evidence(made, finding, views.standing(known, views.Asked(unit="Stenhaga")).quote)
    assert made.plan.record(finding).refs("neighbourhoods") == ("area:Ekliden", "area:Stenhaga")
    assert len(made.plan.children(finding, "evidence")) == 3


def test_a_title_is_suggested_from_what_is_quoted(known: Situation) -> None:
    said = evidence.suggested_title(known, evidence.indicator_quote(known, "Ekliden", "ohalsotal"))
    assert said == "Ohälsotal i Ekliden"
    assert evidence.suggested_title(known, views.standing(known).quote) == "Social risk i Ekliden"
    why = views.why(known, views.Asked(unit="Norrtorp"))
    assert why is not None
    assert evidence.suggested_title(known, why.quote) == "Det som driver social risk i Norrtorp"
