"""Every ending is answered: a golden text tells for each kind what brings it, what is then seen, heard and said.

``pytest tests/simulateur/test_endings.py --update-signs`` writes ``endings.txt`` from the real pages; read it, then
commit it.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

import pytest

from beebot.challenge import Genre
from beebot.i18n import speaking, use_language
from beebot.judging.endings import EndingKind, ending_sentence
from beebot.pose import Cell
from lecons.pictures.landmarks import landmarks
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt
from simulateur.game.requests import Say
from simulateur.game.session import Session
from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.beebot.ending_words import ENDING_WORDS
from tests.simulateur.builders import GENRES, IMAGES, challenge, path_of
from tests.simulateur.touch_words import touch_of

GOLDEN = Path(__file__).parent / "endings.txt"
SIZE = (1280, 800)
NO_PAGE = {EndingKind.SUCCESS: "« Bravo ! » and the flower", EndingKind.SEWN_CARD: "no touch lifts a sewn card"}
"""What is told elsewhere, and what no page can bring about."""
ANSWERS_TOO = ("card forward guilty", "card right guilty", "ladybird", "flag", "bee as it was said", "arrow")
"""What a page shows after a run whether it is answered or not, and what answers it too."""
PLACES = {EndingKind.EMPTY_REPEAT, EndingKind.FIRST_EMPTY, EndingKind.NOT_FILLED}
"""What looks as an empty strip does: the place that waits for a card glows, whatever it is a place of."""
LINE = "tapis 5 3; départ A2 est; fleurs D2; maximum 7"
PAIR = "tapis 4 3; départ A1 est; genre a_deux; autre {}; but {}; maximum 8"
WATCHED = "tapis 5 4; départ A2 est; genre observer; programme ↑ ↑ ↶ ↑; réponse bande; maximum 6"
MAKING = "tapis 4 3; départ A1 nord; genre creer; pour GS 3 3"
ORIENT = "tapis 5 4; départ B2 est; genre orienter; programme ↑; fleurs B3; touches ↑ ↶ ↷"
PREDICT = "tapis 5 4; départ A2 est; genre prevoir; programme ↑ ↑ ↶ ↑; orientation oui; touches ↑ ↶"
CHOOSE = "tapis 5 4; départ A2 est; genre choisir; choix ↑ ↑ ↷ ↑ / ↑ ↑ ↶ ↑ / ↑ ↶ ↑ ↑; fleurs C3"
TEMPLATE = GENRES["completer"].replace("\n", "; ")
TRAIL = "tapis 5 3; départ A1 est; genre reproduire; programme ↑ ↑ ↶ ↑; maximum 8"
DEBUG = "tapis 5 3; départ A1 est; genre deboguer; programme {}; arrivée C1; touches ↑ ↶; maximum 3"
CASES = (
    (EndingKind.EMPTY, LINE, "go"),
    (EndingKind.EMPTY_REPEAT, LINE + "; répéter oui", "forward, repeat, go"),
    (EndingKind.FIRST_EMPTY, PAIR.format("D1 ouest", "echange"), "strip 1, forward, go"),
    (EndingKind.SECOND_EMPTY, PAIR.format("D1 ouest", "echange"), "forward, go"),
    (EndingKind.NOT_FILLED, TEMPLATE, "forward, go"),
    (EndingKind.NOT_CHOSEN, CHOOSE, "go"),
    (EndingKind.TOO_MANY_CARDS, DEBUG.format("↑ ↑ ↶ ↑"), "go"),
    (EndingKind.OTHER_CARD, DEBUG.format("↑ ↷ ↑"), "go"),
    (EndingKind.NO_CARD_LEFT, DEBUG.format("↑ ↶ ↑") + "; main avancer=1", "go"),
    (EndingKind.TOO_MANY_TURNS, LINE + "; virages 2", "left, right, forward, left, go"),
    (EndingKind.TOO_FEW_CARDS, LINE + "; au-moins 6", "forward, forward, forward, go"),
    (EndingKind.BUMP, "tapis 5 3; départ A2 est; obstacles C2; fleurs D2", "forward, forward, forward, go"),
    (EndingKind.COLLISION, PAIR.format("D1 ouest", "echange"), "forward, forward, strip 1, forward, forward, go"),
    (
        EndingKind.OUT_OF_ORDER,
        "tapis 5 3; départ B1 est; fleurs B2 C1; ordre oui",
        "forward, left, left, forward, right, forward, go",
    ),
    (EndingKind.NO_PAUSE, "tapis 5 3; départ A2 est; pauses C2; arrivée E2", "forward, forward, forward, forward, go"),
    (EndingKind.FORGOTTEN, "tapis 5 3; départ A1 est; fleurs B1 C3; arrivée D1", "forward, forward, forward, go"),
    (EndingKind.PASSAGE_FORGOTTEN, "tapis 5 3; départ A1 est; passages B2; arrivée C1", "forward, forward, go"),
    (EndingKind.PAST, "tapis 5 3; départ A2 est; arrivée C2", "forward, forward, forward, go"),
    (EndingKind.SHORT, LINE, "forward, go"),
    (EndingKind.ASTRAY, LINE, "left, forward, go"),
    (EndingKind.OTHER_TRAIL, TRAIL, "forward, left, forward, go"),
    (EndingKind.OTHER_STRIP, TRAIL.replace("↑ ↑ ↶ ↑", "↑ ⏸ ↶ ↑") + "; exact oui", "forward, left, forward, go"),
    (EndingKind.WRONG_CELL, PREDICT, "cell 13, go"),
    (EndingKind.WRONG_HEADING, PREDICT, "cell 12, cell 12, go"),
    (EndingKind.WRONG_START, ORIENT, "heading 4, go"),
    (EndingKind.WRONG_STRIP, CHOOSE, "strip 0, go"),
    (EndingKind.NOT_SEEN, WATCHED, "forward, left, forward, go"),
    (EndingKind.NO_GOAL, MAKING, "offer"),
    (EndingKind.NO_WAY, MAKING, "object 1, cell 8, object 3, cell 4, cell 1, offer"),
    (EndingKind.TOO_HARD, MAKING, "object 1, cell 11, offer"),
    (EndingKind.OTHER_ANSWER, GENRES["question"].replace("\n", "; "), "picture 1"),
    (
        EndingKind.OTHER_ORDER,
        GENRES["ranger"].replace("\n", "; "),
        "picture 1, spot 0, picture 0, spot 1, picture 2, spot 2",
    ),
    (EndingKind.OTHER_BOX, GENRES["trier"].replace("\n", "; "), "spot 1, spot 1"),
    (
        EndingKind.WORLD_CHANGED,
        "tapis 5 3; départ A1 est; obstacles C1; avant 1: A3; arrivée D1; maximum 9",
        "forward, forward, forward, go",
    ),
    (EndingKind.NOT_SIDE_BY_SIDE, PAIR.format("D3 ouest", "rencontre"), "forward, strip 1, forward, go"),
    (EndingKind.NOT_SWAPPED, PAIR.format("D3 ouest", "echange"), "forward, strip 1, forward, go"),
    (EndingKind.NOT_BOTH_THERE, PAIR.format("D3 ouest", "chacun A3") + "; arrivée D1", "forward, strip 1, forward, go"),
)


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page answers to one run."""

    kind: EndingKind
    look: tuple[str, ...]
    heard: tuple[Sound | Note | PlaceSound, ...]
    said: dict[str, str]
    genre: Genre


