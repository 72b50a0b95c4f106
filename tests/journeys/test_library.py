"""Plans on the shelf: found by id or title, sent whole, received whole or not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.journeys.library import Library, standard, throwaway
from app.journeys.session import Person
from app.models import verbs
from app.models.change import Attach, Change, Create, Set, combine
from app.models.errors import UserError
from app.models.format1.change import SIGNED_PREFIX, read_line, write_line
from tests.storage.desk import BOARD, hurried, library_in, seen

TABLE = b"enhet;2014\n" * 200_000


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = library_in(tmp_path / "data")
    with hurried(library.create("Plan", BOARD, example=True)) as session:
        session.do(verbs.create(session.plan, "goal", {"wording": "A"}, session.chance))
        session.do(combine(Change((Create("dataset"),)), Change((Attach(TABLE),))))
    return library


@pytest.fixture
def sent(library: Library, tmp_path: Path) -> Path:
    library.send("Plan", tmp_path / "ut" / "plan.handslag")
    return tmp_path / "ut" / "plan.handslag"


def test_plans_are_listed_with_the_one_changed_last_first(library: Library) -> None:
    with library.create("Senare", "board:Farsta") as session:
        session.do(verbs.create(session.plan, "goal", {"wording": "A"}, session.chance))
    entries = library.plans()
    assert [(e.title, e.board, e.example, e.problem) for e in entries] == [
        ("Senare", "Farsta", False, ""),
        ("Plan", "Exempelnämnden", True, ""),
    ]
    assert library_in(library.data_dir / "tom").plans() == []


def test_a_plan_is_opened_by_id_or_by_a_title_only_it_has(library: Library) -> None:
    plan = library.plans()[0].id
    for name in (plan, "Plan"):
        with library.open(name) as session:
            assert session.plan.id == plan
    with pytest.raises(UserError) as missing:
        library.open("Annan")
    assert missing.value.code == "plan_missing"
    assert "Plan" in str(missing.value)
    library.create("Plan", BOARD).close()
    with pytest.raises(UserError) as several:
        library.open("Plan")
    assert several.value.code == "plan_ambiguous"


def test_who_works_here_is_remembered_and_named_in_the_plan(library: Library) -> None:
    assert library.person == Person()
    library.set_person(Person("Åsa Öberg", "Exempelbostäder"))
    assert library_in(library.data_dir).person == Person("Åsa Öberg", "Exempelbostäder")
    with library.create("Ny", BOARD) as session:
        assert session.latest_changes(1)[0].name == "Åsa Öberg"
    (library.data_dir / "keys" / "person.json").write_text("[")
    assert library.person == Person()


def test_a_received_plan_is_the_plan_that_was_sent(library: Library, sent: Path, tmp_path: Path) -> None:
    other = library_in(tmp_path / "other", "another")
    result = other.receive(sent)
    with library.open("Plan") as mine, other.open("Plan") as theirs:
        assert seen(mine.plan) == seen(theirs.plan)
        assert mine.plan.tips == theirs.plan.tips
        assert theirs.blob(sha256(TABLE).hexdigest()) == TABLE
    assert (result.changes, result.waiting, result.missing_blobs) == (3, 0, ())
    assert other.receive(sent).changes == 0


def test_sent_again_from_there_it_is_the_same_file(sent: Path, tmp_path: Path) -> None:
    other = library_in(tmp_path / "other", "another")
    other.receive(sent)
    other.send("Plan", tmp_path / "again.handslag")
    assert (tmp_path / "again.handslag").read_bytes() == sent.read_bytes()


def test_a_later_file_adds_only_what_is_new(library: Library, sent: Path, tmp_path: Path) -> None:
    other = library_in(tmp_path / "other", "another")
    other.receive(sent)
    with library.open("Plan") as session:
        session.do(verbs.create(session.plan, "finding", {"title": "Ny"}, session.chance))
        session.send(sent)
    assert other.receive(sent).changes == 1
    with other.open("Plan") as session:
        assert [f.text("title") for f in session.plan.of("finding")] == ["Ny"]


def test_an_open_plan_can_be_sent_and_what_is_open_elsewhere_is_not_received_into(library: Library, sent: Path) -> None:
    with library.open("Plan"):
        library.send("Plan", sent)
        with pytest.raises(UserError) as refused:
            library.receive(sent)
        assert refused.value.code == "plan_open_elsewhere"


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> None:
    """The archive with each entry changed (None: left out), and entries added."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            new = change(name, data)
            if new is not None:
                archive.writestr(name, new)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)


