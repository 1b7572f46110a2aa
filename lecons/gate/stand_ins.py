"""What is shown where a content has no good picture of its own: one of the kit's."""

from collections.abc import Iterable

from beebot.lesson import LearningPath
from beebot.mat import Decor
from lecons.pictures.images import Images

_ROLES = ("target", "target_reached", "obstacle", "wide_obstacle", "goal")
"""The pictures of a decor that must be there; without its hero a mat has the bee."""
_FRAME = "cadre"
"""An empty frame: what stands for the picture of a place."""


def with_stand_ins(images: Images, paths: Iterable[LearningPath]) -> Images:
    """``images`` with a picture of the kit's to show for each one that the paths' mats name and nobody has."""
    usual, stand_ins = Decor(), dict(images.stand_ins)
    challenges = [each for path in paths for lesson in path.lessons for each in lesson.challenges]
    for decor in sorted({each.mat.decor for each in challenges}, key=repr):
        for role in _ROLES:
            stand_ins.setdefault(getattr(decor, role), getattr(usual, role))
    for challenge in challenges:
        shown = [place.picture for place in challenge.mat.places]
        shown += [target.picture for target in challenge.targets]
        for name in filter(None, shown):
            stand_ins.setdefault(name, _FRAME)
    return Images(images.own, stand_ins)
