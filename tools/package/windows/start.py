"""Runs the part of the kit that is asked for, in the folder that was installed; the launcher starts it."""

import os
import runpy
import sys
from pathlib import Path

WORDS = {
    "demo": ("simulateur", "demo"),
    "lecons": ("lecons",),
    "robot": ("firmware_bridge",),
    "simulateur": ("simulateur",),
    "tablette": ("simulateur.web",),
    "temoigner": ("simulateur", "temoigner"),
}
"""As ``kit.py`` has them."""
NOT_WHOLE = (
    "Le dossier de l'abeille n'est pas entier ({name} manque) : installez-la ou copiez-la à nouveau ; un antivirus "
    "a pu le prendre. / The folder is not whole: install or copy it again; an antivirus may have taken it."
)


def main() -> None:
    """Replace this program by the part that the first word of the command names; without one, by the screen."""
    # Whoever asks for a second Python, such as multiprocessing, gets one that knows no words of the kit.
    name = "pythonw.exe" if Path(sys.executable).stem == "abeille" else "python.exe"
    for place in ("executable", "_base_executable"):
        setattr(sys, place, str(Path(__file__).with_name(name)))
    os.environ["BEEBOT_STARTED_BY"] = "beebot"  # beebot/console/typed.py: sentences name what exists here
    module, *first = WORDS.get(sys.argv[1], ("",)) if sys.argv[1:] else ("",)
    if module:
        sys.argv[1:2] = first
    try:
        from beebot.console.output import closed_replaced  # noqa: PLC0415 - it may be what is missing

        with closed_replaced():  # a double click gives no standard streams
            runpy.run_module(module or "simulateur", run_name="__main__", alter_sys=True)
    except ImportError as missing:
        tell(NOT_WHOLE.format(name=missing.name), window=name == "pythonw.exe")
        sys.exit(1)


def tell(sentence: str, *, window: bool) -> None:
    """Say why nothing starts; a program with a ``window`` has no other place for it."""
    if window:
        import ctypes  # noqa: PLC0415 - hardly ever needed

        ctypes.windll.user32.MessageBoxW(None, sentence, "Abeille", 0x10)  # type: ignore[attr-defined]
    else:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    main()
