"""The index of a plan: computed from what people have said of its indicators, and honest about what is missing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.models import verbs
from app.models.errors import UserError
from app.models.schema import DOMAINS
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


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Rinkeby-Kista")) as session:
        yield session


def real(session: Session) -> Situation:
    import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def test_a_plan_without_a_table_has_no_situation(plan: Session) -> None:
    assert situation(plan.plan, plan.blob) is None


def test_the_example_has_an_index_for_all_but_the_too_small(known: Situation) -> None:
    assert known.has_index
    assert known.year == 2014
    assert len(known.ranked) == 39
    assert known.score("Lillmossen") is None
    assert known.result.reason("Lillmossen", 2014) == "small_population"
    assert known.city is not None
    assert known.score("En plats som inte finns") is None


def test_own_neighbourhoods_are_the_programmes(known: Situation) -> None:
    assert set(known.own) == {"Björkholm", "Ekliden", "Norrtorp", "Stenhaga"}


def test_the_facts_for_the_rules_hold_index_population_and_year(known: Situation) -> None:
    facts = known.facts()
    assert facts.year == 2014
    assert set(facts.index) == set(known.ranked)
    assert facts.population["Lillmossen"] < 1000
    assert facts.city == known.city


def test_domains_without_figures_refuse_the_index_and_name_themselves(plan: Session) -> None:
    found = real(plan)
    assert not found.has_index
    assert found.empty_domains == ("halsa", "sakerhet_trygghet")
    assert found.own == ("Rinkeby-Kista",)
    assert found.intervals is None


def test_each_domain_keeps_the_newest_year_it_has(plan: Session) -> None:
    found = real(plan)
    assert (found.year_of("sociala_riskfaktorer"), found.year_of("forsorjning")) == (2010, 2016)
    assert found.year_of("index") == found.year == 2017


def test_a_figure_is_the_newest_there_is_with_its_year(plan: Session) -> None:
    found = real(plan)
    assert found.figure("Rinkeby-Kista", "valdeltagande_riksdag_valdag") == (63.31, 2010)
    share = found.figure("Rinkeby-Kista", "ekonomiskt_bistand_andel")
    assert share is not None
    assert share[1] == 2017
    assert found.figure("Ingenstans", "ekonomiskt_bistand_andel") is None


def test_indicators_nobody_has_described_are_left_out_by_name(plan: Session) -> None:
    real(plan)
    record = plan.plan.of("indicator_definition")[0]
    plan.do(verbs.set_value(plan.plan, record.id, "direction", None))
    found = situation(plan.plan, plan.blob)
    assert found is not None
    assert found.undescribed == (record.text("key"),)
    assert record.text("key") not in found.result.framework.tree.leaves


def test_a_table_of_which_nothing_is_said_has_no_situation(plan: Session, tmp_path: Path) -> None:
    table = tmp_path / "tabell.csv"
    table.write_text("Stadsdel;2014\nRinkeby;12,5\nKista;11,0\n", "utf-8")
    import_index.import_table(plan, table)
    assert situation(plan.plan, plan.blob) is None


def test_a_year_in_which_nobody_has_an_index_does_not_hide_the_year_before(tmp_path: Path) -> None:
    source = tmp_path / "index.csv"
    rows = list(csv.reader((example.DATA / "exempel_index.csv").read_text("utf-8-sig").splitlines()))
    newest = ["2015" if cell == "2014" else cell for cell in next(row for row in rows[1:] if "2014" in row)]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*rows, newest])
    with hurried(founding.new_plan(library_in(tmp_path / "d"), "Plan", "Exempelnämnden")) as session:
        reading = import_index.read_table(session.plan, source)
        import_index.take_in(session, reading, import_index.DatasetWords("t"), example.DATA / "exempel_ramverk.csv")
        found = situation(session.plan, session.blob)
    assert found is not None
    assert max(found.result.panel.years) == 2015
    assert found.year == 2014


def test_a_weight_that_cannot_be_used_is_refused_in_words(plan: Session) -> None:
    real(plan)
    record = plan.plan.of("indicator_definition")[0]
    plan.do(verbs.set_value(plan.plan, record.id, "weight", "-1"))
    with pytest.raises(UserError) as refusal:
        situation(plan.plan, plan.blob)
    assert str(refusal.value)


def test_the_weak_indicators_are_those_of_the_plans_own(known: Situation) -> None:
    assert known.weak
    assert {weak.unit for weak in known.weak} <= set(known.own)
    assert {known.definitions[weak.indicator].text("risk_domain") for weak in known.weak} <= set(DOMAINS)


def farsta(folder: Path) -> tuple[Session, Situation]:
    """Neighbourhoods of Farsta, one of which has the board's own name, with figures for a single domain."""
    table = folder / "tabell.csv"
    rows = "Farsta;6,1\nFarsta strand;7,5\nGubbängen;4,9\nHökarängen;8,0\nSköndal;3,7\nFagersjö;..\n"
    table.write_text(f"Stadsdel;Arbetslöshet 2014\n{rows}", "utf-8")
    session = hurried(founding.new_plan(library_in(folder / "d"), "Plan", "Farsta"))
    import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
    import_index.import_table(session, table)
    record = session.plan.of("indicator_definition")[-1]
    session.do(verbs.set_value(session.plan, record.id, "risk_domain", "forsorjning"))
    session.do(verbs.set_value(session.plan, record.id, "direction", "more_risk"))
    found = situation(session.plan, session.blob)
    assert found is not None
    return session, found


