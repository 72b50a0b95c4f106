"""What a slider says of itself before anybody has drawn it."""

from __future__ import annotations

import pytest

from app.journeys.views.asked import Asked
from app.journeys.views.sliders import Slider

SLIDER = Slider("a", "Trångboddhet", 0.0, 60.0, 38.4, 38.4, 1.0, 0, "%", proposed=38.4)


@pytest.mark.parametrize(
    ("value", "words"),
    [(30.0, "30\u00a0%"), (38.4, "38,4\u00a0%"), (12.37, "12,4\u00a0%"), (-3.0, "−3\u00a0%"), (82.96, "83\u00a0%")],
)
def test_a_figure_is_written_whole_where_it_is_and_else_with_a_decimal(value: float, words: str) -> None:
    assert SLIDER.figure(value) == words


def test_it_has_moved_when_it_stands_elsewhere_than_proposed() -> None:
    assert not SLIDER.moved
    assert Slider("a", "A", 0.0, 60.0, 30.0, 38.4, 1.0, proposed=38.4).moved
    assert not Slider("a", "A", 0.0, 60.0, 30.0, 38.4, 1.0, proposed=30.0).moved


def test_what_may_be_written_can_be_wider_than_what_can_be_dragged() -> None:
    assert SLIDER.limits == (0.0, 60.0)
    assert not SLIDER.allows(61.0)
    wider = Slider("a", "A", 0.0, 60.0, 1.0, 1.0, 1.0, least=0.0, most=100.0)
    assert wider.allows(61.0)
    assert not wider.allows(100.5)


def test_what_was_tried_is_taken_away_one_by_one_or_all_at_once() -> None:
    tried = Asked(unit="Ekliden").changing("a", 30.0).changing("b", 2.0)
    assert tried.changing("a", None).changes == {"b": 2.0}
    assert tried.changing("c", None) == tried
    assert tried.untried() == Asked(unit="Ekliden")
