"""Where the cards and lines of a results chain go: columns of boxes, and lines that never run through a box.

A line that passes a column has a lane of its own there, so it takes part in the ordering like any box. Columns are
ordered by the mean place of what they are linked to (barycentre sweeps, Sugiyama 1981), and the order with the fewest
crossings is kept. Knows keys, columns and lengths. Refuses to know what is drawn.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.figures.scene import Box, Point

SWEEPS, PULLS = 12, 8
CURVE = 14
"""Straight pieces of a bend."""


@dataclass(frozen=True, slots=True)
class Block:
    """One card: its column, counted from the left, and how high it is."""

    key: str
    column: int
    height: float


@dataclass(frozen=True, slots=True)
class Join:
    """One line, from a card to one in a column further to the right."""

    key: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Grid:
    """How many columns there are, how wide they and the gaps between them are, and how far apart cards and lanes."""

    columns: int
    width: float
    gap: float
    apart: float
    lane: float

    def left(self, column: int) -> float:
        """The left edge of a column."""
        return column * (self.width + self.gap)

    def right(self, column: int) -> float:
        """The right edge of a column."""
        return self.left(column) + self.width


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes of the cards and paths of the lines by key, and how high the whole is."""

    boxes: Mapping[str, Box]
    paths: Mapping[str, tuple[Point, ...]]
    height: float
    crossings: int


Node = tuple[str, int]
"""A card (its key, -1), or the lane of a line (its key, the column it passes)."""
Order = list[list[Node]]


@dataclass(frozen=True, slots=True)
class _Web:
    """The nodes' neighbours in the columns beside them, their heights, and each line as the nodes it runs through."""

    before: Mapping[Node, Sequence[Node]]
    after: Mapping[Node, Sequence[Node]]
    heights: Mapping[Node, float]
    ways: Mapping[str, tuple[Node, ...]]


def lay_out(blocks: Sequence[Block], joins: Sequence[Join], grid: Grid) -> Layout:
    """Places every block once and every join once; the blocks' order is kept where links do not speak against it."""
    web = _web(blocks, joins, grid)
    order = _untangled(_first_order(blocks, web, grid.columns), web)
    tops = _placed(order, web, grid)
    columns = {block.key: block.column for block in blocks}
    boxes = {
        key: (grid.left(columns[key]), tops[key, -1], grid.right(columns[key]), tops[key, -1] + web.heights[key, -1])
        for key in columns
    }
    middles = {node: tops[node] + web.heights[node] / 2 for node in tops}
    height = max((tops[node] + web.heights[node] for node in tops), default=0.0)
    return Layout(boxes, _paths(joins, web, (boxes, middles), grid), height, crossings(order, web.after))


def crossings(order: Order, after: Mapping[Node, Sequence[Node]]) -> int:
    """How many pairs of lines between neighbouring columns cross."""
    total = 0
    for one, two in pairwise(order):
        places = {node: at for at, node in enumerate(two)}
        seen: list[int] = []
        for node in one:
            ends = sorted(places[end] for end in after.get(node, ()))
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _web(blocks: Sequence[Block], joins: Sequence[Join], grid: Grid) -> _Web:
    columns = {block.key: block.column for block in blocks}
    heights: dict[Node, float] = {(block.key, -1): block.height for block in blocks}
    before: dict[Node, list[Node]] = {}
    after: dict[Node, list[Node]] = {}
    ways: dict[str, tuple[Node, ...]] = {}
    for join in joins:
        lanes = [(join.key, column) for column in range(columns[join.left] + 1, columns[join.right])]
        heights |= dict.fromkeys(lanes, grid.lane)
        ways[join.key] = ((join.left, -1), *lanes, (join.right, -1))
        for one, two in pairwise(ways[join.key]):
            after.setdefault(one, []).append(two)
            before.setdefault(two, []).append(one)
    return _Web(before, after, heights, ways)


def _first_order(blocks: Sequence[Block], web: _Web, columns: int) -> Order:
    """As the cards come, with everything that hangs on the first before what hangs on the second."""
    places = {(block.key, -1): block.column for block in blocks}
    order: Order = [[] for _ in range(columns)]
    seen: set[Node] = set()
    for block in sorted(blocks, key=lambda one: one.column):
        waiting = [(block.key, -1)]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            order[places[node] if node[1] < 0 else node[1]].append(node)
            waiting += reversed([*web.after.get(node, ()), *web.before.get(node, ())])
    return order


def _untangled(order: Order, web: _Web) -> Order:
    best, fewest = order, crossings(order, web.after)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        order = _swept(order, web.before if sweep % 2 == 0 else web.after, backwards=sweep % 2 == 1)
        found = crossings(order, web.after)
        if found < fewest:
            best, fewest = order, found
    return best


def _swept(order: Order, toward: Mapping[Node, Sequence[Node]], *, backwards: bool) -> Order:
    """Each column in the order of the mean place of its neighbours in the one before; what has none keeps its place."""
    new = [list(column) for column in order]
    for column in range(len(new)) if not backwards else reversed(range(len(new))):
        beside = column + (1 if backwards else -1)
        if not 0 <= beside < len(new):
            continue
        places = {node: (at + 0.5) / len(new[beside]) for at, node in enumerate(new[beside])}
        wanted = {
            node: _mean([places[one] for one in toward[node]]) if node in toward else (at + 0.5) / len(new[column])
            for at, node in enumerate(new[column])
        }
        new[column].sort(key=wanted.__getitem__)
    return new


