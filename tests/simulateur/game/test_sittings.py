"""Golden text of whole sittings, written by hand: what is touched (``>``), and what the session then is and asks for.

A line is: the page and what is open on it, whose turn it is, the phase, the petals that are coloured, then what is said
and what else the machine is asked for.
"""

from enum import Enum
from pathlib import Path

import pytest

from beebot.i18n import use_language
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.records import Tried
from simulateur.game.requests import Request, Say
from simulateur.game.session import Page, Session
from simulateur.game.settings import WORDS
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys, lesson, path

SITTINGS = sorted((Path(__file__).parent / "sittings").glob("*.txt"))
TOUCHES: dict[str, AnyKey] = {
    "fleur": Key.LESSON,
    "défi": Key.CHALLENGE,
    "jeton": Key.TOKEN,
    "maison": Key.HOME,
    "oreille": Key.LISTEN,
    "aide": Key.HINT,
    "GO": Key.GO,
    "encore": Key.AGAIN,
    "suite": Key.NEXT,
    "jouer": Key.PLAY,
    "adultes": Key.ADULTS,
    "enfants": AdultKey.CHILDREN,
    "quitter": AdultKey.LEAVE,
    "effacer": Key.CLEAR,
}
PAGES = {Page.HOME: "jardin", Page.LESSON: "séance", Page.CHALLENGE: "défi", Page.ADULTS: "adultes"}


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def do(session: Session, action: str) -> None:
    word, _, rest = action.partition(" ")
    if word == "attendre":
        session.tick(float(rest))
    elif word in TOUCHES:
        session.touch(Touch(TOUCHES[word], int(rest or 0)))
    else:
        for touch in keys(action):
            session.touch(touch)


def asked(request: Request) -> str:
    match request:
        case Say():
            return f"dit « {' '.join(request.sentences)} »"
        case Tried():
            return f"note {request.challenge} {request.attempt} {request.result} {request.cards} cartes"
        case Enum():
            return request.name
    return type(request).__name__


def state(session: Session) -> str:
    line = [PAGES[session.page]]
    if session.page is Page.LESSON:
        line.append(session.route.lesson.id)
    if session.attempt is not None:
        line += [session.route.challenge.id, session.attempt.phase.name]
    line += [
        WORDS[session.players.animal],
        f"{len(session.repertoire.flowers.done)} pétales",
        *map(asked, session.take_requests()),
    ]
    return " · ".join(line)


@pytest.mark.parametrize("file", SITTINGS, ids=lambda file: file.stem)
def test_sitting(file: Path) -> None:
    _what, expected = file.read_text(encoding="utf-8").split("\n\n")
    two = (challenge(THREE_STEPS, "un", hints=["Combien de pas ?"]), challenge(GENRES["reproduire"], "deux"))
    session = Session(path(lesson("fleurs", *two), lesson("ruban", challenge(GENRES["choisir"], "trois"))), "fr")
    played = []
    for line in expected.splitlines():
        if line.startswith("> "):
            for action in line.removeprefix("> ").split(", "):
                do(session, action)
            played += [line, state(session)]
    assert "\n".join(played) + "\n" == expected


def test_there_are_sittings_and_every_word_is_used_in_one() -> None:
    played = " ".join(file.read_text(encoding="utf-8") for file in SITTINGS)
    assert [word for word in (*TOUCHES, *PAGES.values()) if word not in played] == []
