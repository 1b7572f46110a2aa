"""What tells whether a challenge is another one than before: its text for a hash, and the hash."""

from dataclasses import replace

import pytest

from beebot.challenge import (
    Target,
)
from beebot.command import Command
from beebot.fingerprint import canonical_text, challenge_hash
from beebot.mat import Decor
from beebot.text import Text
from tests.beebot.written import CELLS, GENRES, LARGE, PLAIN


def test_the_hash_is_the_same_on_every_machine() -> None:
    challenge = replace(LARGE, goal=CELLS[5], targets=(Target(CELLS[3], pause=True),), max_instructions=9)
    assert canonical_text(replace(challenge, task=Text("é"))) == (
        '(goal=(column=1 row=2) id="deux-fleurs" keys={<"avancer"> <"droite"> <"gauche">} mat=(height=3 width=4) '
        'max_instructions=9 start=(cell=(column=0 row=0) heading=<"est">) targets=[(cell=(column=1 row=0) pause=true)] '
        'task=(fr="\\u00e9"))'
    )
    assert challenge_hash(challenge) == "826e32757dc899f6b85dd3fdaad26c3b"


def test_words_and_pictures_do_not_change_the_hash_and_all_that_is_judged_does() -> None:
    cosmetic = replace(
        PLAIN,
        id="autre",
        task=Text("Autrement dit"),
        hints=(Text("Où ?"),),
        mat=replace(PLAIN.mat, cell_mm=100, decor=Decor("a", "b")),
    )
    assert challenge_hash(cosmetic) == challenge_hash(PLAIN)
    judged = (
        *GENRES,
        PLAIN,
        replace(PLAIN, ordered=True),
        replace(PLAIN, repeats=True),
        replace(PLAIN, max_instructions=3),
        replace(PLAIN, keys=frozenset({Command.FORWARD})),
        replace(PLAIN, mat=replace(PLAIN.mat, width=PLAIN.mat.width + 1)),
        replace(PLAIN, passages=frozenset({CELLS[0]})),
        replace(PLAIN, targets=PLAIN.targets[::-1]),
        replace(PLAIN, targets=tuple(replace(target, pause=not target.pause) for target in PLAIN.targets)),
    )
    assert len(set(map(challenge_hash, judged))) == len(judged)


def test_what_has_no_canonical_text_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical text for float"):
        canonical_text((1, 2.5))
