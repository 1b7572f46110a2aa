"""Installe ce qu'il faut au kit dans le dossier .venv, puis lance le mot demandé.

    python3 kit.py                  le simulateur (les options qui commencent par - sont pour lui)
    python3 kit.py simulateur --help   ces options
    python3 kit.py demo             une démonstration, sans écran
    python3 kit.py lecons …         vérifier, résoudre, générer des séances
    python3 kit.py robot …          parler à un vrai robot
    python3 kit.py tablette …       faire jouer les tablettes de la classe, par un site ou par cet ordinateur
    python3 kit.py roues …          remplir le dossier roues, pour installer ailleurs sans réseau
    python3 kit.py archive          mettre le kit dans un fichier .zip, pour le donner
    python3 kit.py test …           tous les contrôles du kit (les options sont pour pytest ; --rapide : la moitié)
    python3 kit.py --version        la version du kit, et ce qui est installé
    python3 kit.py catalogues       refaire les catalogues de traduction
    python3 kit.py verrou           refaire kit.lock, la liste exacte de ce qui s'installe
    python3 kit.py bench NOM        mesurer : engine (le moteur), ecran (l'écran), robot, impression, tablette

In English: installs what the kit needs into .venv, then runs the given word: the simulator (no word, or options
for it, which "simulateur --help" lists), "demo", "lecons", "robot", "tablette" (the folder for tablets),
"roues" (wheels to carry, for machines without a network), "archive" (the kit as one .zip, to hand on),
"test" (every check; options go to pytest; --rapide: the quick half), "catalogues" (translations),
"verrou" (renews kit.lock) or "bench NAME" (measurements).
Needs Python 3.11 or newer and, the first time only, the Internet or the folder "roues".
"""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse
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
LOCK = ROOT / "kit.lock"
FOR_TESTS = "# For the tests as well\n"  # what comes before this line of the lock is what the kit needs to run
VENV, NEW, OLD = ROOT / ".venv", ROOT / ".venv-new", ROOT / ".venv-old"
END = "# Fin.\n"  # the last line of the lock: one that was cut short lacks it
WHEELS = ROOT / "roues"
STAMP = "kit-stamp.txt"
STARTED_BY = "BEEBOT_STARTED_BY"  # beebot/console/typed.py reads it: sentences then name what exists here
PIP_LINES_SHOWN = 15
LOCK_BYTE = 2**30  # far behind the end of this file: Windows lets nobody else read a locked byte

WORDS = {
    "archive": ("kit_archive",),
    "bench": ("tests.bench",),
    "catalogues": ("tests.ground.catalogues",),
    "demo": ("simulateur", "demo"),
    "lecons": ("lecons",),
    "robot": ("firmware_bridge",),
    "roues": ("kit_wheels",),
    "simulateur": ("simulateur",),
    "tablette": ("simulateur.web",),
    "test": ("tests.checks",),
    "verrou": ("tests.ground.lock",),
}
NEEDS_NOTHING = ("archive", "roues")
NEEDS_TEST_EXTRA = ("bench", "catalogues", "test", "verrou")


