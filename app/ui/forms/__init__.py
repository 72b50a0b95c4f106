"""Forms made from the schema: one editor for each kind of field, laid out by what the schema says of it."""

from __future__ import annotations

from app.ui.forms.form import RecordForm

__all__ = ["RecordForm"]
