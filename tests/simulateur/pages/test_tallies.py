"""« Données » by séance: what each animal did of each challenge, and the tries one touch away."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from beebot.i18n import use_language
from beebot.journal.journal import Journal
from beebot.journal.line_format import Entry, line_of
from beebot.journal.tally import Tally
from beebot.lesson import LearningPath, Lesson, Level
from beebot.text import Text
from lecons.names import ANIMALS
from simulateur.game.adults.open_sheet import SheetPart
from simulateur.game.adults.state import Pane, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.messages.paths import PathRead
from simulateur.game.reports import Contents, RobotsAre, TalliesAre
from simulateur.game.requests import ShowTries, Stored
from simulateur.game.session import Session
from simulateur.game.settings import WORDS
from simulateur.pages import adults
from simulateur.pages.adults.data.tallies import looks_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.kit_content import hashes_at, path_at
from tests.simulateur.builders import IMAGES, member
from tests.simulateur.pages.test_adults_pages import control_faults, faults

pytestmark = pytest.mark.usefixtures("display")
REVIEW = Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(SheetPart.AFTER))
NOBODY = "Personne n'a encore joué cette séance sur cet écran."
SIZES = [(1024, 600), (1280, 800), (1024, 768), (800, 1280)]


def kit() -> LearningPath:
    return path_at()


def opened(journal: Journal, path: LearningPath) -> Session:
    """« Données » as the door leads to it, with what the machine answers."""
    session = Session(path, "fr", hashes=hashes_at())
    for touch in (Touch(Key.ADULTS), Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA))):
        session.touch(touch)
    answer(session, journal)
    return session


def answer(session: Session, journal: Journal) -> None:
    for each in session.take_requests():
        if each is Stored.TALLIES:
            session.hear(TalliesAre(journal.tallies()))
        elif isinstance(each, ShowTries):
            session.hear(Contents(*journal.run(each.later, each.many, each.about), each.about))


def journal_of(file: Path, *tries: tuple[str, tuple[str, str], str, int], mark: str = "") -> Journal:
    """A journal of an animal's word, a challenge with its hash, a result and a hint each; all have the ``mark``."""
    by_hand, together = mark == "by_hand", mark == "together"
    lines = (
        line_of(number, Entry(word, date(2026, 11, 25), *key, 1, result, 4, hint, by_hand, together))
        for number, (word, key, result, hint) in enumerate(tries, 1)
    )
    file.write_bytes(b"".join(lines))
    return Journal(file)


def marks(session: Session, size: tuple[int, int] = (1280, 800)) -> list[str]:
    """The marks of each séance and animal, row by row; those of the legend are left out."""
    signs = [each.sign for each in scene(session, View(size, IMAGES)).ground if each.sign.startswith("marks ")]
    return [sign.removeprefix("marks ") for sign in signs][4:]


def test_a_row_a_seance_a_column_an_animal_and_a_mark_a_challenge(tmp_path: Path) -> None:
    session = Session(kit(), "fr")
    lesson = session.repertoire.path.lessons[0]
    first, second, third, *rest = session.repertoire.flowers.keys(lesson)
    file = tmp_path / "journal.txt"
    with journal_of(
        file,
        ("renard", first, "BUMP", 3),
        ("renard", first, "SUCCESS", 1),
        ("renard", first, "SUCCESS", 0),
        ("renard", second, "BUMP", 0),
        ("renard", second, "SUCCESS", 2),
        ("renard", third, "BUMP", 0),
        ("souris", (first[0], "0" * 16), "SUCCESS", 0),  # as it was before its author changed it
    ) as journal:
        session = opened(journal, kit())
        animals = len(session.settings.tokens)
        rows = marks(session)
        assert rows[0] == ", ".join(["alone", "helped", "tried", *("not yet" for _key in rest)])
        assert set(rows[1:animals]) == {", ".join(["not yet"] * len(lesson.challenges))}
        assert len(rows) == animals * len(session.repertoire.path.lessons)
        labels = [label.text for label in scene(session, View((1280, 800), IMAGES)).labels]
        assert "7 essais gardés" in labels
        assert {each.title.in_language("fr") for each in session.repertoire.path.lessons} <= set(labels)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize(
    ("mark", "look", "told", "in_a_row"),
    [
        ("by_hand", "told", "dit à la main", "réussi, dit à la main"),
        ("together", "together", "réussi ensemble", "ensemble"),
    ],
)
def test_what_was_declared_and_what_was_done_together_have_marks_and_words_of_their_own(
    tmp_path: Path, mark: str, look: str, told: str, in_a_row: str, size: tuple[int, int]
) -> None:
    lesson = kit().lessons[0]
    keys = Session(kit(), "fr").repertoire.flowers.keys(lesson)
    tries = [("renard", keys[0], "SUCCESS", 0), ("renard", keys[1], "SUCCESS", 2)]
    with journal_of(tmp_path / "journal.txt", *tries, mark=mark) as journal:
        session = opened(journal, kit())
        assert faults(session, size) == []
        signs = [each.sign for each in scene(session, View(size, IMAGES)).ground]
        assert any(sign.startswith(f"marks {look}, {look}, not yet") for sign in signs)
        assert told in written(session, size)
        session.touch(Touch(AdultKey.LOG))
        answer(session, journal)
        assert faults(session, size) == []
        assert in_a_row in written(session, size)
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        session.touch(REVIEW)
        assert told in written(session, size)
        assert not {"réussi sans aide", "réussi avec aide"} & set(written(session, size))
        task = lesson.challenges[2].task.in_language("fr").split()[0]
        assert any(text.startswith(f"On reprend au défi 3 : {task}") for text in plain(written(session, size)))


