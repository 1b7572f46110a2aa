"""Words that people type and no sheet says: « maths », « maternelle », « bibliothèque », in French and in English.

They belong to what a séance holds (its level, its places, its topics, what it cites of the programme), so no file says
them and none can forget them.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from beebot.lesson import Audience, Lesson, Level, ScreenMode
from lecons.topics import Topic, topics_of

_LEVELS = MappingProxyType(
    {
        Level.PS: "PS petite section maternelle cycle 1 nursery preschool",
        Level.MS: "MS moyenne section maternelle cycle 1 nursery preschool",
        Level.GS: "GS grande section maternelle cycle 1 kindergarten reception",
        Level.CP: "CP élémentaire primaire cycle 2 primary",
        Level.CE1: "CE1 élémentaire primaire cycle 2 primary",
    }
)
_FIRST = "débuter commencer rentrée première fois start begin first"
"""Of a level's séance that none comes before."""
_SCREEN = "ordinateur tablette computer tablet"
_PLACES = MappingProxyType(
    {
        Audience.SCHOOL: "école classe school class",
        Audience.AFTER_SCHOOL: "périscolaire centre de loisirs animation garderie mercredi vacances after school club",
        Audience.FAMILY: "famille maison parents family home",
        Audience.LIBRARY: "médiathèque bibliothèque media library",
    }
)
_TOPICS = MappingProxyType(
    {
        Topic.SIDES: "latéralité left right",
        Topic.PREDICTING: "anticiper hypothèse predict",
        Topic.TOGETHER: "coopération coopérer équipe binôme cooperation team",
        Topic.MENDING: "bug bogue débogage déboguer debug",
        Topic.PATTERNS: "maths mathématiques algorithme rythme répétition répétitif boucle pattern loop",
        Topic.STORIES: "lecture lire album conte livre langage reading book tale",
        Topic.SIGNS: "maths mathématiques calcul compter numbers letters",
        Topic.INVENTING: "créer création imaginer create creative",
        Topic.MEDIA: "EMI EMC médias internet écrans citoyenneté media citizenship",
        Topic.UNPLUGGED: "débranché déconnecté motricité corps unplugged without no screen body",
    }
)
_CITED = (
    (re.compile("N3|M[345]|CP[abc]|CE1[abg]"), "maths mathématiques"),
    (re.compile("CE1g"), "géométrie geometry"),
    (re.compile(r"E\d[a-e]"), "espace repérage space"),
    (re.compile("N3"), "nombres compter calcul numbers count"),
    (re.compile("LET5"), "lecture lire écriture alphabet reading writing"),
    (re.compile(r"L\db?"), "langage oral language"),
    (re.compile(r"T\d|DUR5"), "temps chronologie time"),
    (re.compile("AN5"), "temps calendrier date anniversaire time calendar"),
    (re.compile("O5"), "sciences objets science"),
    (re.compile("EMC.*|MED"), "EMC citoyenneté morale citizenship"),
    (re.compile("COOP"), "vivre ensemble coopération cooperation"),
)
"""The subject of a key of the programme."""


def everyday_words(lesson: Lesson) -> Iterator[str]:
    """Lines of words by which people look for ``lesson``, and which are not in its sheet."""
    if lesson.level:
        yield _LEVELS[lesson.level]
        if not lesson.sheet.before:
            yield _FIRST
    if lesson.screen and lesson.screen.mode is not ScreenMode.NONE:
        yield _SCREEN
    yield from (_PLACES[place] for place in lesson.audiences)
    for topic in topics_of(lesson):
        yield topic.value
        yield _TOPICS[topic]
    for reference in lesson.sheet.references:
        yield reference.key
        yield from (words for keys, words in _CITED if keys.fullmatch(reference.key))
