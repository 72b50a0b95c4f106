"""A neighbourhood on one page: always one, whatever is said, with its words as text and its charts drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.figures.scene import Rectangle, Scene, Text
from app.reports.content import Figure, NeighbourhoodPage, SituationPart
from app.reports.neighbourhood import neighbourhood_page

ROOMS: list[float] = []


def chart(word, used=1.0):
    """A chart that needs the share `used` of the height it is given, and says how much that was."""

    def build(width, height, measure):
        ROOMS.append(height)
        prims = (Rectangle(0, 0, width, height * used, fill="map2"), Text(4, 12, word, 9))
        return Scene(width, height, word, f"{word} i ord", prims)

    return Figure(build, 0.0, word)


def part(question, answer, word, caveat="", used=1.0):
    return SituationPart(question, answer, caveat, chart(word, used), None, "Källa")


def page(**changed):
    given = NeighbourhoodPage(
        name="Ekliden",
        under=("Exempelnämnden", "2014", "4 829 invånare"),
        figures=(("Index", "88,7 (86,2–90,8)"), ("Plats", "1 av 39 (1–3)")),
        standing="Ekliden har högst social risk.",
        why=part("Varför är indexet högt?", "Ohälsotal står för hälften.", "vattenfall", "Det säger inte orsaken."),
        profile=part("Vilka är styrkorna?", "Ekliden är svag i två.", "profil"),
        lists=(("Svagt:", "trångboddhet."), ("Starkt:", "ingen indikator.")),
        source="Exempeldata. Egen beräkning – inte Swecos index. Fingeravtryck 4633 fde0.",
    )
    return replace(given, **changed)


@pytest.fixture
def plan(planned):
    return planned(title="Plan", example=True, district_board="board:Exempelnämnden")


def test_everything_stands_on_one_page_in_the_order_it_is_read(plan, read):
    found = read(neighbourhood_page(plan, page()))
    assert len(found.pages) == 1
    words = ["Ekliden", "Exempelnämnden", "88,7", "högst social risk", "Varför", "vattenfall", "styrkorna", "profil"]
    at = [found.text.index(word) for word in [*words, "trångboddhet", "Fingeravtryck"]]
    assert at == sorted(at)
    assert "Sida 1 av 1" in found.text
    assert found.title == "Ekliden på en sida"


def test_example_data_is_marked_and_real_data_is_not(plan, planned, read):
    assert "Exempeldata" in read(neighbourhood_page(plan, page(source="Källa"))).text
    real = planned(title="Plan", district_board="board:Farsta")
    assert "Exempeldata" not in read(neighbourhood_page(real, page(source="Källa"))).text


def test_without_an_index_the_profile_takes_the_room(plan, read):
    ROOMS.clear()
    neighbourhood_page(plan, page())
    both = ROOMS[-1]
    found = read(neighbourhood_page(plan, page(why=None)))
    assert len(found.pages) == 1
    assert "vattenfall" not in found.text
    assert ROOMS[-1] > both


def test_words_take_room_from_the_charts_and_not_from_the_page(plan, read):
    ROOMS.clear()
    neighbourhood_page(plan, page())
    before = ROOMS[-1]
    long = page(lists=(("Svagt:", "trångboddhet 38,0 % (staden 15,1 %), " * 12), ("Starkt:", "inget.")))
    assert len(read(neighbourhood_page(plan, long)).pages) == 1
    assert ROOMS[-1] < before


@pytest.mark.parametrize("times", [20, 90])
def test_a_flood_of_words_is_set_smaller_and_is_still_one_page(plan, read, times):
    flood = page(
        name="Norra Hägerstensåsens och Västbergas sammanslagna stadsdelsområde",
        standing="Ekliden har högst social risk av stadens stadsdelar med index. " * times,
        lists=(("Svagt:", "trångboddhet, " * times), ("Starkt:", "valdeltagande, " * times)),
    )
    found = read(neighbourhood_page(plan, flood))
    assert len(found.pages) == 1
    assert "Fingeravtryck" in found.text, "nothing falls off the foot"


def test_what_a_chart_does_not_need_is_left_at_the_foot(plan, read):
    """Not between the chart and the words that follow it."""
    whole = neighbourhood_page(plan, page(why=None))
    third = neighbourhood_page(plan, page(why=None, profile=part("Fråga?", "Svar.", "profil", used=0.3)))
    assert foot_of(third) > foot_of(whole) + 100


def foot_of(content):
    """How high over the foot of the page the source stands, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage()
    at = text.get_text_range().index("Fingeravtryck")
    bottom = text.get_charbox(at)[1]
    document.close()
    return bottom
