"""A table comes into the plan whole and once, with its words, and says nothing of an indicator that nobody has said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.exchange.index_tables import Recipe, from_canonical_csv
from app.journeys import example, founding, import_index
from app.journeys.import_index import DatasetWords
from app.journeys.session import Session
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in

TABLE = (
    "Stadsdel;År;Indikator;Värde\nEkliden;2013;ohalsotal;30,5\nEkliden;2014;ohalsotal;..\nTallmon;2014;ohalsotal;~9\n"
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


def test_a_table_becomes_a_dataset_a_blob_and_indicators_in_one_change(session: Session, table: Path) -> None:
    imported = import_index.import_table(session, table)
    dataset = session.plan.record(imported.dataset)
    assert dataset.text("name") == "index 2014"
    assert dataset.get("vintage") == 2014
    assert dataset.text("reference_period") == "2013–2014"
    assert dataset.flag("example")
    content = session.blob(dataset.text("blob"))
    assert sha256(content).hexdigest() == dataset.text("blob")
    assert [(v.year, v.value, v.status) for v in from_canonical_csv(content)] == [
        (2013, 30.5, "ok"),
        (2014, None, "sekretess"),
    ]
    session.undo()
    assert not session.plan.of("dataset")
    assert not session.plan.of("indicator_definition")


def test_nothing_is_said_of_an_indicator_that_nobody_has_said(session: Session, table: Path) -> None:
    import_index.import_table(session, table)
    record = session.plan.of("indicator_definition")[0]
    assert (record.text("key"), record.text("label"), record.text("weight")) == ("ohalsotal", "ohalsotal", "1")
    assert record.is_empty("direction")
    assert record.is_empty("risk_domain")


def test_a_framework_file_says_domain_direction_and_unit(session: Session, table: Path) -> None:
    reading = import_index.read_table(session.plan, table)
    import_index.take_in(session, reading, DatasetWords("t"), example.DATA / "exempel_ramverk.csv")
    record = session.plan.of("indicator_definition")[0]
    assert (record.text("risk_domain"), record.text("direction")) == ("halsa", "more_risk")
    assert record.text("unit") == "dagar"


def test_a_framework_file_says_when_a_definition_changed(session: Session, table: Path, tmp_path: Path) -> None:
    path = tmp_path / "ramverk.csv"
    path.write_text("key,parent,direction,break_years\nohalsotal,halsa,1,2012\n", "utf-8")
    reading = import_index.read_table(session.plan, table)
    import_index.take_in(session, reading, DatasetWords("Ohälsotal"), path)
    assert session.plan.of("indicator_definition")[0].text("break_years") == "2012"


def test_the_same_table_is_not_taken_in_twice(session: Session, table: Path) -> None:
    first = import_index.import_table(session, table)
    tips = session.plan.tips
    again = import_index.import_table(session, table)
    assert again.already_there
    assert again.dataset == first.dataset
    assert session.plan.tips == tips


def test_a_known_indicator_is_not_listed_again(session: Session, table: Path, tmp_path: Path) -> None:
    import_index.import_table(session, table)
    other = tmp_path / "ny.csv"
    other.write_text("Stadsdel;År;Indikator;Värde\nEkliden;2015;ohalsotal;29\nEkliden;2015;nytt;1,5\n", "utf-8")
    imported = import_index.import_table(session, other)
    assert imported.new_indicators == ("nytt",)
    assert [r.text("key") for r in session.plan.of("indicator_definition")] == ["ohalsotal", "nytt"]


@pytest.mark.parametrize("kind", ["population", "published_index"])
def test_only_indicator_tables_bring_indicators(session: Session, table: Path, kind: str) -> None:
    reading = import_index.read_table(session.plan, table)
    import_index.take_in(session, reading, DatasetWords("t", "källa", kind=kind))
    assert session.plan.of("dataset")[0].text("kind") == kind
    assert not session.plan.of("indicator_definition")


def test_a_published_index_keeps_its_values_publisher_and_vintage(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "publicerat.csv"
    path.write_text("Stadsdel;År;Index;Hälsa\nEkliden;2014;61,5;58\nTallmon;2014;40;..\n", "utf-8")
    said = DatasetWords("Officiellt index", "rapport", "Sweco", kind="published_index", vintage=2015)
    imported = import_index.import_table(session, path, None, said)
    dataset = session.plan.record(imported.dataset)
    assert (dataset.text("publisher"), dataset.get("vintage"), dataset.text("reference_period")) == (
        "Sweco",
        2015,
        "2014",
    )
    values = from_canonical_csv(session.blob(dataset.text("blob")))
    assert {(v.unit, v.indicator): v.value for v in values} == {
        ("Ekliden", "Index"): 61.5,
        ("Ekliden", "Hälsa"): 58.0,
        ("Tallmon", "Index"): 40.0,
        ("Tallmon", "Hälsa"): None,
    }
    assert not session.plan.of("indicator_definition")


def test_a_population_table_has_one_figure_for_each_place_and_year(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "folk.csv"
    path.write_text("Stadsdel;År;Folkmängd;Hushåll\nEkliden;2014;7300;3100\nTallmon;2014;4100;1900\n", "utf-8")
    with pytest.raises(UserError) as refusal:
        import_index.import_table(session, path, None, DatasetWords("Folk", kind="population"))
    assert refusal.value.code == "population_several"
    assert not session.plan.of("dataset")


def test_an_open_question_keeps_the_table_out(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "utan.csv"
    path.write_text("Stadsdel;Arbetslöshet\nEkliden;12,5\nTallmon;8,8\n", "utf-8")
    with pytest.raises(UserError) as refusal:
        import_index.import_table(session, path)
    assert refusal.value.code == "table_needs_answer"
    assert not session.plan.of("dataset")
    assert import_index.import_table(session, path, Recipe(year=2014)).sentence().startswith("2 värden")


def test_the_machines_answer_lists_all_that_was_not_read(session: Session, table: Path) -> None:
    said = import_index.import_table(session, table).as_json()
    assert json.loads(json.dumps(said)) == said
    assert said["values"] == 2
    assert [(cell["row"], cell["text"]) for cell in said["unread"]] == [(4, "~9")]  # type: ignore[attr-defined]


def test_progress_can_stop_a_reading(session: Session, table: Path) -> None:
    class Stop(Exception):
        pass

    def stop(_share: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        import_index.read_table(session.plan, table, None, stop)


def test_a_recipe_file_is_read_or_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "recept.json"
    path.write_text(Recipe(year=2014, decimal=",").to_json(), "utf-8")
    assert import_index.read_recipe(path) == Recipe(year=2014, decimal=",")
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UserError) as text:
        import_index.read_recipe(path)
    assert text.value.code == "file_not_text"
    with pytest.raises(UserError) as gone:
        import_index.read_recipe(tmp_path / "borta.json")
    assert gone.value.code == "file_unreadable"


def test_a_framework_file_without_its_columns_is_refused(session: Session, table: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "ramverk.csv"
    wrong.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UserError) as refusal:
        import_index.take_in(session, import_index.read_table(session.plan, table), DatasetWords("t"), wrong)
    assert refusal.value.code == "framework_file_wrong"
    assert not session.plan.of("dataset")


def test_real_figures_come_with_sources_and_never_into_an_example(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        import_index.read_real_figures(session.plan)
    assert refusal.value.code == "real_figures_in_example"
    with hurried(founding.new_plan(library_in(tmp_path / "real"), "Plan", "Farsta")) as real:
        imported = import_index.take_in_real_figures(real, import_index.read_real_figures(real.plan))
        dataset = real.plan.record(imported.dataset)
        assert dataset.text("source")
        assert not dataset.flag("example")
        assert all(r.text("direction") and r.text("risk_domain") for r in real.plan.of("indicator_definition"))
