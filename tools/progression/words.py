"""Keys, sides and paths in words, as a page and its plots name them."""

from beebot.command import STRIDE_KEY, Command
from beebot.pose import Heading
from tools.progression.measures import REPEAT, Strand


def path_name(strand: Strand) -> str:
    """The level of a path, or its title where it has none."""
    path = strand.path
    return path.level.value if path.level else path.title.fr


def key_name(key: str) -> str:
    """A key, from its word in files."""
    return {
        Command.FORWARD.value: "avancer",
        Command.BACKWARD.value: "reculer",
        Command.LEFT.value: "gauche",
        Command.RIGHT.value: "droite",
        Command.PAUSE.value: "pause",
        Command.LEFT_45.value: "gauche 45°",
        Command.RIGHT_45.value: "droite 45°",
        STRIDE_KEY: "avancer de",
        REPEAT: "répéter",
    }[key]


def heading_name(heading: Heading) -> str:
    """A side to which the robot looks; the others are said as one."""
    return {
        Heading.NORTH: "nord (dos à l'enfant)",
        Heading.EAST: "est",
        Heading.SOUTH: "sud (face à l'enfant)",
        Heading.WEST: "ouest",
    }[heading]
