"""Places are found by their name or a stated alias, and never by likeness."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.places import CITY, DISTRICT_BOARD, NEIGHBOURHOOD, Places, from_geojson, name_key


def _collection(*properties: dict[str, object]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": [{"properties": each} for each in properties]}


@pytest.fixture
def places() -> Places:
    return from_geojson(
        _collection({"stadsdelsnamnd": "Farsta", "program_2015_2020": True}),
        _collection(
            {"stadsdel": "Farsta", "stadsdelsnamnd": "Farsta", "program_2015_2020": True, "kallnamn": "FARSTA"},
            {"stadsdel": "Ulvsunda industriområde", "stadsdelsnamnd": "Bromma", "kallnamn": "ULVSUNDA INDUSTRIOMR"},
        ),
    )


def test_the_catalogue_holds_city_boards_and_neighbourhoods(places: Places) -> None:
    assert [(place.name, place.kind) for place in places] == [
        (CITY, "city"),
        ("Farsta", DISTRICT_BOARD),
        ("Bromma", DISTRICT_BOARD),
        ("Farsta", NEIGHBOURHOOD),
        ("Ulvsunda industriområde", NEIGHBOURHOOD),
    ]
    assert [place.name for place in places.neighbourhoods("Bromma")] == ["Ulvsunda industriområde"]
    assert places.boards()[0].in_programme


def test_a_name_shared_by_board_and_neighbourhood_is_told_apart_by_kind(places: Places) -> None:
    assert len(places.named("farsta")) == 2
    assert places.find("FARSTA").kind == NEIGHBOURHOOD
    assert places.find("Farsta", DISTRICT_BOARD).kind == DISTRICT_BOARD


def test_the_sources_own_spelling_is_an_alias(places: Places) -> None:
    assert places.find("Ulvsunda industriomr").name == "Ulvsunda industriområde"


def test_likeness_is_not_identity(places: Places) -> None:
    assert [places.find(name) for name in ("Farst", "Farsta2", "Farsta strand", "", "Brömma")] == [None] * 5


def test_a_stated_alias_never_overrides_a_real_name(places: Places) -> None:
    named = places.with_aliases([("Farsta", "Bromma"), ("Fagersta", "Bromma")])
    assert named.find("Farsta").name == "Farsta"
    assert named.find("fagersta").name == "Bromma"


def test_a_collection_without_features_is_refused() -> None:
    with pytest.raises(ValueError, match="features"):
        from_geojson({"type": "FeatureCollection"})


@given(st.text("aåäöAÅÄÖ -", min_size=1, max_size=10))
def test_case_form_and_spaces_never_matter(name: str) -> None:
    key = name_key(name)
    assert key == name_key(unicodedata.normalize("NFD", name))
    assert key == name_key(f"  {name.upper()}\u00a0")
    assert key == name_key(key)
