"""Names in the reader's language: of paths and topics, and of how a try ended."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.judging.rules import Outcome
from beebot.lesson import LearningPath
from lecons.names import school_year
from lecons.topics import Topic
from simulateur.game.settings import WORDS


def sentence(told: str) -> str:
    """``told`` as a sentence, with a capital and a full stop: the kit's errors are written without them.

    Where ``told`` ends in a file's path it gets no full stop, which would seem to belong to the path.
    """
    is_ended = not told or told.endswith((".", "!", "?", "…")) or set(told.rsplit(maxsplit=1)[-1]) & set("/\\")
    return f"{told[:1].upper()}{told[1:]}{'' if is_ended else '.'}"


def at_line_start(name: str) -> str:
    """``name`` with a capital, as it begins a line; a brand with a capital of its own, such as mBot, stays as it is."""
    return name if name[1:2].isupper() else f"{name[:1].upper()}{name[1:]}"


def path_name(paths: Sequence[LearningPath], path: LearningPath) -> str:
    """The level of ``path``; its title if several of ``paths`` are for the same level, or it is for none."""
    if path.level is None or sum(each.level is path.level for each in paths) > 1:
        return path.title.in_language(language())
    return school_year(path.level)


def topic(about: Topic) -> str:
    """The name of a topic, such as « Motifs », in the reader's language."""
    return {
        Topic.SIDES: _("Gauche, droite"),
        Topic.PREDICTING: _("Prévoir"),
        Topic.MENDING: _("Réparer"),
        Topic.PATTERNS: _("Motifs"),
        Topic.STORIES: _("Histoires"),
        Topic.SIGNS: _("Nombres, lettres"),
        Topic.TOGETHER: _("À deux"),
        Topic.INVENTING: _("Inventer"),
        Topic.MEDIA: _("Images, machines"),
        Topic.UNPLUGGED: _("Sans écran"),
    }[about]


def token_of(word: str) -> str | None:
    """The animal whose tries the journal files under ``word``; None for a word that only another version wrote."""
    return next((name for name, filed in WORDS.items() if filed == word), None)


def outcome(name: str) -> str:
    """How a try ended, in the reader's language. ``name`` is that of an ``Outcome``; any other comes back unchanged."""
    if name not in Outcome.__members__:
        return name
    return _(Outcome[name].value)
