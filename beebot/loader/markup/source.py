"""From a file to its text, without trusting the file: its size, its kind and its bytes are checked first."""

import re
import stat
from pathlib import Path

from beebot.i18n import gettext as _
from beebot.loader.markup.foreign import foreign
from beebot.loader.problems import ContentError, Problem

MAX_BYTES = 256 * 1024
"""The largest file that is read; a long séance takes some 10 KiB."""

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no keyboard types into a text: control characters, rare ends of line, marks of byte order."""


def read_text(file: Path, name: Path) -> str:
    """The text of ``file``, which messages call ``name``; a byte order mark at its start is dropped.

    Raises:
        ContentError: no such file, not an ordinary file, larger than ``MAX_BYTES``, written by a program that writes
            no plain text, not UTF-8, or with tabs or control characters in it.
    """
    data = _read_bytes(file, name)
    if sentence := foreign(data):
        raise _refusal(name, sentence)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        raise _refusal(
            name,
            _("ce n'est pas un texte en UTF-8 ; enregistrez le fichier avec l'encodage UTF-8"),
            *position(before, len(before)),
        ) from None
    if "\t" in text:  # PyYAML's two parsers do not agree on where a tab may stand
        message = _("tabulation interdite ; remplacez toutes les tabulations par des espaces")
        raise _refusal(name, message, *position(text, text.index("\t")))
    if found := INVISIBLE.search(text):
        raise _refusal(
            name,
            _("caractère invisible interdit (U+{code}) ; effacez-le").format(code=f"{ord(found[0]):04X}"),
            *position(text, found.start()),
        )
    return text


def position(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of the character number ``index`` in ``text``."""
    before = lines_of(text[:index])
    return len(before), len(before[-1]) + 1


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` without their ends, as YAML and text editors count them."""
    return re.split("\r\n|\r|\n", text)


def _read_bytes(file: Path, name: Path) -> bytes:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refusal(name, _("ce n'est pas un fichier ordinaire ; donnez un fichier .yaml"))
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(name, _("fichier introuvable ; vérifiez son nom et son dossier")) from None
    except (OSError, ValueError):
        raise _refusal(name, _("le fichier ne s'ouvre pas ; vérifiez son nom et le droit de le lire")) from None
    if len(data) > MAX_BYTES:
        message = _("le fichier dépasse {limit} Kio ; partagez-le en plusieurs séances")
        raise _refusal(name, foreign(data) or message.format(limit=MAX_BYTES // 1024))
    return data


def _refusal(name: Path, message: str, line: int = 1, column: int = 1) -> ContentError:
    return ContentError([Problem(name, line, column, message)])