def main(arguments: list[str]) -> int:
    """Run the word asked for and return its exit status; on POSIX this process becomes the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a closed one is None
            stream.reconfigure(errors="backslashreplace")  # whatever the encoding, no sentence is lost
    if arguments[:1] in (["-h"], ["--help"]):
        return answered(str(__doc__).strip())
    if arguments == ["--version"]:
        return answered(versions())
    if arguments[:1] == ["--langue"] and arguments[2:3] and arguments[2] in WORDS:
        arguments = [arguments[2], *arguments[:2], *arguments[3:]]  # the language is an option of each word
    word, *rest = arguments if arguments and not arguments[0].startswith("-") else ["simulateur", *arguments]
    wrong = what_is_wrong(word, rest)
    if wrong:
        say(wrong)
        return 2
    try:
        if word in NEEDS_NOTHING:
            return done_here(word, rest)
        prepare("test" if word in NEEDS_TEST_EXTRA else "")
        return become(*WORDS[word], *rest, told=word not in NEEDS_TEST_EXTRA)  # tests are the same however started
    except KeyboardInterrupt:
        say("Installation interrompue ; relancez. / Installation interrupted; run this again.")
        return 130


def what_is_wrong(word: str, rest: list[str]) -> str:
    """A sentence where the word cannot be done; else ``""``."""
    if word not in WORDS:
        return (
            f"Mot inconnu « {shown(word)} » ; les mots connus sont {', '.join(WORDS)} : python3 kit.py --help "
            "/ Unknown word; these are the known ones: python3 kit.py --help"
        )
    if word in NEEDS_TEST_EXTRA and not (ROOT / "tests").is_dir():
        return (
            f"Le mot {word} demande le dossier tests, que l'archive du kit n'a pas : prenez toutes ses sources. "
            "/ This word needs the folder tests, which the archive of the kit lacks: get all of its sources."
        )
    if word == "bench" and rest[:1] not in [[name] for name in benches()]:
        return (
            f"Dites quoi mesurer, {', '.join(benches())} : python3 kit.py bench NOM / Say what to measure, one of these"
        )
    return ""


def done_here(word: str, rest: list[str]) -> int:
    """Do one of the words that need no environment; returns the exit status."""
    if word == "roues":
        from kit_wheels import bring_wheels  # noqa: PLC0415 - not needed to start the kit

        return bring_wheels(rest)
    from kit_archive import pack_kit  # noqa: PLC0415 - as above

    return pack_kit(rest)


def version() -> str:
    """The version of the kit, as its sources tell it."""
    import tomllib  # noqa: PLC0415 - asked for once in a while

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def versions() -> str:
    """A line about the kit, and the Python for which it is installed, if any."""
    stamp = read_stamp(VENV)
    installed = f"installé pour Python {stamp[0].split()[1]}" if stamp else "pas encore installé"
    return f"abeille {version()}, {shown(str(ROOT))}, {installed}"


def benches() -> list[str]:
    """What can be measured: each is a file."""
    return sorted(file.stem for file in (ROOT / "tests" / "bench").glob("[!_]*.py"))


def say(text: str, to: str = "stderr") -> bool:
    """Write a line; whether it was written. An output that is closed or full is no reason to stop."""
    stream = getattr(sys, to)
    if stream is None:
        return True
    try:
        print(text, file=stream, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python complains of it when it ends
        return False
    return True


def answered(text: str) -> int:
    """Write what was asked for; the exit status, which is 1 after a sentence where the output does not take it."""
    if say(text, to="stdout"):
        return 0
    say(
        "La réponse ne peut pas être écrite ; vérifiez la place, ou envoyez-la ailleurs. "
        "/ The answer cannot be written: check the room, or send it elsewhere."
    )
    return 1


def shown(text: str) -> str:
    """The text, with a control character as its code: a terminal obeys none of them."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def become(module: str, *arguments: str, told: bool) -> int:
    """Run a module with the environment's Python in place of this process; on Windows, wait for its status.

    ``told``: whether the module learns how the kit was started, to name in its sentences what exists here.
    """
    environment = {name: value for name, value in os.environ.items() if name != STARTED_BY}
    if told:
        environment[STARTED_BY] = f"{'py' if sys.platform == 'win32' else 'python3'} kit.py"
    python = python_of(VENV)
    command = [str(python), "-P", "-m", module, *arguments]  # -P: no file of the current folder hides one of the kit
    if sys.platform != "win32":
        os.execve(python, command, environment)  # noqa: S606 - no shell is wanted
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which has the same console
    return subprocess.call(command, env=environment)  # noqa: S603 - built in this file


def python_of(environment: Path) -> Path:
    """The Python of an environment."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def site_packages(environment: Path) -> Path:
    """The folder where an environment has its packages."""
    return next(environment.glob("Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"))


# What is there


def prepare(extra: str) -> None:
    """Install what is not installed yet, with the extra named (or ``""``).

    Raises:
        SystemExit: it cannot be done; the text says what to do, in French and in English.
    """
    if is_ready(extra) and not NEW.exists() and not OLD.exists():
        return
    with Path(__file__).open("rb") as lock:
        if not acquire(lock.fileno(), wait=not is_ready(extra)):
            return  # another process installs more, and what is here serves
        try:
            tidy()
        except OSError as error:
            raise SystemExit(cannot_write(error)) from error
        if is_ready(extra):  # the other process did it
            return
        what = "Mise à jour" if VENV.exists() else "Première installation"
        say(f"{what}, une minute… / Installing, one minute…")
        try:
            install(extra)
        except OSError as error:
            raise SystemExit(cannot_write(error)) from error


def acquire(descriptor: int, *, wait: bool) -> bool:
    """Take the lock, once no other process has it; whether it was taken, which is sure with ``wait``.

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
    """Finish or undo what a process left that was killed while it installed; a whole environment is never lost."""
    if not VENV.exists():  # killed between the two renamings of ``swap``
        whole = next((each for each in (NEW, OLD) if read_stamp(each)), None)
        if whole is not None:
            whole.rename(VENV)
    for rest in (NEW, OLD):
        remove(rest)


def remove(folder: Path) -> None:
    """Remove a folder, or a link to one, as far as the system allows."""
    if folder.is_symlink():
        with contextlib.suppress(OSError):
            folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def this_python() -> str:
    """What an environment cannot outlive: its Python, with its place, and the kind of machine. Not the kit's place."""
    machine = sys.version.rsplit("(", 1)[-1] if sys.platform == "win32" else os.uname().machine
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} {machine} {sys.base_prefix}"


