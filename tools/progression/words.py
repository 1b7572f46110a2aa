"""Keys, sides and paths in words, as a page and its plots name them."""

from beebot.command import STRIDE_KEY, Command
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.pose import Heading
from tools.progression.measures import REPEAT, Strand


def path_name(strand: Strand) -> str:
    """The level of a path, or its title where it has none."""
    path = strand.path
    return path.level.value if path.level else path.title.in_language(language())


def key_name(key: str) -> str:
    """A key, from its word in files."""
    return {
        Command.FORWARD.value: _("avancer"),
        Command.BACKWARD.value: _("reculer"),
        Command.LEFT.value: _("gauche"),
        Command.RIGHT.value: _("droite"),
        Command.PAUSE.value: _("pause"),
        Command.LEFT_45.value: _("gauche 45°"),
        Command.RIGHT_45.value: _("droite 45°"),
        STRIDE_KEY: _("avancer de"),
        REPEAT: _("répéter"),
    }[key]


def heading_name(heading: Heading) -> str:
    """A side to which the robot looks; the others are said as one."""
    return {
        Heading.NORTH: _("nord (dos à l'enfant)"),
        Heading.EAST: _("est"),
        Heading.SOUTH: _("sud (face à l'enfant)"),
        Heading.WEST: _("ouest"),
    }[heading]
