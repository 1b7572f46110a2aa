"""Every sentence that children hear on one path, for whoever lends them a voice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.judging.endings import EndingKind, ending_sentence
from beebot.lesson import LearningPath
from beebot.parts.story import sentences
from beebot.text import Text
from lecons.names import ANIMALS
from simulateur.game.kinds.ghost import EXAMPLES
from simulateur.game.play.help_calls import questions_of
from simulateur.game.players.said_when_page_opens import good_day
from simulateur.game.players.storybook import CARRIED
from simulateur.game.repertoire.freeplay import TASK
from simulateur.game.sound.by_hand_sentences import all_said
from simulateur.game.sound.key_names import all_names, turn_of
from simulateur.game.sound.praise import MANY, SHINES, feast_said, success_said


class Line(NamedTuple):
    """A sentence that children hear, and where they hear it, for the adult.

    ``part`` is what it belongs to: a séance by its title, or the whole kit. ``place`` is where in that part it is said:
    a challenge, the story, the name of the séance; ``""`` for the whole kit's.
    """

    sentence: str
    place: str
    part: str = ""


def lines_of(path: LearningPath, language: str, heard: Iterable[str] = (), today: int = 0) -> tuple[Line, ...]:
    """The sentences that children hear on ``path``, each once, in the order in which they meet them.

    The path's own come first, in ``language``, and of these the lesson at place ``today``. Then come those of the whole
    kit, then what else was ``heard``: sentences with a number in them are made while children play.
    """
    part = _("Partout dans le kit")
    found: dict[str, Line] = {}
    for line in (
        *_of_path(path, language, today),
        *(Line(sentence, "", part) for sentence in (*_of_kit(language), *heard)),
    ):
        if line.sentence:
            found.setdefault(line.sentence, line)
    return tuple(found.values())


def _of_path(path: LearningPath, language: str, today: int) -> Iterator[Line]:
    for lesson in (*path.lessons[today : today + 1], *path.lessons[:today], *path.lessons[today + 1 :]):
        title = lesson.title.in_language(language)
        yield Line(title, _("nom de la séance"), title)
        for text in sentences(lesson.story):
            yield Line(text.in_language(language), _("l'histoire"), title)
        for number, challenge in enumerate(lesson.challenges, 1):
            place = _("défi {number}").format(number=number)
            for text in (challenge.task, *_of_pictures(challenge), *questions_of(challenge), *_names(challenge)):
                yield Line(text.in_language(language), place, title)


def _names(challenge: Challenge) -> Iterator[Text]:
    return (place.name for place in challenge.mat.places if place.name is not None)


def _of_pictures(challenge: Challenge) -> Iterator[Text]:
    if challenge.pictures is not None:
        said = (each.said for each in (*challenge.pictures.boxes, *challenge.pictures.asked))
        yield from (text for text in said if text is not None)


def _of_kit(language: str) -> tuple[str, ...]:
    """The whole sentences of the kit; a test compares them with those that the code says."""
    from lecons.pictures.images import Images  # noqa: PLC0415
    from lecons.pictures.landmarks import opened_sentence  # noqa: PLC0415 (drawings are not needed before)

    return (
        good_day(),
        _("Touche la fleur qui bouge !"),
        _("Tes fleurs ont poussé ! Touche une fleur pour y rejouer."),
        _("Touche un tapis pour y rejouer, ou le seau."),
        _("Il n'y a plus de place. Touche le tapis qui brille : le tien le remplacera."),
        _(TASK),
        _(CARRIED),
        _("Regarde bien cette carte."),
        _("C'est juste jusqu'ici. Et après ?"),
        _("Jusque-là, c'est juste. Regarde la carte d'après."),
        _("Ça peut encore marcher. Et après ?"),
        _("Jusque-là, ça peut encore marcher. Regarde la carte d'après."),
        _("Quelle carte va ici ?"),
        _("Et si tu enlevais cette carte ?"),
        _("Et si tu mettais cette carte ?"),
        _("Et si tu enlevais ça ?"),
        _("Regarde bien le début. Et après ?"),
        _("Celle-ci, non. Regarde les autres."),
        _("Et si tu la mettais ici ?"),
        _("De quel côté doit-elle regarder ?"),
        _("Regarde : de quel côté part-elle ?"),
        *all_names(),
        *map(turn_of, ANIMALS),
        _("Touche l'œil, et regarde."),
        _("Et maintenant ?"),
        _("À toi de la faire rouler."),
        *(_(said) for said in EXAMPLES),
        *map(ending_sentence, EndingKind),
        *map(success_said, range(MANY)),
        *map(feast_said, range(MANY)),
        *(each.in_language(language) for each in map(opened_sentence, Images().names) if each),
        _(SHINES),
        *all_said(),
        _("Regarde : c'est ton programme !"),
        _("Ton chemin est gardé en image."),
        _("C'est gardé !"),
        _("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."),
    )
