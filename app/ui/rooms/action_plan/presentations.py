"""Which presentations *Handlingsplan* has beside the tree, in the order of their tabs. Each is imported when shown."""

from __future__ import annotations

from app.ui.rooms.action_plan.presentation import Kind

PRESENTATIONS: tuple[Kind, ...] = ()
