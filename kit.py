"""Installe le kit dans le dossier .venv, puis lance le mot demandé.

    python3 kit.py                  le simulateur (les options qui commencent par - sont pour lui)
    python3 kit.py demo             une démonstration, sans écran
    python3 kit.py lecons …         vérifier, résoudre, générer des séances
    python3 kit.py robot …          parler à un vrai robot
    python3 kit.py test …           tous les contrôles du kit (les options sont pour pytest)
    python3 kit.py catalogues       refaire les catalogues de traduction
    python3 kit.py bench NOM        mesurer : engine (le moteur), ecran (première image, mémoire), robot

In English: installs the kit into .venv, then runs the given word: the simulator (no word, or options for
it), "demo", "lecons", "robot", "test" (every check; options go to pytest), "catalogues" (translations) or
"bench NAME" (measurements).
Needs Python 3.11 or newer and, the first time only, the Internet.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

# Pythons as old as 3.6 must be able to read this file, to say this sentence.
OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    raise SystemExit(
        f"Le kit demande Python 3.11 ou plus récent, et celui-ci est {sys.version.split()[0]} : installez-le depuis "
        "https://www.python.org/downloads/ / The kit needs Python 3.11 or newer: get it from the same address."
    )

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")
STAMP = VENV / "kit-stamp.txt"
PIP_LINES_SHOWN = 15
LOCK_BYTE = 2**30  # far behind the end of this file: Windows lets nobody else read a locked byte

WORDS = {
    "bench": ("tests.bench",),
    "catalogues": ("tests.ground.catalogues",),
    "demo": ("simulateur", "demo"),
    "lecons": ("lecons",),
    "robot": ("firmware_bridge",),
    "simulateur": ("simulateur",),
    "test": (),
}
NEEDS_TEST_EXTRA = ("bench", "catalogues", "test")
UNPACKED = ROOT / ".outils"
FIRMWARE_PACKAGES = ("gcc-avr", "avr-libc", "libsimavr2")
TEST_TOOLS = (
    ("L'essai de la fenêtre demande", ("xvfb", "xdotool")),
    ("L'essai du menu de Linux demande", ("desktop-file-utils",)),
    ("Les essais du robot du kit demandent", FIRMWARE_PACKAGES),
)
PROOFS = {
    "xvfb": ("program", "Xvfb"),
    "xdotool": ("program", "xdotool"),
    "desktop-file-utils": ("program", "desktop-file-validate"),
    "gcc-avr": ("program", "avr-gcc"),
    "avr-libc": ("file", "lib/avr/include/avr/io.h"),
    "libsimavr2": ("file", "lib/*/libsimavr.so.2"),
}
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy", "."),
    ("lint-imports",),
)
PYTEST = ("pytest", "--numprocesses", "auto", "--dist", "worksteal")  # on every core


def main(arguments: list[str]) -> int:
    """Run the word asked for and return its exit status; on POSIX this process becomes the program."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(str(__doc__).strip())
        return 0
    word, *rest = arguments if arguments and not arguments[0].startswith("-") else ["simulateur", *arguments]
    if word not in WORDS:
        print(
            f"Mot inconnu « {word} » ; les mots connus sont {', '.join(WORDS)} : python3 kit.py --help "
            "/ Unknown word; these are the known ones: python3 kit.py --help",
            file=sys.stderr,
        )
        return 2
    try:
        prepare("test" if word in NEEDS_TEST_EXTRA else "")
    except KeyboardInterrupt:
        print("Installation interrompue ; relancez. / Installation interrupted; run this again.", file=sys.stderr)
        return 130
    return run_checks(rest) if word == "test" else become(*WORDS[word], *rest)


def become(module: str, *arguments: str) -> int:
    """Run a module with the environment's Python in place of this process; on Windows, wait for its status."""
    command = [str(PYTHON), "-P", "-m", module, *arguments]  # -P: no file of the current folder hides one of the kit
    if sys.platform != "win32":
        os.execv(PYTHON, command)  # noqa: S606 - no shell is wanted
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which has the same console
    return subprocess.call(command)  # noqa: S603 - built in this file


