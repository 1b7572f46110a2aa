"""Which change a child can make first, where the strip, the hand or the pivots are full."""

import pytest

from beebot.command import Command
from beebot.notation import parse_program
from beebot.repair.edits import Edit, EditKind
from beebot.repair.next_edit import first_layable
from tests.beebot.test_limits import bounded

KEEP, DELETE, REPLACE, INSERT = EditKind.KEEP, EditKind.DELETE, EditKind.REPLACE, EditKind.INSERT
LEFT, RIGHT, FORWARD = Command.LEFT, Command.RIGHT, Command.FORWARD
AWAY, LAID = Edit(DELETE, 0), Edit(INSERT, 2, RIGHT)
TURNED = Edit(REPLACE, 0, RIGHT)
STRAIGHT = Edit(REPLACE, 1, FORWARD)


@pytest.mark.parametrize(
    ("limits", "program", "edits", "first"),
    [
        ({"turns": 1}, "↶ ↑", (LAID, AWAY), AWAY),  # the pivot that is laid must go before another is laid
        ({"turns": 2}, "↶ ↑", (LAID, AWAY), LAID),
        ({"turns": 1}, "↑ ↑", (LAID, AWAY), LAID),
        ({"turns": 1}, "↶ ↑", (TURNED, Edit(DELETE, 1)), TURNED),  # a pivot in a pivot's place is no pivot more
        ({"turns": 1}, "↑ ↶", (TURNED, STRAIGHT), STRAIGHT),
        ({"turns": 1}, "↑ ↶", (TURNED, Edit(DELETE, 1)), Edit(DELETE, 1)),
        ({"turns": 0}, "↑ ↑", (LAID, Edit(KEEP, 0, FORWARD)), LAID),  # nothing helps
        ({"droite": 1}, "↷ ↑", (LAID, AWAY), AWAY),
        ({"droite": 2}, "↷ ↑", (LAID, AWAY), LAID),
    ],
)
def test_what_makes_room_comes_first(
    limits: dict[str, int], program: str, edits: tuple[Edit, ...], first: Edit
) -> None:
    assert first_layable(bounded(**limits), parse_program(program), edits) == first
