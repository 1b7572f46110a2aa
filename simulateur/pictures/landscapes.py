"""What a garden is made of and what is far away in it, so that children know one from another. Knows no pygame.

Each is cut from paper, in tones near those of the hills: it is far away, and nothing of it can be touched.
"""

from typing import NamedTuple

from beebot.mat import Ground
from lecons.pictures.artwork import ASSETS, picture
from lecons.pictures.theme import ROLE, otherwise


class Landscape(NamedTuple):
    """What is far away in a garden: ``behind`` all hills, on the ``ridge`` of the second farthest, or nothing.

    ``name`` is that of its drawing, whose foot is at 0, 0, and whose unit is a hundredth of the page's short side.
    """

    name: str
    behind: bool = False
    ridge: bool = False


class World(NamedTuple):
    """The colours of a garden: its sky, its hills, the farthest first, and the shade of its path.

    ``behind`` is the name of what stands there, "" for nothing; ``grows`` that of what is all over it.
    """

    sky: str = ROLE.sky
    hills: tuple[str, ...] = (ROLE.hill_farthest, ROLE.hill_far, ROLE.hill_near, ROLE.hill_nearest)
    shade: str = ROLE.earth_shade
    behind: str = ""
    grows: str = "tuft"


def world_of(ground: Ground) -> World:
    """The colours of a garden whose first séance is on a mat of this ``ground``, and what stands behind."""
    return _WORLDS.get(ground, World())


def landscape(garden: int) -> Landscape:
    """The landscape of garden number ``garden``. After the last landscape the first one comes again."""
    return _LANDSCAPES[garden % len(_LANDSCAPES)]


def placed(name: str, x: float, y: float, scale: float) -> str:
    """The landscape ``name`` with its foot at the pixel ``x``, ``y``; ``scale`` are the pixels of one hundredth."""
    return picture(ASSETS / "landscapes" / f"{name}.svg", round(x, 1), round(y, 1), round(scale, 3))


def _world(behind: str, colours: str, grows: str = "tuft") -> World:
    sky, *hills, shade = colours.split()
    plain = World()
    calm = tuple(otherwise(role, each) for role, each in zip(plain.hills, hills, strict=True))
    return World(otherwise(ROLE.sky, sky), calm, otherwise(ROLE.earth_shade, shade), behind, grows)


_WORLDS = {
    Ground.FARM: _world("farm", "#FDF1D6 #F4E3A0 #E6D281 #CFD38A #BFC777 #9FA75C"),
    Ground.TOWN: _world("town", "#FBEDE6 #E9DFEC #DDD2E5 #D0C4DC #C1B3D1 #8F80A6"),
    Ground.FOREST: _world("forest", "#E6EDD3 #BFD0A0 #A6BE86 #92AF72 #7E9E61 #5F7F48"),
    Ground.ISLAND: _world("island", "#E4F3FB #B4DCEE #9ACFE7 #84C0DF #74B1D8 #4F93BC", "garden/wave"),
    Ground.PAPER: _world("pencils", "#F4F6FA #E1E7F0 #CDD9EA #BECDE3 #AEC0DB #879DC0", "garden/star"),
    Ground.SKY: _world("planets", "#27315A #33406E #3F4D80 #4A5A8C #5A6A9C #33406E", "garden/star"),
    Ground.FLOOR: _world("classroom", "#F9EEDB #EFD3C0 #E5BFA6 #D8AB8E #CB987A #A5745A", "garden/star"),
    Ground.STONE: _world("castle", "#F1ECE2 #DFDAD0 #D0C9BD #C2BAAC #B4AB9C #8E867C"),
}
_LANDSCAPES = (
    Landscape("hills"),
    Landscape("lake", ridge=True),
    Landscape("woods", ridge=True),
    Landscape("mountains", behind=True),
    Landscape("village", ridge=True),
    Landscape("rainbow", behind=True),
    Landscape("mill", ridge=True),
)