def _placed(order: Order, web: _Web, grid: Grid) -> dict[Node, float]:
    """The tops: each column stacked, then pulled towards its neighbours to the left and right in turn."""
    tops: dict[Node, float] = {}
    for column in order:
        tops |= dict(zip(column, stacked([0.0] * len(column), *_room(column, web, grid)), strict=True))
    high = max((tops[node] + web.heights[node] for node in tops), default=0.0)
    for pull in range(PULLS):
        backwards = pull % 2 == 1
        toward = web.after if backwards else web.before
        for column in reversed(order) if backwards else order:
            wanted = [_pulled(node, toward.get(node, ()), tops, web) for node in column]
            tops |= dict(zip(column, stacked(wanted, *_room(column, web, grid), high), strict=True))
    return tops


def _pulled(node: Node, beside: Sequence[Node], tops: Mapping[Node, float], web: _Web) -> float:
    if not beside:
        return tops[node]
    return _mean([tops[one] + web.heights[one] / 2 for one in beside]) - web.heights[node] / 2


def _room(column: Sequence[Node], web: _Web, grid: Grid) -> tuple[list[float], list[float]]:
    """The heights, and the space under each: lanes lie close, cards well apart."""
    heights = [web.heights[node] for node in column]
    return heights, [grid.apart * _airy(one, two) for one, two in pairwise(column)]


def _airy(one: Node, two: Node) -> float:
    """How much of the space between cards stands between two nodes."""
    return ((one[1] < 0) + (two[1] < 0)) / 2


def stacked(
    wanted: Sequence[float], heights: Sequence[float], spaces: Sequence[float], high: float = float("inf")
) -> list[float]:
    """Tops near `wanted` in the order given, nothing over another, all inside [0, high] if they fit there.

    Least squares, as `layout.spread`: blocks that would collide move as one group about their mean.
    """
    starts = [0.0]
    for height, space in zip(heights, spaces, strict=False):
        starts.append(starts[-1] + height + space)
    groups: list[tuple[float, int]] = []
    for want, start in zip(wanted, starts, strict=False):
        total, count = want - start, 1
        while groups and groups[-1][0] / groups[-1][1] >= total / count:
            before = groups.pop()
            total, count = total + before[0], count + before[1]
        groups.append((total, count))
    last = high - starts[len(wanted) - 1] - heights[-1] if wanted else 0.0
    flat = [max(min(total / count, last), 0.0) for total, count in groups for _ in range(count)]
    return [value + start for value, start in zip(flat, starts, strict=False)]


def _paths(
    joins: Sequence[Join], web: _Web, placed: tuple[Mapping[str, Box], Mapping[Node, float]], grid: Grid
) -> dict[str, tuple[Point, ...]]:
    """Each line from the right edge of a card to the left edge of another, bent only between columns."""
    boxes, middles = placed
    leaving = _ports(joins, web, placed, grid, at_left=True)
    arriving = _ports(joins, web, placed, grid, at_left=False)
    paths: dict[str, tuple[Point, ...]] = {}
    for join in joins:
        points: list[Point] = [(boxes[join.left][2], leaving[join.key])]
        for _, column in web.ways[join.key][1:-1]:
            lane = middles[join.key, column]
            points += [*_bend(points[-1], (grid.left(column), lane)), (grid.right(column), lane)]
        end = (boxes[join.right][0], arriving[join.key])
        paths[join.key] = (*points, *_bend(points[-1], end))
    return paths


def _ports(
    joins: Sequence[Join],
    web: _Web,
    placed: tuple[Mapping[str, Box], Mapping[Node, float]],
    grid: Grid,
    *,
    at_left: bool,
) -> dict[str, float]:
    """Where each line leaves (or reaches) its card: side by side, in the order of where they come from or go."""
    boxes, middles = placed
    by_card: dict[str, list[str]] = {}
    for join in joins:
        by_card.setdefault(join.left if at_left else join.right, []).append(join.key)
    found: dict[str, float] = {}
    for card, keys in by_card.items():
        _, top, _, bottom = boxes[card]
        keys.sort(key=lambda key: middles[web.ways[key][1 if at_left else -2]])
        step = min(grid.lane, (bottom - top) / (len(keys) + 1))
        first = (top + bottom - step * (len(keys) - 1)) / 2
        found |= {key: first + at * step for at, key in enumerate(keys)}
    return found


def _bend(start: Point, end: Point) -> list[Point]:
    """From one height to another, level at both ends; the start itself left out."""
    (x1, y1), (x2, y2) = start, end
    if abs(y1 - y2) < 0.01:
        return [end]
    steps = [at / CURVE for at in range(1, CURVE + 1)]
    return [(x1 + (x2 - x1) * step, y1 + (y2 - y1) * step * step * (3 - 2 * step)) for step in steps]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
