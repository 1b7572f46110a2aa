"""Which learning paths there are to begin with: beside the file or in the folder that was named, or with a séance."""

import re
from collections.abc import Sequence
from pathlib import Path

from beebot.console.typed import typed
from beebot.errors import KitError
from beebot.i18n import gettext as _
from lecons import FIRST_PATH, lessons


def paths_of(said: Path | None) -> tuple[Path, tuple[Path, ...]]:
    """The file of the learning path to play unless another is chosen, and those of the other paths beside it.

    ``said`` is the file or folder that the command line names, None for the kit's own.

    Raises:
        KitError: ``said`` is a folder without a path.
    """
    if said is not None and not said.is_dir():
        files: list[Path] = []
        if said.parent.name == "parcours":
            files = sorted(said.parent.glob("*.yaml"))
        return said, _without(said, files)
    files = sorted(_folder_of_paths(said).glob("*.yaml"))
    if not files:
        sentence = _("{folder} n'a pas de parcours ; il en faut un dans son dossier « parcours »")
        raise KitError(sentence.format(folder=said))
    first = files[0]
    if FIRST_PATH in files:
        first = FIRST_PATH
    return first, _without(first, files)


def paths_with(lesson: str) -> list[str]:
    """The ids of the kit's own learning paths that name the file of ``lesson``, the usual one first.

    Files are called after the ids of what they hold.

    Raises:
        KitError: none does.
    """
    files = (FIRST_PATH, *_without(FIRST_PATH, sorted(FIRST_PATH.parent.glob("*.yaml"))))
    named = re.compile(rf"[\s/]{re.escape(lesson)}\.yaml\b")
    found = [file.stem for file in files if named.search(file.read_text(encoding="utf-8"))]
    if not found:
        raise KitError(_in_no_path(lesson))
    return found


def _in_no_path(lesson: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (a name is seldom wrong)

    near = get_close_matches(lesson, [file.stem for file in lessons()], n=1)
    if near:
        sentence = _("la séance « {name} » n'est dans aucun parcours du kit ; vouliez-vous « {near} » ?")
        return sentence.format(name=lesson, near=near[0])
    sentence = _("la séance « {name} » n'est dans aucun parcours du kit ; « {command} » les trouve par leurs mots")
    return sentence.format(name=lesson, command=f"{typed('beebot-lecons')} chercher")


def _folder_of_paths(said: Path | None) -> Path:
    if said is None:
        return FIRST_PATH.parent
    if (said / "parcours").is_dir():
        return said / "parcours"
    return said


def _without(first: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(file for file in files if file != first)
