"""Puts the kit in the system's menu, for a person who asks: a desktop entry and its icon.

https://specifications.freedesktop.org/desktop-entry-spec/latest/ says what a desktop entry holds.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from beebot.console.typed import from_its_folder, typed
from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.text import in_every_language
from lecons.pictures.artwork import ASSETS

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
{words}
Exec={command}
Icon=beebot
Terminal=false
Categories=Education;
StartupWMClass=beebot
"""
_LAUNCHER = "Lancer-Mac-Linux.command"
_WORDS = {
    "Name": noted("Abeille"),
    "GenericName": noted("Programmer un robot de sol"),
    "Comment": noted("Un enfant programme l'abeille, dès trois ans"),
}


def install(data: Path, command: Sequence[str] | None = None, system: str = sys.platform) -> tuple[Path, Path]:
    """Write an entry of the system's menu and its icon below ``data``; returns both files.

    ``data`` is the folder that ``XDG_DATA_HOME`` names. ``command`` is what the entry starts: ``starting()`` if None.

    Raises:
        KitError: this system has no such menu, or the files cannot be written.
    """
    if system != "linux":
        sentence = _("ce menu est celui de Linux ; ailleurs, faites un raccourci vers la commande « {command} »")
        raise KitError(sentence.format(command=typed("beebot")))
    entry = data / "applications" / "beebot.desktop"
    icon = data / "icons" / "hicolor" / "scalable" / "apps" / "beebot.svg"
    try:
        for file, text in (
            (icon, (ASSETS / "head.svg").read_text("utf-8")),
            (entry, _ENTRY.format(command=" ".join(map(_quoted, command or starting())), words="\n".join(_words()))),
        ):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        sentence = _("le menu ne peut pas être écrit dans {folder} ({reason}) ; vérifiez la place et les droits")
        raise KitError(sentence.format(folder=data, reason=reason(error))) from error
    return entry, icon


def starting() -> tuple[str, ...]:
    """The command that starts this kit again.

    Where it runs from its folder, the double click's file starts ``kit.py``, and opens a terminal if that fails: a menu
    shows nothing of what a program says. It is told the Python that ``.venv`` was made from: ``.venv`` may be made
    anew, or with another Python, and ``kit.py`` sees to it. A system that is brought up to date loses
    ``python3.13`` and keeps ``python3``, which is therefore what is named where both are the same.
    """
    if from_its_folder():
        python = Path(getattr(sys, "_base_executable", sys.executable))
        lasting = python.with_name("python3")
        if lasting.exists() and lasting.samefile(python):
            python = lasting
        return "sh", str(BUILT_IN.parent / _LAUNCHER), "--menu", str(python)
    return sys.executable, "-m", "simulateur"


def _words() -> Iterator[str]:
    """What the menu shows, in every language. The menu writes locales with an underscore."""
    for key, message in _WORDS.items():
        text = in_every_language(partial(_, message))
        yield f"{key}={text.fr}"
        yield from (f"{key}[{code.replace('-', '_')}]={sentence}" for code, sentence in text.others)


def _quoted(word: str) -> str:
    """``word`` as an argument of ``Exec``.

    It is in quotes, unless it is a plain word. A special character stands behind a backslash, and each backslash is
    doubled.
    """
    if re.fullmatch(r"[a-z-]+", word):
        return word
    special = str.maketrans({each: f"\\\\{each}" for each in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})
    return f'"{word.translate(special)}"'
