"""A plan remembers what names mean and how its tables were read, says so, and never uses either unasked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.exchange.index_tables import Recipe, ValueColumn
from app.journeys import founding, import_index, table_memory
from app.journeys.import_index import DatasetWords
from app.journeys.session import Session
from app.models import verbs
from tests.storage.desk import hurried, library_in

TABLE = "Område;Arbetslöshet 2014;Inkomst\nEkliden C;12;240\nTallmon;8;310\n"
STATED = Recipe(
    unit_column=1,
    year=2014,
    values=(ValueColumn(2, "arbetsloshet", 2014), ValueColumn(3, "inkomst")),
    aliases=(("Ekliden C", "Ekliden"),),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path / "d"), "Plan", "Exempelnämnden")) as made:
        yield made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "index 2014.csv"
    path.write_text(TABLE, "utf-8")
    return path


def other(path: Path, text: str, name: str = "index 2015.csv") -> Path:
    found = path.with_name(name)
    found.write_text(text, "utf-8")
    return found


def test_a_name_that_was_given_a_meaning_has_it_in_the_next_table(session: Session, table: Path) -> None:
    import_index.import_table(session, table, STATED)
    (alias,) = session.plan.of("place_alias")
    assert (alias.text("name"), alias.text("place"), alias.text("note")) == ("Ekliden C", "area:Ekliden", table.name)
    reading = import_index.read_table(session.plan, other(table, "Stadsdel;2015\nEkliden c;3\nTallmon;4\n"))
    assert reading.units() == ("Ekliden", "Tallmon")
    assert [(each.name, each.meaning, each.by) for each in reading.applied] == [("Ekliden c", "Ekliden", "plan")]
    session.do(verbs.delete(session.plan, [alias.id]))
    assert import_index.read_table(session.plan, other(table, "Stadsdel;2015\nEkliden C;3\nTallmon;4\n")).unmatched


def test_taking_a_table_in_is_one_change_and_undo_forgets_the_names_too(session: Session, table: Path) -> None:
    import_index.import_table(session, table, STATED)
    session.undo()
    for kind in ("dataset", "indicator_definition", "place_alias"):
        assert not session.plan.of(kind)


def test_a_name_is_remembered_once_and_only_when_asked(session: Session, table: Path) -> None:
    import_index.import_table(session, table, STATED)
    again = replace(STATED, values=None, unit_column=None)
    more = other(table, "Stadsdel;2015\nEkliden C;3\nTallmon;4\n")
    import_index.import_table(session, more, again)
    assert len(session.plan.of("place_alias")) == 1
    reading = import_index.read_table(
        session.plan,
        other(table, "Stadsdel;2016\nTallmon b;3\nEkliden;4\n"),
        Recipe(aliases=(("Tallmon b", "Tallmon"),)),
    )
    import_index.take_in(session, reading, DatasetWords("t"), remember=False)
    assert len(session.plan.of("place_alias")) == 1


def test_the_name_of_an_indicator_means_the_one_somebody_said(session: Session, table: Path) -> None:
    import_index.import_table(session, table, STATED)
    text = "Stadsdel;År;Arbetslösa\nEkliden;2015;3\nTallmon;2015;4\n"
    recipe = Recipe(indicator_aliases=(("Arbetslösa", "arbetsloshet"), ("Finns inte", "inkomst")))
    imported = import_index.import_table(session, other(table, text), recipe)
    assert imported.new_indicators == ()
    (alias,) = session.plan.of("indicator_alias")
    named = session.plan.record(alias.text("indicator"))
    assert (alias.text("name"), named.text("key")) == ("Arbetslösa", "arbetsloshet")
    reading = import_index.read_table(session.plan, other(table, text.replace("2015", "2016")))
    assert reading.indicators() == ("arbetsloshet",)


def test_two_people_who_give_a_name_two_meanings_are_asked_to_settle_it(session: Session, table: Path) -> None:
    for place in ("area:Ekliden", "area:Tallmon"):
        fields = {"name": "Centrum", "place": place}
        session.do(verbs.create(session.plan, "place_alias", fields, session.chance))
    reading = import_index.read_table(session.plan, other(table, "Stadsdel;2015\nCentrum;3\nEkliden;4\n"))
    assert [each.name for each in reading.unmatched] == ["Centrum"]
    assert "namn_med_flera_betydelser" in [question.code for question in reading.questions]


def test_a_table_that_looks_like_an_earlier_one_is_offered_to_be_read_like_it(session: Session, table: Path) -> None:
    import_index.import_table(session, table, STATED)
    reading = import_index.read_table(session.plan, other(table, TABLE.replace("2014", "2015")))
    assert reading.looks_like is not None
    assert reading.looks_like.name == "index 2014"
    assert reading.looks_like.recipe.year is None
    like = import_index.read_table(
        session.plan, other(table, TABLE.replace("2014", "2015")), replace(reading.looks_like.recipe, year=2015)
    )
    assert like.indicators() == ("arbetsloshet", "inkomst")
    assert {row.year for row in like.rows} == {2015}


NEWER = '{"headings": [], "recipe": {"format": 2}}'
BROKEN = '{"headings": 1, "recipe": {"format": 1}}'


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"headings": []}', NEWER, BROKEN])
def test_what_another_version_kept_is_passed_over(session: Session, table: Path, kept: str) -> None:
    session.do(verbs.create(session.plan, "dataset", {"name": "t", "recipe": kept}, session.chance))
    assert table_memory.memory(session.plan).tables == ()


def test_what_was_stated_is_kept_with_the_table(session: Session, table: Path) -> None:
    imported = import_index.import_table(session, table, STATED)
    kept = json.loads(session.plan.record(imported.dataset).text("recipe"))
    assert kept["file"] == "index 2014.csv"
    assert kept["headings"] == ["område", "arbetslöshet", "inkomst"]
    assert Recipe.from_json(json.dumps(kept["recipe"])) == STATED


def test_an_indicator_comes_with_its_unit_and_a_table_in_another_unit_is_told(session: Session, table: Path) -> None:
    text = "Stadsdel;År;Arbetslöshet (%);Kön\nEkliden;2015;3;Kvinnor\nEkliden;2015;5;Totalt\nTallmon;2015;4;Totalt\n"
    import_index.import_table(session, other(table, text))
    (record,) = session.plan.of("indicator_definition")
    assert (record.text("unit"), record.flag("by_sex")) == ("%", True)
    for unit, told in (("procent", False), ("antal", True)):
        recipe = Recipe(units=(("Arbetslöshet (%)", unit),))
        reading = import_index.read_table(session.plan, other(table, text.replace("2015", "2016")), recipe)
        assert ("enhet_skiljer" in [question.code for question in reading.questions]) == told
