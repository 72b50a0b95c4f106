"""What can be chosen in a field: places are told apart, whatever their names."""

from __future__ import annotations

from app.journeys.choices import options
from app.models.plan import Plan, Record
from app.models.schema import fields_of


def plan(example: bool) -> Plan:
    return Plan.of_records("p", ["t"], [Record("p", "plan", None, "district", "", {"example": example})])


def test_the_whole_city_stands_first_and_a_board_is_told_from_the_neighbourhood_of_its_name() -> None:
    field = fields_of("place_alias")["place"]
    offered = options(plan(example=False), "place_alias", field)
    words = dict(offered)
    assert offered[0] == ("city:Hela staden", "Hela staden")
    assert words["board:Farsta"] == "Farsta (nämnd)"
    assert words["area:Farsta"] == "Farsta"
    assert words["board:Rinkeby-Kista"] == "Rinkeby-Kista"
    assert len(set(words.values())) == len(offered) == 1 + 14 + 117
    assert "area:Ekliden" in dict(options(plan(example=True), "place_alias", field))