def played(facts: str, deeds: str, language: str) -> Session:
    """The session when what was run has ended, and its answer has come to rest."""
    session = Session(path_of(challenge(facts.replace("; ", "\n"))), language)
    session.open_challenge(0, 0)
    for deed in deeds.split(", "):
        session.take_requests()
        session.take_sounds()
        session.touch(touch_of(deed))
    if session.attempt is not None and session.attempt.phase.name == "RUNNING":
        session.take_sounds()
        session.tick(60)
    return session


def seen(facts: str, deeds: str) -> Seen:
    said = {}
    for language in ("fr", "en"):
        with speaking(language):
            session = played(facts, deeds, language)
            said[language] = [each.sentence for each in session.take_requests() if isinstance(each, Say)][-1]
    heard = session.take_sounds()
    attempt = session.attempt
    assert attempt is not None
    assert attempt.ending is not None
    session.tick(1.0 if attempt.refusal_s or attempt.gesture.fills else 9.0)
    return Seen(attempt.ending.kind, look(session), heard, said, attempt.challenge.genre)


def look(session: Session) -> tuple[str, ...]:
    """What the page shows that it would not show if the same run had no answer; on the mat with what is there."""
    assert session.players.at.round is not None
    shown = Counter(map(_words(session), scene(session, View(SIZE, IMAGES)).actors))
    silent = replace(session.players.at.round.attempt)
    vars(silent)["ending"] = None
    session.players.at.round.attempt = silent
    shown.subtract(Counter(map(_words(session), scene(session, View(SIZE, IMAGES)).actors)))
    always = {words for words in shown if words.startswith(ANSWERS_TOO)}
    kept = ((words, count) for words, count in sorted(shown.items()) if count > 0 or words in always)
    return tuple(f"{count} × {words}" if count > 1 else words for words, count in kept)


