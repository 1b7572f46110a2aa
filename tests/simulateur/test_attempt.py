"""Golden transcripts, written by hand: what a child (``>``) or a robot does, and the state each thing leaves.

A state line is: phase, the bee (column, row, degrees), the cards, then what else there is to see. Cards:
``↑`` plain, ``[↑]`` lit, ``(↑)`` to come, ``!↑!`` guilty, ``-↑-`` not run, ``{↑}`` held.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.robot import Bumped, Finished, Lost, RobotError, RobotEvent, StepDone, StepStarted, Stopped
from simulateur.attempt import Attempt, CardState, Phase
from simulateur.controls import KEYS_OF_COMMANDS, Key, Touch
from tests.simulateur.builders import challenge

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
}
ROBOT: dict[str, Callable[[int], RobotEvent]] = {
    "commence": StepStarted,
    "finit": StepDone,
    "cogne": Bumped,
    "termine": lambda _index: Finished(),
    "stoppé": Stopped,
    "perdu": lambda index: Lost(index, RobotError("le robot ne répond plus")),
}


def do(attempt: Attempt, action: str) -> None:
    """One action: a key, ``carte 2``, ``attendre 0.45``, ``envoyer``, or ``robot commence 0``."""
    word, _, rest = action.partition(" ")
    match word:
        case "carte":
            attempt.touch(Touch(Key.CARD, int(rest)))
        case "attendre":
            attempt.tick(float(rest))
        case "envoyer":
            attempt.send_to_robot()
        case "robot":
            event, _, index = rest.partition(" ")
            attempt.follow(ROBOT[event](int(index or 0)))
        case _:
            attempt.touch(Touch(KEYS[word]))


def state(attempt: Attempt) -> str:
    bee = attempt.moment
    cards = zip(attempt.program, attempt.card_states(), strict=True)
    shown = [CARDS[how].format(command.arrow) for command, how in cards] or ["–"]
    line = [PHASES[attempt.phase], f"{bee.column + 0.0:.2f} {bee.row + 0.0:.2f} {bee.degrees:.0f}°", *shown]
    if attempt.reached:
        line += ["atteint", *(str(attempt.challenge.targets[place].cell) for place in attempt.reached)]
    if attempt.missed:
        line += ["manque", *map(str, attempt.missed)]
    if attempt.refused:
        line.append(f"refus {attempt.refused}")
    if attempt.is_fast:
        line.append("lièvre")
    return " ".join(line)


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_transcript(file: Path) -> None:
    head, expected = file.read_text(encoding="utf-8").split("\n\n")
    attempt = Attempt(challenge(head.partition("\n")[2]))
    played = []
    for line in expected.splitlines():
        if line.startswith("> "):
            played.append(line)
            for action in line.removeprefix("> ").split(", "):
                do(attempt, action)
            played.append(state(attempt))
    assert "\n".join(played) + "\n" == expected


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 15


def test_every_word_of_a_transcript_is_used_in_one() -> None:
    played = " ".join(file.read_text(encoding="utf-8") for file in TRANSCRIPTS)
    assert [word for word in (*KEYS, *ROBOT, *PHASES.values()) if word not in played] == []
