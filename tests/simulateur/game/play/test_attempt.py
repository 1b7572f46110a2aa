"""Golden transcripts, written by hand: what a child (``>``) or a robot does, and the state each thing leaves.

A state line is: phase, the bees (column, row, degrees), the strips, then what else there is to see. Cards: ``↑``
plain, ``[↑]`` lit, ``(↑)`` to come, ``!↑!`` guilty, ``-↑-`` not run, ``{↑}`` held, ``?↑?`` pointed at, ``+↑+`` right so
far, ``#↑`` given. ``_`` is a hole, ``▯`` the empty place where the next card goes. A repeat is ``3« ↑ ↷ »``, and in its
second turn ``3« ↑ ↷ »2``. ``*`` is before the active strip of several.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.command import Repeat
from beebot.pose import Cell, Heading
from beebot.robot import Bumped, Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch, touch_to
from simulateur.game.kinds.draft import Item, Sort
from simulateur.game.kinds.free import Garden
from simulateur.game.kinds.predict import Guess
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.attempt_changes import after, helped, touched
from simulateur.game.play.card_states import CardState, card_states, turn_of
from simulateur.game.play.on_robots import followed, on_robot
from simulateur.game.play.playback import HARE
from tests.beebot.ending_words import ENDING_WORDS
from tests.simulateur.builders import GENRES, challenge

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))

PHASES = {
    Phase.WRITING: "écrit",
    Phase.RUNNING: "court",
    Phase.WAITING: "attend",
    Phase.ON_ROBOT: "robot",
    Phase.STOPPED: "arrêt",
    Phase.SUCCEEDED: "réussi",
}
CARDS = {
    CardState.READY: "{}",
    CardState.LIT: "[{}]",
    CardState.TO_COME: "({})",
    CardState.GUILTY: "!{}!",
    CardState.NOT_RUN: "-{}-",
    CardState.HELD: "{{{}}}",
    CardState.POINTED: "?{}?",
    CardState.RIGHT: "+{}+",
}
THINGS_BY_WORD = {"fleur": 0, "ruche": 1, "mare": 3}
"""The places of some stamps in the crate."""
NAMED: dict[str, Callable[[str], Touch]] = {
    "tête": lambda word: touch_to(Heading(word)),
    "objet": lambda word: Touch(Key.OBJECT, THINGS_BY_WORD[word]),
    "proposition": lambda number: Touch(Key.OPTION, int(number)),
}
KEYS = {command.value: key for command, key in KEYS_OF_COMMANDS.items()} | {
    "GO": Key.GO,
    "pas": Key.STEP,
    "effacer": Key.CLEAR,
    "annuler": Key.UNDO,
    "refaire": Key.REDO,
    "tortue": Key.TORTOISE,
    "lièvre": Key.HARE,
    "encore": Key.AGAIN,
    "répéter": Key.REPEAT,
    "vue": Key.VIEW,
}
ROBOT: dict[str, Callable[[int], RobotEvent]] = {
    "commence": StepStarted,
    "finit": StepDone,
    "cogne": Bumped,
    "termine": lambda _index: Finished(),
    "stoppé": Stopped,
    "perdu": lambda index: Lost(index, RobotError("le robot ne répond plus")),
}


def do(attempt: Attempt, action: str) -> Attempt:
    """One action: a key, ``carte 2``, ``vide 0``, ``case C3``, ``tête nord``, ``attendre 1``, ``robot commence 0``…"""
    word, _, rest = action.partition(" ")
    match word:
        case "carte" | "vide":
            place, _, strip = rest.partition(" ")
            attempt = touched(attempt, Touch(Key.CARD if word == "carte" else Key.GAP, int(place), int(strip or 0)))
        case "bande" | "abeille":
            attempt = touched(attempt, Touch(Key.STRIP if word == "bande" else Key.BEE, strip=int(rest)))
        case "case":
            cell = Cell.parse(rest)
            attempt = touched(attempt, Touch(Key.CELL, cell.row * attempt.challenge.mat.width + cell.column))
        case "objet" if isinstance(attempt.draft, Garden) and attempt.draft.box is None:
            attempt = touched(touched(attempt, Touch(Key.STAMPS)), NAMED[word](rest))
        case "tête" | "objet" | "proposition":
            attempt = touched(attempt, NAMED[word](rest))
        case "aide":
            attempt = helped(attempt)
        case "attendre":
            attempt = after(attempt, float(rest))
        case "envoyer":
            attempt = on_robot(attempt)
        case "robot":
            event, _, index = rest.partition(" ")
            attempt = followed(attempt, ROBOT[event](int(index or 0)))
        case _:
            attempt = touched(attempt, Touch(KEYS[word]))
    return attempt


def state(attempt: Attempt) -> str:
    line = [PHASES[attempt.phase]]
    for robot in range(attempt.robots):
        bee = attempt.moment_of(robot)
        line.append(f"{bee.column + 0.0:.2f} {bee.row + 0.0:.2f} {bee.degrees:.0f}°")
    line.append(" / ".join(strip(attempt, place) for place in range(len(attempt.draft.strips))))
    if attempt.reached:
        line += ["atteint", *(str(attempt.challenge.targets[place].cell) for place in attempt.reached)]
    if attempt.ending is not None:
        line += [f"« {ENDING_WORDS[attempt.ending.kind]} »", *map(str, attempt.ending.cells)]
    if attempt.mat_degrees:
        line.append(f"tapis {attempt.mat_degrees}°")
    if attempt.refusal_s:
        line.append("refus")
    if attempt.tempo is HARE:
        line.append("lièvre")
    return " ".join([*line, *answer(attempt), *hinted(attempt)])


def strip(attempt: Attempt, place: int) -> str:
    items = attempt.draft.strips[place].items
    cards = [item for item in items if item.sort in (Sort.CARD, Sort.LOCKED)]
    states = dict(zip((item.place for item in cards), card_states(attempt, place), strict=True))
    shown = [word for item in items if (word := item_word(attempt, item, states, place))]
    several = len(attempt.draft.strips) > 1 and place == attempt.draft.active
    return ("*" if several else "") + (" ".join(shown) or "–")


def item_word(attempt: Attempt, item: Item, states: dict[int, CardState], place: int) -> str:
    if item.sort is Sort.GAP:
        return ""
    if item.sort is Sort.HOLE:
        return "_"
    if item.card is None:
        return "▯"
    if item.sort is Sort.END:
        return f"»{turn_of(attempt, item, place) or ''}"
    word = f"{item.card.turns}«" if isinstance(item.card, Repeat) else item.card.arrow
    return CARDS[states[item.place]].format("#" + word if item.sort is Sort.LOCKED else word)


def answer(attempt: Attempt) -> list[str]:
    """What there is to see of an answer that is no program."""
    draft = attempt.draft
    if isinstance(draft, Guess) and draft.cell is not None:
        return [f"drapeau {draft.cell}", *([draft.heading.value] if draft.heading else [])]
    if not isinstance(draft, Garden):
        return []
    words = {place: word for word, place in THINGS_BY_WORD.items()}
    picked = [] if draft.picked is None else [f"main {words[draft.picked]}"]
    return [*(f"{words[stamp]} {cell}" for cell, stamp in draft.laid), *picked]


def hinted(attempt: Attempt) -> list[str]:
    hint = attempt.help.hint
    if hint is None:
        return []
    left = [heading.value for heading in hint.headings] + [
        card.arrow for place, card in enumerate(hint.options) if place not in attempt.help.tried
    ]
    return ["aide", hint.kind.value, *left, *([] if hint.place is None else [f"à {hint.place}"])]


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_transcript(file: Path) -> None:
    head, expected = file.read_text(encoding="utf-8").split("\n\n")
    facts = head.partition("\n")[2]
    attempt = Attempt.at(challenge(facts, hints=["Où ?"]), immediate="aussitôt" in facts)
    played = []
    for line in expected.splitlines():
        if line.startswith("> "):
            played.append(line)
            for action in line.removeprefix("> ").split(", "):
                attempt = do(attempt, action)
            played.append(state(attempt))
    assert "\n".join(played) + "\n" == expected


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 40


def test_every_word_of_a_transcript_is_used_in_one() -> None:
    played = " ".join(file.read_text(encoding="utf-8") for file in TRANSCRIPTS)
    assert [word for word in (*KEYS, *ROBOT, *PHASES.values()) if word not in played] == []


@pytest.mark.parametrize(
    ("facts", "hides"),
    [
        ("tapis 4 3\ndépart A1 est\nfleurs C1\nmémoire tapis 5", lambda attempt: attempt.hides_mat),
        (f"{GENRES['reproduire']}\nmémoire bande 5", lambda attempt: attempt.hides_given),
    ],
    ids=["mat", "strip"],
)
def test_what_is_to_be_remembered_is_hidden_until_an_answer_is_run(
    facts: str, hides: Callable[[Attempt], bool]
) -> None:
    """She looks at it from the run on, at what became of it too: then nothing is left to remember."""
    attempt = Attempt.at(challenge(facts))
    seen = [hides(attempt)]
    for seconds in (4.0, 1.0, 60.0):
        attempt = after(attempt, seconds)
        seen.append(hides(attempt))
    assert seen == [False, False, True, True]
    attempt = touched(touched(attempt, Touch(Key.FORWARD)), Touch(Key.GO))
    assert (attempt.phase, hides(attempt)) == (Phase.RUNNING, False)
    while attempt.phase is Phase.RUNNING:
        attempt = after(attempt, 1.0)
    assert (attempt.phase, hides(attempt)) == (Phase.STOPPED, False)


def test_a_view_that_is_imposed_stays() -> None:
    facts = "tapis 4 3\ndépart A1 est\nfleurs C1\nvue abeille"
    free, fixed = (Attempt.at(challenge(facts + more)) for more in ("", " fixe"))
    assert free.mat_degrees == fixed.mat_degrees == -90
    view = Touch(Key.VIEW)
    assert after(touched(free, view), 2).mat_degrees == 0
    assert touched(fixed, view).outlook == fixed.outlook
