"""The sliders of *Vad händer om*: which figures a person is offered to move, how far, and past what.

What is in effect always has a slider, so that nothing works unseen. Beside that a handful is enough: the plan's
targets and the neighbourhood's weakest figures, or the indicators of one domain when that is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.figures.numbers import tick_decimals
from app.journeys.situation import Situation
from app.journeys.views.asked import Asked
from app.journeys.views.effect import figure_words, known_changes, targets_of, year_of
from app.journeys.views.parts import indicator_label
from app.journeys.views.sliders import Slider, Tick
from app.models.targets import Aim
from app.models.wording.views import what_if as words

FEWEST = 4
"""Sliders that are offered at least; targets and figures in effect may be more."""
STEPS = 60
"""About how many steps a slider has."""
MOST_OF: Mapping[str, float] = {"%": 100.0, "‰": 1000.0}


@dataclass(frozen=True)
class Moving:
    """What is moved in one neighbourhood: `changes` in effect, and the sliders in the order they stand."""

    unit: str
    changes: Mapping[str, float]
    targets: Mapping[str, Aim]
    sliders: tuple[Slider, ...] = field(default=())

    @property
    def reached(self) -> dict[str, Aim]:
        """The targets whose value is exactly what their figure is set to."""
        return {key: aim for key, aim in self.targets.items() if self.changes.get(key) == float(aim.value)}


def moving(situation: Situation, unit: str, asked: Asked) -> Moving:
    """Targets are proposed until a person has moved them; `asked.node` may be a domain whose indicators are wanted."""
    targets = targets_of(situation, unit)
    proposed = {key: float(aim.value) for key, aim in targets.items()}
    changes = {**proposed, **known_changes(situation, asked.changes)}
    offered = _offered(situation, unit, asked, len(targets))
    first = [*offered, *targets] if domain_asked(situation, asked) is not None else [*targets, *offered]
    # What has been moved comes last where it is not offered anyway: a slider must never move away from under a hand.
    shown = dict.fromkeys([*first, *changes])
    sliders = tuple(_slider(situation, unit, key, changes.get(key), targets.get(key)) for key in shown)
    return Moving(unit, changes, targets, sliders)


def domain_asked(situation: Situation, asked: Asked) -> str | None:
    """The domain whose indicators are wanted; None for the targets and the weakest."""
    tree = situation.result.framework.tree
    place = tree.number.get(asked.node or "", -1)
    return asked.node if tree.leaf_count <= place < tree.root else None


def _offered(situation: Situation, unit: str, asked: Asked, targets: int) -> list[str]:
    """The indicators of the asked domain, else the highest on the scale until there are `FEWEST` with the targets."""
    tree = situation.result.framework.tree
    leaves = [tree.keys[node] for node in tree.shown if node < tree.leaf_count]
    domain = domain_asked(situation, asked)
    if domain is not None:
        return [key for key in leaves if tree.keys[tree.parent[tree.number[key]]] == domain]

    def risk(key: str) -> float:
        score = situation.result.score(unit, year_of(situation, key), key)
        return float("-inf") if score is None else score

    asked_for = [asked.indicator] if asked.indicator in leaves else []
    weakest = sorted(leaves, key=lambda key: -risk(key))
    return [*asked_for, *weakest[: max(FEWEST - targets, 0)]]


def _slider(situation: Situation, unit: str, key: str, value: float | None, target: Aim | None) -> Slider:
    from app.analysis.profile import city_of, range_of

    result = situation.result
    leaf, when, _ = result.place(unit, year_of(situation, key), key)
    start = result.raw(unit, result.years[when], key)
    proposed = float(target.value) if target is not None else start
    figures = [float(x) for x in result.panel.values[leaf, when][result.counted[when]] if not math.isnan(x)]
    city = city_of(result, leaf, when)
    passed = [] if start is None else [Tick("today", start, str(result.years[when]))]
    passed += [] if city is None else [Tick("city", city.value, "staden" if not city.is_mean else "medelvärdet")]
    if len(figures) > 1:
        spread = range_of(result.panel.values[leaf, when][result.counted[when]])
        best = spread.lower_quartile if result.framework.tree.direction[leaf] > 0 else spread.upper_quartile
        passed.append(Tick("best", best, "bästa fjärdedelen"))
    passed += [] if target is None else [Tick("target", float(target.value), "")]
    unit_word = situation.definitions[key].text("unit") if key in situation.definitions else ""
    now = start if value is None else value
    reach = [*figures, *(tick.value for tick in passed), *([] if now is None else [now])]
    low, high, step = _ends(reach, unit_word)
    least, most = _limits(low, high, unit_word)
    return Slider(
        key,
        indicator_label(situation, key),
        low,
        high,
        now,
        start,
        step,
        tick_decimals([step]),
        unit_word,
        proposed,
        tuple(passed),
        _note(situation, unit, key, start, target),
        least,
        most,
    )


def _ends(reach: list[float], unit: str) -> tuple[float, float, float]:
    """Low, high and step of the slider: a little beyond all it passes, in whole steps, never under zero where nothing
    is and never over a hundred per cent."""
    first, last = min(reach, default=0.0), max(reach, default=1.0)
    room = (last - first or 1.0) / 10
    step = _step(last - first + 2 * room)
    low = math.floor((first - room) / step) * step
    high = math.ceil((last + room) / step) * step
    most = MOST_OF.get(unit, high)
    return max(low, 0.0) if first >= 0 else low, min(high, most) if last <= most else high, step


def _step(span: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that cuts `span` into at most `STEPS`."""
    power = 10.0 ** math.floor(math.log10(span / STEPS))
    return next(times * power for times in (1, 2, 5, 10) if times * power * STEPS >= span * (1 - 1e-9))


def _limits(low: float, high: float, unit: str) -> tuple[float, float]:
    """What may be written: as far again as can be dragged, but no share under nothing or over all."""
    beyond = high - low
    most = MOST_OF.get(unit, high + beyond)
    return (0.0 if low >= 0 else low - beyond), (most if high <= most else high + beyond)


def _note(situation: Situation, unit: str, key: str, start: float | None, target: Aim | None) -> str:
    told = []
    if target is not None:
        measure = situation.plan.record(target.measure).text("name")
        told.append(words.target_note(target.year, figure_words(situation, key, float(target.value)), measure))
    if start is None and (last := situation.figure(unit, key)) is not None:
        told.append(words.last_known(figure_words(situation, key, last[0]), last[1]))
    return " ".join(told)
