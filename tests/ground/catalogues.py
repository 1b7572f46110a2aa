"""Makes the catalogues of ``beebot/locale`` from the sources; ``python3 kit.py catalogues`` runs it.

There is one for each folder, which is named after the code of its language. French sentences are their own message
ids, so the French catalogue is filled here; it exists for its plural rule. The others are translated by hand, in
``LC_MESSAGES/beebot.po`` of their folder: this program adds what is new, drops what is gone, compiles, and lists what
is left to translate. English must be complete; what another language lacks is said in French.
"""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()

import io
import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from beebot.console.terminal import ended
from beebot.i18n import LANGUAGE_CODE

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("beebot", "firmware_bridge", "lecons", "simulateur")
VERSION = str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
LOCALE = ROOT / "beebot" / "locale"
LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir() if LANGUAGE_CODE.fullmatch(folder.name))
COMPLETE = ("fr", "en")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "noted": None}
NOTES = ("Translators:",)
"""How a comment begins that goes into the catalogues, above its sentence."""
HEADER = """\
# Les phrases du kit abeille. Fichier tenu à jour par : python3 kit.py catalogues
# Sous la même licence MIT que le code."""


def refusal(locale: Path) -> str | None:
    """What is said where a folder in ``locale`` is not named after the code of a language; None if all are."""
    for folder in sorted(locale.iterdir()):
        if folder.is_dir() and not LANGUAGE_CODE.fullmatch(folder.name):
            return f"{folder} n'a pas pour nom le code d'une langue ; nommez-le comme br, pt-BR ou zh-Hant-TW"
    return None


def po_path(language: str) -> Path:
    """Where the catalogue of ``language`` is."""
    return LOCALE / language / "LC_MESSAGES" / "beebot.po"


def extract() -> Catalog:
    """Every sentence the sources ask to translate, with the files it is in."""
    template = Catalog(domain="beebot", project="beebot-kit", header_comment=HEADER, fuzzy=False)
    for package in PACKAGES:
        found = extract_from_dir(ROOT / package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=NOTES)
        for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
            place = f"{package}/{Path(name).as_posix()}"
            template.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return template


def read(language: str) -> Catalog:
    """The catalogue of ``language`` as it is kept; an empty one where there is none yet."""
    locale, file = language.replace("-", "_"), po_path(language)
    if not file.exists():
        translator = "Les contributeurs du kit abeille"
        return Catalog(locale, "beebot", project="beebot-kit", version=VERSION, last_translator=translator, fuzzy=False)
    with file.open("rb") as kept:
        return read_po(kept, locale=locale, domain="beebot")


def updated(language: str) -> Catalog:
    """The catalogue of ``language`` with exactly the sentences of the sources."""
    kept, template = read(language), extract()
    template.creation_date = kept.creation_date  # the same sources give the same file
    kept.update(template, no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.header_comment = HEADER
    kept.version = VERSION
    if language == "fr":
        for message in kept:
            if message.id:
                message.string = message.id
    return kept


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences without a translation, or with half a plural."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,))
    ]


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as the text people edit."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, sort_by_file=True)
    return buffer.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Update and compile every catalogue; 1 if one lacks a sentence that must be complete, or has a wrong name."""
    if wrong := refusal(LOCALE):
        print(wrong, file=sys.stderr)
        return 1
    missing: dict[str, list[str]] = {}
    for language in LANGUAGES:
        catalogue = updated(language)
        po_path(language).parent.mkdir(exist_ok=True)
        po_path(language).write_bytes(as_po(catalogue))
        po_path(language).with_suffix(".mo").write_bytes(as_mo(read(language)))  # a new one has all its plurals then
        missing[language] = untranslated(catalogue)
        for sentence in missing[language]:
            print(f"{language}: {sentence}")
    return 1 if any(missing[language] for language in COMPLETE) else 0


if __name__ == "__main__":
    sys.exit(ended(main))
