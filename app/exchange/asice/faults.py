"""What can be wrong with a container, as one exception with a code.

Each code has its sentence in `app.models.wording.packages.PROBLEMS`. A fault is the sender's doing and ends the
examination of the part it was found in; it never reaches a person as an error, only as a problem of a verdict.
"""

from __future__ import annotations

from app.models.verdict import Problem, Word


class Fault(Exception):
    """`code` names the fault, `subject` the file, element or role it was found in."""

    def __init__(self, code: str, subject: str = "") -> None:
        super().__init__(code, subject)
        self.code = code
        self.subject = subject

    def problem(self, forces: Word = "rejected") -> Problem:
        """The fault as a line of a verdict."""
        return Problem(self.code, forces, self.subject)
