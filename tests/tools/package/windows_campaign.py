"""``python3 -m tests.tools.package.windows_campaign DOSSIER``: what ``kit.py paquet windows`` made there, under wine.

Without a network, in a Windows of its own that is thrown away. Needs root for that, Xvfb, xdotool, faketime and
wine, and some twenty minutes. Each line that is printed held; the first that does not ends it.
"""

import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path

from installation.folders import ROOT
from installation.stamp import version
from tests.tools.package.windows_troubles import try_clock, try_troubles
from tests.tools.package.wine import Windows, expect
from tests.virtual_screen import virtual_screen
from tools.package.windows.compiling import draw_icon
from tools.package.windows.msi import make_msi
from tools.package.windows.setup import make_setup

PROGRAM = "C:\\Program Files\\Abeille\\"
AN_AGE = ("300", "350")
"""Where the first page has a choice, on a screen of 1280 × 800."""
SLOWEST = 1.5
OLDER, NEWER = "0.0.1", "99.0.0"
STATUS_NEWER = 2
"""How ``setup.exe`` ends then; what ``msiexec`` says is too large for wine to hand on whole."""
SPEECH = (
    "from simulateur.machine.sound.voice_order import Speech; "
    "print(len(Speech('fr').file('Bonjour, je suis dans un dossier.')))"
)


def main(folder: Path) -> None:
    """Try the files in ``folder``."""
    name = folder / f"abeille-{version()}"
    with tempfile.TemporaryDirectory() as place, virtual_screen("1280x800", "-noreset") as display:
        windows = Windows(Path(place), display)
        windows.run("wineboot", "--init")
        try_folder(windows, Path(f"{name}-windows.zip"), Path(place, "Élèves de l'école"))
        kept = windows.disk / "users" / Path.home().name / "AppData/Local/beebot-kit/essais.txt"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("à garder", "utf-8")
        try_installer(windows, Path(f"{name}-setup.exe"), Path(place), in_its_folder=Path(place, "Élèves de l'école"))
        try_installer(windows, Path(f"{name}.msi"), Path(place), in_its_folder=None)
        try_troubles(windows, Path(f"{name}-setup.exe"), Path(place))
        try_clock(windows, Path(f"{name}-setup.exe"))
        expect(kept.read_text("utf-8") == "à garder", "what an account keeps is still there")
        windows.end_all()


