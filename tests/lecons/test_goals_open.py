"""How many goals of the kit's paths have an opened picture of their own; every other one blooms in its ring."""

from collections import Counter

import lecons
from beebot.challenge import Challenge
from beebot.loader import load_path
from lecons.pictures.images import Images
from lecons.pictures.landmarks import OPENED, Landmark, landmarks, opened

LEAST = 0.67
"""Of the goals of all challenges: how many have an opened picture of their own at least."""
OFTEN = 3
"""What so many challenges end at has one."""


def ends() -> list[Landmark]:
    """What each challenge of all paths ends at: its goal, or the last of its targets. A challenge is met once."""
    met: dict[tuple[str, str], Challenge] = {}
    for file in lecons.paths():
        for lesson in load_path(file).path.lessons:
            met.update({(lesson.id, each.id): each for each in lesson.challenges if each.pictures is None})
    found = [[*landmarks(each)] for each in met.values()]
    return [next((mark for mark in marks if mark.is_goal), marks[-1]) for marks in found if marks]


def test_most_goals_open_as_their_world_does_and_all_that_are_met_often() -> None:
    images, marks = Images(), ends()
    is_flower = [not (each.is_goal or each.picture or each.letters) for each in marks]
    own = [flower or each.shown + OPENED in images for each, flower in zip(marks, is_flower, strict=True)]
    assert len(marks) > 180
    assert sum(own) > LEAST * len(marks), f"{sum(own)} of {len(marks)}"
    bloom = Counter(each.shown for each, opens in zip(marks, own, strict=True) if not opens and each.shown)
    assert [name for name, count in bloom.items() if count >= OFTEN] == []


def test_what_has_no_picture_of_its_own_blooms() -> None:
    for mark in ends():
        if (mark.is_goal or mark.picture or mark.letters) and mark.shown + OPENED not in Images():
            assert opened(mark, 60, Images()).count("rotate(30)") == 1, mark
