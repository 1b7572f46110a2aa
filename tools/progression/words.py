"""Keys, sides and paths in words, as a page and its plots name them."""

from beebot.command import STRIDE_KEY, Command
from beebot.pose import Heading
from tools.progression.measures import REPEAT, YEAR, Strand


def path_name(strand: Strand) -> str:
    """The level of a path of the year; the title of any other path."""
    path = strand.path
    return path.level.value if path.level and path.id in YEAR else path.title.fr


def key_name(key: str) -> str:
    """The name of a key for people; ``key`` is its word in files."""
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
    """The name of the side to which the robot looks; some sides have one name together."""
    return {
        Heading.NORTH: "nord (dos à l'enfant)",
        Heading.EAST: "est",
        Heading.SOUTH: "sud (face à l'enfant)",
        Heading.WEST: "ouest",
    }[heading]
