"""Which indicators make up the index, and how: a tree of weights and directions.

Knows keys, parents, weights, directions and bounds given from outside. Refuses to know any value. The tree is kept
in an order of its own (leaves by key, then parents from the bottom up), so that the order of rows never matters.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.analysis.problems import Problem, error, refuse_errors

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Tree:
    """The framework as arrays. Nodes 0…I-1 are the leaves by key; then every parent after all its children."""

    keys: tuple[str, ...]
    leaf_count: int
    children: tuple[tuple[int, ...], ...]
    """For parent number p (node `leaf_count + p`): its children with a weight above zero, in node order."""
    parent: tuple[int, ...]
    weight: FloatArray
    direction: FloatArray
    low: FloatArray
    high: FloatArray
    target: FloatArray
    shown: tuple[int, ...]
    """Node numbers in the order of the frame."""

    @property
    def leaves(self) -> tuple[str, ...]:
        """The indicators, by key."""
        return self.keys[: self.leaf_count]

    @property
    def root(self) -> int:
        """The node number of the index itself."""
        return len(self.keys) - 1

    @cached_property
    def number(self) -> dict[str, int]:
        """Node number by key."""
        return {key: index for index, key in enumerate(self.keys)}

    @cached_property
    def counts(self) -> tuple[bool, ...]:
        """Per node: whether it and everything above it has a weight above zero, so that the index depends on it."""
        counts = [False] * len(self.keys)
        counts[self.root] = True
        for parent in reversed(range(len(self.children))):
            for child in self.children[parent]:
                counts[child] = counts[self.leaf_count + parent]
        return tuple(counts)

    def has_only_leaves(self, parent: int) -> bool:
        """Whether parent number `parent` is a domain: all its children are indicators."""
        return all(child < self.leaf_count for child in self.children[parent])


@dataclass(frozen=True, eq=False)
class Framework:
    """`nodes`: one row per node with key, parent (empty for the root), weight, direction (1 or -1 for leaves),
    and optionally unit, label, source, low, high, target. Leaves are indicators, the root is the index."""

    nodes: pd.DataFrame

    @cached_property
    def tree(self) -> Tree:
        """The frame as arrays. Raises `IndexRefused` when the frame is not one weighted tree."""
        refuse_errors(framework_problems(self))
        return _grow(_rows(self.nodes))

    def reweighed(self, weights: Mapping[str, float]) -> Framework:
        """The same tree with other weights for the nodes named; directions, bounds and texts stay.

        Raises KeyError for an unknown key, and `IndexRefused` for a weight below zero or not finite, and where nothing
        under a parent has any weight left.
        """
        tree = self.tree
        new = tree.weight.copy()
        for key, weight in weights.items():
            new[tree.number[key]] = weight
        refuse_errors(
            error("bad_weight", indicator=key) for key, weight in weights.items() if not usable_weight(weight)
        )
        children: list[list[int]] = [[] for _ in tree.children]
        for node, parent in enumerate(tree.parent):
            if parent >= 0 and new[node] > 0:
                children[parent - tree.leaf_count].append(node)
        bare = [tree.keys[tree.leaf_count + place] for place, kids in enumerate(children) if not kids]
        # A parent without weight of its own may be empty: nobody asks for its score.
        refuse_errors(error("no_weight", indicator=key) for key in bare if new[tree.number[key]] > 0)
        changed = Framework(self.nodes.assign(weight=new[list(tree.shown)]))
        vars(changed)["tree"] = replace(tree, weight=new, children=tuple(map(tuple, children)))
        return changed

    def text(self, key: str, column: str) -> str:
        """The label, unit or source of a node; its key for a missing label, else an empty string."""
        found = self._texts.get(column, {}).get(key, "")
        return found or (key if column == "label" else "")

    @cached_property
    def _texts(self) -> dict[str, dict[str, str]]:
        keys = [same_text(key) for key in self.nodes["key"]]
        columns = [name for name in ("label", "unit", "source") if name in self.nodes.columns]
        return {name: dict(zip(keys, map(same_text, self.nodes[name]), strict=True)) for name in columns}


@dataclass(frozen=True)
class _Row:
    place: int
    key: str
    parent: str
    weight: float
    direction: float
    low: float
    high: float
    target: float


def same_text(value: Any) -> str:
    """A name as it is compared: without surrounding space and in one form of Unicode (NFC); missing is empty."""
    return "" if pd.api.types.is_scalar(value) and pd.isna(value) else unicodedata.normalize("NFC", str(value)).strip()


def _number(value: Any) -> float:
    if same_text(value) == "":
        return float("nan")
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return float("inf")  # refused below, as any infinite number is


def _rows(nodes: pd.DataFrame) -> list[_Row]:
    wanted = ("weight", "direction", "low", "high", "target")
    numbers = [
        [_number(value) for value in nodes[name]] if name in nodes.columns else [float("nan")] * len(nodes)
        for name in wanted
    ]
    texts = [[same_text(value) for value in nodes[name]] for name in ("key", "parent")]
    return [_Row(place, *row) for place, row in enumerate(zip(*texts, *numbers, strict=True))]


def framework_problems(framework: Framework) -> list[Problem]:
    """Everything that keeps the frame from being one weighted tree with directions. Rows are 0-based."""
    lacking = [name for name in ("key", "parent", "weight", "direction") if name not in framework.nodes.columns]
    if lacking:
        return [error("framework_column", detail=", ".join(lacking))]
    rows = _rows(framework.nodes)
    shape = _shape_problems(rows)
    return shape or _leaf_problems(rows)


def _shape_problems(rows: list[_Row]) -> list[Problem]:
    by_key: dict[str, _Row] = {}
    found = []
    for row in rows:
        if not row.key:
            found.append(error("node_without_key", rows=(row.place,)))
        elif row.key in by_key:
            found.append(error("node_twice", indicator=row.key, rows=(by_key[row.key].place, row.place)))
        by_key.setdefault(row.key, row)
    roots = [row for row in rows if not row.parent]
    if len(roots) != 1:
        found.append(error("one_root", detail=", ".join(row.key for row in roots), rows=tuple(r.place for r in roots)))
    for row in rows:
        if row.parent and row.parent not in by_key:
            found.append(error("unknown_parent", indicator=row.key, detail=row.parent, rows=(row.place,)))
    if found:
        return found
    circular = [row for row in rows if _never_reaches_root(row, by_key)]
    return [error("circle", indicator=row.key, rows=(row.place,)) for row in circular]


def _never_reaches_root(row: _Row, by_key: dict[str, _Row]) -> bool:
    for _ in by_key:
        if not row.parent:
            return False
        row = by_key[row.parent]
    return bool(row.parent)


def usable_weight(weight: float) -> bool:
    """Whether a weight is zero, or a positive number that sums of products can be taken with."""
    return weight == 0 or 1e-100 <= weight <= 1e100


def _leaf_problems(rows: list[_Row]) -> list[Problem]:
    parents = {row.parent for row in rows if row.parent}
    if not parents:
        return [error("no_indicators")]
    found = []
    weight_under = dict.fromkeys(parents, 0.0)
    for row in rows:
        if row.parent and not usable_weight(row.weight):
            found.append(error("bad_weight", indicator=row.key, rows=(row.place,)))
        elif row.parent:
            weight_under[row.parent] += row.weight
        if row.key not in parents and row.direction not in (1.0, -1.0):
            found.append(error("bad_direction", indicator=row.key, rows=(row.place,)))
        if row.low >= row.high or any(map(math.isinf, (row.low, row.high, row.target))):
            found.append(error("bad_goalposts", indicator=row.key, rows=(row.place,)))
    empty = [key for key, total in weight_under.items() if not total > 0]
    return found or [error("no_weight", indicator=key) for key in sorted(empty)]


def _grow(rows: list[_Row]) -> Tree:
    parents = {row.parent for row in rows if row.parent}
    by_key = {row.key: row for row in rows}
    height = dict.fromkeys((row.key for row in rows), 0)
    for row in rows:
        above, steps = row.parent, 1
        while above:
            height[above] = max(height[above], steps)
            above, steps = by_key[above].parent, steps + 1
    keys = tuple(sorted(by_key, key=lambda key: (key in parents, height[key], key)))
    number = {key: index for index, key in enumerate(keys)}
    count = len(keys) - len(parents)
    children: list[list[int]] = [[] for _ in parents]
    for index, key in enumerate(keys):
        if by_key[key].parent and by_key[key].weight > 0:
            children[number[by_key[key].parent] - count].append(index)
    leaves = [by_key[key] for key in keys[:count]]
    return Tree(
        keys=keys,
        leaf_count=count,
        children=tuple(tuple(kids) for kids in children),
        parent=tuple(number.get(by_key[key].parent, -1) for key in keys),
        weight=np.array([by_key[key].weight if by_key[key].parent else 1.0 for key in keys]),
        direction=np.array([row.direction for row in leaves]),
        low=np.array([row.low for row in leaves]),
        high=np.array([row.high for row in leaves]),
        target=np.array([row.target for row in leaves]),
        shown=tuple(number[row.key] for row in rows),
    )
