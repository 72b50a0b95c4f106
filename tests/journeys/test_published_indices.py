"""Published indices, from their published figures and formulas, come out as they were published."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.analysis import Framework, Method, compute
from app.journeys.index_file import run_index

Scores = dict[tuple[str, str], tuple[float, int]]

HDI = """
Norway,82.4,18.1,12.9,66494,0.957
Ireland,82.3,18.7,12.7,68371,0.955
Switzerland,83.8,16.3,13.4,69394,0.955
"Hong Kong, China (SAR)",84.9,16.9,12.3,62985,0.949
Germany,81.3,17.0,14.2,55314,0.947
Sweden,82.8,19.5,12.5,54508,0.945
Australia,83.4,22.0,12.7,48085,0.944
Singapore,83.6,16.4,11.6,88155,0.938
Liechtenstein,80.7,14.9,12.5,131032,0.919
Qatar,80.2,12.0,9.7,92418,0.848
Brazil,75.9,15.4,8.0,14263,0.765
India,69.7,12.2,6.5,6681,0.645
Kenya,66.7,11.3,6.6,4244,0.601
Zambia,63.9,11.5,7.2,3326,0.584
"""
"""UNDP, Human Development Report 2020, table 1 (2019): life expectancy, expected and mean years of schooling, gross
national income per head, and the index."""

CNI = """
Enhet 1,595,1391,484,167,385,981,632,5912,22709,1.5513
Enhet 2,293,330,215,80,240,300,210,2407,7869,1.3204
"""
"""Statistics Sweden, Care Need Index, the example of the product page: persons under five; born in Eastern Europe,
Africa, Asia or South America; over 65 and alone; lone parents; moved in; unemployed; low education; all persons; the
weighted sum; and that per person, over the mean of the country."""
CNI_WEIGHTS = {
    "under five": 3.23,
    "born abroad": 5.72,
    "old and alone": 6.15,
    "lone parent": 4.19,
    "moved in": 4.19,
    "unemployed": 5.13,
    "low education": 3.97,
}

IMD = """
E01021988,95,17,755,126,2290,151,822,87.80
E01013726,105,251,602,303,21195,801,11703,74.15
E01029239,7774,5380,7743,6129,22130,980,2069,38.58
E01014530,20595,18443,20433,8237,5788,9856,23194,17.52
E01015965,26208,21429,28059,17030,18748,17567,18394,9.27
E01009845,30210,29999,30823,31250,20985,26617,28135,2.70
E01023818,32436,31699,32216,32284,29277,31486,31374,0.53
"""
"""Department for Communities and Local Government, English Indices of Deprivation 2010: ranks of the seven domains
among 32,482 areas, and the score."""
IMD_WEIGHTS = {
    "income": 22.5,
    "employment": 22.5,
    "health": 13.5,
    "education": 13.5,
    "housing": 9.3,
    "crime": 9.3,
    "environment": 9.3,
}
IMD_AREAS = 32_482


def table(text: str) -> list[list[str]]:
    return list(csv.reader(text.strip().splitlines()))


def computed(
    folder: Path, values: list[tuple[object, ...]], framework: list[tuple[object, ...]], method: dict[str, object]
) -> Scores:
    """Scores and ranks by unit and key, out of the three files."""
    rows: list[list[tuple[object, ...]]] = [[("unit", "year", "indicator", "value"), *values], framework]
    for name, content in zip(("values.csv", "framework.csv"), rows, strict=True):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(content)
    (folder / "method.json").write_text(json.dumps(method), encoding="utf-8")
    run_index(folder / "values.csv", folder / "framework.csv", folder / "out.csv", folder / "method.json")
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        return {(row["unit"], row["key"]): (float(row["score"]), int(row["rank"])) for row in csv.DictReader(file)}


def test_the_human_development_index(tmp_path: Path) -> None:
    """Goalposts, an arithmetic mean of the two figures on schooling, a geometric one of the three dimensions.

    The income is given as its logarithm, as are its goalposts. Figures above a goalpost count as the goalpost.
    """
    values: list[tuple[object, ...]] = []
    for unit, life, expected, mean, income, _ in table(HDI):
        figures = {"life": life, "expected": expected, "mean": mean, "log income": repr(math.log(float(income)))}
        values += [(unit, 2019, key, figure) for key, figure in figures.items()]
    framework: list[tuple[object, ...]] = [
        ("key", "parent", "weight", "direction", "low", "high"),
        ("hdi", "", "", "", "", ""),
        ("life", "hdi", 1, 1, 20, 85),
        ("education", "hdi", 1, "", "", ""),
        ("expected", "education", 1, 1, 0, 18),
        ("mean", "education", 1, 1, 0, 15),
        ("log income", "hdi", 1, 1, math.log(100), math.log(75_000)),
    ]
    found = computed(tmp_path, values, framework, {"normalise": "goalposts", "scale": [0, 1], "between": "geometric"})
    for unit, *_, index in table(HDI):
        assert found[unit, "hdi"][0] == pytest.approx(float(index), abs=0.0011), unit
    assert found["Australia", "expected"][0] == found["Qatar", "log income"][0] == 1
    order = sorted((unit for unit, *_ in table(HDI)), key=lambda unit: found[unit, "hdi"][1])
    assert order[0] == "Norway"
    assert order[-4:] == ["Brazil", "India", "Kenya", "Zambia"]


def test_the_swedish_care_need_index(tmp_path: Path) -> None:
    """A weighted sum of shares is a weighted mean of them on a scale as long as the weights together.

    Three units without anybody in need stand beside the example, since an index takes five.
    """
    values: list[tuple[object, ...]] = []
    for unit, *counts, people, _, _ in table(CNI):
        shares = [repr(int(count) / int(people)) for count in counts]
        values += [(unit, 2024, key, share) for key, share in zip(CNI_WEIGHTS, shares, strict=True)]
    values += [(f"Utan behov {place}", 2024, key, 0) for place in range(3) for key in CNI_WEIGHTS]
    framework: list[tuple[object, ...]] = [("key", "parent", "weight", "direction", "low", "high")]
    framework += [("cni", "", "", "", "", "")]
    framework += [(key, "cni", weight, 1, 0, 1) for key, weight in CNI_WEIGHTS.items()]
    country = 22709 / 5912 / 1.5513
    whole = sum(CNI_WEIGHTS.values())
    per_person = computed(tmp_path, values, framework, {"normalise": "goalposts", "scale": [0, whole]})
    relative = computed(tmp_path, values, framework, {"normalise": "goalposts", "scale": [0, whole / country]})
    for unit, *_, people, total, index in table(CNI):
        assert per_person[unit, "cni"][0] * int(people) == pytest.approx(int(total), abs=1)
        assert relative[unit, "cni"][0] == pytest.approx(float(index), abs=1e-4)


def test_the_english_indices_of_deprivation() -> None:
    """Exponentially transformed ranks, joined by the published weights: straight into the engine, for there are many.

    The other areas share out the remaining ranks. The published weights sum to 99.9 and were not divided by their sum.
    """
    areas = table(IMD)
    ranks = np.arange(1, IMD_AREAS + 1)
    frames = []
    for place, domain in enumerate(IMD_WEIGHTS):
        units = np.array([f"area {rank}" for rank in ranks], dtype=object)
        for area in areas:
            units[int(area[1 + place]) - 1] = area[0]
        frames.append(pd.DataFrame({"unit": units, "year": 2010, "indicator": domain, "value": -ranks}))
    nodes = [("imd", "", None, None), *((key, "imd", weight, 1) for key, weight in IMD_WEIGHTS.items())]
    framework = Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))
    result = compute(pd.concat(frames), framework, Method(normalise="exponential"))
    published_share = sum(IMD_WEIGHTS.values()) / 100
    for area, *_, score in areas:
        found = result.score(area, 2010)
        assert found is not None
        assert found * published_share == pytest.approx(float(score), abs=0.0068), area
