"""Every choice of a method is either used or refused with what it may be; nothing is guessed from its JSON."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from app.analysis import Framework, IndexRefused, Method, check, compute
from app.analysis.method import MEANS, NORMALISATIONS
from app.models.errors import UserError
from app.models.wording.index_problems import CHOICES, problem_sentence

City = Callable[..., tuple[pd.DataFrame, Framework]]


@pytest.mark.parametrize(
    "method",
    [
        Method(normalise="magic"),
        Method(baseline="ever"),
        Method(scale=(1, 0)),
        Method(normalise="rank", scale=(0, 1)),
        Method(normalise="zscore", scale=(0, 0)),
        Method(treat="drop"),
        Method(winmax=-1),
        Method(within="median"),
        Method(between="median"),
        Method(min_share=1.5),
        Method(min_domains=0),
        Method(min_population=math.nan),
        Method(round_decimals=99),
        Method(reverse="both"),
    ],
)
def test_a_method_that_means_nothing_is_refused_with_what_it_may_be(city: City, method: Method) -> None:
    (problem,) = check(*city(), method)
    assert problem.code == "bad_method"
    for language in (0, 1):
        assert CHOICES[problem.indicator or ""][language] in problem_sentence(problem, language)
    with pytest.raises(IndexRefused):
        compute(*city(), method)


def test_every_choice_is_told_with_all_its_values() -> None:
    assert CHOICES.keys() == vars(Method()).keys()
    for swedish, english in (CHOICES["normalise"], CHOICES["within"], CHOICES["between"]):
        for said in (swedish, english):
            assert all(name in said for name in (NORMALISATIONS if "zscore" in said else MEANS))


def test_a_method_reads_back_from_its_own_json() -> None:
    method = Method(normalise="zscore", scale=(10, 2), baseline="all", treat="winsorise", min_domains=3)
    assert Method.from_json(method.to_json()) == method
    assert Method.from_json("{}") == Method()


@pytest.mark.parametrize(
    ("text", "baseline"), [('{"baseline": null}', None), ('{"baseline": "all"}', "all"), ('{"baseline": 2018.0}', 2018)]
)
def test_a_baseline_is_a_year_all_or_none(text: str, baseline: int | str | None) -> None:
    assert Method.from_json(text).baseline == baseline


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "inte JSON från rad 1, tecken 1"),
        ("[]", "inte JSON"),
        ("{", "inte JSON från rad 1, tecken 2"),
        ('{"normalise": "minmax",\n}', "rad "),
        ('{"normalize": "minmax"}', "Menade du normalise?"),
        ('{"xyzzy": 1}', "Valen är normalise, baseline"),
        ('{"normalise": "minmax", "normalise": "zscore"}', "”normalise” står två gånger"),
        ('{"normalise": "z-score"}', "Välj bland minmax, zscore"),
        ('{"normalise": ["minmax"]}', "Välj bland minmax, zscore"),
        ('{"baseline": "2014"}', "Skriv ett årtal, ”all”"),
        ('{"baseline": true}', "Skriv ett årtal, ”all”"),
        ('{"scale": [1]}', "[lägst, högst]"),
        ('{"scale": [1, NaN]}', "[lägst, högst]"),
        ('{"clip": "yes"}', "true eller false"),
        ('{"min_share": "2/3"}', "från 0 till 1"),
        ('{"winmax": 2.5}', "heltal"),
    ],
)
def test_json_that_is_no_method_says_what_to_write(text: str, said: str) -> None:
    with pytest.raises(UserError) as fault:
        Method.from_json(text)
    assert fault.value.code == "bad_method"
    assert said in str(fault.value)


def test_a_scale_belongs_to_the_normalisations_that_have_one() -> None:
    for name in NORMALISATIONS:
        fine = name in ("minmax", "zscore", "goalposts", "percentile")
        text = f'{{"normalise": "{name}", "scale": [1, 5]}}'
        if fine:
            assert Method.from_json(text).scale == (1, 5)
        else:
            with pytest.raises(UserError):
                Method.from_json(text)
