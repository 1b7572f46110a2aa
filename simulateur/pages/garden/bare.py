"""The garden alone, whatever there is to play: the first picture of every start, and what its pages lie on."""

from collections.abc import Sequence

from beebot.lesson import Lesson
from beebot.mat import Ground
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.repertoire.gardens import gardens
from simulateur.game.session import Session
from simulateur.pages.common.sprites import icon_sprite, said
from simulateur.pictures.garden import TUFT, board_garden, garden, tuft_spots
from simulateur.pictures.landscapes import landscape, world_of


def empty_scene(size: tuple[int, int], *, whiteboard: bool) -> Scene:
    """The picture of a garden without flowers, whatever there is to play; low on a ``whiteboard``."""
    return Scene(garden_ground(size, whiteboard=whiteboard), tuple(grass_alone(size, on_board=whiteboard)))


def garden_ground(
    size: tuple[int, int], *, whiteboard: bool, lessons: Sequence[Lesson] = (), number: int = 0
) -> tuple[Sprite, ...]:
    """The picture of garden ``number`` in the world of the first mat of its ``lessons``; a meadow if there are none."""
    ground = _ground(lessons)
    signs = world_of(ground).behind, landscape(number).name if number else ""
    drawn, low = (board_garden, "garden, low") if whiteboard else (garden, "garden")
    return (Sprite(drawn(*size, number, ground), 0, 0, *size, sign=said(low, *signs)),)


def garden_behind(session: Session, size: tuple[int, int], *, whiteboard: bool) -> tuple[Sprite, ...]:
    """The picture of the garden in which the group is, for a window of ``size`` pixels."""
    return garden_ground(size, whiteboard=whiteboard, lessons=_from_here(session), number=session.route.garden)


def _from_here(session: Session) -> Sequence[Lesson]:
    lessons = session.repertoire.path.lessons
    return lessons[gardens(len(lessons))[session.route.garden].start :]


def _ground(lessons: Sequence[Lesson]) -> Ground:
    return lessons[0].challenges[0].mat.decor.ground if lessons else Ground.MEADOW


def what_grows(session: Session) -> str:
    """The name of what is all over the garden in which the group is: tufts of grass, or waves of its sea."""
    return world_of(_ground(_from_here(session))).grows


def grass_alone(size: tuple[int, int], *, on_board: bool, name: str = "tuft") -> list[Sprite]:
    """The tufts of grass of a garden, or what it has instead, at rest."""
    side = TUFT * min(size)
    return [icon_sprite(name, x, y, side) for x, y in tuft_spots(*size, on_board=on_board)]
