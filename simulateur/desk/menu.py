"""Puts the kit in the system's menu, for a person who asks: a desktop entry and its icon.

https://specifications.freedesktop.org/desktop-entry-spec/latest/ says what a desktop entry holds.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.reasons import reason
from beebot.text import in_every_language
from lecons.pictures.artwork import ASSETS

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
{words}
Exec={command} -m simulateur
Icon=beebot
Terminal=false
Categories=Education;
StartupWMClass=beebot
"""
_WORDS = {
    "Name": noted("Abeille"),
    "GenericName": noted("Programmer un robot de sol"),
    "Comment": noted("Un enfant programme l'abeille, dès trois ans"),
}


def install(data: Path, python: str = sys.executable, system: str = sys.platform) -> tuple[Path, Path]:
    """Write the entry and its icon below ``data``; returns both files.

    ``data`` is the folder that ``XDG_DATA_HOME`` names.

    Raises:
        KitError: this system has no such menu, or the files cannot be written.
    """
    if system != "linux":
        raise KitError(_("ce menu est celui de Linux ; ailleurs, faites un raccourci vers la commande beebot"))
    entry = data / "applications" / "beebot.desktop"
    icon = data / "icons" / "hicolor" / "scalable" / "apps" / "beebot.svg"
    try:
        for file, text in (
            (icon, (ASSETS / "head.svg").read_text("utf-8")),
            (entry, _ENTRY.format(command=_quoted(python), words="\n".join(_words()))),
        ):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        sentence = _("le menu ne peut pas être écrit dans {folder} ({reason}) ; vérifiez la place et les droits")
        raise KitError(sentence.format(folder=data, reason=reason(error))) from error
    return entry, icon


def _words() -> Iterator[str]:
    """What the menu shows, in every language. The menu writes locales with an underscore."""
    for key, message in _WORDS.items():
        text = in_every_language(partial(_, message))
        yield f"{key}={text.fr}"
        yield from (f"{key}[{code.replace('-', '_')}]={sentence}" for code, sentence in text.others)


def _quoted(word: str) -> str:
    """``word`` as an argument of ``Exec``.

    It is in quotes. A special character stands behind a backslash, and each backslash is doubled.
    """
    special = str.maketrans({each: f"\\\\{each}" for each in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})
    return f'"{word.translate(special)}"'
