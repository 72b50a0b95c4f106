"""One table in place of another: what would change is seen before it is said, and nothing old is touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import example, founding, import_index, replacing
from app.journeys.session import Session
from app.journeys.situation import situation
from app.models import verbs
from app.models.errors import UserError
from tests.journeys.next_tables import take_in, write_next
from tests.storage.desk import hurried, library_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        yield made


def old(session: Session) -> str:
    return session.plan.of("dataset")[0].id


def test_nothing_is_written_by_looking(session: Session, tmp_path: Path) -> None:
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    tips = session.plan.tips
    replacing.compare(session, new, old(session))
    assert session.plan.tips == tips


def test_what_would_change_is_told_in_the_order_it_matters(session: Session, tmp_path: Path) -> None:
    others = {("Ekliden", "2014", "ohalsotal"): "35.0", ("Ekliden", "2015", "sjalvskattad_halsa"): "40.0"}
    path = write_next(tmp_path / "Index 2015.csv", year="2015", others=others, without=("trangboddhet",))
    found = replacing.compare(session, take_in(session, path), old(session))
    assert found.sentences[0].startswith("En indikator försvinner: Trångboddhet.")
    assert found.sentences[1] == "Ett år tillkommer: 2015."
    assert found.sentences[2].startswith("1\u00a0uppgift har ett annat tal än förut, ")
    assert found.sentences[3].startswith("Gränserna fryses vid 2015 i stället för 2014")
    assert found.sentences[-1].startswith("21\u00a0citat ur den gamla tabellen står kvar")
    assert found.hindrance == ""


def test_index_and_place_of_our_own_are_told_before_and_after(session: Session, tmp_path: Path) -> None:
    before = situation(session.plan, session.blob)
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    after = situation(session.plan, session.blob)
    assert before is not None
    assert after is not None
    assert after.dataset.id == new
    found = replacing.compare(session, new, old(session))
    assert {each.unit for each in found.moved} == set(before.own)
    for each in found.moved:
        assert each.before.score == before.score(each.unit)
        assert each.after.score == after.score(each.unit)
        assert (each.before.place, each.before.of) == (before.result.rank(each.unit, 2014), 39)
    assert replacing.lines(found)[-1].count("→") == 2


def test_weak_indicators_that_come_and_go_are_named_with_their_place(session: Session, tmp_path: Path) -> None:
    known = situation(session.plan, session.blob)
    assert known is not None
    weak = next(each for each in known.weak if each.unit == "Norrtorp")
    best = min if known.definitions[weak.indicator].text("direction") == "more_risk" else max
    figures = [known.result.raw(unit, 2014, weak.indicator) for unit in known.result.units]
    others = {("Norrtorp", "2014", weak.indicator): str(best(f for f in figures if f is not None))}
    new = take_in(session, write_next(tmp_path / "Rättad.csv", others=others))
    found = replacing.compare(session, new, old(session))
    label = known.definitions[weak.indicator].text("label")
    assert (label, "Norrtorp") in found.weak_gone
    assert f"{label} i Norrtorp" in " ".join(found.sentences)


def test_a_table_of_the_same_figures_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = write_next(tmp_path / "Samma.csv", others={("Ekliden", "2014", "ohalsotal"): "34.1"})
    imported = import_index.import_table(session, path)
    assert imported.already_there
    with pytest.raises(UserError) as refusal:
        replacing.replace_table(session, imported.dataset, old(session))
    assert refusal.value.code == "dataset_circle"


def test_when_the_new_table_gives_no_index_the_reason_is_told(session: Session, tmp_path: Path) -> None:
    table = tmp_path / "Trasig.csv"
    same = "".join(f"{unit};2015;ohalsotal;20\n" for unit in ("Ekliden", "Norrtorp", "Tallmon", "Stenhaga", "Alnäs"))
    table.write_text(f"Stadsdel;År;Indikator;Värde\n{same}", "utf-8")
    found = replacing.compare(session, take_in(session, table), old(session))
    assert found.hindrance.startswith("Med Trasig (2015) går indexet inte att räkna.")
    assert found.weak_gone == ()
    assert all(each.after.score is None for each in found.moved)


def test_the_replacement_is_one_change_and_the_new_table_counts_also_after_older_ones_are_read_in(
    session: Session, tmp_path: Path
) -> None:
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    replacing.replace_table(session, new, old(session))
    assert session.plan.record(new).refs("replaces") == (old(session),)
    found = situation(session.plan, session.blob)
    assert found is not None
    assert found.dataset.id == new
    session.undo()
    assert session.plan.record(new).is_empty("replaces")


def test_a_replaced_table_never_counts_but_can_be_shown(session: Session, tmp_path: Path) -> None:
    first = old(session)
    newest = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    replacing.replace_table(session, first, newest)
    counted, shown = situation(session.plan, session.blob), situation(session.plan, session.blob, newest)
    assert counted is not None
    assert shown is not None
    assert (counted.dataset.id, shown.dataset.id) == (first, newest)


def test_only_a_table_that_is_alike_enough_is_offered(session: Session, tmp_path: Path) -> None:
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"))
    offered = replacing.candidate(session.plan, session, new)
    assert offered is not None
    assert offered.id == old(session)
    small = tmp_path / "Annan.csv"
    small.write_text("Stadsdel;År;Indikator;Värde\nEkliden;2015;ohalsotal;20\n", "utf-8")
    assert replacing.candidate(session.plan, session, take_in(session, small)) is None


def test_another_population_is_compared_by_what_it_does_to_the_index(session: Session, tmp_path: Path) -> None:
    people = tmp_path / "Folkmängd 2015.csv"
    lines = (example.DATA / "exempel_befolkning.csv").read_text("utf-8").replace("Stenhaga,2014,", "Stenhaga,2014,1")
    smaller = [line if not line.startswith("Stenhaga,") else "Stenhaga,2014,500," for line in lines.splitlines()]
    people.write_text("\n".join(dict.fromkeys(smaller)), "utf-8")
    words = import_index.DatasetWords(people.stem, kind="population")
    new = import_index.import_table(session, people, words=words).dataset
    before = session.plan.of("dataset")[1]
    found = replacing.compare(session, new, before.id)
    gone = next(each for each in found.moved if each.unit == "Stenhaga")
    assert gone.before.score is not None
    assert gone.after.score is None


def test_what_is_told_is_json_too(session: Session, tmp_path: Path) -> None:
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"), replaces=old(session))
    told = replacing.compare(session, new, old(session)).as_json()
    assert json.loads(json.dumps(told)) == told
    assert told["years"] == {"added": [2015], "gone": []}


def test_a_replacement_can_be_said_when_a_table_is_taken_in(session: Session, tmp_path: Path) -> None:
    tips = len(session.latest_changes(100))
    new = take_in(session, write_next(tmp_path / "Index 2015.csv", year="2015"), replaces=old(session))
    assert session.plan.record(new).refs("replaces") == (old(session),)
    assert len(session.latest_changes(100)) == tips + 1
    session.undo()
    assert session.plan.get(new) is None


def test_a_table_that_cannot_be_replaced_is_refused_before_anything_is_taken_in(
    session: Session, tmp_path: Path
) -> None:
    path = write_next(tmp_path / "Index 2015.csv", year="2015")
    people = session.plan.of("dataset")[1].id
    for wrong, code in ((people, "dataset_other_kind"), ("borta", "dataset_unknown")):
        with pytest.raises(UserError) as refusal:
            take_in(session, path, replaces=wrong)
        assert refusal.value.code == code
    assert len(session.plan.of("dataset")) == 2


def test_a_plan_without_an_index_can_replace_tables_too(tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path / "d"), "Plan", "Farsta")) as session:
        ids = []
        for year in (2014, 2015):
            table = tmp_path / f"{year}.csv"
            table.write_text(f"Stadsdel;Arbetslöshet {year}\nFarsta;6,1\nSköndal;3,7\n", "utf-8")
            ids.append(take_in(session, table))
        found = replacing.compare(session, ids[1], ids[0])
        assert found.moved == ()
        assert "Ingen slutsats citerar den gamla tabellen." in found.sentences
        session.do(verbs.set_value(session.plan, session.plan.id, "title", "Annan"))
        replacing.replace_table(session, ids[1], ids[0])
