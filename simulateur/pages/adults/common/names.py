"""Names in the reader's language: of paths and topics, and of what the journal files, animals and how a try ended."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.judging.rules import Outcome
from beebot.lesson import LearningPath
from lecons.names import animal
from lecons.topics import Topic
from simulateur.game.settings import WORDS


def sentence(told: str) -> str:
    """``told`` as a sentence of a page, with a capital and a full stop. The kit's errors are written without them.

    Where ``told`` ends in a file's path it gets no full stop, which would seem to belong to the path.
    """
    is_ended = not told or told.endswith((".", "!", "?", "…")) or set(told.rsplit(maxsplit=1)[-1]) & set("/\\")
    return f"{told[:1].upper()}{told[1:]}{'' if is_ended else '.'}"


def at_line_start(name: str) -> str:
    """``name`` as it begins a line: with a capital, unless it is a brand with a capital of its own, such as mBot."""
    return name if name[1:2].isupper() else f"{name[:1].upper()}{name[1:]}"


def path_name(paths: Sequence[LearningPath], path: LearningPath) -> str:
    """The level of a path; its title if several of ``paths`` are for the same level, or it is for none."""
    if path.level is None or sum(each.level is path.level for each in paths) > 1:
        return path.title.in_language(language())
    return path.level.value


def topic(about: Topic) -> str:
    """What a séance is about, in words."""
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
    """The token that the journal files under ``word``; None if another version had that token."""
    return next((name for name, filed in WORDS.items() if filed == word), None)


def filed_animal(word: str) -> str:
    """An animal in words, from the word in the journal; a word that the kit does not know stays."""
    name = token_of(word)
    if name is None:
        return word
    return animal(name)


def outcome(name: str) -> str:
    """How a try ended, in words; a name that the kit does not know stays."""
    if name not in Outcome.__members__:
        return name
    words = {
        Outcome.SUCCESS: _("réussi"),
        Outcome.EMPTY: _("programme vide"),
        Outcome.TOO_LONG: _("trop d'instructions"),
        Outcome.FORBIDDEN_KEY: _("touche interdite"),
        Outcome.NO_CARD_LEFT: _("plus de cette carte en main"),
        Outcome.TOO_MANY_TURNS: _("trop de virages"),
        Outcome.TOO_FEW: _("pas assez d'instructions"),
        Outcome.CARD_CHANGED: _("carte donnée changée"),
        Outcome.BUMP: _("choc"),
        Outcome.OUT_OF_ORDER: _("cibles dans le désordre"),
        Outcome.TARGET_MISSED: _("cible oubliée"),
        Outcome.PASSAGE_MISSED: _("passage oublié"),
        Outcome.NOT_ARRIVED: _("pas arrivé"),
        Outcome.WRONG_PLACE: _("elle s'arrête ailleurs"),
        Outcome.WRONG_HEADING: _("elle regarde ailleurs"),
        Outcome.WRONG_CHOICE: _("ce n'est pas ce programme"),
        Outcome.OTHER_TRAIL: _("autre tracé"),
        Outcome.OTHER_STRIP: _("autre bande"),
        Outcome.NOTHING_ASKED: _("rien à atteindre"),
        Outcome.NO_WAY: _("aucun chemin"),
        Outcome.TOO_HARD: _("trop long pour le niveau"),
        Outcome.OTHER_ANSWER: _("une autre image"),
        Outcome.OTHER_ORDER: _("un autre ordre"),
        Outcome.OTHER_BOX: _("une autre boîte"),
        Outcome.WORLD_CHANGED: _("le monde a changé"),
    }
    return words.get(Outcome[name], name)