def _words(session: Session) -> Callable[[Sprite], str]:
    """How a drawing is told: its sign, and on the mat what is on its cell."""
    attempt = session.attempt
    assert attempt is not None
    if attempt.gesture.shows_pictures:
        return attrgetter("sign")
    grid = mat_of(attempt, layout_of(session, SIZE))
    there = _there(attempt)

    def told(sprite: Sprite) -> str:
        x, y = sprite.x + sprite.width / 2, sprite.y + sprite.height / 2
        for row in range(grid.rows):
            for column in range(grid.columns):
                middle = grid.centre_of(column, row)
                if max(abs(middle[0] - x), abs(middle[1] - y)) < grid.cell / 2:
                    return f"{sprite.sign} ({there.get(Cell(column, row), 'free cell')})"
        return sprite.sign if grid.grid.contains(x, y) else f"{sprite.sign} (page)"

    return told


def _there(attempt: Attempt) -> dict[Cell, str]:
    """What stands on each cell, in a word."""
    found = {attempt.challenge.start.cell: "start"}
    if attempt.challenge.partner is not None:
        found[attempt.challenge.partner.start.cell] = "start"
    found |= dict.fromkeys(attempt.challenge.passages, "passage")
    found |= {mark.cell: mark.name for mark in landmarks(attempt.challenge)}
    for robot in range(attempt.robots):
        bee = attempt.moment_of(robot)
        found[Cell(round(bee.column), round(bee.row))] = "bee"
    return found


ALL = {kind: (facts, deeds) for kind, facts, deeds in CASES}


def told() -> str:
    lines = [(__doc__ or "").partition("\n")[0], ""]
    for kind in EndingKind:
        lines.append(f"{kind.name.lower().replace('_', ' ')} : {ENDING_WORDS[kind]}")
        if kind in NO_PAGE:
            lines += [f"  ({NO_PAGE[kind]})", *_lines(kind), ""]
            continue
        facts, deeds = ALL[kind]
        answer = seen(facts, deeds)
        lines += [f"  {answer.genre.value}: {facts}", f"  > {deeds}", *(f"  look: {each}" for each in answer.look)]
        lines += [f"  sound: {' '.join(sound.name.lower() for sound in answer.heard) or '–'}", *_lines(kind), ""]
    return "\n".join(lines)


def _lines(kind: EndingKind) -> list[str]:
    found = []
    for language in ("fr", "en"):
        with speaking(language):
            found.append(f"  {language}: {ending_sentence(kind)}")
    return found


def test_the_golden_text_of_every_ending(updates_signs: bool) -> None:
    text = told()
    if updates_signs:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_kind_is_brought_about_or_told_why_not() -> None:
    assert set(ALL) | set(NO_PAGE) == set(EndingKind)
    assert set(ALL) & set(NO_PAGE) == set()


@pytest.mark.parametrize(("kind", "facts", "deeds"), CASES, ids=[case[0].name for case in CASES])
def test_it_is_seen_heard_and_said(kind: EndingKind, facts: str, deeds: str) -> None:
    answer = seen(facts, deeds)
    assert answer.kind is kind
    assert answer.look
    assert answer.heard
    for language, sentence in answer.said.items():
        with speaking(language):
            assert sentence == ending_sentence(kind)


def test_no_two_look_alike_or_sound_alike() -> None:
    there = [(facts, deeds) for kind, facts, deeds in CASES if kind not in PLACES]
    looks = Counter(re.sub(r"-?[0-9]+°", "", str(seen(facts, deeds).look)) for facts, deeds in there)
    assert [each for each, count in looks.items() if count > 1] == []
    for language in ("fr", "en"):
        with speaking(language):
            lines = Counter(map(ending_sentence, EndingKind))
        assert [line for line, count in lines.items() if count > 1] == []


def test_only_a_bump_makes_her_sorry_and_only_a_missing_bit_leaves_a_note_open() -> None:
    for kind, facts, deeds in CASES:
        answer = seen(facts, deeds)
        is_sorry = any("sorry" in words for words in answer.look)
        assert is_sorry == (kind in (EndingKind.BUMP, EndingKind.COLLISION)), kind
        assert (Sound.OPEN in answer.heard) == (kind is EndingKind.SHORT), kind
