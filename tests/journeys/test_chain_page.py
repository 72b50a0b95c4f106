"""The results chain as a picture and as pages: titled, marked, and whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from app.figures.chain import drawing
from app.journeys.chain_page import chain_page, chain_picture
from app.journeys.chain_picture import picture_of
from app.models.chain import chain
from tests.models.conftest import build, whole

TODAY = "2015-04-23"


def data_of(plan):
    return picture_of(plan, chain(plan))


def texts(content):
    document = PdfDocument(BytesIO(content))
    found = [page.get_textpage().get_text_range() for page in document]
    sizes = [page.get_size() for page in document]
    document.close()
    return found, sizes


def many(count, linked=False):
    """Findings, each with a goal of its own, or all with the same."""
    lines = [("finding", f"f{n}", {"title": f"Slutsats nummer {n}"}) for n in range(count)]
    if linked:
        return build(*lines, ("goal", "g", {"wording": "Målet", "findings": [f"f{n}" for n in range(count)]}))
    goals = [("goal", f"g{n}", {"wording": f"Målet {n}", "findings": [f"f{n}"]}) for n in range(count)]
    return build(*lines, *goals)


def test_the_picture_says_what_it_is_whose_and_that_it_is_made_up(measure):
    scene = chain_picture(whole(), data_of(whole()), TODAY, measure)
    said = " ".join(text.text for text in scene.texts()).replace("\u00a0", " ")
    assert said.startswith("Resultatkedja: Exempelplan")
    assert "Exempeldata" in said
    assert "Exempelnämnden, 23 april 2015" in said


def test_a_real_plans_picture_is_not_marked_as_an_example(measure):
    plan = whole(p={"example": False})
    assert "Exempeldata" not in " ".join(t.text for t in chain_picture(plan, data_of(plan), TODAY, measure).texts())


def test_the_page_lies_down_with_title_heads_and_every_card():
    [text], [(wide, high)] = texts(chain_page(whole(), data_of(whole()), TODAY))
    assert wide > high
    for words in ("Resultatkedja: Exempelplan", "1 slutsats", "Fler unga i arbete", "Exempeldata", "Sida 1 av 1"):
        assert words in text.replace("\u00a0", " ")


def test_many_parts_fill_pages_and_each_card_stands_once():
    plan = many(24)
    pages, _ = texts(chain_page(plan, data_of(plan), TODAY))
    assert len(pages) > 1
    joined = "\n".join(pages)
    assert all(joined.count(f"Slutsats nummer {n}\r") + joined.count(f"Slutsats nummer {n}\n") >= 1 for n in range(24))


def test_a_part_higher_than_a_page_goes_on_and_every_card_is_whole_somewhere():
    from app.journeys.picture_page import POINTS
    from app.reports.picture_pages import ROOM, banded
    from app.reports.scene_painter import measure

    made = drawing(data_of(many(40, linked=True)), ROOM, measure, POINTS)
    bands = list(banded(made.heads(), made.scene(), made.tallest))
    assert len(bands) > 1
    for card in made.data.cards:
        _, top, _, bottom = made.box(card.key)
        assert any(band.start <= top and bottom <= band.end for band in bands), card.key


def test_the_same_plan_gives_the_same_bytes():
    assert chain_page(whole(), data_of(whole()), TODAY) == chain_page(whole(), data_of(whole()), TODAY)


@pytest.fixture(name="measure")
def measure_fixture():
    from tests.figures.conftest import measure

    return measure
