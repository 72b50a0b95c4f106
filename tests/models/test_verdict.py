"""The worst problem decides the verdict, and every verdict has its words and its exit code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.verdict import WORDS, Problem, SignerVerdict, Verdict, as_json, exit_code
from app.models.wording import packages
from app.models.wording.package_problems import PROBLEMS

SIGNER = SignerVerdict("Åsa Öberg", "Exempelnämnden", "ordförande", "2015-03-02T09:00:00Z", True, True)
TRUSTED = Verdict(True, True, (SIGNER,))
ROOM = Path(__file__).parents[2] / "app/exchange/asice"


def test_nothing_wrong_is_trusted() -> None:
    assert (TRUSTED.verdict, exit_code(TRUSTED)) == ("trusted", 0)


@pytest.mark.parametrize(("word", "code"), [("incomplete", 1), ("untrusted", 1), ("rejected", 2), ("unreadable", 3)])
def test_a_problem_forces_its_verdict_wherever_it_stands(word, code) -> None:
    problem = Problem("x", word)
    signer = SignerVerdict("", "", "", "", True, True, (problem,))
    for verdict in (Verdict(True, True, (SIGNER,), (problem,)), Verdict(True, True, (signer,))):
        assert (verdict.verdict, exit_code(verdict)) == (word, code)


def test_what_is_not_intact_is_rejected_even_without_a_reason() -> None:
    assert Verdict(False, True, (SIGNER,)).verdict == "rejected"


def test_what_is_not_complete_is_incomplete_even_without_a_reason() -> None:
    assert Verdict(True, False, (SIGNER,)).verdict == "incomplete"


def test_one_signer_who_is_not_trusted_is_enough_even_without_a_reason() -> None:
    stranger = SignerVerdict("Mallory", "", "", "", True, False)
    assert Verdict(True, True, (SIGNER, stranger)).verdict == "untrusted"


def test_no_signer_at_all_is_never_trusted() -> None:
    assert Verdict(True, True).verdict == "untrusted"


problems = st.lists(st.builds(Problem, st.just("x"), st.sampled_from(WORDS)), max_size=4).map(tuple)
signers = st.lists(
    st.builds(
        SignerVerdict, st.just(""), st.just(""), st.just(""), st.just(""), st.booleans(), st.booleans(), problems
    ),
    max_size=3,
).map(tuple)


@given(st.builds(Verdict, st.booleans(), st.booleans(), signers, problems), problems)
def test_one_more_problem_never_makes_a_verdict_better(verdict, more) -> None:
    worse = Verdict(verdict.intact, verdict.complete, verdict.signers, verdict.problems + more)
    assert WORDS.index(worse.verdict) >= WORDS.index(verdict.verdict)


@given(st.builds(Verdict, st.booleans(), st.booleans(), signers, problems))
def test_trusted_means_intact_complete_and_every_signer_trusted(verdict) -> None:
    if verdict.verdict == "trusted":
        assert verdict.intact and verdict.complete and verdict.signers
        assert all(signer.trusted for signer in verdict.signers)


def test_the_json_has_exactly_the_promised_members_in_order() -> None:
    value = as_json(Verdict(True, False, (SIGNER,), (Problem("signer-missing", "incomplete", "ombud"),)))
    assert list(value) == ["verdict", "intact", "complete", "signers", "problems"]
    assert value["problems"] == ["signer-missing"]
    assert value["signers"] == [
        {
            "name": "Åsa Öberg",
            "organisation": "Exempelnämnden",
            "role": "ordförande",
            "signed_at": "2015-03-02T09:00:00Z",
            "valid": True,
            "trusted": True,
            "problems": [],
        }
    ]


def test_every_verdict_has_a_headline_and_one_sentence_in_two_languages() -> None:
    for words in (packages.HEADLINES, packages.EXPLANATIONS):
        assert set(words) == set(WORDS)
        assert all(swedish and english and swedish != english for swedish, english in words.values())


def codes_in_use() -> set[str]:
    """Every code given to a Fault or a Problem, or listed among codes, anywhere in the room."""
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in PROBLEMS:
                found.add(node.value)
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in ("Fault", "Problem") and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert codes_in_use() == set(PROBLEMS)


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_is_said_in_a_sentence_of_its_own(code) -> None:
    for language in (0, 1):
        sentence = packages.problem_sentence(Problem(code, "rejected", "plan.json"), language)
        assert sentence and "{" not in sentence
        assert packages.problem_sentence(Problem(code, "rejected"), language) == packages.problem_sentence(
            Problem(code, "rejected", ""), language
        )
    assert len({sentences[0] for sentences in PROBLEMS.values()}) == len(PROBLEMS)


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    assert "{0}" in packages.problem_sentence(Problem("zip-crc", "rejected", "{0}"))


def test_the_text_says_headline_signers_problems_and_what_a_signature_is_not() -> None:
    stranger = SignerVerdict("Mallory", "", "ombud", "", True, False, (Problem("signer-unknown", "untrusted"),))
    forged = SignerVerdict("", "", "", "", False, False, (Problem("digest-differs", "rejected", "plan.json"),))
    missing = Problem("signer-missing", "incomplete", "ombud, AB Exempelhem")
    text = packages.verdict_text(Verdict(False, False, (SIGNER, stranger, forged), (missing,)))
    lines = text.splitlines()
    assert lines[0] == packages.HEADLINES["rejected"][0]
    assert lines[3].startswith(
        "Åsa Öberg, Exempelnämnden, ordförande: äkta underskrift av en betrodd person (2015-03-02 09:00"
    )
    assert lines[4] == "Mallory, ombud: äkta underskrift, men personen är inte betrodd"
    assert "okänd: underskriften är ogiltig" in text
    assert "plan.json är ändrad" in text and "Underskrift saknas: ombud, AB Exempelhem" in text
    assert text.endswith(packages.DISCLAIMER[0])
    assert packages.verdict_text(TRUSTED, 1).startswith("The package is genuine")
