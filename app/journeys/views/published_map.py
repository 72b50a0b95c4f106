"""The map of a published index that stands alone: its values as they are, over the city."""

from __future__ import annotations

from dataclasses import replace

from app.figures import classes
from app.figures.map import map_chart
from app.figures.scene import Measure, Scene
from app.journeys import atlas
from app.journeys.published import Published
from app.journeys.views.asked import NOTHING, Asked
from app.journeys.views.map import BORDERS, map_data
from app.journeys.views.parts import MAP, View
from app.journeys.views.published import own_first, published_quote, published_source, published_table
from app.models.wording.analysis import REASON_WORDS


def published_map(known: Published, asked: Asked = NOTHING) -> View:
    """The map of the published values. On another scale than 0–100 the classes are round steps over the values."""
    example, title = known.plan.example, f"{known.name} {known.year}"
    values: dict[str, float | None] = {unit: known.scores.get(unit) for unit in known.units}
    reasons = {unit: REASON_WORDS[status][0] for unit, status in known.missing.items()}
    limits = _classes(known)
    board = atlas.board_name(known.plan)
    data = map_data(values, reasons, limits, board, asked.unit, example=example, by_board=known.about_boards)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        shapes, water = atlas.shapes(example), atlas.water(example)
        return map_chart(shapes, data, (width, height), measure, water=water, scale=scale, title=title)

    answer, highest = _answer(known), next(iter(own_first(known)), None)
    unit = asked.unit if asked.unit in values else highest
    return View(
        MAP,
        f"Var är risken hög? {title}",
        answer,
        "Kartan visar områdenas plats, inte hur många som bor där." + ("" if example else BORDERS),
        title,
        build,
        published_table(known),
        "I ljust läge är mörkare högre risk, i mörkt läge ljusare. Skrafferat betyder att uppgift saknas.",
        published_source(known),
        published_quote(known, unit, answer, MAP),
        unit=unit or "",
    )


def _classes(known: Published) -> classes.Classes:
    """As many decimals as the values were published with: a value is in the class it is written in."""
    if known.on_our_scale:
        return replace(classes.INDEX, decimals=known.decimals)
    return classes.round_classes(list(known.scores.values()), known.decimals)


def _answer(known: Published) -> str:
    highest = known.ranked[0]
    own = [unit for unit in known.ranked if unit in known.own]
    if own and own[0] == highest:
        return f"{highest} har det högsta värdet i staden, {known.told(highest)}."
    city = f"Högst i staden är {highest}, {known.told(highest)}."
    if not own:
        return city
    several = f"Högst av {atlas.whose(known.plan)} stadsdelar är"
    ours = f"{several} {own[0]}," if len(own) > 1 else f"{own[0]} har"
    return f"{ours} {known.told(own[0])}. {city}"