def nothing_is_received(path: Path, folder: Path, code: str) -> None:
    other = library_in(folder / "other", "another")
    with pytest.raises(UserError) as refused:
        other.receive(path)
    assert refused.value.code == code, refused.value
    assert "{" not in str(refused.value)
    assert other.plans() == []
    assert list((folder / "other").rglob("*.part*")) == []


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[str, bytes], bytes]:
    return lambda name, data: (
        b"".join(line + b"\n" for line in change(data.splitlines())) if name == "changes.jsonl" else data
    )


def lines_in(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return archive.read("changes.jsonl").splitlines()


def forged(line: bytes) -> bytes:
    sealed = read_line(line)
    return write_line(replace(sealed, signature=bytes(64)))


def respelled(line: bytes) -> bytes:
    sealed = read_line(line)
    assert sealed.words is not None
    return write_line(replace(sealed, words=sealed.words.replace(b'"A"', b'"B"')))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lines(lambda all_: [*all_[:1], forged(all_[1]), *all_[2:]]), "handslag_file_refused"),
        (lines(lambda all_: [*all_[:1], respelled(all_[1]), *all_[2:]]), "handslag_file_refused"),
        (lines(lambda all_: [*all_, all_[-1][:-9]]), "handslag_file_refused"),
        (lines(lambda all_: [*all_, b""]), "handslag_file_refused"),
        (lines(lambda all_: all_[1:]), "handslag_file_without_plan"),
        (lines(lambda all_: []), "handslag_file_unreadable"),
        (lambda name, data: data[:-1] if name == "changes.jsonl" else data, "handslag_file_unreadable"),
        (lambda name, data: None if name == "mimetype" else data, "handslag_file_unreadable"),
        (lambda name, data: b"application/zip" if name == "mimetype" else data, "handslag_file_unreadable"),
        (lambda name, data: None if name == "changes.jsonl" else data, "handslag_file_unreadable"),
        (lambda name, data: data + b"x" if name.startswith("blobs/") else data, "handslag_file_unreadable"),
        (lambda name, data: b"x" * 1_000_002 + b"\n" if name == "changes.jsonl" else data, "handslag_file_unreadable"),
    ],
)
def test_a_faulty_file_is_refused_and_changes_nothing(
    sent: Path, tmp_path: Path, change: Callable[[str, bytes], bytes | None], code: str
) -> None:
    rewritten(sent, change)
    nothing_is_received(sent, tmp_path, code)


@pytest.mark.parametrize("name", ["blobs/../x", "blobs/" + "A" * 64, "more.txt", "../x", "blobs/"])
def test_a_file_with_something_else_in_it_is_refused(sent: Path, tmp_path: Path, name: str) -> None:
    rewritten(sent, lambda _, data: data, {name: b"x"})
    nothing_is_received(sent, tmp_path, "handslag_file_unreadable")


@pytest.mark.parametrize("keep", [0, 1, 100, 0.5, -1])
def test_a_half_copied_file_is_refused(sent: Path, tmp_path: Path, keep: float) -> None:
    data = sent.read_bytes()
    sent.write_bytes(data[: int(len(data) * keep) if isinstance(keep, float) else keep])
    nothing_is_received(sent, tmp_path, "handslag_file_unreadable")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    nothing_is_received(tmp_path / "ingen.handslag", tmp_path, "file_unreadable")


def test_changes_of_another_plan_are_refused(library: Library, sent: Path, tmp_path: Path) -> None:
    with library.create("Annan", BOARD) as session:
        session.do(verbs.create(session.plan, "goal", {"wording": "B"}, session.chance))
        session.send(tmp_path / "b.handslag")
    with zipfile.ZipFile(tmp_path / "b.handslag") as archive:
        foreign = archive.read("changes.jsonl").splitlines()[1]
    rewritten(sent, lines(lambda all_: [*all_, foreign]))
    nothing_is_received(sent, tmp_path, "handslag_file_refused")


