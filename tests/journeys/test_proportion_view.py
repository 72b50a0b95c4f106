"""Proportionalitet: money beside people, the threshold that can be chosen, and what must be there first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.journeys import example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.views import Asked, View
from app.journeys.views.asked import NOTHING
from app.models import budget
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.wording import typography
from app.models.wording.views import proportion as words
from tests.storage.desk import hurried, library_in


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


def asked(known: Situation, wish: Asked = NOTHING) -> View:
    view = views.view(known, "proportion", wish)
    assert view is not None
    return view


def without(known: Situation, *kinds: str) -> Situation:
    """The same table with a plan that lacks some records."""
    kept = [record for record in known.plan if record.type not in kinds]
    return replace(known, plan=Plan.of_records(known.plan.id, known.plan.tips, kept))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_the_sum_is_told_beside_the_one_the_overview_shows(known: Situation) -> None:
    applied = plain(typography.mnkr(budget.applied(known.plan).programme, 2))
    said = plain(asked(known).source)
    assert "Pengar: 6,06 mnkr, allt i planen som programmets medel ska betala." in said
    assert f"{applied} av det söks i en ansökan" in said
    assert plain(words.money_counted(1_000_000, 1_000_000)).endswith("ska betala.")


def test_the_neighbourhoods_furthest_from_their_share_are_told(known: Situation) -> None:
    view = asked(known)
    assert view.question == "Går pengarna dit riskerna är störst?"
    assert plain(view.answer) == (
        "Norrtorp får 50 % av pengarna och har 27 % av invånarna över gränsen, stadens index 30,0; Stenhaga får 6,5 % "
        "och har 33 %."
    )
    assert "Behov är mer än antal invånare" in view.caveat
    assert "Tre aktiviteter i flera stadsdelar är delade efter folkmängd." in view.caveat


def test_the_table_has_kronor_people_both_shares_and_their_sum(known: Situation) -> None:
    view = asked(known)
    rows = {row.key: [plain(cell) for cell in row.cells] for row in view.table.rows}
    assert list(rows) == ["Ekliden", "Norrtorp", "Björkholm", "Stenhaga", "all"]
    assert rows["Ekliden"] == ["Ekliden", "88,7", "2 445 040", "40,3 %", "4 829", "22,2 %", "+18,1"]
    assert rows["all"] == ["Tillsammans", "–", "6 060 000", "100,0 %", "21 724", "100,0 %", "–"]
    kronor = [int(row[2].replace(" ", "")) for key, row in rows.items() if key != "all"]
    assert sum(kronor) == 6_060_000


def test_another_threshold_counts_other_people_and_no_other_money(known: Situation) -> None:
    view = asked(known, Asked(options={"threshold": "75"}))
    (chooser,) = view.choosers
    assert (chooser.current, [key for key, _ in chooser.options]) == ("75", ["city", "45", "60", "75"])
    rows = {row.key: [plain(cell) for cell in row.cells] for row in view.table.rows}
    assert rows["Stenhaga"] == ["Stenhaga", "64,3", "395 010", "6,5 %", "0", "0 %", "+6,5"]
    assert plain(view.answer).startswith("Stenhaga får 6,5 % av pengarna och ligger under gränsen, index 75; Norrtorp")


def test_a_threshold_nobody_offers_is_the_citys(known: Situation) -> None:
    (chooser,) = asked(known, Asked(options={"threshold": "12"})).choosers
    assert chooser.current == "city"


def test_chart_and_table_agree_and_the_words_are_whole(known: Situation) -> None:
    view = asked(known)
    scene = view.build(700.0, 480.0, width, 1.0)
    assert [mark.key for mark in scene.marks] == [row.key for row in view.table.rows][:-1]
    mark = scene.mark("Ekliden")
    assert mark is not None
    assert plain(mark.label) == (
        "Ekliden 2014, index 88,7: 2 445 040 kr, 40,3 % av pengarna; 4 829 invånare över gränsen, 22,2 % av dem"
    )


def test_money_without_a_neighbourhood_has_a_row_of_its_own_and_is_said(known: Situation) -> None:
    loose = [
        replace(record, fields={**record.fields, "neighbourhoods": (), "goals": ()})
        if record.type == "activity" and record.text("name").startswith("Demokratibud")
        else record
        for record in known.plan
    ]
    view = asked(replace(known, plan=Plan.of_records(known.plan.id, known.plan.tips, loose)))
    row = next(row for row in view.table.rows if row.key == "untied")
    assert [plain(cell) for cell in row.cells[:4]] == ["Utan stadsdel", "–", "1 200 000", "19,8 %"]
    assert plain(view.answer).endswith("20 % av pengarna hör inte till någon stadsdel.")
    scene = view.build(700.0, 480.0, width, 1.0)
    assert "hör inte till någon stadsdel" in [text.text for text in scene.texts()]


def test_a_place_without_an_index_is_named_with_its_reason(known: Situation) -> None:
    moved = [
        replace(record, fields={**record.fields, "neighbourhoods": ("area:Lillmossen",)})
        if record.type == "activity" and record.text("name").startswith("Demokratibud")
        else record
        for record in known.plan
    ]
    view = asked(replace(known, plan=Plan.of_records(known.plan.id, known.plan.tips, moved)))
    assert "Räknas inte bland invånarna: Lillmossen (för få invånare)." in view.caveat
    row = next(row for row in view.table.rows if row.key == "Lillmossen")
    assert row.muted
    assert row.cells[4:] == ("–", "–", "–")


def test_without_costs_it_says_where_they_are_written(known: Situation) -> None:
    with pytest.raises(UserError) as refused:
        asked(without(known, "cost"))
    assert "inga kostnader" in str(refused.value)
    assert "Ansökningar" in str(refused.value)


def test_without_a_population_it_says_what_to_read_in(known: Situation) -> None:
    panel = replace(known.result.panel, population=None)
    bare = replace(known, result=replace(known.result, panel=panel))
    with pytest.raises(UserError) as refused:
        asked(bare)
    assert "folkmängd per stadsdel" in str(refused.value)


def test_without_an_index_it_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with hurried(founding.new_plan(library_in(tmp_path_factory.mktemp("real")), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        with pytest.raises(UserError) as refused:
            asked(_situation(session))
    assert "Inget index" in str(refused.value)


def test_a_table_of_whole_boards_is_refused_with_the_way_on(known: Situation) -> None:
    boards = replace(known)
    boards.__dict__["about_boards"] = True
    with pytest.raises(UserError) as refused:
        asked(boards)
    assert "tabell per stadsdel" in str(refused.value)


def test_an_even_division_is_told_as_one() -> None:
    parts = [words.Part("A", 50.2, 50.0), words.Part("B", 49.8, 50.0)]
    assert words.answer(parts, "index 60", 0.0) == (
        "Pengarna är delade som invånarna över gränsen, index 60, på en procentenhet när."
    )


def test_when_nobody_is_over_the_threshold_that_is_said() -> None:
    assert words.answer([], "index 75", 0.0).startswith("Ingen av stadsdelarna ligger på eller över gränsen, index 75")


def test_no_sentence_compares_the_index_as_a_ratio(known: Situation) -> None:
    for threshold in ("city", "45", "60", "75"):
        view = asked(known, Asked(options={"threshold": threshold}))
        assert not any(
            word in f"{view.answer} {view.caveat} {view.reading}" for word in ("dubbel", "gånger", "hälften")
        )