def test_what_was_declared_together_is_first_of_all_declared() -> None:
    session, lesson = Session(kit(), "fr"), kit().lessons[0]
    first, second, *_others = session.repertoire.flowers.keys(lesson)
    declared = Tally(tries=2, done=True, hint=1, together=True, by_hand=True)
    session.touch(Touch(Key.ADULTS))
    session.hear(TalliesAre({("renard", *first): declared, ("renard", *second): declared._replace(by_hand=False)}))
    assert looks_of(session, lesson, "fox")[:3] == ("told", "together", "not yet")


def test_an_animal_that_played_has_its_column_though_it_plays_no_more(tmp_path: Path) -> None:
    key = Session(kit(), "fr").repertoire.flowers.keys(kit().lessons[0])[0]
    with journal_of(tmp_path / "journal.txt", ("lion", key, "SUCCESS", 0)) as journal:
        session = opened(journal, kit())
        session.use_settings(replace(session.settings, tokens=("fox",)))
        assert [row.split(", ")[0] for row in marks(session)[:2]] == ["not yet", "alone"]


def test_every_try_is_one_touch_away_and_the_table_one_touch_back(tmp_path: Path) -> None:
    key = Session(kit(), "fr").repertoire.flowers.keys(kit().lessons[0])[0]
    with journal_of(tmp_path / "journal.txt", ("renard", key, "BUMP", 0)) as journal:
        session = opened(journal, kit())
        for shown in ("choc", "1 essai gardé", "choc"):
            session.touch(Touch(AdultKey.LOG))
            answer(session, journal)
            labels = [label.text for label in scene(session, View((1280, 800), IMAGES)).labels]
            assert shown in labels
            assert ("réussi sans aide" in labels) == (shown != "choc")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_a_year_of_long_titles_and_many_challenges_is_whole_and_can_be_paged(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    first = kit().lessons[0]
    long = Text("Où s'arrête l'abeille quand elle a visité les trois fleurs du jardin ?")
    many = replace(first, challenges=(first.challenges * 3)[:10])
    year = replace(kit(), lessons=tuple(replace(many, id=f"s{n}", title=long) for n in range(53)))
    key = Session(kit(), "fr").repertoire.flowers.keys(first)[0]
    with journal_of(tmp_path / "journal.txt", ("renard", key, "SUCCESS", 0)) as journal:
        session = opened(journal, year)
        assert faults(session, size) == control_faults(session, size) == []
        (found,) = adults.scrolls(session, size)
        session.touch(Touch(AdultKey.DOWN, found.pane.value, amount=found.last))
        assert faults(session, size) == []
        assert Touch(AdultKey.LOG) in places(session, size)


def test_a_machine_without_a_journal_says_so(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal.txt") as journal:
        session = opened(journal, kit())
        labels = [label.text for label in scene(session, View((1280, 800), IMAGES)).labels]
        assert "Aucun essai n'est gardé." in labels


def adult(session: Session, *touches: Touch) -> list[str]:
    """What is written on the page after these touches."""
    for each in touches:
        assert each in places(session, (1280, 800)), each
        session.touch(each)
    return [label.text for label in scene(session, View((1280, 800), IMAGES)).labels]


def test_a_seance_that_was_tried_leads_to_its_tries_from_the_table_and_from_its_sheet(tmp_path: Path) -> None:
    first, second = (Session(kit(), "fr").repertoire.flowers.keys(each) for each in kit().lessons[:2])
    with journal_of(
        tmp_path / "journal.txt", ("renard", first[0], "BUMP", 0), ("lion", second[1], "SUCCESS", 0)
    ) as journal:
        session = opened(journal, kit())
        there = places(session, (1280, 800))
        assert [touch.index for touch in there if touch.key is AdultKey.READ_TRIES] == [0, 1], "what nobody tried: none"
        session.touch(Touch(AdultKey.READ_TRIES, 1))
        answer(session, journal)
        title = kit().lessons[1].title.in_language("fr").replace(" ?", "\N{NO-BREAK SPACE}?")
        told = [text.replace("\N{NO-BREAK SPACE}", " ") for text in adult(session)]
        assert f"« {title} » : 1 essai gardé".replace("\N{NO-BREAK SPACE}", " ") in told
        assert ("défi 2" in told, "réussi" in told, "choc" in told) == (True, True, False)
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        assert "Ce que chaque animal a fait" in adult(session, REVIEW)
        nobody = ["not yet"] * len(first)
        assert marks_of(session)[:2] == [["tried", *nobody[1:]], nobody], "the fox alone has tried this one"
        session.touch(Touch(AdultKey.READ_TRIES))
        answer(session, journal)
        assert ("défi 1" in adult(session), "choc" in adult(session)) == (True, True)


def marks_of(session: Session) -> list[list[str]]:
    """The marks on the sheet of a séance, animal by animal; those of the legend, one of each kind, are left out."""
    signs = [each.sign for each in scene(session, View((1280, 800), IMAGES)).ground if each.sign.startswith("marks ")]
    rows = [sign.removeprefix("marks ").split(", ") for sign in signs]
    return rows[len({look for row in rows for look in row}) :]


def test_the_review_says_what_its_marks_mean_and_nothing_of_marks_that_are_not_there(tmp_path: Path) -> None:
    first, second, *_rest = Session(kit(), "fr").repertoire.flowers.keys(kit().lessons[0])
    tries = ("renard", first, "SUCCESS", 0), ("renard", second, "SUCCESS", 2)
    meanings = ["réussi sans aide", "réussi avec aide", "essayé", "pas encore"]
    with journal_of(tmp_path / "journal.txt", *tries) as journal:
        session = opened(journal, kit())
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        assert not set(meanings) & set(adult(session)), "on no other part of the sheet"
        told = adult(session, REVIEW)
        assert [meaning for meaning in meanings if meaning in told] == [*meanings[:2], meanings[3]]
        for size in SIZES:
            assert faults(session, size) == control_faults(session, size) == []


def test_a_sheet_that_nobody_tried_says_so(tmp_path: Path) -> None:
    key = Session(kit(), "fr").repertoire.flowers.keys(kit().lessons[0])[0]
    with journal_of(tmp_path / "journal.txt", ("renard", key, "BUMP", 0)) as journal:
        session = opened(journal, kit())
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        assert NOBODY not in adult(session, REVIEW)
        assert NOBODY in adult(session, Touch(AdultKey.FOLLOWING))
        assert Touch(AdultKey.READ_TRIES) not in places(session, (1280, 800))


def test_the_review_says_where_each_group_goes_on_or_all_of_them_together(tmp_path: Path) -> None:
    lesson = kit().lessons[0]
    first, second, *rest = Session(kit(), "fr").repertoire.flowers.keys(lesson)
    all_done = [("grenouille", key, "SUCCESS", 0) for key in (first, second, *rest)]
    tries = (("renard", first, "SUCCESS", 0), ("renard", second, "BUMP", 0), ("hibou", second, "SUCCESS", 3))
    with journal_of(tmp_path / "journal.txt", *tries) as journal:
        session = opened(journal, kit())
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        task = lesson.challenges[2].task.in_language("fr").split()[0]
        assert any(text.startswith(f"On reprend au défi 3 : {task}") for text in plain(adult(session, REVIEW)))
        session.use_settings(replace(session.settings, own_progress=True))
        told = adult(session)
        assert ("défi 2" in told, "défi 1" in told) == (True, True)
        assert told.count("pas encore") == 3, "two animals, and what the mark means"
        assert not [text for text in told if text.startswith("On reprend")]
    with journal_of(tmp_path / "other.txt", *tries, *all_done) as journal:
        session = opened(journal, kit())
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        assert "Tous les défis sont faits." in adult(session, REVIEW)
        session.use_settings(replace(session.settings, own_progress=True))
        assert "tout est fait" in adult(session)


@pytest.mark.parametrize("own", [False, True], ids=["together", "each its own"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_to_observe_has_its_room_beside_eight_animals_and_six_robots(
    tmp_path: Path, size: tuple[int, int], own: bool
) -> None:
    key = Session(kit(), "fr").repertoire.flowers.keys(kit().lessons[0])[0]
    with journal_of(tmp_path / "journal.txt", *((WORDS[name], key, "SUCCESS", 0) for name in ANIMALS)) as journal:
        session = opened(journal, kit())
        session.use_settings(replace(session.settings, tokens=ANIMALS, own_progress=own))
        session.hear(RobotsAre(tuple(member(name) for name in ANIMALS[:6])))
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
        answer(session, journal)
        session.touch(REVIEW)
        told = written(session, size)
        while "À observer" not in told and (down := further(session, size)) is not None:
            session.touch(down)
            told = written(session, size)
        assert "À observer" in told


def further(session: Session, size: tuple[int, int]) -> Touch | None:
    """The key that shows what is lower on the sheet, where there is one."""
    keys = (touch for touch in places(session, size) if touch.key is AdultKey.DOWN)
    return next((touch for touch in keys if touch.index == Pane.SHEET.value), None)


def written(session: Session, size: tuple[int, int]) -> list[str]:
    return [label.text for label in scene(session, View(size, IMAGES)).labels]


def plain(told: list[str]) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in told]


def test_every_path_of_which_something_was_tried_can_be_counted(tmp_path: Path) -> None:
    other = replace(kit(), id="autre", level=Level.CP, title=Text("Un autre"))
    other = replace(other, lessons=tuple(_renamed(each) for each in other.lessons))
    session = Session(kit(), "fr", hashes=hashes_at())
    session.hear(PathRead(other))
    session.hear(PathRead(replace(other, id="vide", level=Level.CE1, lessons=(_renamed(other.lessons[0]),))))
    key = session.repertoire.keys(other.lessons[0])[0]
    with journal_of(tmp_path / "journal.txt", ("renard", key, "SUCCESS", 0)) as journal:
        for touch in (Touch(Key.ADULTS), Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA))):
            session.touch(touch)
        answer(session, journal)
        found = _paths_counted(session)
        assert [session.repertoire.paths[touch.index].id for touch in found] == [session.repertoire.path.id, "autre"]
        assert marks(session)[0].startswith("not yet")
        adult(session, found[1])
        assert marks(session)[0].startswith("alone")
    with journal_of(
        tmp_path / "other.txt", ("renard", session.repertoire.flowers.keys(kit().lessons[0])[0], "BUMP", 0)
    ) as journal:
        session.hear(TalliesAre(journal.tallies()))
        assert _paths_counted(session) == found, "the one that is looked at stays, though nothing is left of it"


def _paths_counted(session: Session) -> list[Touch]:
    """The chips of the paths to choose from."""
    return [touch for touch in places(session, (1280, 800)) if touch.key is AdultKey.DATA_PATH]


def _renamed(lesson: Lesson) -> Lesson:
    challenges = tuple(replace(each, id=f"autre-{each.id}") for each in lesson.challenges)
    return replace(lesson, id=f"autre-{lesson.id}", challenges=challenges, story=())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [*SIZES, (1280, 800)], ids=lambda size: "x".join(map(str, size)))
def test_the_sheets_of_a_year_are_whole_after_all_animals_played(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    """Every sheet with the marks of eight animals, what follows under it, and robots at the foot."""
    use_language(language)
    session = Session(kit(), language, hashes=hashes_at())
    tried = [
        (word, key, "SUCCESS", 0)
        for word in WORDS.values()
        for each in kit().lessons
        for key in session.repertoire.flowers.keys(each)
    ]
    session.hear(RobotsAre((member("fox", Lamp.LINKED), member("owl", Lamp.LOST))))
    found = []
    with journal_of(tmp_path / "journal.txt", *tried) as journal:
        session.touch(Touch(Key.ADULTS))
        answer(session, journal)
        for place in range(len(kit().lessons)):
            session.touch(Touch(AdultKey.SHEET, place))
            for part in range(len(SheetPart)):
                session.touch(Touch(AdultKey.SHEET_PART, part))
                found += faults(session, size) + control_faults(session, size)
            session.touch(REVIEW)
            assert Touch(AdultKey.READ_TRIES) in places(session, size)
    use_language("fr")
    assert found == []
