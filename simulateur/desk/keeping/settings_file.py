"""The settings, in their file."""

from dataclasses import asdict
from pathlib import Path

from beebot.i18n import FRENCH, LANGUAGE_CODE, languages
from beebot.i18n import gettext as _
from beebot.reasons import reason
from simulateur.desk.keeping.small_file import DamagedFileError, read_json, set_aside, write_json
from simulateur.game.settings import Settings

FILE = "reglages.json"
_FORMAT = 1


def read_settings(folder: Path) -> tuple[Settings, str | None]:
    """The settings kept in ``folder``, those of a new machine where there are none.

    A damaged file is set aside; the second value is then the sentence that tells the adult. Where
    the catalogue of the language is gone, the language is French again.
    """
    file = folder / FILE
    try:
        kept = read_json(file)
        if kept is None:
            return Settings(), None
        return _settings(kept), None
    except DamagedFileError:
        return Settings(), set_aside(file)


def write_settings(folder: Path, settings: Settings) -> str | None:
    """Keep ``settings`` in ``folder``; a sentence for the adult where the disk refuses it."""
    file = folder / FILE
    try:
        write_json(file, {"format": _FORMAT} | asdict(settings))
    except OSError as error:
        sentence = _("les réglages ne sont pas gardés dans {file} ({reason}) ; vérifiez la place et les droits")
        return sentence.format(file=file, reason=reason(error))
    return None


def _settings(kept: dict[str, object]) -> Settings:
    if kept.pop("format", None) != _FORMAT:
        raise DamagedFileError("not the format expected")
    if isinstance(tokens := kept.get("tokens"), list):
        kept["tokens"] = tuple(tokens)
    if _is_language_gone(kept.get("language")):
        kept["language"] = FRENCH
    try:
        return Settings(**kept)  # type: ignore[arg-type]  # it looks at the kind of each
    except (TypeError, ValueError) as error:
        raise DamagedFileError(str(error)) from error


def _is_language_gone(code: object) -> bool:
    """Whether it is the code of a language that the kit does not speak."""
    if not isinstance(code, str) or LANGUAGE_CODE.fullmatch(code) is None:
        return False
    return code not in languages()
