"""One table in place of another: what would change, seen before anybody says so; and the change that says so.

Nothing is overwritten. The old table and everything quoted from it stay; what a replacement alters is which table
counts, and that each old quote tells what the newer table says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.journeys import quoted
from app.journeys.published import Published, published
from app.journeys.quoted import Figures, Quoted
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.snapshot import Source
from app.journeys.stored_tables import read_values
from app.journeys.views.parts import no_index_sentence
from app.models import datasets, verbs
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording import datasets as words
from app.models.wording.labels import title_of

if TYPE_CHECKING:
    import pandas as pd

    from app.analysis import Difference

SHARED_ENOUGH = 0.5
"""The share of a table's indicators that another must have to be offered as its replacement."""


@dataclass(frozen=True)
class Standing:
    """An index in points, and its place among `of` with one; None where there is none."""

    score: float | None = None
    place: int | None = None
    of: int = 0


@dataclass(frozen=True)
class Moved:
    """A neighbourhood of the plan, before and after."""

    unit: str
    before: Standing
    after: Standing


@dataclass(frozen=True)
class Replacement:
    """What changes when `new` stands in for `old`.

    `weak_new` and `weak_gone` are (indicator's label, neighbourhood). `hindrance` says why the index cannot be
    computed with the new table, "" when it can. `quotes` are those of the old table; they stand as they are.
    `labels` are what the indicators are called. `baselines` are the years whose bounds are used, where they differ.
    """

    old: Record
    new: Record
    difference: Difference
    moved: tuple[Moved, ...]
    weak_new: tuple[tuple[str, str], ...]
    weak_gone: tuple[tuple[str, str], ...]
    quotes: tuple[Quoted, ...]
    labels: Mapping[str, str]
    baselines: tuple[int, int] | None = None
    hindrance: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What would change, in the order it matters: tables, index, weak indicators, quotes."""
        found = self.difference
        told = [
            words.names_sentence(
                "indicator", *(self._called(keys) for keys in (found.indicators_added, found.indicators_gone))
            ),
            words.names_sentence("unit", found.units_added, found.units_gone),
            words.names_sentence("year", tuple(map(str, found.years_added)), tuple(map(str, found.years_gone))),
            words.figures_sentence(len(found.changed), found.same, found.added, found.gone),
            words.baseline_sentence(*self.baselines) if self.baselines else "",
            self.hindrance,
            words.weak_sentence(self.weak_new, self.weak_gone) if self._weighs_weak else "",
            words.quotes_sentence(len(self.quotes)),
        ]
        return tuple(sentence for sentence in told if sentence)

    @property
    def _weighs_weak(self) -> bool:
        """Whether weak indicators can change: only tables of indicators make them."""
        return not self.hindrance and self.new.text("kind") == datasets.INDICATORS

    def _called(self, keys: Sequence[str]) -> list[str]:
        return [self.labels.get(key) or key for key in keys]

    def as_json(self) -> dict[str, object]:
        """The stable value printed by `import-index --replaces --json`."""
        found = self.difference
        return {
            "old": self.old.id,
            "new": self.new.id,
            "indicators": {"added": list(found.indicators_added), "gone": list(found.indicators_gone)},
            "units": {"added": list(found.units_added), "gone": list(found.units_gone)},
            "years": {"added": list(found.years_added), "gone": list(found.years_gone)},
            "figures": {"changed": len(found.changed), "same": found.same, "added": found.added, "gone": found.gone},
            "index": [
                {
                    "unit": m.unit,
                    "before": m.before.score,
                    "after": m.after.score,
                    "ranks": [m.before.place, m.after.place],
                }
                for m in self.moved
            ],
            "weak": {"added": [list(pair) for pair in self.weak_new], "gone": [list(p) for p in self.weak_gone]},
            "quotes": [{"evidence": quote.evidence, "sentence": quote.sentence} for quote in self.quotes],
            "hindrance": self.hindrance,
        }


def candidate(plan: Plan, source: Source, dataset_id: str) -> Record | None:
    """The table that a new one most likely stands in for: the newest of its kind not replaced and alike enough.

    For indicators it must share at least half of the older table's; other kinds are alike by being of the same kind.
    """
    new = plan.record(dataset_id)
    offered = [each for each in datasets.replaceable(plan, dataset_id) if datasets.replacement(plan, each.id) is None]
    if new.text("kind") != datasets.INDICATORS:
        return next(iter(offered), None)
    own = _indicators(source, new)
    return next((each for each in offered if _share(own, _indicators(source, each)) >= SHARED_ENOUGH), None)


def compare(source: Source, new_id: str, old_id: str) -> Replacement:
    """What would change, or has changed, when the first table stands in for the second; both are in the plan."""
    from app.analysis import difference

    plan = source.plan
    new = plan.record(new_id)
    old = datasets.check_replaceable(plan, new.text("kind"), old_id)
    values = _values(source, old), _values(source, new)
    without, instead = _without(plan, new), _instead(plan, new, old)
    before, hindrance_before = _computed(source, without, old)
    after, hindrance = _computed(source, instead, new)
    is_published = new.text("kind") == datasets.PUBLISHED
    figures = Figures(values[0]), Figures(values[1])
    quotes = (quoted.quoted_now(plan, each, (old, new), figures, after) for each in quoted.quotes_of(plan, old_id))
    return Replacement(
        old,
        new,
        difference(*values),
        _moved(published(without, source.blob), published(instead, source.blob))
        if is_published
        else _moved(before, after),
        _weak(after, before),
        _weak(before, after) if after is not None else (),
        tuple(quotes),
        {each.text("key"): each.text("label") for each in plan.of("indicator_definition")},
        _baselines(before, after),
        "" if hindrance_before else _hindrance(new, before, after, hindrance),
    )


def replace_table(session: Session, new_id: str, old_id: str) -> None:
    """Says that one table stands in for another: one Change. Raises `UserError` when it cannot."""
    name = title_of(session.plan.record(old_id))
    session.do(datasets.replace(session.plan, new_id, old_id), words=words.replaced_deed(name))


def take_back(session: Session, new_id: str) -> None:
    """Says that a table no longer stands in for another: one Change."""
    session.do(verbs.set_value(session.plan, new_id, "replaces", None), words=words.TAKEN_BACK_DEED)


def _computed(source: Source, plan: Plan, table: Record) -> tuple[Situation | None, str]:
    """The situation of a plan; of one table where that is of indicators. And why there is none, where it is refused."""
    asked = table.id if table.text("kind") == datasets.INDICATORS else None
    try:
        return situation(plan, source.blob, asked), ""
    except UserError as refusal:
        return None, str(refusal)


def _without(plan: Plan, new: Record) -> Plan:
    """The plan as it is without the new table."""
    return Plan.of_records(plan.id, plan.tips, (record for record in plan if record.id != new.id))


def _instead(plan: Plan, new: Record, old: Record) -> Plan:
    """The plan as it is when the new table stands in for the old."""
    said = replace(new, fields={**new.fields, "replaces": old.id})
    return Plan.of_records(plan.id, plan.tips, (said if record.id == new.id else record for record in plan))


def _moved(before: Situation | Published | None, after: Situation | Published | None) -> tuple[Moved, ...]:
    units = dict.fromkeys(unit for known in (after, before) if known is not None for unit in known.own)
    return tuple(Moved(unit, _stands(before, unit), _stands(after, unit)) for unit in units)


def _stands(known: Situation | Published | None, unit: str) -> Standing:
    if isinstance(known, Published):
        return Standing(known.scores.get(unit), known.places.get(unit), len(known.places))
    if known is None or unit not in known.result.panel.units:
        return Standing()
    return Standing(known.score(unit), known.result.rank(unit, known.year), len(known.ranked))


def _hindrance(new: Record, before: Situation | None, after: Situation | None, refused: str) -> str:
    """Why the new table gives no index where the old one gives one; "" when it does."""
    if not refused and after is not None and not after.has_index and before is not None and before.has_index:
        refused = no_index_sentence(after)
    return words.no_index_with(datasets.named(new), refused) if refused else ""


def _baselines(*known: Situation | None) -> tuple[int, int] | None:
    """The years the bounds are frozen at, where both are frozen and differ."""
    years = [each.result.method.baseline for each in known if each is not None]
    one, other = years if len(years) == len(known) else (None, None)
    return (one, other) if isinstance(one, int) and isinstance(other, int) and one != other else None


def _weak(one: Situation | None, other: Situation | None) -> tuple[tuple[str, str], ...]:
    """The weak indicators of the first that the second does not have."""
    if one is None:
        return ()
    there = {(weak.indicator, weak.unit) for weak in other.weak} if other is not None else set()
    return tuple(
        (title_of(one.definitions[weak.indicator]), weak.unit)
        for weak in one.weak
        if (weak.indicator, weak.unit) not in there
    )


def _values(source: Source, table: Record) -> pd.DataFrame:
    return read_values(source.blob(table.text("blob")))


def _indicators(source: Source, table: Record) -> frozenset[str]:
    return frozenset(_values(source, table)["indicator"])


def _share(own: frozenset[str], older: frozenset[str]) -> float:
    return len(own & older) / len(older) if older else 0.0


def lines(found: Replacement) -> Sequence[str]:
    """Everything of a replacement as lines of text: what changes, and for each neighbourhood its index and place."""
    told = [*found.sentences]
    told += [
        words.moved_sentence(m.unit, (m.before.score, m.after.score), (m.before.place, m.after.place))
        for m in found.moved
    ]
    return told