# Making the environment


def prepare(extra: str) -> None:
    """Install what is not installed yet, with the extra named (or ``""``).

    Raises:
        SystemExit: it cannot be done; the text says what to do, in French and in English.
    """
    if is_ready(extra):
        return
    with Path(__file__).open("rb") as lock:
        acquire(lock.fileno())
        if is_ready(extra):  # the other process did it
            return
        what = "Mise à jour" if len(read_stamp()) > 1 else "Première installation"
        print(f"{what}, une minute… / Installing, one minute…", file=sys.stderr, flush=True)
        try:
            install(extra)
        except OSError as error:
            raise SystemExit(
                f"Impossible d'écrire dans {VENV} ({error.strerror}) : copiez le kit dans un dossier à vous. "
                "/ This folder cannot be written: copy the kit to a folder of your own."
            ) from error


def acquire(descriptor: int) -> None:
    """Wait until no other process installs; the system gives the lock back when a process ends."""
    while True:
        try:
            if sys.platform == "win32":
                os.lseek(descriptor, LOCK_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # POSIX's word and Windows's for "taken"
            time.sleep(0.2)
            continue
        except OSError:  # a disk without locks
            pass
        return


def stamp_lines(extra: str) -> list[str]:
    """What an environment cannot outlive (its Python, its place); what asks for an installation; its extra."""
    home = "{}.{} {} {}".format(*sys.version_info[:2], sys.base_prefix, ROOT)
    return [home, hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(), extra]


def read_stamp() -> list[str]:
    """The lines an installation left, ``["unfinished"]`` or, where kit.py has not made the environment, none."""
    try:
        return STAMP.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def is_ready(extra: str) -> bool:
    """Whether nothing has changed since the last complete installation."""
    return PYTHON.exists() and read_stamp() in (stamp_lines(extra), stamp_lines("test"))


def install(extra: str) -> None:
    """Make the environment where it is missing or unfit, then install; only a complete one gets its stamp."""
    fit = is_fit()
    if not fit and capture([sys.executable, "-c", "import ensurepip, venv; ensurepip.version()"])[0]:
        raise SystemExit(
            "Il manque à ce Python ses modules venv et ensurepip : installez-les (Debian, Ubuntu : "
            "sudo apt install python3-venv), puis relancez. / This Python lacks its modules venv and ensurepip: "
            "install them (Debian, Ubuntu: sudo apt install python3-venv), then run this again."
        )
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("unfinished", encoding="utf-8")
    if not fit:
        make_environment()
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries=2"]
    status, output = capture([str(PYTHON), *pip, "--editable", f".[{extra}]" if extra else "."])
    if status:
        STAMP.unlink()  # pip gave up in good order: what is there may stay
        print(*output.splitlines()[-PIP_LINES_SHOWN:], sep="\n", file=sys.stderr)
        raise SystemExit(
            "L'installation a échoué : vérifiez la connexion à Internet, puis relancez la même commande. "
            "/ The installation failed: check the Internet connection, then run the same command again."
        )
    STAMP.write_text("\n".join(stamp_lines(extra)) + "\n", encoding="utf-8", errors="surrogateescape")


def is_fit() -> bool:
    """Whether the environment that is there can be kept: whole, of this Python, and made here."""
    stamp = read_stamp()
    if not PYTHON.exists() or (stamp and stamp[0] != stamp_lines("")[0]):
        return False
    status, output = capture([str(PYTHON), "-m", "pip", "--version"])
    return status == 0 and output.rstrip().endswith("(python {}.{})".format(*sys.version_info[:2]))


def make_environment() -> None:
    """Make an empty environment, whatever was there before; the stamp stays."""
    for entry in VENV.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != STAMP:
            entry.unlink()
    base = getattr(sys, "_base_executable", sys.executable)  # the latter may be the Python just removed
    status, output = capture([base, "-m", "venv", str(VENV)])
    if status:
        raise SystemExit(f"{output}Le dossier .venv n'a pas pu être créé. / The folder .venv could not be made.")


def capture(command: list[str], folder: Path = ROOT) -> tuple[int, str]:
    """Run a command at the top of the tree, or in ``folder``; return its exit status and all that it wrote."""
    try:
        done = subprocess.run(  # noqa: S603 - built in this file
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:  # a Python that does not start
        return 1, str(error)
    return done.returncode, done.stdout


# Checking the kit


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check and return 1 if one failed; pytest comes last, so that its count closes the output."""
    lacking = ensure_test_tools()
    failed = lacking if os.environ.get("CI") else []
    failed += [" ".join(check[:2]) for check in CHECKS if fails(check)]
    print("En échec avant pytest :", ", ".join(failed) or "rien")
    if fails((*PYTEST, *pytest_arguments)):
        failed.append("pytest")
    if failed:
        print("En échec :", ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def fails(check: tuple[str, ...]) -> bool:
    """Run a check in the environment; whether it found something."""
    print("==", " ".join(check), flush=True)
    return subprocess.call([str(PROGRAMS / check[0]), *check[1:]], cwd=ROOT) != 0  # noqa: S603 - built in this file


def ensure_test_tools() -> list[str]:
    """The Debian packages that the tests lack, after bringing those that can be: with apt as root, else unpacked."""
    if sys.platform != "linux":
        return []
    use_unpacked()
    lacking = [tools for tools in TEST_TOOLS if not all(is_there(tool) for tool in tools[1])]
    if not lacking or (shutil.which("apt-get") and bring([package for tools in lacking for package in tools[1]])):
        return []
    lacking = [tools for tools in lacking if not all(is_there(tool) for tool in tools[1])]
    for sentence, packages in lacking:
        print(f"{sentence} : sudo apt install {' '.join(packages)}", file=sys.stderr)
    return [package for tools in lacking for package in tools[1]]


def is_there(package: str) -> bool:
    """Whether a package that the tests need is installed, or unpacked in this folder."""
    kind, name = PROOFS[package]
    if kind == "program":
        return shutil.which(name) is not None
    return any(next(place.glob(name), None) for place in (UNPACKED / "usr", Path("/usr")))


def bring(packages: list[str]) -> bool:
    """Install packages as root and return whether apt did; else unpack those that serve unpacked, and return False."""
    if os.geteuid() == 0:
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        capture([*apt, "update"])
        status, output = capture([*apt, "install", "--yes", "--no-install-recommends", *packages])
        if status:
            print(output, file=sys.stderr)
        return status == 0
    if set(packages) & set(FIRMWARE_PACKAGES) and shutil.which("dpkg-deb"):
        unpack(FIRMWARE_PACKAGES)
    return False


def unpack(packages: tuple[str, ...]) -> None:
    """Download packages and all that apt would install with them, and unpack them into an ignored folder."""
    status, plan = capture(["apt-get", "-s", "--no-install-recommends", "install", *packages])
    names = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
    if status or not names:
        print(plan, file=sys.stderr)
        return
    shutil.rmtree(UNPACKED, ignore_errors=True)
    UNPACKED.mkdir()
    status, output = capture(["apt-get", "-qq", "download", *names], UNPACKED)
    for archive in UNPACKED.glob("*.deb"):
        if not status:
            status, output = capture(["dpkg-deb", "--extract", str(archive), str(UNPACKED)])
        archive.unlink()
    if status:
        print(output, file=sys.stderr)
        shutil.rmtree(UNPACKED)
    use_unpacked()


def use_unpacked() -> None:
    """Let the checks find the programs and libraries that were unpacked in this folder."""
    for variable, pattern in (("PATH", "usr/bin"), ("LD_LIBRARY_PATH", "usr/lib/*-linux-*")):
        folders = [str(folder) for folder in UNPACKED.glob(pattern)]
        before = [each for each in os.environ.get(variable, "").split(os.pathsep) if each and each not in folders]
        if folders:
            os.environ[variable] = os.pathsep.join(folders + before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
