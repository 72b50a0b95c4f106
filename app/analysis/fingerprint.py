"""One short proof of what an index was computed from, printed on every export and recomputed on import.

Knows the canonical form: the same values, framework and method give the same fingerprint in any order of rows.
"""

from __future__ import annotations

import hashlib
import json

import numpy as np

from app.analysis.framework import Tree
from app.analysis.method import Method
from app.analysis.panel import Panel

ENGINE_VERSION = "1"
"""Raised whenever the same input gives other scores."""


def fingerprint(panel: Panel, tree: Tree, method: Method) -> str:
    """sha256 (64 hex digits) of values and reasons, population, framework, method and engine version."""
    digest = hashlib.sha256()
    heading = {
        "engine": ENGINE_VERSION,
        "indicators": tree.leaves,
        "years": panel.years,
        "units": panel.units,
        "parents": [tree.keys[parent] if parent >= 0 else "" for parent in tree.parent],
        "keys": tree.keys,
        "method": json.loads(method.to_json()),
        "population": panel.population is not None,
    }
    digest.update(json.dumps(heading, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    numbers = [tree.weight, tree.direction, tree.low, tree.high, tree.target, panel.values]
    for column in numbers if panel.population is None else [*numbers, panel.population]:
        known = np.where(np.isnan(column), 0.0, column) + 0.0  # minus zero is zero
        digest.update(np.isnan(column).tobytes())
        digest.update(np.ascontiguousarray(known, dtype="<f8").tobytes())
    digest.update(panel.status.tobytes())
    return digest.hexdigest()
