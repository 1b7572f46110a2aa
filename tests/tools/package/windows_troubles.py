"""What goes wrong where ``setup.exe`` updates the kit, each under wine: it says so, and the old version plays on."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.package.wine import Windows, expect

THERE = "Y:\\École d'été"
"""A path with accents, on a disk of its own."""
ROOM = 220
"""MB of that disk: for one version, and not for a second one beside it."""
OPEN, NOT_WRITTEN, ELSEWHERE = 3, 5, 6
CLOCK = "1980-01-02 08:00:00"


def try_troubles(windows: Windows, setup: Path, place: Path) -> None:
    """Install on a small disk, then try to update, again and again."""
    with _small_disk(windows, place / "petit disque"):
        expect(_ends(windows, setup, f"/D={THERE}") == 0, "setup.exe installs into a path with accents")
        plays(windows, "it")
        expect(_ends(windows, setup) == NOT_WRITTEN, "an update on a disk that fills is refused")
        plays(windows, "the old version")
        expect(_ends(windows, setup, "/D=C:\\Ailleurs") == ELSEWHERE, "a second copy is refused")
        half = place / "half-setup.exe"
        half.write_bytes(setup.read_bytes()[: setup.stat().st_size // 2])
        expect(_ends(windows, half) != 0, "a setup.exe that was cut is refused")
        plays(windows, "the old version")
        try_open(windows, setup)
        try_taken(windows, place / "petit disque" / "École d'été")
        windows.end_all()
        windows.run(f"{THERE}\\desinstaller.exe", "/S")
        _wait_until_gone(place / "petit disque" / "École d'été")


def try_clock(windows: Windows, setup: Path) -> None:
    """Install and play where the battery of the clock is empty."""
    windows.end_all()
    windows.clock = CLOCK
    expect(_ends(windows, setup) == 0, "in 1980, setup.exe installs")
    told = windows.run("C:\\Program Files\\Abeille\\beebot.exe", "demo", "--image", "C:\\1980.gif")
    expect("Les trois sont d'accord." in told, "in 1980, it plays", told)
    windows.end_all()
    windows.clock = ""


def try_open(windows: Windows, setup: Path) -> None:
    """Update while a child plays."""
    window, _seconds = windows.first_picture(f"{THERE}\\abeille.exe", "--donnees", "C:\\ouverte")
    expect(_ends(windows, setup) == OPEN, "an update of a kit that is open is refused")
    expect(windows.answers(("300", "350")), "and its window still answers")
    windows.end_all()
    window.wait(30)


def try_taken(windows: Windows, there: Path) -> None:
    """An antivirus takes a library."""
    (library,) = there.glob("paquets/pygame/base.*.pyd")
    library.unlink()
    windows.run(f"{THERE}\\beebot.exe", "demo", "--image", "C:\\d.gif", status=1)


def plays(windows: Windows, what: str) -> None:
    """What is installed gives its demonstration."""
    told = windows.run(f"{THERE}\\beebot.exe", "demo", "--image", "C:\\d.gif")
    expect("Les trois sont d'accord." in told, f"{what} plays", told)


@contextmanager
def _small_disk(windows: Windows, place: Path) -> Iterator[None]:
    """The disk Y: of ``windows``, with little room."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "tmpfs", str(place)], check=True)
    try:
        (windows.disk.parent / "dosdevices/y:").symlink_to(place)
        yield
    finally:
        windows.end_all()
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _ends(windows: Windows, setup: Path, into: str = "") -> int | None:
    started = windows.start(str(setup), "/S", *into.split())  # NSIS wants no quotes, which wine puts round spaces
    started.communicate()
    return started.returncode


def _wait_until_gone(there: Path) -> None:
    """NSIS's program that removes copies itself, and goes on after its end."""
    for _ in range(300):
        if not there.exists():
            return
        time.sleep(0.2)
    expect(False, "it is removed", *there.rglob("*"))
