"""A learning path to fill in: a folder of somebody's own, with séances of the kit that she chose or one to write."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

import lecons
from beebot.console.typed import typed
from beebot.errors import KitError, shown
from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.loader import load_lesson
from lecons.commands.new_file import filled, identifier, taken, title_of, unwritable, write_new

_FIRST = "ma-premiere-seance.yaml"


def write_path(folder: Path, names: Sequence[str], blank: Callable[[str], str]) -> tuple[Path, str]:
    """Make ``folder`` a content folder with a learning path; returns the path's file and the id of its first séance.

    It holds a copy of each séance of the kit in ``names``, in that order, for the author to change. Without ``names``
    it holds one séance to fill in: ``blank`` gives its text for an id.

    Raises:
        KitError: a name is none of the kit's, or comes twice; a file is there already, or cannot be written. Nothing
        has been written then.
    """
    chosen = _chosen(names)
    name = identifier(folder.resolve().name)
    path = folder / "parcours" / f"{name}.yaml"
    first = chosen[0][1].id if chosen else identifier(Path(_FIRST).stem)
    files = {folder / "seances" / file.name: file.read_text("utf-8") for file, _lesson in chosen}
    files = files or {folder / "seances" / _FIRST: blank(first)}
    listed = "\n".join(f"  - {file.name}" for file in files)
    whom = _whom([lesson for _file, lesson in chosen])
    _write_all({**files, path: filled("parcours", id=name, title=title_of(folder), whom=whom, lessons=listed)})
    return path, first


def _chosen(names: Sequence[str]) -> list[tuple[Path, Lesson]]:
    files: list[Path] = []
    for name in names:
        file = lecons.lesson_called(name)
        if file is None:
            raise KitError(_unknown(name))
        if file in files:
            raise KitError(_("la séance « {name} » est nommée deux fois ; gardez-la une fois").format(name=shown(name)))
        files.append(file)
    return [(file, load_lesson(file)) for file in files]


def _unknown(name: str) -> str:
    near = get_close_matches(name, [file.stem for file in lecons.lessons()], n=1)
    if near:
        sentence = _("le kit n'a pas de séance « {name} » ; vouliez-vous « {near} » ?")
        return sentence.format(name=shown(name), near=near[0])
    sentence = _("le kit n'a pas de séance « {name} » ; cherchez-la par ses mots avec « {command} chercher »")
    return sentence.format(name=shown(name), command=typed("beebot-lecons"))


def _whom(lessons: Sequence[Lesson]) -> str:
    """For whom the path is, as its first séance says; a path has a level or a place."""
    if not lessons:
        return "niveau: GS  # PS, MS, GS, CP ou CE1"
    level, places = lessons[0].level, ", ".join(place.value for place in lessons[0].audiences)
    return f"niveau: {level.value}  # PS, MS, GS, CP ou CE1" if level else f"publics: [{places}]"


def _write_all(texts: dict[Path, str]) -> None:
    there = next((file for file in texts if file.exists()), None)
    if there is not None:
        raise taken(there)
    written: list[Path] = []
    try:
        for file, text in texts.items():
            _make_folder(file)
            write_new(file, text)
            written.append(file)
    except KitError:
        for file in written:
            file.unlink(missing_ok=True)
        raise


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        raise unwritable(file) from None
