"""A neighbourhood on one page says what the screen says about it, and an unknown name gets the nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.journeys import documents, example, founding, import_index, views
from app.journeys.neighbourhood_page import gathered, page_of, unit_named
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.snapshot import Snapshot
from app.journeys.views import Asked
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in

TODAY = "2015-04-23"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as opened:
        yield opened


@pytest.fixture(scope="module")
def known(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def pages(content: bytes) -> list[str]:
    """The words of each page, one space between them, hyphenated words put together."""
    document = pypdfium2.PdfDocument(content)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    joined = [re.sub(r"(?<=\w)[-\u00ad\x02\ufffe]\s*\r?\n(?=\w)", "", text) for text in texts]
    return [" ".join(re.sub(r"[\x02\ufffe]", "", text).split()) for text in joined]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("unit", ["Ekliden", "Dalby-Näs"])
def test_the_page_says_the_same_as_the_screen(known: Situation, unit: str) -> None:
    (words,) = pages(page_of(known, unit, TODAY))
    asked = Asked(unit=unit)
    why, profile = views.why(known, asked), views.profile(known, asked)
    assert why is not None
    assert profile is not None
    for view in (why, profile):
        assert plain(view.question) in words
        assert plain(view.answer) in words
        assert plain(view.caveat) in words
    assert plain(views.standing(known, asked).answer) in words
    assert plain(profile.source) in words
    assert "Egen beräkning – inte Swecos index." in words
    assert "Fingeravtryck" in words
    assert "Exempeldata" in words


def test_it_begins_with_whose_it_is_and_how_it_stands(known: Situation) -> None:
    page = gathered(known, "Ekliden", TODAY)
    assert page.under == ("Exempelnämnden", "2014", "4\u00a0829\u00a0invånare", "utskriven 23\u00a0april 2015")
    assert dict(page.figures) == {
        "Index (9\u00a0av\u00a010 beräkningar)": "88,7 (86,2–90,8)",
        "Plats (9\u00a0av\u00a010 beräkningar)": "1 av 39 (1–3)",
        "Index i hela staden": "30,0",
        "Svaga indikatorer": "11 av 13",
        "Starka indikatorer": "0 av 13",
    }


def test_every_indicator_of_the_example_has_room(known: Situation) -> None:
    (words,) = pages(page_of(known, "Ekliden", TODAY))
    assert all(record.text("label") in words for record in known.definitions.values())
    assert "ryms inte" not in words


def test_strengths_are_listed_as_fully_as_weaknesses(known: Situation) -> None:
    weak, strong = (dict(gathered(known, unit, TODAY).lists) for unit in ("Ekliden", "Dalby-Näs"))
    assert weak["Starkt:"] == strong["Svagt:"] == "ingen indikator."
    assert weak["Svagt:"].endswith(" och 5 till.")
    assert strong["Starkt:"].startswith(
        "disponibel inkomst (median) 355,3\u00a0tkr (staden 311,7\u00a0tkr, bäst av 40), "
    )
    assert strong["Starkt:"].endswith(" och 2 till.")


def test_one_without_an_index_says_why_and_shows_its_figures(known: Situation) -> None:
    (words,) = pages(page_of(known, "Lillmossen", TODAY))
    assert "Lillmossen har inget index: för få invånare." in words
    assert "743 invånare" in words
    assert "sekretess" in words
    assert "Varför är indexet" not in words


def test_a_board_in_a_table_of_boards_has_its_page_too(tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        out = tmp_path / "sida.pdf"
        documents.write(session, "stadsdel", None, out, TODAY)
    (words,) = pages(out.read_bytes())
    assert "Stadsdelsområde" in words
    assert "folkmängd okänd" in words
    assert "Inget index kan räknas" in words
    assert "Exempeldata" not in words


def test_it_is_written_under_the_name_given(session: Session, tmp_path: Path) -> None:
    documents.write(session, "stadsdel", "ekliden", tmp_path / "e.pdf", TODAY)
    assert len(pages((tmp_path / "e.pdf").read_bytes())) == 1


@pytest.mark.parametrize(("name", "unit"), [("Ekliden", "Ekliden"), ("  dalby-näs ", "Dalby-Näs")])
def test_a_name_is_known_whatever_its_case_and_spaces(known: Situation, name: str, unit: str) -> None:
    assert unit_named(known, name) == unit


@pytest.mark.parametrize(
    ("name", "near"), [("Eklidn", "Ekliden"), ("Norrtorpet", "Norrtorp"), ("Bjorkholm", "Björkholm")]
)
def test_an_unknown_name_is_answered_with_the_nearest(known: Situation, name: str, near: str) -> None:
    with pytest.raises(UserError, match=f"{name}.*{near}.*--record"):
        unit_named(known, name)


def test_a_name_like_nothing_in_the_table_says_so(known: Situation) -> None:
    with pytest.raises(UserError, match="Inget namn i tabellen liknar det"):
        unit_named(known, "Xyzzy")


def test_which_one_must_be_said_where_the_plan_has_several(known: Situation) -> None:
    with pytest.raises(UserError, match="Björkholm, Ekliden"):
        unit_named(known, None)
    assert unit_named(replace(known, own=("Stenhaga",)), None) == "Stenhaga"


def test_without_a_table_there_is_nothing_to_write(session: Session, tmp_path: Path) -> None:
    bare = Snapshot(type(session.plan).of_records(session.plan.id, session.plan.tips, [session.plan.root]), {})
    with pytest.raises(UserError, match="Läs in en tabell"):
        documents.write(bare, "stadsdel", "Ekliden", tmp_path / "x.pdf", TODAY)
    assert list(tmp_path.iterdir()) == []
