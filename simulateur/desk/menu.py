"""The kit in the system's menu: a desktop entry and its icon, for the one who asks, as freedesktop.org has them.

https://specifications.freedesktop.org/desktop-entry-spec/latest/ says what a desktop entry holds.
"""

import sys
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from lecons.pictures.artwork import ASSETS

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=Abeille
Name[en]=Bee
GenericName=Programmer un robot de sol
GenericName[en]=Program a floor robot
Comment=Un enfant programme l'abeille, dès trois ans
Comment[en]=A child programs the bee, from three years on
Exec={command} -m simulateur
Icon=beebot
Terminal=false
Categories=Education;
StartupWMClass=beebot
"""


def install(data: Path, python: str = sys.executable, system: str = sys.platform) -> tuple[Path, Path]:
    """Write the entry and its icon below ``data``, the folder ``XDG_DATA_HOME`` names; returns both files.

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
            (entry, _ENTRY.format(command=_quoted(python))),
        ):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        sentence = _("le menu ne peut pas être écrit dans {folder} ({reason}) ; vérifiez la place et les droits")
        raise KitError(sentence.format(folder=data, reason=error.strerror)) from error
    return entry, icon


def _quoted(word: str) -> str:
    """``word`` as an argument of ``Exec``: in quotes, what is special there behind a backslash, itself doubled."""
    special = str.maketrans({each: f"\\\\{each}" for each in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})
    return f'"{word.translate(special)}"'
