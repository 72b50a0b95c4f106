"""A quote stands as it was written, says which table it came from, and what the newer table says of the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import evidence, example, quoted, replacing, views
from app.journeys.quoted import Quoted
from app.journeys.session import Session
from app.journeys.situation import situation
from app.journeys.views.asked import Asked
from tests.journeys.next_tables import take_in, write_next
from tests.storage.desk import hurried, library_in

OLD, NEW = "Exempelindex 2008–2014", "Index 2015"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        yield made


def told(session: Session) -> dict[str, Quoted]:
    """Every quote by its sentence."""
    known = situation(session.plan, session.blob)
    found = quoted.all_quoted(session.plan, session.blob, known)
    return {session.plan.record(key).text("sentence"): each for key, each in found.items()}


def one(session: Session, opening: str) -> Quoted:
    return next(each for sentence, each in told(session).items() if sentence.startswith(opening))


def replace_with(session: Session, path: Path) -> str:
    old = session.plan.of("dataset")[0].id
    new = take_in(session, path)
    replacing.replace_table(session, new, old)
    return new


def test_a_quote_of_a_table_that_stands_says_only_which(session: Session) -> None:
    found = told(session)
    assert len(found) == len(session.plan.of("evidence"))
    assert {each.sentence for each in found.values()} == {f"Citerad ur {OLD}."}


def test_a_replaced_table_is_named_with_what_the_newer_one_says(session: Session, tmp_path: Path) -> None:
    others = {("Ekliden", "2015", "ohalsotal"): "30.7"}
    before = [record.fields for record in session.plan.of("evidence")]
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015", others=others))
    found = one(session, "Ohälsotal: 34,1\u00a0dagar i Ekliden")
    assert found.sentence == f"Citerad ur {OLD}; i {NEW} är värdet 30,7\u00a0dagar (2015)."
    assert (found.value, found.now, found.year) == (34.1, 30.7, 2015)
    assert [record.fields for record in session.plan.of("evidence")] == before


def test_a_figure_that_stands_is_said_to_stand(session: Session, tmp_path: Path) -> None:
    others = {("Norrtorp", "2014", "ohalsotal"): "29.9"}
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", others=others))
    named = f"{NEW} (2008–2014)"
    assert one(session, "Ohälsotal: 34,1").sentence == f"Citerad ur {OLD}; i {named} är värdet detsamma."
    assert one(session, "Ohälsotal: 28,8").sentence == f"Citerad ur {OLD}; i {named} är värdet 29,9\u00a0dagar."


def test_a_figure_that_was_corrected_for_its_own_year_is_told_too(session: Session, tmp_path: Path) -> None:
    others = {("Ekliden", "2014", "ohalsotal"): "33.5", ("Ekliden", "2015", "ohalsotal"): "30.7"}
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015", others=others))
    assert one(session, "Ohälsotal: 34,1").sentence.endswith("(2015). För 2014 står där 33,5\u00a0dagar.")


def test_a_figure_that_is_gone_is_missing_and_never_zero(session: Session, tmp_path: Path) -> None:
    others = {("Ekliden", "2015", "ohalsotal"): ""}
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015", others=others))
    found = one(session, "Ohälsotal: 34,1")
    assert found.now is None
    assert found.sentence == f"Citerad ur {OLD}; i {NEW} saknas värdet (2015)."


def test_the_indicator_may_be_gone_altogether(session: Session, tmp_path: Path) -> None:
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015", without=("ohalsotal",)))
    found = one(session, "Ohälsotal: 34,1")
    assert (found.now, found.year) == (None, None)
    assert found.sentence == f"Citerad ur {OLD}; i {NEW} saknas värdet."


def test_a_quoted_index_is_told_as_the_index(session: Session, tmp_path: Path) -> None:
    known = situation(session.plan, session.blob)
    assert known is not None
    standing = views.standing(known, Asked(unit="Ekliden")).quote
    why = views.why(known, Asked(unit="Ekliden"))
    assert why is not None
    evidence.as_new_finding(session, "Risken är hög", standing)
    evidence.as_new_finding(session, "Därför är den hög", why.quote)
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015"))
    found = one(session, "Ekliden har högst social risk")
    now = situation(session.plan, session.blob)
    assert now is not None
    assert found.measured == "index"
    assert found.now == pytest.approx(now.score("Ekliden"), abs=1e-4)
    assert "är indexet" in found.sentence
    assert one(session, str(why.quote.fields["sentence"])[:20]).measured == "index"


def test_what_cannot_be_looked_up_again_is_not_guessed(session: Session, tmp_path: Path) -> None:
    known = situation(session.plan, session.blob)
    assert known is not None
    evidence.as_new_finding(session, "På kartan", views.map_of(known, Asked(node="halsa")).quote)
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015"))
    found = next(each for each in told(session).values() if not each.measured)
    assert found.sentence == f"Citerad ur {OLD}, som har ersatts av {NEW}. Se Lägesbild för vad den säger."


def test_the_newest_of_a_chain_is_what_counts(session: Session, tmp_path: Path) -> None:
    first = replace_with(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    others = {("Ekliden", "2016", "ohalsotal"): "29.0"}
    take_in(session, write_next(tmp_path / "Index 2016.csv", year="2016", others=others), replaces=first)
    assert one(session, "Ohälsotal: 34,1").sentence.endswith("; i Index 2016 är värdet 29,0\u00a0dagar (2016).")


def test_undo_lets_the_quote_speak_of_its_own_table_alone(session: Session, tmp_path: Path) -> None:
    replace_with(session, write_next(tmp_path / f"{NEW}.csv", year="2015"))
    assert session.undo_name == f"Ångra: ersatte tabellen ”{OLD}”"
    session.undo()
    assert {each.sentence for each in told(session).values()} == {f"Citerad ur {OLD}."}
