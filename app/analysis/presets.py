"""A few methods worth choosing, each a small step from the standard one. Why, and at what cost, is in the wording.

Knows only methods whose formulas are known in full. Refuses those whose weights or steps nobody has published here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.analysis.method import Method

STANDARD = "standard"
PRESETS: Mapping[str, Callable[[Method], Method]] = {
    STANDARD: lambda standard: standard,
    "damped": lambda standard: replace(standard, treat="winsorise"),
    "geometric": lambda standard: replace(standard, scale=(1.0, 100.0), clip=True, between="geometric"),
    "percentile": lambda standard: replace(standard, normalise="percentile", scale=(0.0, 100.0)),
    "zscore": lambda standard: replace(standard, normalise="zscore", scale=(50.0, 10.0)),
}
"""From the standard method to each preset, in the order they are offered. The geometric one joins the domains alone, on
1–100 capped at the bounds, so that no value is zero."""


def standard_of(method: Method) -> Method:
    """The standard method with the bounds and demands of `method`: what the presets are steps from."""
    return Method(baseline=method.baseline, min_domains=method.min_domains)


def preset(key: str, standard: Method) -> Method:
    """The method of a preset. KeyError for an unknown one."""
    return PRESETS[key](standard)


def preset_of(method: Method) -> str | None:
    """Which preset a method is, whatever its baseline; None for a method of somebody's own."""
    standard = standard_of(method)
    return next((key for key, step in PRESETS.items() if step(standard) == method), None)
