"""The views of the situation: each answers one question with a sentence, a chart and its table."""

from __future__ import annotations

from app.journeys.views.asked import Asked, Chooser
from app.journeys.views.export import as_csv
from app.journeys.views.known import Known, map_beside, meaning, state_line, units_of, view
from app.journeys.views.map import first_node, map_of
from app.journeys.views.parts import (
    MAP,
    PROFILE,
    STANDING,
    WHY,
    Quote,
    Row,
    Table,
    View,
    kind_of_units,
    no_index_sentence,
    node_label,
    source_line,
)
from app.journeys.views.profile import profile
from app.journeys.views.published import published_beside, published_standing
from app.journeys.views.published_map import published_map
from app.journeys.views.registry import KINDS, VIEWS, ViewKind, mark_of
from app.journeys.views.sliders import Slider
from app.journeys.views.standing import standing
from app.journeys.views.why import why

__all__ = [
    "KINDS",
    "MAP",
    "PROFILE",
    "STANDING",
    "VIEWS",
    "WHY",
    "Asked",
    "Chooser",
    "Known",
    "Quote",
    "Row",
    "Slider",
    "Table",
    "View",
    "ViewKind",
    "as_csv",
    "first_node",
    "kind_of_units",
    "map_beside",
    "map_of",
    "mark_of",
    "meaning",
    "no_index_sentence",
    "node_label",
    "profile",
    "published_beside",
    "published_map",
    "published_standing",
    "source_line",
    "standing",
    "state_line",
    "units_of",
    "view",
    "why",
]
