"""Who may write what. So far: the devices that the founding change names may write all, and nobody else anything.

It is asked op by op and reads only what the log says, so that it can grow into roles, owners and revocation without
touching how changes are stored.
"""

from __future__ import annotations

from collections.abc import Collection


def may_write(founders: Collection[str], author: str) -> bool:
    """Whether the ops of `author` have effect in a plan with these founders."""
    return author in founders
