"""The settings, in their file."""

from collections.abc import Collection
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path

from beebot.files.system_errors import reason
from beebot.i18n import FRENCH, LANGUAGE_CODE, languages
from beebot.i18n import gettext as _
from lecons.pictures.themes import THEMES, USUAL
from simulateur.game.settings import HandRobot, Settings
from simulateur.machine.keeping import json_file

FILE = "reglages.json"
_FORMAT = 1
_NAMES = frozenset(field.name for field in fields(Settings))


def read_settings(folder: Path) -> tuple[Settings, str | None]:
    """The settings kept in ``folder``, or those of a new machine; and a sentence for the adult, None if all is well.

    A damaged file is set aside, and one in a later format stays as it is: the sentence says so. A setting that only a
    later version knows is ignored. Where the catalogue of the language is gone, the language is French again.
    """
    file = folder / FILE
    try:
        settings, troubles = json_file.or_set_aside(file, folder, partial(_read, file), Settings())
    except json_file.NewerFileError:
        return Settings(), json_file.newer(file)
    return settings, next((trouble() for trouble in troubles), None)


def _read(file: Path) -> Settings:
    kept = json_file.read_json(file)
    return Settings() if kept is None else _settings(kept)


def write_settings(folder: Path, settings: Settings, changed: Collection[str] = _NAMES) -> json_file.NoticeMaker | None:
    """Write the ``changed`` fields to the file in ``folder``. Returns None, or the notice that says why not.

    The other fields stay as they are in the file, where another program may have changed them meanwhile. If it holds no
    settings that can be read, all of ``settings`` are kept. What only a later version knows stays in the file; a file
    in a later format is not written over. The caller holds the folder's lock.
    """
    file, new = folder / FILE, asdict(settings)
    try:
        kept = {**new, **_kept_in(file), "format": _FORMAT, **{name: new[name] for name in changed}}
        json_file.write_json(file, kept)
    except json_file.NewerFileError:
        return partial(json_file.newer, file)
    except OSError as error:
        return partial(refused, folder, error)
    return None


def refused(folder: Path, error: OSError) -> str:
    """The sentence that tells the adult that the settings could not be written to ``folder``, because of ``error``."""
    file = folder / FILE
    sentence = _("les réglages ne sont pas gardés dans {file} ({reason}) ; vérifiez la place et les droits")
    return sentence.format(file=file, reason=reason(error))


def _kept_in(file: Path) -> dict[str, object]:
    """What is in ``file``, if it is settings; of damaged ones what this version does not know.

    Raises:
        NewerFileError: it is in a later format.
    """
    kept: dict[str, object] = {}
    try:
        kept = json_file.read_json(file) or {}
        if kept:
            _settings(dict(kept))
    except json_file.NewerFileError:
        raise
    except json_file.DamagedFileError:
        return {name: kept[name] for name in kept.keys() - _NAMES}
    return kept


def _settings(kept: dict[str, object]) -> Settings:
    json_file.check_format(kept, _FORMAT)
    if kept.pop("format", None) != _FORMAT:
        raise json_file.DamagedFileError("not the format expected")
    if isinstance(tokens := kept.get("tokens"), list):
        kept["tokens"] = tuple(tokens)
    if _is_language_gone(kept.get("language")):
        kept["language"] = FRENCH
    if kept.get("theme", USUAL) not in tuple(THEMES):  # one that only another version has, or no word at all
        kept["theme"] = USUAL
    try:
        if isinstance(robots := kept.get("hand_robots"), list):
            kept["hand_robots"] = tuple(HandRobot(*robot) for robot in robots)
        return Settings(**{name: kept[name] for name in kept.keys() & _NAMES})  # type: ignore[arg-type]  # it looks at the kind of each
    except (TypeError, ValueError) as error:
        raise json_file.DamagedFileError(str(error)) from error


def _is_language_gone(code: object) -> bool:
    if not isinstance(code, str) or LANGUAGE_CODE.fullmatch(code) is None:
        return False
    return code not in languages()
