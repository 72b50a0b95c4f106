"""The one error a person may meet. Everything else that is raised is a bug.

It knows a code and the facts of the case; the sentence is found in `app.models.wording`, so that window,
documents and command line say the same thing.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the world did: a locked file, a wrong format, a full disk.

    `code` names an entry of `app.models.wording.ERRORS`; `facts` fill its blanks.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        from app.models import wording

        return wording.error_sentence(self)
