"""How an index is computed: every choice by name, with the defaults and their reasons in the decision records.

Knows which choices exist and which combinations mean nothing. Refuses to know values or the framework.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields
from typing import Any

from app.analysis.problems import Problem, error
from app.models.errors import UserError

NORMALISATIONS = (
    "minmax",
    "zscore",
    "rank",
    "percentile",
    "borda",
    "distance_to_target",
    "distance_to_reference",
    "exponential",
    "goalposts",
)
RANK_BASED = ("rank", "percentile", "borda", "exponential")
MEANS = ("arithmetic", "geometric", "harmonic")
SCALED = ("minmax", "zscore", "goalposts", "percentile")
DEFAULT_SCALES = {"zscore": (0.0, 1.0), "percentile": (0.0, 1.0)}
POSTED = ("goalposts", "distance_to_target")
"""Measured against figures of the framework, in the indicator's own unit."""
WHOLE = ("baseline", "winmax", "min_domains", "round_decimals")
CITY_ROW = "Hela staden"
"""The unit that is shown beside the neighbourhoods but never sets bounds or takes a rank."""


@dataclass(frozen=True)
class Method:
    """All choices. `baseline`: a year, "all" (pooled over years) or None (each year its own).

    `scale`: (low, high) for minmax, goalposts and percentile, (mean, standard deviation) for zscore. `reference`: the
    unit that distance_to_reference measures against; None is the highest value. `within` joins leaves, `between`
    every level above. `min_domains` None means all children of the root. `reverse` decides ties of a reversed
    percentile: "mirror" is 1 - prank(x), "negate" is prank(-x) as COINr has it.
    """

    normalise: str = "minmax"
    baseline: int | str | None = 2014
    clip: bool = False
    scale: tuple[float, float] | None = None
    treat: str = "none"
    winmax: int = 5
    reference: str | None = None
    within: str = "arithmetic"
    between: str = "arithmetic"
    min_share: float = 2 / 3
    min_domains: int | None = None
    min_population: float = 1000
    round_decimals: int = 10
    reverse: str = "mirror"

    def to_json(self) -> str:
        """The same names as JSON, sorted, without spaces: also what the fingerprint is taken of."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Method:
        """Read the JSON of a method; names left out have their defaults.

        Raises `UserError("bad_method")` when the text is not a JSON object of known names with usable values.
        """
        from app.models.wording.index_problems import no_json_sentence, problem_sentence, unknown_name_sentence

        try:
            given = json.loads(text, object_pairs_hook=_each_once)
        except json.JSONDecodeError as fault:
            raise UserError("bad_method", reason=no_json_sentence(fault.lineno, fault.colno)) from fault
        if not isinstance(given, dict):
            raise UserError("bad_method", reason=no_json_sentence(1, 1))
        names = [field.name for field in fields(Method)]
        unknown = sorted(set(given) - set(names))
        if unknown:
            raise UserError("bad_method", reason=unknown_name_sentence(unknown[0], names))
        method = Method(**{name: _as_method_has_it(name, value) for name, value in given.items()})
        problems = method_problems(method)
        if problems:
            raise UserError("bad_method", reason=problem_sentence(problems[0]))
        return method


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, refused when a name stands in it twice: nobody knows which was meant."""
    names = [name for name, _ in pairs]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        from app.models.wording.index_problems import name_twice_sentence

        raise UserError("bad_method", reason=name_twice_sentence(twice[0]))
    return dict(pairs)


def _as_method_has_it(name: str, value: Any) -> Any:
    """JSON has no tuples, and some write 2014.0 for 2014."""
    if name == "scale" and isinstance(value, list):
        return tuple(value)
    if name in WHOLE and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def scale_of(method: Method) -> tuple[float, float]:
    """The scale in force: as given, else 0–100, 0–1 for percentile, mean 0 with standard deviation 1 for zscore."""
    return method.scale if method.scale is not None else DEFAULT_SCALES.get(method.normalise, (0.0, 100.0))


def method_problems(method: Method) -> list[Problem]:
    """Choices that do not exist or that contradict each other; `indicator` is the name of the choice."""
    usable = {
        "normalise": method.normalise in NORMALISATIONS,
        "baseline": method.baseline in ("all", None) or _whole(method.baseline),
        "clip": isinstance(method.clip, bool),
        "scale": _scale_is_usable(method),
        "treat": method.treat in ("none", "winsorise"),
        "winmax": _whole(method.winmax) and method.winmax >= 0,
        "reference": method.reference is None or isinstance(method.reference, str),
        "within": method.within in MEANS,
        "between": method.between in MEANS,
        "min_share": _real(method.min_share) and 0 <= method.min_share <= 1,
        "min_domains": method.min_domains is None or (_whole(method.min_domains) and method.min_domains >= 1),
        "min_population": _real(method.min_population) and method.min_population >= 0,
        "round_decimals": _whole(method.round_decimals) and 0 <= method.round_decimals <= 15,
        "reverse": method.reverse in ("mirror", "negate"),
    }
    return [
        error("bad_method", indicator=name, detail=json.dumps(getattr(method, name), default=str, ensure_ascii=False))
        for name, fine in usable.items()
        if not fine
    ]


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _real(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _scale_is_usable(method: Method) -> bool:
    scale = method.scale
    if scale is None:
        return True
    if method.normalise not in SCALED or not isinstance(scale, tuple) or len(scale) != 2 or not all(map(_real, scale)):
        return False
    return scale[1] > 0 if method.normalise == "zscore" else scale[1] > scale[0]