def try_folder(windows: Windows, archive: Path, place: Path) -> None:
    """The folder, unpacked where it happens to be: all that it does without a window."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    beebot, python = (str(place / "abeille" / each) for each in ("beebot.exe", "python/python.exe"))
    told = windows.run(beebot, "demo", "--image", "été.gif", folder=place)
    expect(
        "↑" in told and "Les trois sont d'accord." in told, "the demonstration agrees, and its arrows are arrows", told
    )
    expect((place / "été.gif").read_bytes()[:3] == b"GIF", "its picture is there")
    windows.run(beebot, "lecons", "verifier", folder=place)
    windows.run(beebot, "robot", "liste", folder=place)
    windows.run(beebot, "lecons", "imprimer", "gs/le-code-des-fleches", "--vers", "à imprimer", folder=place)
    printed = [*place.rglob("*.pdf")]
    expect(printed and all(file.read_bytes()[:4] == b"%PDF" for file in printed), "what prints is printed", printed)
    spoken = windows.run(python, "-c", SPEECH, folder=place)
    expect(int(spoken) > 10_000, "a sentence that nobody recorded is spoken", spoken)


def try_installer(windows: Windows, installer: Path, place: Path, in_its_folder: Path | None) -> None:
    """Over an older version, twice; the window; then a newer one, over which it is refused; and away again."""
    is_msi = installer.suffix == ".msi"
    for each in (OLDER, NEWER):
        make_small(place, each, is_msi=is_msi)
    older, newer = (place / f"small-{each}{installer.suffix}" for each in (OLDER, NEWER))
    install(windows, older)
    there = windows.disk / "Program Files/Abeille"
    (there / "kit").mkdir(exist_ok=True)
    install(windows, installer)
    expect(not (there / "kit/lecons/ancien.txt").exists(), f"{installer.name} leaves nothing of the older version")
    install(windows, installer)
    expect("d'accord" in windows.run(f"{PROGRAM}beebot.exe", "demo", "--image", "C:\\d.gif"), "installed, it runs")
    try_window(windows, in_its_folder)
    remove(windows, installer)
    expect(not there.exists(), "nothing of the program is left", *there.rglob("*"))
    left = [*windows.disk.rglob("*beille.lnk")]
    expect(not left, "no menu is left", *left)
    install(windows, newer)
    status = status_of(windows, installer)
    refused = status == STATUS_NEWER if installer.suffix == ".exe" else status not in (0, None)
    expect(refused, "over a newer version it is refused", installer.name, status)
    expect((there / "kit/lecons/ancien.txt").read_text("utf-8") == NEWER, "and the newer version stays")
    remove(windows, newer)


def install(windows: Windows, installer: Path) -> None:
    """Install silently, for all accounts."""
    status = status_of(windows, installer)
    expect(status == 0, f"{installer.name} installs", status)


def status_of(windows: Windows, installer: Path) -> int | None:
    """The exit status of a silent installation."""
    words = ["msiexec", "/i", str(installer), "/qn"] if installer.suffix == ".msi" else [str(installer), "/S"]
    started = windows.start(*words)
    started.communicate()
    return started.returncode


def remove(windows: Windows, installer: Path) -> None:
    """Remove silently; NSIS's program copies itself and goes on after its end."""
    if installer.suffix == ".msi":
        windows.run("msiexec", "/x", str(installer), "/qn")
        return
    windows.run(f"{PROGRAM}desinstaller.exe", "/S")
    removed = windows.disk / "Program Files/Abeille"
    for _ in range(300):
        if not removed.exists():
            return
        time.sleep(0.2)


def try_window(windows: Windows, in_its_folder: Path | None) -> None:
    """The window answers a press, and is there about as soon as that of the same program in its folder."""
    begun = []
    commands: list[tuple[str, ...]] = [(f"{PROGRAM}abeille.exe",)]
    if in_its_folder is not None:
        python = str(in_its_folder / "abeille/python/pythonw.exe")
        commands = [
            (python, "-Xutf8", "-m", "simulateur"),
            *commands,
            (python, "-Xutf8", "-m", "simulateur"),
            *commands,
        ]
    for number, command in enumerate(commands):
        window, seconds = windows.first_picture(*command, "--donnees", f"C:\\donnees-{number}")
        begun.append(seconds)
        expect(windows.answers(AN_AGE), f"{command[0]}: a window after {seconds:.1f} s, which answers")
        windows.end_all()
        with suppress(subprocess.TimeoutExpired):
            window.wait(10)
    if in_its_folder is not None:
        expect(begun[3] <= SLOWEST * begun[2], f"{begun[3] / begun[2]:.2f} times as long as in its folder")


def make_small(place: Path, number: str, *, is_msi: bool) -> None:
    """Make an installer of another version that holds next to nothing."""
    folder, icon = place / f"small-{number}", place / "abeille.ico"
    for name in ("python/python313.dll", "kit/lecons/ancien.txt", "abeille.exe", "beebot.exe"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(number, "utf-8")
    draw_icon(ROOT / "lecons/pictures/assets/head.svg", icon)
    make, end = (make_msi, ".msi") if is_msi else (make_setup, ".exe")
    make(folder, folder.with_name(folder.name + end), number, icon)


if __name__ == "__main__":
    missing = [each for each in ("wine", "Xvfb", "xdotool", "unshare", "faketime") if shutil.which(each) is None]
    expect(not missing, "", "il manque", *missing)
    main(Path(sys.argv[1]).absolute())
