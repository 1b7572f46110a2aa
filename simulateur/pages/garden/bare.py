"""The garden alone, whatever there is to play: the first picture of every start, and what its pages lie on."""

from lecons.pictures.sprite import Scene, Sprite
from simulateur.pages.common.sprites import icon_sprite, said
from simulateur.pictures.garden import TUFT, board_garden, garden, tuft_spots
from simulateur.pictures.landscapes import landscape


def empty_scene(size: tuple[int, int], *, whiteboard: bool) -> Scene:
    """The garden alone, whatever there is to play."""
    return Scene(garden_ground(size, whiteboard=whiteboard), tuple(grass_alone(size, on_board=whiteboard)))


def garden_ground(size: tuple[int, int], *, whiteboard: bool, number: int = 0) -> tuple[Sprite, ...]:
    """The garden of this number; each has something else far away."""
    far = landscape(number).name if number else ""
    if whiteboard:
        return (Sprite(board_garden(*size, number), 0, 0, *size, sign=said("garden, low", far)),)
    return (Sprite(garden(*size, number), 0, 0, *size, sign=said("garden", far)),)


def grass_alone(size: tuple[int, int], *, on_board: bool) -> list[Sprite]:
    """The grass at rest."""
    side = TUFT * min(size)
    return [icon_sprite("tuft", x, y, side) for x, y in tuft_spots(*size, on_board=on_board)]
