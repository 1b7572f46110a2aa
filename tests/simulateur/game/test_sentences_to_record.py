"""Whoever lends the kit a voice finds every sentence that children hear."""

import ast
from collections.abc import Iterator
from pathlib import Path

import simulateur.game
from beebot.i18n import speaking
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.requests import Say
from simulateur.game.sentences_to_record import lines_of
from simulateur.game.session import Session
from simulateur.game.sound.by_hand_sentences import CANNOT, GONE, LOOKED_FOR, NOT_FOLLOWED, all_said
from tests.simulateur.builders import MEADOW, challenge, lesson, path, path_of

GAME = Path(simulateur.game.__file__).parent


def given(file: Path) -> Iterator[ast.Call]:
    """What a file calls to make a ``Text`` or a ``Say``, or what a round is to say."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Text" | "Say") | ast.Attribute(attr="_say"), args=args):
                yield from (each for each in args if isinstance(each, ast.Call))


def spoken_in(file: Path) -> Iterator[str]:
    """The whole sentences of which a file makes a ``Text``, or that it says."""
    for call in given(file):
        match call:
            case ast.Call(func=ast.Name(id="_" | "noted"), args=[ast.Constant(value=str(sentence))]):
                yield sentence


def tables_in(file: Path) -> Iterator[str]:
    """The functions that choose a sentence of which a file makes a ``Text``, or that it says."""
    for call in given(file):
        match call:
            case ast.Call(func=ast.Name(id=name)) if name != "_":
                yield name


def sentences(session: Session, language: str = "fr") -> list[str]:
    return [line.sentence for line in lines_of(session.repertoire.path, language)]


def test_every_whole_sentence_that_the_game_says_is_in_the_list() -> None:
    """Where this fails, add the sentence to ``_of_kit`` of ``simulateur/game/sentences_to_record.py``."""
    said = {sentence for file in GAME.rglob("*.py") for sentence in spoken_in(file)}
    assert len(said) > 8, "the game says its sentences in another way now: this test reads nothing any more"
    with speaking("fr"):
        listed = set(sentences(Session(path_of(challenge(MEADOW, "un")), "fr")))
    assert said - listed == set()


def test_every_table_of_sentences_is_in_the_list() -> None:
    """Where this fails, add the table to ``_of_kit`` of ``sentences_to_record``, and its name here."""
    listed = {"ending_sentence", "feast_said", "good_day", "turn_of"}
    found = {name for file in GAME.rglob("*.py") for name in tables_in(file)}
    assert found - {"sound_of_target"} == listed
    assert {NOT_FOLLOWED, CANNOT, GONE, LOOKED_FOR} <= set(all_said()), "which is in the list"
    source = (GAME / "sentences_to_record.py").read_text("utf-8")
    assert all(f"*map({name}, " in source or f" {name}()," in source for name in (*listed, "success_said"))


def test_a_path_says_titles_tasks_and_hints_in_the_language_that_is_spoken() -> None:
    played = path_of(challenge(MEADOW, "un", hints=["Où ?"]))
    with speaking("fr"):
        french = sentences(Session(played, "fr"))
        assert french[:3] == [played.lessons[0].title.in_language("fr"), "Consigne de un.", "Où ?"]
        places = [line.place for line in lines_of(played, "fr")][:2]
        assert places == ["nom de la séance", "défi 1"]
    with speaking("en"):
        english = sentences(Session(played, "en"), "en")
        assert "Task of un." in english
        assert "Consigne de un." not in english
        assert "Bravo !" not in english, "the kit's own are translated"


def test_the_sentences_of_the_lesson_that_is_open_come_first() -> None:
    played = path(*(lesson(name, challenge(MEADOW, f"defi-{name}")) for name in ("un", "deux", "trois")))
    titles = [each.title.in_language("fr") for each in played.lessons]
    found = [line.sentence for line in lines_of(played, "fr", today=1) if line.sentence in titles]
    assert found == [titles[1], titles[0], titles[2]]
    parts = {line.sentence: line.part for line in lines_of(played, "fr", today=1)}
    assert [parts[title] for title in titles] == titles, "each séance has its own"
    assert parts["Bravo !"] == "Partout dans le kit"


def test_each_sentence_is_there_once_and_none_is_empty() -> None:
    played = path_of(*(challenge(MEADOW, name, hints=["Où ?"]) for name in ("un", "deux")))
    found = [line.sentence for line in lines_of(played, "fr", ["Où ?", "", "Bravo !"])]
    assert len(found) == len(set(found))
    assert "" not in found


def test_what_was_made_while_children_played_can_be_spoken_too() -> None:
    session = Session(path_of(challenge(MEADOW, "un")), "fr")
    session.open_challenge(0, 0)
    session.journey.outbox.ask(Say("Encore 2 pas."))
    session.take_requests()
    session.touch(Touch(Key.HOME))
    session.touch(Touch(Key.HOME))
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.VOICES)))
    assert "Encore 2 pas." in [line.sentence for line in session.adults.voices.lines]
