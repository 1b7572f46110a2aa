"""From ``FICHIER#défi`` on the command line to the challenges it names."""

from difflib import get_close_matches
from pathlib import Path

import lecons
from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.loader import load_lesson

WHERE = "FICHIER[#défi]"
"""How the help writes what names a challenge."""


def find_challenge(where: str) -> Challenge:
    """The challenge that ``where`` names, as ``FICHIER#défi``; without ``#``, the séance's first.

    Raises:
        KitError: the séance cannot be read, or holds no such challenge.
    """
    return find_challenges(where)[0]


def lesson_file(where: str) -> Path:
    """The file that ``where`` names before ``#``: one on the disk, else one of the kit's, as ``gs/cinq-cartes``."""
    return lecons.file_or_called(where.partition("#")[0])


def find_challenges(where: str) -> tuple[Challenge, ...]:
    """The challenge that ``where`` names, as ``FICHIER#défi``; without ``#``, all of the séance.

    Raises:
        KitError: the séance cannot be read, or holds no such challenge.
    """
    name = where.partition("#")[2]
    challenges = load_lesson(lesson_file(where)).challenges
    if not name:
        return challenges
    by_id = {challenge.id: challenge for challenge in challenges}
    if name in by_id:
        return (by_id[name],)
    near = get_close_matches(name, by_id, n=1)
    remedy = (
        _("vouliez-vous « {word} » ?").format(word=near[0])
        if near
        else _("cette séance contient {words}").format(words=", ".join(by_id))
    )
    raise KitError(_("défi inconnu « {name} » ; {remedy}").format(name=name, remedy=remedy))
