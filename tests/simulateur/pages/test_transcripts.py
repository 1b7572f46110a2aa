"""Golden text of every page in every state: what is done, and what then is to be seen.

After a page was changed on purpose: ``pytest tests/simulateur/pages --update-signs``, then read what git shows.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from beebot import i18n
from beebot.challenge import Genre
from beebot.hinting.hint import HintKind
from beebot.i18n import use_language
from lecons.pictures.artwork import ASSETS
from lecons.pictures.sprite import Sprite
from simulateur.game.adults.calibration import Stage
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.pages.common.sprites import OPAQUE, plain
from simulateur.pages.open_page import places, scene
from tests.simulateur.scenario import Player, told, walked
from tests.simulateur.touch_words import touch_of, words_of

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
FAINT = ("ghost", "faded", "to come", "not run", "proposed", "falling", "to lay again")
"""The words for what shows its ground through it."""
LOOKS_LIKE_ITS_GROUND = ("panel", "choice", "key", "key pressed")
"""On the adults' pages: in one colour on cream, in another on a tray."""
_COVER = "flower under the cover of "
SCENES = ("scene of ", _COVER, f"next {_COVER}", f"open {_COVER}")
"""Scenes are named after what they are of: two may be alike, and dots tell them apart."""
DRAWN_FOR_A_PLACE = ("mat ", "trail of ", "cover, ")
"""What is drawn anew for where it is: the grass on a mat, the way of a trail, what a séance is about."""
IN_PARTS = {"panel": 5, "floor of planks": 12}
"""What may be drawn in parts where it is large, and how many they are. The first has the words for all of them."""


@pytest.fixture(autouse=True)
def french_beside_english_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The choice of languages is on the adults' pages: a third catalogue must not change what is golden here."""
    for code in ("fr", "en"):
        shutil.copytree(i18n._LOCALE / code, tmp_path / code)
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    i18n.languages.cache_clear()
    use_language("fr")
    yield
    monkeypatch.undo()
    i18n.languages.cache_clear()


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_what_is_to_be_seen(file: Path, updates_signs: bool) -> None:
    expected = file.read_text(encoding="utf-8")
    seen = told(expected)
    if updates_signs:
        file.write_text(seen, encoding="utf-8")
    else:
        assert seen == expected


def every_state() -> Iterator[Player]:
    """Each transcript, at each of its steps."""
    for file in TRANSCRIPTS:
        yield from walked(file.read_text(encoding="utf-8"))


def sprites(player: Player) -> tuple[Sprite, ...]:
    shown = scene(player.session, player.view)
    return (*shown.ground, *shown.actors)


def wholes(player: Player) -> list[list[Sprite]]:
    """The sprites of a page, each with its parts, which have no words of their own."""
    found: list[list[Sprite]] = []
    for sprite in sprites(player):
        if sprite.sign:
            found.append([sprite])
        else:
            found[-1].append(sprite)
    return found


def bodies(session: Session) -> tuple[str, ...]:
    """The kinds of the robots that are programmed by hand: each shows the keys in its own colours."""
    by_hand = session.attempt and session.attempt.by_hand
    return tuple(robot.kind for robot in by_hand.robots) if by_hand else ()


def states(session: Session) -> Iterator[object]:
    """What a transcript may be about."""
    yield session.page
    yield from (member.lamp for member in session.robots)
    attempt, adults = session.attempt, session.adults
    if attempt is not None:
        yield from (attempt.challenge.genre, attempt.phase)
        yield attempt.help.hint and attempt.help.hint.kind
    elif adults.robots.calibration is not None:
        yield adults.robots.calibration.stage
    yield adults.section


def test_every_state_that_has_a_name_is_in_a_transcript() -> None:
    named = {*Page, *Genre, *Phase, *HintKind, *Section, *Stage, *Lamp} - {HintKind.SOLUTION}  # which is for adults
    assert named - {state for player in every_state() for state in states(player.session)} == set()


def test_everything_that_can_be_touched_is_in_a_transcript() -> None:
    touchable = {touch for player in every_state() for touch in places(player.session, player.view.size)}
    beside = {Key.DROP, Key.PAINTED, AdultKey.PICTURES}  # a gesture, what a run leaves, and a key of browsers alone
    assert {*Key, *AdultKey} - {touch.key for touch in touchable} == beside
    assert {touch_of(words_of(touch)) for touch in touchable} == touchable


def test_everything_that_is_shown_says_what_it_is_and_every_drawing_is_shown() -> None:
    told_with = {(whole[0].sign, len(whole)) for player in every_state() for whole in wholes(player)}
    beads = {(sign, parts) for sign, parts in told_with if sign.startswith("beads ")}
    assert {parts - int(sign.split()[3].rstrip(",")) for sign, parts in beads} == {1}, "a bead a place, on what is seen"
    assert {(sign, parts) for sign, parts in told_with - beads if parts > 1} == {*IN_PARTS.items()}
    words = " ".join(sorted(sign for sign, _parts in told_with))
    shown = {file.stem for file in ASSETS.glob("*.svg")} - {file.stem for file in ASSETS.glob("sign-*.svg")}
    assert [each for each in shown if plain(each) not in words] == [], "signs of kinds are in scenes, and on paper"


def test_what_is_faint_says_so() -> None:
    for player in every_state():
        for sprite in sprites(player):
            is_falling = "falling" in sprite.sign  # it fades in the end
            assert is_falling or (sprite.alpha < OPAQUE) == any(word in sprite.sign for word in FAINT), sprite.sign


def test_what_looks_different_says_something_else() -> None:
    drawn: dict[tuple[object, ...], list[str]] = {}
    for player in every_state():
        for whole in wholes(player):
            sign = whole[0].sign
            if sign not in LOOKS_LIKE_ITS_GROUND and not sign.startswith((*DRAWN_FOR_A_PLACE, *SCENES)):
                look = (bodies(player.session), sign, *((part.width, part.height, part.turned) for part in whole))
                svgs = [part.svg for part in whole]
                assert drawn.setdefault(look, svgs) == svgs, sign


def test_what_says_something_else_looks_different() -> None:
    said: dict[tuple[object, ...], set[str]] = {}
    for player in every_state():
        for whole in wholes(player):
            if not whole[0].sign.startswith(SCENES):
                said.setdefault(tuple(part[:7] for part in whole), set()).add(whole[0].sign)
    alike = [signs for signs in said.values() if len(signs) > 1]
    assert alike == [{"card forward lit", "card forward cut"}], "a robot rides the one and a head the other"
