"""The page about the data model says what the schema says."""

from __future__ import annotations

from pathlib import Path

from app.models.schema import RECORD_TYPES
from app.models.wording.data_model import CATALOGUES, KINDS, POLICIES, page

PAGE = Path(__file__).parents[3] / "docs" / "datamodell.md"


def test_the_page_in_the_documentation_is_the_one_the_schema_gives():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_record_and_field_is_on_the_page():
    text = page()
    for record_type in RECORD_TYPES.values():
        section = text.split(f"· `{record_type.name}`\n")[1].split("\n## ")[0]
        for field in record_type.fields:
            assert f"| `{field.name}` |" in section
        assert ("Lämnar aldrig gruppen." in section) == (not record_type.in_package)


def test_every_kind_and_policy_has_a_word():
    fields = [field for record_type in RECORD_TYPES.values() for field in record_type.fields]
    assert {field.kind for field in fields} <= set(KINDS)
    assert {field.policy for field in fields} <= set(POLICIES)
    assert {name for field in fields for name in field.to if name[0] in "@*"} <= set(CATALOGUES)
