"""The one byte form of a dataset."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Value, from_canonical_csv, of_everybody, read, to_canonical_csv, to_frame
from app.exchange.index_tables.recipe import STATUSES
from app.models.errors import UserError
from app.models.places import Places

finite = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)
names = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")) | st.sampled_from("\n\t"),
    min_size=1,
    max_size=8,
).map(lambda text: __import__("unicodedata").normalize("NFC", text))
years = st.integers(1900, 2100)
further = (st.sampled_from(["", "women", "men"]), st.none() | years)
values = st.builds(
    Value, years, names, names, finite, st.just("ok"), st.none() | st.integers(0, 10**6).map(float), *further
) | st.builds(Value, years, names, names, st.none(), st.sampled_from(STATUSES[1:]), st.none(), *further)


def key(value: Value) -> tuple[int, str, str, str]:
    return (value.year, value.unit, value.indicator, value.sex)


datasets = st.lists(values, max_size=12, unique_by=key)


@given(datasets)
def test_a_dataset_comes_back_as_it_was(dataset: list[Value]) -> None:
    assert from_canonical_csv(to_canonical_csv(dataset)) == tuple(sorted(dataset, key=key))


@given(datasets)
def test_only_figures_of_everybody_are_counted(dataset: list[Value]) -> None:
    frame = to_frame(dataset)
    assert len(frame) == sum(value.sex == "" for value in dataset)
    assert not frame.duplicated(["year", "unit", "indicator"]).any()
    assert list(of_everybody(dataset)) == [value for value in dataset if not value.sex]


@given(datasets)
def test_columns_that_no_row_needs_are_not_written(dataset: list[Value]) -> None:
    plain = [value._replace(sex="", reference_year=None) for value in dataset]
    whole = to_canonical_csv({key(value): value for value in plain}.values())
    assert whole.startswith(b"year,unit,indicator,value,status,n\n")
    heading = to_canonical_csv(dataset).splitlines()[0].decode().split(",")
    assert ("sex" in heading) == any(value.sex for value in dataset)
    assert ("reference_year" in heading) == any(value.reference_year for value in dataset)


@given(datasets)
def test_the_bytes_are_what_a_writer_of_such_files_writes(dataset: list[Value]) -> None:
    rows = sorted(dataset, key=key)
    further = [name for name in ("sex", "reference_year") if any(getattr(value, name) for value in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*Value._fields[:6], *further))
    for value in rows:
        figures = ("" if each is None else format(Decimal(repr(each)), "f") for each in (value.value, value.n))
        figure, n = (text.removesuffix(".0") for text in figures)
        more = (getattr(value, name) or "" for name in further)
        writer.writerow((*value[:3], figure, value.status, n, *more))
    assert to_canonical_csv(dataset) == out.getvalue().encode()


@given(datasets, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_changes_the_bytes(dataset: list[Value], chance: object) -> None:
    shuffled = list(dataset)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert to_canonical_csv(shuffled) == to_canonical_csv(dataset)


@given(datasets.filter(bool), st.data())
def test_any_other_bytes_are_refused(dataset: list[Value], data: st.DataObject) -> None:
    whole = to_canonical_csv(dataset)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    try:
        found = from_canonical_csv(other)
    except UserError as refused:
        assert refused.code == "dataset_damaged"
    else:
        assert to_canonical_csv(found) == other


@pytest.mark.parametrize("value", [0.1, 1e-7, 1e22, 12.0, -0.0, 123456789.125, 5e-324])
def test_numbers_are_written_short_and_without_exponent(value: float) -> None:
    line = to_canonical_csv([Value(2014, "a", "b", value, "ok")]).decode().splitlines()[1]
    text = line.split(",")[3]
    assert "e" not in text.casefold()
    assert float(text) == value
    assert not text.endswith(".0")
    assert text != "-0"


def test_the_bytes_are_these_and_no_others(places: Places) -> None:
    data = "Stadsdel;B;A\nÄngsvik;1 234,50;..\nEkliden;7;0,1\n"
    canonical = to_canonical_csv(read(data.encode("cp1252"), "t_2014.csv", None, places))
    assert canonical.decode() == (
        "year,unit,indicator,value,status,n\n2014,Ekliden,A,0.1,ok,\n2014,Ekliden,B,7,ok,\n"
        "2014,Ängsvik,A,,sekretess,\n2014,Ängsvik,B,1234.5,ok,\n"
    )
    assert sha256(canonical).hexdigest() == sha256(canonical).hexdigest()


def test_figures_of_women_and_men_stand_beside_those_of_everybody() -> None:
    values = [Value(2014, "a", "b", 2.0, "ok", 30.0, sex, 2012) for sex in ("men", "", "women")]
    assert to_canonical_csv(values).decode() == (
        "year,unit,indicator,value,status,n,sex,reference_year\n"
        "2014,a,b,2,ok,30,,2012\n2014,a,b,2,ok,30,men,2012\n2014,a,b,2,ok,30,women,2012\n"
    )


@pytest.mark.parametrize(
    "heading", ["year,unit,indicator,value,status", "year,unit,indicator,value,status,n,age", "unit,year,value", ""]
)
def test_another_heading_is_refused(heading: str) -> None:
    with pytest.raises(UserError) as refused:
        from_canonical_csv(f"{heading}\n".encode())
    assert refused.value.code == "dataset_damaged"


OTHER_ROWS = (
    *(b"2014,a,b,1,ok,\n2014,a,c\n", b"2014,a,b,1,ok,,9\n", b"2014,a,b,1,ok,\n2014,a,c,1,ok,,9\n"),
    *(b"2014,a,b,1,ok,", b"\n2014,a,b,1,ok,\n", b"2014,a,b,1,ok,\n\n", b"2014,a,b,1,ok,\r\n", b"x,a,b,1,ok,\n"),
    *(b"99999999999,a,b,1,ok,\n", b"%d,a,b,1,ok,\n" % 2**63, b"%d,a,b,1,ok,\n" % 10**30, b'2014,"a,b,1,ok,\n'),
    *(b"2014,a\x00,b,1,ok,\n", b"2014,\xff,b,1,ok,\n", b" 2014,a,b,1,ok,\n", b"2014,a,b,1,fin,\n"),
    *(b"2014,a,b,1e5,ok,\n", b"2014,a,b,inf,ok,\n", b"2014,a,b,1_0,ok,\n", b"2014,b,b,1,ok,\n2014,a,b,1,ok,\n"),
)


@pytest.mark.parametrize("rows", OTHER_ROWS)
def test_rows_in_any_other_form_are_refused(rows: bytes) -> None:
    with pytest.raises(UserError) as refused:
        from_canonical_csv(b"year,unit,indicator,value,status,n\n" + rows)
    assert refused.value.code == "dataset_damaged"


def test_a_place_called_na_is_a_place() -> None:
    values = [Value(2014, "NA", "nan", 1.0, "ok"), Value(2014, "null", "None", None, "bortfall")]
    assert from_canonical_csv(to_canonical_csv(values)) == values


@pytest.mark.parametrize(
    "bad",
    [
        [Value(2014, "a", "b", 1.0, "ok"), Value(2014, "a", "b", 2.0, "ok")],
        [Value(2014, "a", "b", None, "ok")],
        [Value(2014, "a", "b", 0.0, "bortfall")],
        [Value(2014, "a", "b", float("nan"), "ok")],
        [Value(2014, "a", "b", float("inf"), "ok")],
        [Value(2014, "a", "b", 1.0, "annat")],
        [Value(2014, "a", "b", 1.0, "ok", sex="everybody")],
    ],
)
def test_values_that_contradict_themselves_have_no_bytes(bad: list[Value]) -> None:
    with pytest.raises(ValueError, match=r"came twice|do not agree|finite|sex"):
        to_canonical_csv(bad)


def test_a_table_in_any_alphabet_gives_the_same_bytes(places: Places) -> None:
    data = "Stadsdel;A\nÄngsvik;1 234,5\nEkliden;7\n"
    forms = [data.encode("cp1252"), data.encode("utf-16"), data.replace(";", "\t").replace("\n", "\r\n").encode()]
    assert len({to_canonical_csv(read(form, "t_2014.csv", None, places)) for form in forms}) == 1


def test_a_missing_value_is_never_zero(places: Places) -> None:
    reading = read(b"Stadsdel;A\nEkliden;..\nNorrtorp;0\n", "t_2014.csv", None, places)
    assert [(row.unit, row.value) for row in reading.rows] == [("Ekliden", None), ("Norrtorp", 0.0)]
    assert reading.frame()["value"].isna().tolist() == [True, False]
    assert list(reading.frame().columns) == ["year", "unit", "indicator", "value", "status", "n"]
