"""A published index comes in as it is, stands beside ours under its own name, and is never mixed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import checks, documents, evidence, example, founding, import_index, replacing, views
from app.journeys.published import Published, series_of
from app.journeys.session import Session
from app.journeys.situation import Situation, only_published, situation
from app.journeys.stored_tables import people
from app.journeys.views import Asked
from app.models.errors import UserError
from app.models.places import CITY
from tests.journeys.published_tables import PUBLISHER, take_in_published
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("ours")))) as session:
        yield computed(session)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        yield made


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Session]:
    """A plan with nothing read in."""
    with hurried(founding.new_plan(library_in(tmp_path / "bare"), "Plan", "Exempelnämnden")) as made:
        yield made


def computed(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def beside(session: Session) -> Published:
    found = computed(session).published
    assert found is not None
    return found


def told(session: Session, unit: str) -> str:
    return views.standing(computed(session), Asked(unit=unit)).answer


# As it is


def test_a_plan_without_a_published_index_says_nothing_of_one(ours: Situation) -> None:
    assert ours.published is None
    assert views.standing(ours).table.titles == ("Plats", "Stadsdel", "Index", "9\u00a0av\u00a010")
    assert views.standing(ours).map_beside


def test_nothing_of_ours_is_changed_by_it(session: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(session, tmp_path, ours, lambda _unit, score: 100 - score)
    now = computed(session)
    assert now.result.fingerprint == ours.result.fingerprint
    assert [now.score(unit) for unit in now.ranked] == [ours.score(unit) for unit in ours.ranked]
    assert [row.cells[:4] for row in views.standing(now).table.rows] == [
        row.cells for row in views.standing(ours).table.rows
    ]


def test_its_values_places_and_missing_are_those_of_the_table(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    more = "Lillmossen;2014;Socialt index;.."
    take_in_published(session, tmp_path, ours, lambda _unit, score: round(score) // 10 * 10, more=more)
    found = beside(session)
    assert (found.year, found.publisher, found.name) == (2014, PUBLISHER, "Institutets index")
    assert found.places["Ekliden"] == found.places["Norrtorp"] == 1
    assert found.places["Björkholm"] == 3
    assert CITY not in found.places
    assert found.city is not None
    assert found.missing == {"Lillmossen": "sekretess"}
    assert set(found.own) == {"Björkholm", "Ekliden", "Norrtorp", "Stenhaga"}


@pytest.mark.parametrize(("year", "shown"), [(2013, 2013), (2012, 2012), (2016, 2016)])
def test_the_same_year_is_shown_else_the_nearest_before_else_the_next(
    session: Session, ours: Situation, tmp_path: Path, year: int, shown: int
) -> None:
    take_in_published(session, tmp_path, ours, year=year)
    assert beside(session).year == shown


def test_a_replaced_one_gives_way_to_the_one_that_replaces_it(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    first = take_in_published(session, tmp_path, ours, name="Ny")
    second = take_in_published(session, tmp_path, ours, lambda _u, score: round(score / 2, 1), name="Gammal")
    assert beside(session).dataset.id == second
    replacing.replace_table(session, first, second)
    assert beside(session).dataset.id == first


@pytest.mark.parametrize(
    ("names", "series"),
    [
        (("Vad som helst",), "Vad som helst"),
        (("Hälsa", "Socialt  Index"), "Socialt  Index"),
        (("Hälsa", "Trygghet"), None),
        (("Index", "Socialt index"), None),
    ],
)
def test_the_index_among_several_columns_is_the_one_called_so_and_never_guessed(
    names: tuple[str, ...], series: str | None
) -> None:
    assert series_of(names) == series


def test_a_table_that_cannot_be_told_is_not_shown_and_says_why(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    take_in_published(session, tmp_path, ours, name="Hälsa", more="Ekliden;2014;Trygghet;3")
    view = views.standing(computed(session))
    assert "tabellen har flera serier (Hälsa och Trygghet)" in view.caveat
    assert view.table.titles == ("Plats", "Stadsdel", "Index", "9\u00a0av\u00a010")
    assert only_published(session.plan, session.blob) is None


@pytest.mark.parametrize(
    ("scale", "same"), [((1.0, 0.0), True), ((0.8, 10.0), True), ((0.01, 0.0), False), ((1.0, 60.0), False)]
)
def test_only_values_that_can_stand_on_our_axis_are_drawn_there(
    session: Session, ours: Situation, tmp_path: Path, scale: tuple[float, float], same: bool
) -> None:
    take_in_published(session, tmp_path, ours, lambda _unit, score: round(scale[0] * score + scale[1], 2))
    view = views.standing(computed(session))
    assert beside(session).on_our_scale is same
    assert ("annan skala" in view.caveat) is not same
    assert ("rutan" in view.aside) is same
    assert ("tomma rutan" in view.reading) is same


# What is said of the two


def test_two_columns_of_its_own_stand_in_the_table_with_whose_they_are(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    take_in_published(session, tmp_path, ours, more="Lillmossen;2014;Socialt index;..")
    table = views.standing(computed(session)).table
    assert table.titles == ("Plats", "Stadsdel", "Eget index", "9\u00a0av\u00a010", "Institutet", "Plats där")
    assert table.right >= {4, 5}
    rows = {row.key: row.cells for row in table.rows}
    assert rows["Ekliden"][4:] == ("88,7", "1")
    assert rows["Lillmossen"][4:] == ("sekretess", "–")
    assert rows[CITY][5] == "–"


def test_the_same_place_is_said_to_be_the_same(session: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(session, tmp_path, ours, lambda _unit, score: round(score / 2, 3))
    assert told(session, "Ekliden").endswith(
        "Institutets index 2014 sätter Ekliden på plats\u00a01 av 39, som vår beräkning."
    )


def test_another_place_is_held_against_how_sure_ours_is(session: Session, ours: Situation, tmp_path: Path) -> None:
    turned = {"Ekliden": 80.0, "Norrtorp": 90.0, "Stenhaga": 0.0}
    take_in_published(session, tmp_path, ours, lambda unit, score: turned.get(unit, round(score, 1)))
    assert "plats\u00a02 av 39, vilket ryms i osäkerheten." in told(session, "Ekliden")
    assert "plats\u00a039 av 39, vilket inte ryms i osäkerheten." in told(session, "Stenhaga")


def test_an_order_that_runs_the_other_way_is_not_compared_but_questioned(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    take_in_published(session, tmp_path, ours, lambda _unit, score: round(100 - score, 1))
    assert "nästan omvänd ordning" in told(session, "Ekliden")
    assert "plats" not in told(session, "Ekliden").partition("Institutets")[2]


def test_a_place_it_lacks_is_told_with_its_reason(session: Session, ours: Situation, tmp_path: Path) -> None:
    left_out = ("Ekliden", "Norrtorp")
    more = "Norrtorp;2014;Socialt index;.."
    take_in_published(session, tmp_path, ours, lambda u, score: "" if u in left_out else round(score, 1), more=more)
    assert told(session, "Ekliden").endswith("Institutets index 2014 har inget värde för Ekliden.")
    assert told(session, "Norrtorp").endswith("har inget värde för Norrtorp: skyddas av sekretess.")


def test_a_place_without_an_index_of_ours_is_told_where_it_stands_there(
    session: Session, ours: Situation, tmp_path: Path
) -> None:
    take_in_published(session, tmp_path, ours, more="Lillmossen;2014;Socialt index;95")
    assert told(session, "Lillmossen").endswith("sätter Lillmossen på plats\u00a01 av 40.")


def test_marks_say_both_and_own_ones_are_drawn_hollow(session: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(session, tmp_path, ours, lambda _unit, score: round(0.8 * score + 10, 1))
    scene = views.standing(computed(session)).build(800.0, 560.0, lambda text, size, _b: len(text) * size / 2, 1.0)
    mark = scene.mark("Ekliden")
    assert mark is not None
    assert mark.label.endswith("plats 1. Institutet 2014: 80,9, plats\u00a01")


def test_the_source_says_whose_is_whose_and_who_counts(session: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(session, tmp_path, ours)
    source = views.standing(computed(session)).source
    assert "Egen beräkning – inte Swecos index." in source
    assert "Socialt index 2014, utgivare Institutet, årgång\u00a02014. Publicerat index, visat som det är." in source
    assert "Folkmängd: Exempelbefolkning, år\u00a02014. Under 1\u00a0000\u00a0invånare räknas inget index." in source


def test_what_we_quote_is_ours(session: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(session, tmp_path, ours)
    found = views.standing(computed(session)).quote.fields
    assert "Institutet" not in str(found["sentence"])
    assert found["dataset"] == computed(session).dataset.id


def test_where_no_index_can_be_computed_it_stands_among_the_domains(tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path / "d"), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        table = tmp_path / "index.csv"
        table.write_text("Nämnd;Socialt index 2014\nRinkeby-Kista;84,2\nFarsta;60\nSödermalm;..\n", "utf-8")
        words = import_index.DatasetWords("Socialt index 2014", publisher="Sweco", kind="published_index")
        import_index.import_table(session, table, words=words)
        view = views.standing(computed(session))
    last = view.table.rows[-1]
    assert last.cells == ("Swecos index", "2014", "84,2", "1 av 2")
    assert "utgivare Sweco" in view.source
    assert "Ingen folkmängdstabell är inläst" in view.source


# Alone


def test_alone_it_is_shown_as_it_is_without_interval(bare: Session, ours: Situation, tmp_path: Path) -> None:
    assert only_published(bare.plan, bare.blob) is None
    take_in_published(bare, tmp_path, ours, lambda _unit, score: round(score / 100, 2))
    assert situation(bare.plan, bare.blob) is None
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    view = views.view(found, "standing", Asked())
    assert view is not None
    assert view.answer == "Institutets index 2014 ger Ekliden högst social risk av 39 stadsdelar."
    assert "ingen osäkerhet är publicerad" in view.caveat
    assert view.table.titles == ("Plats", "Stadsdel", "Institutet")
    assert view.table.rows[0].cells == ("1", "Ekliden", "0,89")
    assert "Egen beräkning" not in view.source
    assert view.source.startswith("Exempeldata")
    scene = view.build(800.0, 560.0, lambda text, size, _bold: len(text) * size / 2, 1.0)
    assert "Ekliden 0,89" in [text.text for text in scene.texts()]
    assert "1,00" in [text.text for text in scene.texts()], "the axis is the values' own"
    mark = scene.mark("Ekliden")
    assert mark is not None
    assert mark.label == "Ekliden: index 0,89, plats 1"


def test_alone_it_is_on_the_map_too_and_in_no_other_view(bare: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(bare, tmp_path, ours, more="Lillmossen;2014;Socialt index;..")
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    view = views.view(found, "map", Asked(unit="Tallmon"))
    assert view is not None
    assert view.answer == "Ekliden har det högsta värdet i staden, 88,7."
    assert view.quote.fields["neighbourhood"] == "area:Tallmon"
    scene = view.build(700.0, 700.0, lambda text, size, _bold: len(text) * size, 1.0)
    assert "sekretess" in next(mark.label for mark in scene.marks if mark.key == "Lillmossen")
    with pytest.raises(UserError) as refusal:
        views.view(found, "why", Asked())
    assert refusal.value.code == "needs_indicators"
    assert views.meaning(found, "Ekliden") == {"unit": "Ekliden"}
    assert views.meaning(found, "ohalsotal") == {}


def test_alone_it_is_quoted_with_its_own_table_and_no_fingerprint(
    bare: Session, ours: Situation, tmp_path: Path
) -> None:
    dataset = take_in_published(bare, tmp_path, ours)
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    fields = views.published_standing(found, Asked(unit="Norrtorp")).quote.fields
    assert (fields["dataset"], fields["value"]) == (dataset, "86.1")
    assert "fingerprint" not in fields


def test_alone_it_is_what_rules_and_documents_know(bare: Session, ours: Situation, tmp_path: Path) -> None:
    take_in_published(bare, tmp_path, ours)
    given = documents.attachments(bare, "2015-04-14")
    assert [part.question for part in given.situation] == [
        "Hur ligger vi till enligt det publicerade indexet?",
        "Var är risken hög? Institutets index 2014",
    ]
    assert given.index_beside.startswith("Institutets index 2014: Ekliden 88,7")
    assert isinstance(checks.remarks(bare), list)


def test_a_plan_whose_places_it_does_not_know_says_so(bare: Session, tmp_path: Path) -> None:
    table = tmp_path / "index.csv"
    table.write_text("Stadsdel;Socialt index 2014\nAlnäs;84,2\nBerghem;60\n", "utf-8")
    words = import_index.DatasetWords("Socialt index", kind="published_index")
    import_index.import_table(bare, table, words=words)
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    view = views.published_standing(found)
    assert view.answer == "Ingen av planens stadsdelar finns i tabellen."
    assert found.name == "Det publicerade indexet"


# Who counts


def test_the_inhabitants_of_the_year_are_counted_else_the_nearest_before_else_the_next(session: Session) -> None:
    counted = people(session.plan, session.blob)
    assert counted is not None
    first = int(min(counted.frame["year"]))
    assert [counted.year_for(year) for year in (first - 3, 2014, 2030)] == [first, 2014, 2014]


def test_without_a_population_table_the_floor_is_said_not_to_be_tried(session: Session) -> None:
    from app.models import verbs

    people_id = session.plan.of("dataset")[1].id
    session.do(verbs.delete(session.plan, [people_id]))
    assert "Ingen folkmängdstabell är inläst, så gränsen 1\u00a0000" in views.standing(computed(session)).source


# Replaced


def test_a_replaced_published_index_tells_the_new_places_and_what_a_quote_would_say(
    bare: Session, ours: Situation, tmp_path: Path
) -> None:
    first = take_in_published(bare, tmp_path, ours)
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    evidence.as_new_finding(bare, "Hög risk", views.published_standing(found, Asked(unit="Norrtorp")).quote)
    second = take_in_published(
        bare, tmp_path, ours, lambda unit, score: 99.0 if unit == "Norrtorp" else round(score, 1), year=2015
    )
    told = replacing.compare(bare, second, first)
    moved = next(each for each in told.moved if each.unit == "Norrtorp")
    assert (moved.before.place, moved.after.place) == (2, 1)
    assert not any("svaga" in sentence for sentence in told.sentences)
    quoted = told.quotes[0]
    assert quoted.sentence == "Citerad ur Socialt index 2014; i Socialt index 2015 är indexet 99,0 (2015)."


def test_of_a_published_table_with_several_columns_a_quote_is_not_guessed(
    bare: Session, ours: Situation, tmp_path: Path
) -> None:
    first = take_in_published(bare, tmp_path, ours)
    found = only_published(bare.plan, bare.blob)
    assert found is not None
    evidence.as_new_finding(bare, "Hög risk", views.published_standing(found).quote)
    second = take_in_published(bare, tmp_path, ours, name="Hälsa", year=2015, more="Ekliden;2015;Trygghet;3")
    told = replacing.compare(bare, second, first)
    assert told.quotes[0].measured == ""
    assert all(each.after.score is None for each in told.moved)