def test_a_faulty_file_leaves_a_plan_that_is_here_as_it_was(library: Library, sent: Path, tmp_path: Path) -> None:
    other = library_in(tmp_path / "other", "another")
    other.receive(sent)
    with other.open("Plan") as session:
        before = seen(session.plan)
    with library.open("Plan") as session:
        session.do(verbs.create(session.plan, "finding", {"title": "Ny"}, session.chance))
        session.send(sent)
    rewritten(sent, lines(lambda all_: [*all_[:-1], forged(all_[-1])]))
    with pytest.raises(UserError):
        other.receive(sent)
    with other.open("Plan") as session:
        assert seen(session.plan) == before


def test_attachments_that_did_not_come_along_are_named(sent: Path, tmp_path: Path) -> None:
    rewritten(sent, lambda name, data: None if name.startswith("blobs/") else data)
    other = library_in(tmp_path / "other", "another")
    name = sha256(TABLE).hexdigest()
    assert other.receive(sent).missing_blobs == (name,)
    with other.open("Plan") as session, pytest.raises(UserError) as missing:
        session.blob(name)
    assert missing.value.code == "blob_missing"


def test_lines_without_words_keep_their_place_and_words_that_come_later_fill_it(sent: Path, tmp_path: Path) -> None:
    whole = sent.read_bytes()
    rewritten(sent, lines(lambda all_: [all_[0], write_line(replace(read_line(all_[1]), words=None)), *all_[2:]]))
    other = library_in(tmp_path / "other", "another")
    other.receive(sent)
    with other.open("Plan") as session:
        (goal,) = session.plan.of("goal")
        assert goal.is_empty("wording")
    sent.write_bytes(whole)
    other.receive(sent)
    with other.open("Plan") as session:
        assert [g.text("wording") for g in session.plan.of("goal")] == ["A"]


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(UserError) as refused:
        library.send("Plan", tmp_path / "fil" / "plan.handslag")
    assert refused.value.code == "file_not_written"
    assert (tmp_path / "fil").read_text() == "x"


def test_the_standard_library_takes_the_folder_it_is_given(tmp_path: Path) -> None:
    assert standard(tmp_path).data_dir == tmp_path
    assert standard(tmp_path).plans() == []


def test_a_throwaway_library_starts_afresh_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        library = throwaway(tmp_path)
        with library.create("Demo", BOARD) as session:
            assert session.writable
            session.do(Change((Create("goal"), Set("#0", "wording", "A"))))
            assert abs(session.now().year - 2026) < 100
            assert len(session.today()) == 10
            assert len(session.chance(4)) == 4
        assert len(library.plans()) == 1


def test_what_waits_for_a_newer_version_is_passed_on(library: Library, sent: Path, tmp_path: Path) -> None:
    later = write_line(replace(read_line(lines_in(sent)[0]), header=b'{"v":2}'))
    rewritten(sent, lines(lambda all_: [*all_, later]))
    middle = library_in(tmp_path / "middle", "another")
    assert middle.receive(sent).waiting == 1
    middle.send("Plan", tmp_path / "on.handslag")
    assert later in lines_in(tmp_path / "on.handslag")


def test_a_plan_founded_by_a_newer_version_is_said_and_leaves_no_empty_file(
    library: Library, sent: Path, tmp_path: Path
) -> None:
    founding = read_line(lines_in(sent)[0])
    ops = founding.ops.replace(b'"k":"found"', b'"k":"founded"')
    header = founding.header.replace(sha256(founding.ops).hexdigest().encode(), sha256(ops).hexdigest().encode())
    signed = replace(founding, header=header, ops=ops, signature=library._pen.key.sign(SIGNED_PREFIX + header))
    rewritten(sent, lines(lambda _: [write_line(signed)]))
    nothing_is_received(sent, tmp_path, "plan_newer")


def test_this_computer_is_called_so_where_the_log_has_no_name_for_it(tmp_path: Path) -> None:
    mine, other = library_in(tmp_path / "a"), library_in(tmp_path / "b", "another")
    with mine.create("Plan", BOARD) as session:
        assert session.latest_changes(1)[0].name == "den här datorn"
        assert {entry.name for entry in session.history(session.plan.id)} == {"den här datorn"}
        session.send(tmp_path / "ut.handslag")
    other.receive(tmp_path / "ut.handslag")
    with other.open("Plan") as session:
        assert session.latest_changes(1)[0].name.startswith("okänd dator ")
