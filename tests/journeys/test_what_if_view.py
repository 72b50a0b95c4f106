"""Vad händer om: the plan's targets and a person's own figures, told as arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.journeys import example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import ROOT, Situation, situation
from app.journeys.views import Asked, View
from app.journeys.views.asked import NOTHING
from app.journeys.views.effect import effect_of_target, targets_of
from tests.storage.desk import hurried, library_in

TODAY = {"arbetsloshet_20_24": 19.4, "behoriga_gymnasiet": 74.3, "valdeltagande": 56.9, "langvarigt_bistand": 11.2}
"""Ekliden's figures where the plan has a target, so that only what a test moves is moved."""


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """The real figures of whole boards, of which two domains are missing."""
    with hurried(founding.new_plan(library_in(tmp_path_factory.mktemp("real")), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        yield _situation(session)


def asked(situation: Situation, wish: Asked = NOTHING) -> View:
    view = views.view(situation, "what_if", wish)
    assert view is not None
    return view


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_the_plans_targets_are_proposed_and_their_effect_is_told_at_once(known: Situation) -> None:
    view = asked(known)
    assert view.question == "Vad händer om målen nås i Ekliden?"
    assert view.answer == (
        "Om de fyra målen till 2018 nås i Ekliden går indexet från 88,7 till 79,6 och platsen från 1 till 2 av 39 "
        "stadsdelar."
    )
    assert "inte en prognos" in view.caveat
    by_key = {slider.key: slider for slider in view.sliders}
    work = by_key["arbetsloshet_20_24"]
    assert (work.start, work.value, work.proposed, work.moved) == (19.4, 9.7, 9.7, False)
    assert plain(work.note) == "○ Mål 2018: 9,7 % (måttet ”Arbetslöshet 20–24 år i Ekliden”)"
    assert [(tick.kind, tick.words) for tick in work.ticks] == [
        ("today", "2014"),
        ("city", "staden"),
        ("best", "bästa fjärdedelen"),
        ("target", ""),
    ]


def test_one_figure_moved_is_told_in_its_own_unit(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", changes={**TODAY, "trangboddhet": 30.0}))
    assert plain(view.answer) == (
        "Om trångboddhet i Ekliden sjunker från 38 % till 30 % går indexet från 88,7 till 87,1, och platsen är "
        "fortfarande 1 av 39 stadsdelar."
    )
    assert [row.key for row in view.table.rows][-1] == "trangboddhet"
    assert [plain(cell) for cell in view.table.rows[-1].cells] == ["Trångboddhet", "38 %", "30 %", "–"]


def test_without_a_change_it_says_where_things_stand_and_how_to_begin(known: Situation) -> None:
    view = asked(known, Asked(unit="Stenhaga"))
    assert view.question == "Vad händer om ett värde ändras i Stenhaga?"
    assert view.answer == ("Inget är ändrat: indexet i Stenhaga är 64,3, plats 4 av 39 stadsdelar. Dra i ett reglage.")
    assert all(row.cells[1] == row.cells[2] for row in view.table.rows)
    assert [slider.value for slider in view.sliders] == [slider.start for slider in view.sliders]


def test_without_targets_the_weakest_figures_are_offered(known: Situation) -> None:
    view = asked(known, Asked(unit="Stenhaga"))
    scores = [known.result.score("Stenhaga", 2014, slider.key) or 0.0 for slider in view.sliders]
    others = [
        known.result.score("Stenhaga", 2014, key) or 0.0
        for key in known.result.framework.tree.leaves
        if key not in {slider.key for slider in view.sliders}
    ]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= max(others)


def test_a_domain_asked_for_shows_its_indicators_before_what_is_in_effect(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", node="halsa"))
    assert [slider.key for slider in view.sliders][:3] == ["ohalsotal", "psykisk_ohalsa_unga", "sjalvskattad_halsa"]
    assert set(TODAY) <= {slider.key for slider in view.sliders}
    (which,) = [chooser for chooser in view.choosers if chooser.asks == "node"]
    assert which.current == "halsa"
    assert which.options[0] == (ROOT, "Målen och de svagaste")


def test_what_is_in_effect_always_has_a_slider_and_what_the_table_lacks_is_passed_by(known: Situation) -> None:
    view = asked(known, Asked(unit="Stenhaga", node="halsa", changes={"trangboddhet": 20.0, "another_table": 1.0}))
    assert [slider.key for slider in view.sliders] == [
        "ohalsotal",
        "psykisk_ohalsa_unga",
        "sjalvskattad_halsa",
        "trangboddhet",
    ]


@pytest.mark.parametrize("unit", ["Ekliden", "Norrtorp", "Stenhaga", "Alnäs"])
@pytest.mark.parametrize("node", [None, "halsa"])
def test_a_slider_never_moves_away_from_under_the_hand_that_drags_it(
    known: Situation, unit: str, node: str | None
) -> None:
    before = Asked(unit=unit, node=node)
    keys = [slider.key for slider in asked(known, before).sliders]
    for slider in asked(known, before).sliders:
        after = asked(known, before.changing(slider.key, slider.high))
        assert [other.key for other in after.sliders] == keys


def test_an_indicator_chosen_elsewhere_can_be_moved_here(known: Situation) -> None:
    view = asked(known, Asked(unit="Stenhaga", indicator="valdeltagande"))
    assert view.sliders[0].key == "valdeltagande"


def test_a_missing_figure_is_given_one_and_is_said_to_be_assumed(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", changes={**TODAY, "upplevd_trygghet": 80.0}))
    assert plain(view.answer).startswith(
        "Om värdet för upplevd trygghet i Ekliden vore känt och 80 % går indexet från 88,7 till 88,1,"
    )
    assert "Uppgift om upplevd trygghet saknas 2014 och är här antagen." in view.caveat
    (slider,) = [slider for slider in view.sliders if slider.key == "upplevd_trygghet"]
    assert (slider.start, slider.proposed, slider.value) == (None, None, 80.0)


def test_a_figure_outside_the_scale_is_marked(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", changes={**TODAY, "trangboddhet": 70.0}))
    assert "trångboddhet ligger utanför" in view.caveat
    assert view.table.rows[-1].cells[-1] == "utanför"


def test_reached_targets_and_another_figure_are_told_together(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", changes={"trangboddhet": 30.0}))
    assert plain(view.answer).startswith(
        "Om de fyra målen till 2018 nås i Ekliden och trångboddhet sjunker från 38 % till 30 % går indexet från"
    )
    more = asked(
        known, Asked(unit="Ekliden", changes={"trangboddhet": 30.0, "ohalsotal": 20.0, "disponibel_inkomst": 200.0})
    )
    assert plain(more.answer).startswith("Om de fyra målen till 2018 nås i Ekliden och tre andra värden ändras går")


def test_a_neighbourhood_without_scores_is_told_why_and_another_is_shown(known: Situation) -> None:
    view = asked(known, Asked(unit="Lillmossen"))
    assert view.unit == "Ekliden"
    assert view.caveat.startswith("Lillmossen har inget index: för få invånare. Här visas Ekliden.")
    (units,) = [chooser for chooser in view.choosers if chooser.asks == "unit"]
    assert "Lillmossen" not in dict(units.options)


def test_chart_and_table_show_the_same_nodes_and_the_words_are_whole(known: Situation) -> None:
    view = asked(known)
    scene = view.build(700.0, 480.0, width, 1.0)
    nodes = [mark.key for mark in scene.marks]
    assert nodes == [row.key for row in view.table.rows][: len(nodes)] == [ROOT, *[n for n in nodes if n != ROOT]]
    first = scene.mark(ROOT)
    assert first is not None
    assert first.label == (
        "Sammanvägt index i Ekliden 2014: 88,7 poäng, efter ändringen 79,6 poäng, plats 1 och efter ändringen 2 av 39"
    )


def test_a_slider_holds_everything_it_passes_and_never_more_than_there_can_be(known: Situation) -> None:
    for unit in known.own:
        for domain in ("sociala_riskfaktorer", "halsa", "sakerhet_trygghet", "forsorjning"):
            for slider in asked(known, Asked(unit=unit, node=domain)).sliders:
                least, most = slider.limits
                assert least <= slider.low < slider.high <= most
                assert all(slider.low <= tick.value <= slider.high for tick in slider.ticks)
                assert slider.unit != "%" or (least, most) == (0.0, 100.0)
                assert 20 <= (slider.high - slider.low) / slider.step <= 64
                assert round(slider.low / slider.step, 6) % 1 == 0


def test_what_is_quoted_is_todays_index_and_the_sentence_with_what_was_moved(known: Situation) -> None:
    view = asked(known, Asked(unit="Ekliden", changes={**TODAY, "trangboddhet": 30.0}))
    assert view.quote.fields["view"] == "what_if"
    assert view.quote.fields["value"] == "88.6525"
    assert view.quote.fields["sentence"].startswith(view.answer)
    assert "inte en prognos" in view.quote.fields["sentence"]
    assert view.quote.fields["indicators"] == [known.definitions["trangboddhet"].id]


def test_without_an_index_the_domain_that_moves_is_told(partial: Situation) -> None:
    view = asked(partial, Asked(changes={"ekonomiskt_bistand_andel": 1.0}))
    assert plain(view.answer) == (
        "Om personer med ekonomiskt bistånd i Rinkeby-Kista sjunker från 7,7 % till 1 % går försörjning från 100,0 "
        "till 69,4 och platsen från 1 till 2 av 14 stadsdelsområden."
    )
    assert view.caveat.startswith("Inget index kan räknas")
    assert view.table.rows[0].key != ROOT


def test_the_effect_of_one_measures_target_is_told_for_its_neighbourhood(known: Situation) -> None:
    by_name = {measure.text("name"): measure for measure in known.plan.of("measure")}
    found = effect_of_target(known, by_name["Upplevd trygghet i Norrtorp"])
    assert found is not None
    assert (found.unit, found.indicator, found.aim.year) == ("Norrtorp", "upplevd_trygghet", 2018)
    assert plain(found.sentence) == (
        "Om upplevd trygghet i Norrtorp stiger från 70 % till 78 %, målet till 2018, går indexet från 86,1 till 83,4, "
        "och platsen är fortfarande 2 av 39 stadsdelar."
    )
    assert found.effect.index is not None
    assert found.effect.index.before == known.score("Norrtorp")


def test_a_measure_of_something_else_than_an_indicator_has_no_effect_on_the_index(known: Situation) -> None:
    by_name = {measure.text("name"): measure for measure in known.plan.of("measure")}
    assert effect_of_target(known, by_name["Antal vägledda unga"]) is None


def test_a_target_in_another_unit_is_not_about_the_same_figure(known: Situation) -> None:
    assert set(targets_of(known, "Ekliden")) == set(TODAY)
    assert targets_of(known, "Nowhere") == {}