def test_one_domain_alone_is_never_called_the_index(tmp_path: Path) -> None:
    session, found = farsta(tmp_path)
    with session:
        assert not found.has_index
        assert found.result.score("Farsta", 2014, "forsorjning") is not None


def test_a_neighbourhood_with_the_boards_name_is_not_taken_for_the_board(tmp_path: Path) -> None:
    session, found = farsta(tmp_path)
    with session:
        assert {"Farsta", "Farsta strand", "Hökarängen"} <= set(found.own)
        scene = views.map_of(found, views.Asked(node="forsorjning")).build(
            700.0, 700.0, lambda text, size, _bold: len(text) * size, 1.0
        )
    said = {mark.key: mark.label for mark in scene.marks}
    assert "klass" in said["Farsta"]
    assert "klass" not in said["Farstanäset"]


def test_the_indicators_of_another_table_are_not_said_to_wait(tmp_path: Path) -> None:
    session, found = farsta(tmp_path)
    with session:
        assert found.undescribed == ()


def test_a_domain_nobody_has_described_is_one_row_however_many_own_units(tmp_path: Path) -> None:
    session, found = farsta(tmp_path)
    with session:
        rows = views.standing(found).table.rows
    assert [row.cells[0] for row in rows if row.muted][:3] == ["Sociala riskfaktorer", "Hälsa", "Säkerhet & trygghet"]
    assert sum(row.cells[0].startswith("Försörjning, ") for row in rows) == len(found.own)


def test_figures_of_women_and_men_count_neither_in_the_index_nor_as_inhabitants(made: Session, tmp_path: Path) -> None:
    """The example's tables once more, with figures of women and men beside everybody's: nothing may move."""
    with hurried(founding.new_plan(library_in(tmp_path / "d"), "Plan", "Exempelnämnden")) as session:
        for name, kind in (("index", "indicators"), ("befolkning", "population")):
            path = tmp_path / f"{name}.csv"
            path.write_text(by_sex(example.DATA / f"exempel_{name}.csv"), "utf-8")
            framework = example.DATA / "exempel_ramverk.csv" if kind == "indicators" else None
            words = import_index.DatasetWords(name, kind=kind)
            assert import_index.import_table(session, path, None, words, framework).reading.by_sex()
        ours, plain = situation(session.plan, session.blob), situation(made.plan, made.blob)
        assert ours is not None
        assert plain is not None
        assert ours.result.ranked_units(2014) == plain.result.ranked_units(2014)
        assert [ours.score(unit) for unit in ours.ranked] == [plain.score(unit) for unit in plain.ranked]
        assert ours.facts().population == plain.facts().population


def by_sex(table: Path) -> str:
    head, *lines = table.read_text("utf-8").splitlines()
    sexed = [f"{line},{sex}" for line in lines for sex in ("Totalt", "Kvinnor", "Män")]
    return "\n".join([f"{head},Kön", *sexed])
