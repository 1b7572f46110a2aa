"""The folder ``.venv``: a new one is made beside it when the lock asks for it, and takes its place once it is whole."""

import os
import sys
import time

from installation.folders import NEW, OLD, ROOT, VENV, python_of, remove, site_packages
from installation.pip import capture, from_wheels, make_environment, make_place, run_pip
from installation.refusals import cannot_write, not_installed
from installation.sentences import say, show_end
from installation.stamp import STAMP, is_ready, read_lock, read_stamp, stamp_lines

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_BYTE = 2**30
"""Far behind the end of the file that is locked: Windows lets nobody else read a locked byte."""


def prepare(extra: str) -> None:
    """Install what is not installed yet; ``extra`` names optional packages, ``""`` for none.

    Raises:
        SystemExit: it cannot be done; the text says what to do, in French and in English.
    """
    if is_ready(extra) and not NEW.exists() and not OLD.exists():
        return
    with (ROOT / "kit.py").open("rb") as lock:
        if not acquire(lock.fileno(), wait=not is_ready(extra)):
            return  # another process installs more, and what is here serves
        try:
            tidy()
        except OSError as error:
            raise SystemExit(cannot_write(error)) from error
        if is_ready(extra):  # the other process did it
            return
        what = "Mise à jour" if VENV.exists() else "Première installation"
        try:
            make_place()  # refuses before anything is announced
            say(f"{what}, une minute… / Installing, one minute…")
            install(extra)
        except OSError as error:
            raise SystemExit(cannot_write(error)) from error


def acquire(descriptor: int, *, wait: bool) -> bool:
    """Take the lock of the open file ``descriptor``; returns whether it was taken. With ``wait`` it always is.

    The system gives the lock back when a process ends.
    """
    while True:
        try:
            if sys.platform == "win32":
                os.lseek(descriptor, LOCK_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.set_inheritable(descriptor, True)  # a pip that outlives a killed kit.py keeps the lock to its end
        except (BlockingIOError, PermissionError):  # POSIX's word and Windows's for "taken"
            if not wait:
                return False
            time.sleep(0.2)
            continue
        except OSError:  # a disk without locks
            pass
        return True


def tidy() -> None:
    """Finish or undo an installation whose process was killed; a whole environment is never lost."""
    if not VENV.exists():  # killed between the two renamings of ``swap``
        whole = next((each for each in (NEW, OLD) if read_stamp(each)), None)
        if whole is not None:
            whole.rename(VENV)
    for rest in (NEW, OLD):
        remove(rest)


def install(extra: str) -> None:
    """Make an environment with ``extra``; it replaces the old one once it is whole."""
    running, tests = read_lock()
    make_environment()
    # An account may ask pip to install for itself alone ("user" in pip.conf): not here.
    words = ["install", "--no-compile", "--no-user", *from_wheels()]
    status, output = run_pip(words, running + (tests if extra else ""))
    if not status:
        status, output = capture([str(python_of(NEW)), "-m", "pip", "check"])
        # What no program of the kit needs, and scanners for known faults would report for ever, does not stay.
        capture([str(python_of(NEW)), "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", "pip"])
        # Compiled files that ask for no date stay good on a stick. Sources for other Pythons fail; no matter.
        compiled = ["-m", "compileall", "-qq", "--invalidation-mode=unchecked-hash", str(NEW)]
        capture([str(python_of(NEW)), *compiled])
    if status:
        remove(NEW)
        show_end(output)
        raise SystemExit(not_installed(output, extra))
    # The kit itself runs from its folder. The path is relative, so that both can be moved together.
    site = site_packages(NEW)
    (site / "kit.pth").write_text(os.path.relpath(ROOT, site) + "\n", encoding="ascii")
    if sys.platform != "win32":
        name_programs()
    put_in_place("\n".join(stamp_lines(extra)) + "\n")


def put_in_place(stamp: str) -> None:
    """Write ``stamp`` into the new environment, which says that it is whole, and replace the old one by it."""
    written = NEW / f".{STAMP}"
    written.write_text(stamp, encoding="utf-8", errors="surrogateescape")
    to_disk()
    written.replace(NEW / STAMP)  # whole, and after all that it vouches for
    to_disk()
    swap()


def to_disk() -> None:
    """Have the system write all its files to the disk; Windows has no such call and does it by itself."""
    if hasattr(os, "sync"):
        os.sync()


def name_programs() -> None:
    """Write the later place of the new environment into its programs, which have the present one."""
    before, after = os.fsencode(NEW), os.fsencode(VENV)
    for file in (NEW / "bin").iterdir():
        text = b"" if file.is_symlink() else file.read_bytes()
        if before in text:
            file.write_bytes(text.replace(before, after))


def swap() -> None:
    """Replace the old environment by the new one; one that kit.py has not made is set aside, not removed."""
    if VENV.exists() or VENV.is_symlink():
        aside = OLD
        if not read_stamp(VENV):
            places = (ROOT / f".venv-avant-{number}" for number in range(1, 1000))
            aside = next(place for place in places if not place.exists())
            say(f"Le dossier .venv qui était là est maintenant {aside.name}. / It was set aside.")
        VENV.rename(aside)
    NEW.rename(VENV)
    to_disk()  # the old one goes once the new one has its name
    remove(OLD)
