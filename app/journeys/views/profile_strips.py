"""One neighbourhood's profile row by row: the strip that is drawn, and the whole truth about it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.figures.profile import Strip
from app.journeys.views.parts import domain_label, indicator_label
from app.journeys.views.profiled import Profiled
from app.models.places import CITY
from app.models.wording import analysis, typography
from app.models.wording.views import profile as words

if TYPE_CHECKING:
    from app.analysis import Peer, ProfileRow


def strips_of(found: Profiled) -> tuple[Strip, ...]:
    """The rows as the chart draws them."""
    return tuple(_strip(found, row) for row in found.rows)


def _strip(found: Profiled, row: ProfileRow) -> Strip:
    def place(value: float | None) -> float | None:
        return None if value is None else row.risk(value)

    aim, spread = found.aim(row), row.range
    ends = (place(spread.lower_quartile), place(spread.upper_quartile)) if spread is not None else (None, None)
    own = place(row.value)
    return Strip(
        row.indicator,
        domain_label(row.domain),
        indicator_label(found.situation, row.indicator),
        figure_of(found, row, row.value) if row.value is not None else "",
        words_of(found, row),
        own,
        (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None,
        place(row.city.value if row.city else None),
        place(row.board.value if row.board and not found.other else None),
        place(found.others.get(row.indicator)),
        place(float(aim.value)) if aim is not None else place(row.target),
        row.standing,
        note_of(row),
    )


def note_of(row: ProfileRow) -> str:
    """The short reason for a missing figure, or that all are alike; "" for an ordinary row."""
    if row.value is None:
        return words.short_reason(row.reason)
    return words.ALIKE if row.risk(row.value) is None else ""


def figure_of(found: Profiled, row: ProfileRow, value: float) -> str:
    """A raw figure with its unit."""
    unit = found.situation.definitions[row.indicator].text("unit")
    return typography.with_unit(typography.number(value, 1), unit)


def words_of(found: Profiled, row: ProfileRow) -> str:
    """The whole truth about a row: figure, year, place, the others, target, direction, how many, source."""
    label = indicator_label(found.situation, row.indicator)
    parts = [f"{label}: {_own_words(found, row)}"]
    beside = [_peer(found, row, CITY, row.city), _peer(found, row, found.board, row.board)]
    if row.indicator in found.others:
        beside.append(f"{found.other} {figure_of(found, row, found.others[row.indicator])}")
    parts.append(typography.listed([said for said in beside if said]))
    aim = found.aim(row)
    if aim is not None:
        parts.append(words.target_words(figure_of(found, row, float(aim.value)), aim.year))
    parts.append(words.better_words(row.direction))
    parts += [words.sample_words(row.n)] if row.n is not None else []
    source = found.situation.definitions[row.indicator].text("source")
    parts += [f"Källa: {source}"] if source else []
    return words.sentences(parts)


def _own_words(found: Profiled, row: ProfileRow) -> str:
    if row.value is None:
        return words.missing_words(found.unit, row.year, analysis.REASON_WORDS[row.reason][0])
    placed = words.place_words(found.placed(row)) if row.rank is not None else ""
    return words.figure_words(figure_of(found, row, row.value), found.unit, row.year, placed, row.standing)


def _peer(found: Profiled, row: ProfileRow, name: str, peer: Peer | None) -> str:
    if peer is None:
        return ""
    figure = figure_of(found, row, peer.value)
    return f"{words.mean_words(name, peer.units, peer.is_weighted)} {figure}" if peer.is_mean else f"{name} {figure}"