def read_lock() -> tuple[str, str]:
    """What the lock asks for in order to run, and for the tests as well.

    Raises:
        SystemExit: it cannot be read, or is not whole; what is installed stays then.
    """
    try:
        running, line, tests = LOCK.read_text(encoding="utf-8").partition(FOR_TESTS)
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(
            f"Le fichier kit.lock ne se lit pas ({getattr(error, 'strerror', 'UTF-8')}) : copiez à nouveau tout le "
            "dossier du kit. / The file kit.lock cannot be read: copy the whole folder of the kit again."
        ) from error
    if not line or not tests.endswith(END):
        raise SystemExit(
            "Le fichier kit.lock n'est pas entier : copiez à nouveau tout le dossier du kit. "
            "/ The file kit.lock is not whole: copy the whole folder of the kit again."
        )
    return running, tests


def stamp_lines(extra: str) -> list[str]:
    """What a whole environment remembers: its Python, then the two parts of the lock, as hashes."""
    running, tests = (hashlib.sha256(part.encode()).hexdigest() for part in read_lock())
    return [this_python(), running, tests if extra else ""]


def read_stamp(environment: Path) -> list[str]:
    """The lines that an installation left when it was whole; elsewhere none."""
    try:
        return (environment / STAMP).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def is_ready(extra: str) -> bool:
    """Whether the environment is whole, is for this Python, and has all that the lock asks for."""
    wanted, there = stamp_lines(extra), read_stamp(VENV)
    return there[:2] == wanted[:2] and (not extra or there[2:3] == wanted[2:]) and os.access(python_of(VENV), os.X_OK)


# Making the environment


def install(extra: str) -> None:
    """Make an environment beside the old one, which it replaces once it is whole."""
    running, tests = read_lock()
    make_environment()
    # An account may ask pip to install for itself alone ("user" in pip.conf): not here.
    status, output = run_pip(
        ["install", "--no-compile", "--no-user", *from_wheels()], running + (tests if extra else "")
    )
    if not status:
        status, output = capture([str(python_of(NEW)), "-m", "pip", "check"])
        # Compiled files that ask for no date stay good on a stick. Sources for other Pythons fail; no matter.
        compiled = ["-m", "compileall", "-qq", "--invalidation-mode=unchecked-hash", "-x", r"[/\\]pip[/\\]", str(NEW)]
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
        os.sync()  # the stamp must not reach the disk before what it vouches for
    stamp = "\n".join(stamp_lines(extra)) + "\n"
    (NEW / STAMP).write_text(stamp, encoding="utf-8", errors="surrogateescape")
    swap()


def make_environment() -> None:
    """Make an empty environment beside the one that is used.

    Raises:
        SystemExit: this Python cannot.
    """
    if capture([sys.executable, "-c", "import ensurepip, venv; ensurepip.version()"])[0]:
        raise SystemExit(
            "Il manque à ce Python ses modules venv et ensurepip : installez-les (Debian, Ubuntu : "
            "sudo apt install python3-venv), puis relancez. / This Python lacks its modules venv and ensurepip: "
            "install them (Debian, Ubuntu: sudo apt install python3-venv), then run this again."
        )
    NEW.mkdir()  # a folder that cannot be written is told before venv says it in English
    base = getattr(sys, "_base_executable", sys.executable)  # the latter may be that of an environment
    status, output = capture([base, "-m", "venv", str(NEW)])
    if status:
        remove(NEW)
        show_end(output)
        if is_full(output):
            raise SystemExit(no_room())
        raise SystemExit("Le dossier .venv n'a pas pu être créé. / The folder .venv could not be made.")


def run_pip(words: list[str], requirements: str) -> tuple[int, str]:
    """Let the new environment's pip bring wheels, each of which must have a hash of the lock; nothing is built."""
    file = NEW / "requirements.txt"
    file.write_text(requirements, encoding="utf-8")
    verb, *options = words
    pip = [
        str(python_of(NEW)),
        "-m",
        "pip",
        verb,
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--retries=2",
    ]
    exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement", str(file)]
    return capture([*pip, *options, *exactly])


def from_wheels() -> list[str]:
    """What tells pip to take all from the folder of wheels and to ask no network, where there is that folder."""
    return ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []


