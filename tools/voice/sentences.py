"""Every sentence that the kit's paths can say, and the pack that its recording is for."""

from collections.abc import Sequence

from beebot.i18n import speaking
from beebot.loader import load_path
from lecons import path_called
from simulateur.game.sentences_to_record import lines_of

LANGUAGES = ("fr", "en")
KIT = "kit"
"""The pack of what is said everywhere."""
PATHS = (
    "petite-section",
    "grande-section",
    "moyenne-section",
    "grande-section-annee",
    "cp",
    "ce1",
    "famille",
    "periscolaire",
    "parcours-numerique",
)
"""The kit's paths in the order in which they are recorded: a sentence of several is in the pack of the first."""


def packs_of_sentences(language: str, paths: Sequence[str] = PATHS) -> dict[str, str]:
    """The name of the pack of each sentence; first come the sentences that are said everywhere."""
    everywhere: dict[str, str] = {}
    own: dict[str, str] = {}
    with speaking(language):
        for name in paths:
            for line in lines_of(load_path(path_called(name)).path, language):
                if line.place:
                    own.setdefault(line.sentence, name)
                else:
                    everywhere[line.sentence] = KIT
    return everywhere | {sentence: name for sentence, name in own.items() if sentence not in everywhere}
