"""« Données » by pages: what is seen is asked for and told in time, however many tries there are."""

import random
from datetime import date
from pathlib import Path

import pytest

from beebot.journal import line_format as lines
from beebot.journal.journal import Journal
from beebot.journal.line_format import Entry, line_of
from simulateur.game.adults.state import Pane, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import Contents
from simulateur.game.requests import ShowTries
from simulateur.game.session import Session
from simulateur.pages import adults
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.long import times
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

SIZE = (1280, 800)


def tried(number: int) -> Entry:
    result = ("SUCCESS", "BUMP")[number % 2]
    return Entry("renard", date(2026, 11, 25), f"defi-{number % 40}", "0123456789abcdef" * 2, number, result, 5, 2)


def journal_of(file: Path, many: int) -> Journal:
    with file.open("wb") as stream:
        stream.writelines(line_of(number, tried(number)) for number in range(1, many + 1))
    return Journal(file)


def opened(journal: Journal) -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    data = Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA))
    for touch in (Touch(Key.ADULTS), data, Touch(AdultKey.LOG)):
        session.touch(touch)
    answer(session, journal)
    return session


def answer(session: Session, journal: Journal) -> int:
    """What the machine does with what was asked; how often that was."""
    asked = [each for each in session.take_requests() if isinstance(each, ShowTries)]
    for each in asked:
        session.hear(Contents(*journal.run(each.later, each.many)))
    return len(asked)


def shown(session: Session) -> list[str]:
    """The rows on the page: the number of each try, or dots."""
    texts = [label.text for label in scene(session, View(SIZE, IMAGES)).labels]
    return [
        text.split("essai ")[1].split(" ")[0] if "essai " in text else text
        for text in texts
        if "essai " in text or text == "…"
    ]


def scroll(session: Session, rows: int) -> None:
    (found,) = adults.scrolls(session, SIZE)
    touch = found.by(rows)
    if touch is not None:
        session.touch(touch)


def test_wherever_one_goes_the_right_tries_are_there_before_they_are_seen(tmp_path: Path) -> None:
    """Steps are seen with their tries at once; a leap shows dots until the machine has told them."""
    dice, many = random.Random(23), 2000
    with journal_of(tmp_path / "journal.txt", many) as journal:
        session = opened(journal)
        for _scroll in range(times(60)):
            leap = dice.random() < 0.3
            scroll(session, dice.randrange(-many, many) if leap else dice.randrange(-12, 13))
            top = session.adults.top(Pane.SHEET)
            before = shown(session)
            asked = answer(session, journal)
            rows = shown(session)
            assert rows == [str(many - top - place) for place in range(len(rows))]
            assert len(rows) > 8
            assert before == rows or (leap and asked), "a step never shows dots"
            assert len(session.adults.data.entries or ()) <= ShowTries().many


@pytest.mark.parametrize("down", [True, False])
def test_who_goes_step_by_step_from_end_to_end_never_sees_dots(down: bool, tmp_path: Path) -> None:
    many = 700
    with journal_of(tmp_path / "journal.txt", many) as journal:
        session = opened(journal)
        if not down:
            scroll(session, many)
            answer(session, journal)
        seen: set[str] = set()
        for _step in range(many // 10 + 1):
            seen.update(shown(session))
            scroll(session, 10 if down else -10)
            assert "…" not in shown(session)
            answer(session, journal)
        assert seen == {str(number) for number in range(1, many + 1)}


def test_tries_that_came_since_are_counted(tmp_path: Path) -> None:
    with journal_of(tmp_path / "journal.txt", 500) as journal:
        session = opened(journal)
        journal.add(tried(501))
        scroll(session, 300)
        answer(session, journal)
        assert session.adults.data.total == 501


def test_a_page_costs_the_same_however_long_the_journal_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines whose checksum is computed, in the middle of a long journal; and the memory that all takes."""
    resource = pytest.importorskip("resource")
    many, looked_at = times(20_000), 0
    journal = journal_of(tmp_path / "journal.txt", many)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    real = lines.is_sealed

    def counted(line: bytes) -> bool:
        nonlocal looked_at
        looked_at += 1
        return real(line)

    monkeypatch.setattr("beebot.journal.line_format.is_sealed", counted)
    session = opened(journal)
    scroll(session, many // 2)
    assert answer(session, journal) == 1
    assert shown(session)[0] == str(many - session.adults.top(Pane.SHEET))
    assert looked_at < 5000
    assert len(journal.done()) == 20
    with (tmp_path / "table.csv").open("w") as stream:
        stream.writelines(f"{each.attempt}\n" for each in journal.entries())
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60 * 1024, f"{grown} KiB more"


@pytest.mark.parametrize("size", [SIZE, (1024, 600), (800, 1280)])
def test_the_pictures_that_children_kept_are_told_with_what_is_kept_and_what_goes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = opened(journal_of(tmp_path / "journal.txt", 3))
    assert "les images" in _read(session, size)
    session.touch(Touch(AdultKey.ERASE))
    told = _read(session, size)
    assert "les voix et les images vont disparaître, sauf les images du dossier « Abeille ». Vraiment ?" in told


def _read(session: Session, size: tuple[int, int]) -> str:
    """All that is written on the page, with plain spaces."""
    written = " ".join(label.text for label in scene(session, View(size, IMAGES)).labels)
    return written.replace("\N{NO-BREAK SPACE}", " ")


def test_a_try_is_told_by_the_title_of_its_lesson_and_an_unknown_one_by_its_id(tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    known, unknown = (
        Entry("renard", date(2026, 11, 25), name, "0123456789abcdef", number, "SUCCESS", 3, hint)
        for number, (name, hint) in enumerate((("un-defi", 0), ("un-autre", 2)), 1)
    )
    file.write_bytes(line_of(1, known) + line_of(2, unknown))
    with Journal(file) as journal:
        labels = [label.text for label in scene(opened(journal), View(SIZE, IMAGES)).labels]
    assert [text for text in labels if "défi 1" in text] == ["Titre de une-seance., défi 1"]
    assert "un-autre" in labels
    assert ("sans aide" in labels, "indice 2" in labels) == (True, True)