def not_installed(output: str, extra: str) -> str:
    """What to do after pip has failed with this output, and what still works."""
    stamp = read_stamp(VENV)
    kept = f" ; l'installation d'avant marche toujours, avec le Python {stamp[0].split()[1]}" if stamp else ""
    if is_full(output):
        return no_room(kept)
    changed = changed_file(output)
    if changed:
        return (
            f"L'installation a échoué : le fichier {changed} est abîmé, ou n'est pas celui que kit.lock nomme ; "
            + ("copiez à nouveau le dossier roues" if WHEELS.is_dir() else "relancez la même commande")
            + f"{kept}. / The installation failed: the file {changed} is damaged, or is not the one of kit.lock; "
            + ('copy the folder "roues" again.' if WHEELS.is_dir() else "run the same command again.")
        )
    if WHEELS.is_dir():
        remedy = "python3 kit.py roues --tests" if extra else "python3 kit.py roues"
        return (
            f"L'installation a échoué : le dossier roues n'a pas tout ce que Python {this_python().split()[1]} demande "
            f"ici ; refaites-le par « {remedy} » sur une machine reliée à Internet, ou ôtez-le pour passer "
            f'par Internet{kept}. / The installation failed: the folder "roues" lacks something for this Python; make '
            f'it again with "{remedy}" where there is Internet, or take it away.'
        )
    return (
        f"L'installation a échoué : vérifiez la connexion à Internet, puis relancez la même commande{kept} ; sans "
        "réseau, docs/sans-reseau.md dit comment faire avec une clé USB. / The installation failed: check the Internet "
        "connection, then run the same command again; docs/sans-reseau.md says how to do without a network."
    )


def is_full(output: str) -> bool:
    """Whether a program that failed had no room on a disk, in the words of each system."""
    return any(told in output for told in (f"Errno {errno.ENOSPC}]", "No space left on device", "WinError 112]"))


def no_room(kept: str = "") -> str:
    """What to do where a disk is full; ``kept`` says what still works."""
    return (
        "L'installation a échoué : il n'y a plus de place sur le disque ; faites-y de la place, puis relancez la "
        f"même commande{kept}. / The installation failed: the disk is full; make room on it, then run the same "
        "command again."
    )


def changed_file(output: str) -> str:
    """The file that pip refused because it is not the one of the lock; ``""`` where it refused none."""
    if "DO NOT MATCH THE HASHES" not in output:
        return ""
    found = re.search(r" from \S*/([^/\s#?]+)", output.partition("DO NOT MATCH THE HASHES")[2])
    return shown(urllib.parse.unquote(found.group(1))) if found else "téléchargé"


def name_programs() -> None:
    """Write into the programs of the new environment the place that it will have."""
    before, after = os.fsencode(NEW), os.fsencode(VENV)
    for file in (NEW / "bin").iterdir():
        text = b"" if file.is_symlink() else file.read_bytes()
        if before in text:
            file.write_bytes(text.replace(before, after))


def swap() -> None:
    """Put the new environment in the place of the old one; what kit.py has not made is set aside, not removed."""
    if VENV.exists() or VENV.is_symlink():
        aside = OLD
        if not read_stamp(VENV):
            places = (ROOT / f".venv-avant-{number}" for number in range(1, 1000))
            aside = next(place for place in places if not place.exists())
            say(f"Le dossier .venv qui était là est maintenant {aside.name}. / It was set aside.")
        VENV.rename(aside)
    NEW.rename(VENV)
    remove(OLD)


def cannot_write(error: OSError) -> str:
    """What to do where the disk refuses."""
    if error.errno == errno.ENOSPC:
        return no_room()
    if VENV.exists() and read_stamp(VENV)[:1] != [this_python()]:
        python = "{}.{}".format(*sys.version_info)
        return (
            f"Le kit de {shown(str(ROOT))} est installé pour un autre Python que celui-ci ({python}), et ce dossier "
            f"n'est pas à vous ({error.strerror}) : que la personne qui l'a installé le lance une fois. / This kit is "
            "installed for another Python: whoever installed it runs it once."
        )
    return (
        f"Impossible d'écrire dans {shown(str(ROOT))} ({error.strerror}) : fermez les fenêtres du kit, ou copiez-le "
        "dans un dossier à vous. / This folder cannot be written: close the kit's windows, or copy it to a folder of "
        "your own."
    )


def show_end(output: str) -> None:
    """Show the end of what a program wrote, where the reason is."""
    say("\n".join(map(shown, output.splitlines()[-PIP_LINES_SHOWN:])))


def capture(command: list[str]) -> tuple[int, str]:
    """Run a command at the top of the tree; return its exit status and all that it wrote."""
    try:
        done = subprocess.run(  # noqa: S603 - built in this file
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            close_fds=sys.platform == "win32",  # elsewhere the lock is inherited, and nothing that is not meant to be
            check=False,
        )
    except OSError as error:  # a Python that does not start
        return 1, str(error)
    return done.returncode, done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
