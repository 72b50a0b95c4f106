"""*Utveckling* answers in words, never over a gap or a change of definition, and shows the same in chart and table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.analysis import Method, compute, compute_prepared
from app.analysis.compute import refit
from app.figures.scene import Line
from app.journeys import example, founding, import_index
from app.journeys.import_index import DatasetWords
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.views import Asked, View
from app.journeys.views.followed import Followed
from app.journeys.views.registry import KINDS
from app.journeys.views.trend import trend
from app.models import verbs
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as made:
        yield made


@pytest.fixture(scope="module")
def known(session: Session) -> Situation:
    return _situation(session)


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def asked(known: Situation, unit: str | None = None, node: str | None = None, reference: str = "city") -> View:
    found = trend(known, Asked(unit=unit, node=node, reference=reference))
    assert found is not None
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_it_stands_among_the_views_after_varfor() -> None:
    keys = list(KINDS)
    assert keys.index("why") < keys.index("trend") < keys.index("map")
    assert KINDS["trend"].tab == "Utveckling"


def test_the_index_is_answered_with_direction_size_since_when_and_the_city(known: Situation) -> None:
    view = asked(known)
    assert view.question == "Går det åt rätt håll i Ekliden?"
    assert view.answer == (
        "Ja. Indexet i Ekliden har sjunkit 1,2\u00a0poäng sedan\u00a02012, räknat på de tolv indikatorer som finns "
        "båda åren. Det är mer än i staden, där det har sjunkit 0,6\u00a0poäng."
    )


def test_the_change_that_is_told_stands_first_in_the_table(known: Situation) -> None:
    view = asked(known)
    first = view.table.rows[0]
    assert first.cells[:3] == ("2012–2014", "\u22121,2", "\u22120,6")
    assert first.cells[-1] == "12 båda åren"
    assert "översta rad" in view.reading
    assert asked(known, node="arbetsloshet_20_24").table.rows[0].cells[2] == "–"


def test_a_new_definition_and_indicators_that_come_and_go_are_said(known: Situation) -> None:
    view = asked(known)
    assert "Definitionen ändrades för anmäld skadegörelse 2012" in view.caveat
    assert "valdeltagande och upplevd trygghet finns bara vissa år" in view.caveat
    assert "Prickad linje" in view.reading
    assert "Alla år mäts mot gränserna från 2014" in view.reading


def test_an_index_that_seems_to_rise_but_falls_over_the_same_indicators_is_told_to_fall(known: Situation) -> None:
    view = asked(known, "Björkholm")
    assert [row.cells[1] for row in view.table.rows][1:4] == ["74,2", "73,5", "74,0"]
    assert view.answer.startswith("Ja. Indexet i Björkholm har sjunkit 0,7\u00a0poäng")


def test_what_protects_is_as_plain_as_what_harms(known: Situation) -> None:
    view = asked(known, "Tallmon", "disponibel_inkomst")
    assert view.answer == (
        "Ja. Disponibel inkomst, median, i Tallmon har stigit 14,3\u00a0tkr sedan\u00a02010, till 256,3\u00a0tkr, "
        "vilket är lägre risk. Det är mer än i staden, där det har stigit 9,5\u00a0tkr."
    )
    assert view.table.titles == ("År", "Tallmon", "Poäng", "Staden", "Exempelnämnden")
    assert view.table.rows[1].cells == ("2014", "256,3\u00a0tkr", "60,0", "311,7", "255,5")


def test_a_survey_that_asks_some_years_gives_its_values_how_many_answered_and_the_margin(known: Situation) -> None:
    view = asked(known, "Norrtorp", "upplevd_trygghet")
    assert view.answer.startswith(
        "Upplevd trygghet i Norrtorp var 68,3\u00a0% 2008, 69,2\u00a0% 2011 och 70,0\u00a0% 2014. Inga två år följer"
    )
    assert "ryms inom felmarginalen (±" in view.answer
    rows = {row.key: row for row in view.table.rows}
    assert view.table.titles[-1] == "Svar"
    assert rows["2014"].cells[-1] == "245"
    assert rows["2012"].cells[1] == "ej mätt"
    labels = {mark.key: mark.label for mark in view.build(860.0, 520.0, width, 1.0).marks}
    assert labels["2014"].startswith("Norrtorp 2014: 70,0\u00a0% (n = 245), Hela staden 87,2\u00a0%")


def test_a_survey_within_its_margin_is_never_called_better_or_worse(known: Situation) -> None:
    for unit in known.own:
        answer = asked(known, unit, "sjalvskattad_halsa").answer
        assert not answer.startswith(("Ja", "Nej"))


def test_a_year_without_an_answer_keeps_its_reason(known: Situation) -> None:
    view = asked(known, "Ekliden", "upplevd_trygghet")
    rows = {row.key: row for row in view.table.rows}
    assert rows["2014"].cells[1] == "bortfall"
    assert rows["2014"].muted


def test_a_neighbourhood_without_an_index_says_why_and_still_shows_the_others(known: Situation) -> None:
    view = asked(known, "Lillmossen")
    assert view.answer == "Lillmossen har inget index något år: för få invånare."
    assert all(row.muted for row in view.table.rows)
    assert "value" not in view.quote.fields
    assert "Hela staden 30,0" in [text.text for text in view.build(860.0, 520.0, width, 1.0).texts()]


def test_a_missing_indicator_is_named(known: Situation) -> None:
    answer = asked(known, "Lillmossen", "langvarigt_bistand").answer
    assert answer == "Lillmossen har ingen uppgift om långvarigt ekonomiskt bistånd något år: skyddas av sekretess."


@pytest.mark.parametrize("node", ["index", "sakerhet_trygghet", "skadegorelse", "upplevd_trygghet", "valdeltagande"])
def test_rows_and_marks_are_the_same_years(known: Situation, node: str) -> None:
    view = asked(known, "Norrtorp", node)
    scene = view.build(860.0, 520.0, width, 1.0)
    assert {row.key for row in view.table.rows} - {"change"} == {mark.key for mark in scene.marks}
    assert all(len(row.cells) == len(view.table.titles) for row in view.table.rows)


def test_no_line_crosses_the_new_definition(known: Situation) -> None:
    scene = asked(known, "Norrtorp", "skadegorelse").build(860.0, 520.0, width, 1.0)
    own = [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "own" and prim.width > 1]
    assert len(own) == 3


def test_another_neighbourhood_can_stand_beside(known: Situation) -> None:
    view = asked(known, "Ekliden", reference="Smedvik")
    assert view.table.titles == ("År", "Ekliden", "Staden", "Exempelnämnden", "Smedvik", "Indikatorer")
    (chooser,) = [chooser for chooser in view.choosers if chooser.asks == "reference"]
    assert chooser.current == "Smedvik"
    assert "Ekliden" not in [key for key, _ in chooser.options]
    for nobody in ("Ekliden", "board", "Ingenstans"):
        assert asked(known, "Ekliden", reference=nobody).table.titles == asked(known, "Ekliden").table.titles


def test_every_node_can_be_chosen_the_index_first(known: Situation) -> None:
    (chooser,) = [chooser for chooser in asked(known).choosers if chooser.asks == "node"]
    assert chooser.current == "index"
    assert [words for _, words in chooser.options][:3] == ["Sammanvägt index", "Sociala riskfaktorer", "Hälsa"]
    assert len(chooser.options) == 1 + 4 + 14


def test_the_quote_keeps_the_newest_figure_its_indicator_and_the_citys(known: Situation) -> None:
    view = asked(known, "Ekliden", "upplevd_trygghet")
    fields = view.quote.fields
    assert (fields["view"], fields["year"], fields["value"], fields["reference_value"]) == (
        "trend",
        2011,
        "68.6",
        "86.4",
    )
    assert view.quote.risk_domain == "sakerhet_trygghet"
    assert "årgång\u00a02011" in view.source


def test_a_new_definition_that_people_state_cuts_the_line(session: Session) -> None:
    record = next(r for r in session.plan.of("indicator_definition") if r.text("key") == "trangboddhet")
    session.do(verbs.set_value(session.plan, record.id, "break_years", "2013"))
    try:
        view = asked(_situation(session), "Ekliden", "trangboddhet")
        assert "sedan\u00a02013" in view.answer
        assert "Definitionen ändrades för trångboddhet 2013" in view.caveat
    finally:
        session.undo()


def test_a_method_whose_scale_moves_follows_indicators_only(known: Situation) -> None:
    prepared = refit(known.prepared, Method(normalise="rank", min_domains=4))
    moving = replace(known, prepared=prepared, result=compute_prepared(prepared))
    with pytest.raises(UserError) as refused:
        asked(moving, "Ekliden")
    assert refused.value.code == "trend_moving_scale"
    view = asked(moving, "Ekliden", "trangboddhet")
    assert view.table.rows[1].cells[1:3] == ("38,0\u00a0%", "–")


def test_a_board_with_one_neighbourhood_in_the_table_is_no_mean(known: Situation) -> None:
    alone = Followed(known, "Ekliden", "index")
    alone.__dict__["board_units"] = ()
    assert [alone.name(line) for line in alone.trend.beside] == ["Hela staden"]
    assert alone.name(alone.trend.own) == "Ekliden"


def test_a_rate_above_a_hundred_per_cent_has_no_margin(known: Situation) -> None:
    values = known.values.copy()
    asked_about = (values["unit"] == "Norrtorp") & (values["indicator"] == "sjalvskattad_halsa")
    values.loc[asked_about, "value"] += 60
    high = replace(known, values=values, result=compute(values, known.result.framework, known.result.method))
    assert asked(high, "Norrtorp", "sjalvskattad_halsa").answer.startswith(("Ja", "Nej", "Det står"))


ONE_YEAR = "Stadsdel;År;Indikator;Värde\n" + "".join(
    f"{unit};2014;ohalsotal;{20 + place},5\n"
    for place, unit in enumerate(("Ekliden", "Norrtorp", "Tallmon", "Stenhaga", "Björkholm", "Hela staden"))
)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """A table of one year."""
    folder = tmp_path_factory.mktemp("single")
    (folder / "tabell.csv").write_text(ONE_YEAR, "utf-8")
    (folder / "ramverk.csv").write_text("key,parent,direction,label\nohalsotal,halsa,1,Ohälsotal\n", "utf-8")
    with hurried(founding.new_plan(library_in(folder / "d"), "Plan", "Exempelnämnden")) as made:
        reading = import_index.read_table(made.plan, folder / "tabell.csv")
        import_index.take_in(made, reading, DatasetWords("Tabell"), folder / "ramverk.csv")
        yield _situation(made)


def test_a_single_year_is_told_as_such_and_still_drawn(single: Situation) -> None:
    view = asked(single, "Ekliden", "ohalsotal")
    assert view.answer.startswith("Bara ett år är inläst, 2014, så det går inte att säga åt vilket håll det går.")
    scene = view.build(860.0, 520.0, width, 1.0)
    assert "Bara ett år är inläst: 2014" in [text.text for text in scene.texts()]
    assert [mark.key for mark in scene.marks] == ["2014"]
    assert [row.cells[:2] for row in view.table.rows] == [("2014", "20,5")]


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """The real figures, about boards, of which two domains are missing."""
    folder: Path = tmp_path_factory.mktemp("real")
    with hurried(founding.new_plan(library_in(folder), "Plan", "Rinkeby-Kista")) as made:
        import_index.take_in_real_figures(made, import_index.read_real_figures(made.plan))
        yield _situation(made)


def test_without_an_index_what_has_the_most_years_is_followed(partial: Situation) -> None:
    view = asked(partial)
    assert view.answer.startswith("Ja. Personer med ekonomiskt bistånd i Rinkeby-Kista har sjunkit 1,3")
    assert view.table.titles == ("År", "Rinkeby-Kista", "Poäng", "Staden")


def test_a_domain_of_one_year_says_so_though_the_table_has_more(partial: Situation) -> None:
    view = asked(partial, "Farsta", "forsorjning")
    assert view.answer == (
        "Området försörjning i Farsta finns bara för 2016, så det går inte att säga åt vilket håll det går."
    )
