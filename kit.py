"""Installe ce qu'il faut au kit dans le dossier .venv, puis lance le mot demandé.

    python3 kit.py                  le simulateur (les options qui commencent par - sont pour lui)
    python3 kit.py simulateur --help   ces options
    python3 kit.py demo             une démonstration, sans écran
    python3 kit.py lecons …         vérifier, résoudre, générer des séances
    python3 kit.py robot …          parler à un vrai robot
    python3 kit.py temoigner …      dix minutes près d'un robot, ou sans robot, et un fichier pour nous aider
    python3 kit.py tablette …       faire jouer les tablettes de la classe, par un site ou par cet ordinateur
    python3 kit.py roues …          remplir le dossier roues, pour installer ailleurs sans réseau
    python3 kit.py archive          mettre le kit dans un fichier .zip, pour le donner
    python3 kit.py test …           les contrôles du kit (--tout : tous ; --rapide : sans fenêtre, navigateur ni robot)
    python3 kit.py --version        la version du kit, et ce qui est installé
    python3 kit.py catalogues       refaire les catalogues de traduction
    python3 kit.py verrou           refaire kit.lock, la liste exacte de ce qui s'installe
    python3 kit.py voix …           faire dire les phrases du kit par une voix neuronale, et les enregistrer
    python3 kit.py publier DOSSIER  tous les fichiers d'une version, avec leurs sommes
    python3 kit.py paquet SYSTÈME DOSSIER   ce qui installe le kit sans réseau, en un fichier
    python3 kit.py site DOSSIER …   le site du kit, en fichiers, pour n'importe quel hébergement
    python3 kit.py cle DOSSIER …    un dossier à copier sur une clé USB : jouer, imprimer, installer sans réseau
    python3 kit.py bench NOM        mesurer : engine (le moteur), ecran (l'écran), robot, impression, tablette

In English: installs what the kit needs into .venv, then runs the given word: the simulator (no word, or options
for it, which "simulateur --help" lists), "demo", "lecons", "robot", "temoigner" (ten minutes beside a robot, and a file
that helps us), "tablette" (the folder for tablets),
"roues" (wheels to carry, for machines without a network), "archive" (the kit as one .zip, to hand on),
"test" (checks; --tout: all of them; --rapide: no window, browser or robot; other options go to pytest),
"catalogues" (translations), "verrou" (renews kit.lock), "voix" (records the kit's sentences), "publier" (the files
of a release), "paquet" (one file that installs the kit), "site" (the kit's site), "cle" (what a USB stick carries)
or "bench NAME" (measurements).
Needs Python 3.11 or newer and, the first time only, the Internet or the folder "roues".
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

# Pythons as old as 3.6 must be able to read this file, to say this sentence.
OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    raise SystemExit(
        f"Le kit demande Python 3.11 ou plus récent, et celui-ci est {sys.version.split()[0]} : installez-le depuis "
        "https://www.python.org/downloads/ / The kit needs Python 3.11 or newer: get it from the same address."
    )
ROOT = Path(__file__).resolve().parent
if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while this is loaded Ctrl-C ends it without a word, and no traceback


def lacks(name: object) -> SystemExit:
    """What to do where a part of the kit is not whole: it was opened inside a ``.zip``, or copied in part."""
    return SystemExit(
        f"Dans ce dossier, {name} manque ou n'est pas entier : extrayez ou copiez à nouveau tout le dossier du kit. "
        f"/ In this folder, {name} is missing or not whole: extract or copy the whole folder of the kit again."
    )


if not (ROOT / "installation").is_dir():  # that of another kit may be found, and would install there
    raise lacks("installation")
if sys.path[:1] != [str(ROOT)]:
    sys.path.insert(0, str(ROOT))  # whatever else Python was told (-P, PYTHONPATH), what is here comes first
try:
    from installation.environment import prepare
    from installation.folders import VENV, python_of
    from installation.sentences import answered, say, shown
    from installation.stamp import is_ready, versions
except (ImportError, SyntaxError) as missing:
    raise lacks(missing.name if isinstance(missing, ImportError) else Path(str(missing.filename)).name) from missing

STARTED_BY = "BEEBOT_STARTED_BY"  # beebot/console/typed.py reads it: sentences then name what exists here

WORDS = {
    "archive": ("installation.archive",),
    "bench": ("tests.bench",),
    "catalogues": ("tests.ground.catalogues",),
    "cle": ("tools.stick",),
    "demo": ("simulateur", "demo"),
    "lecons": ("lecons",),
    "paquet": ("tools.package",),
    "publier": ("tools.release",),
    "robot": ("firmware_bridge",),
    "roues": ("installation.wheels",),
    "simulateur": ("simulateur",),
    "site": ("tools.site",),
    "tablette": ("simulateur.web",),
    "temoigner": ("simulateur", "temoigner"),
    "test": ("tests.checks",),
    "verrou": ("tests.ground.lock",),
    "voix": ("tools.voice",),
}
NEEDS_NOTHING = ("archive", "roues")
NEEDS_TEST_EXTRA = ("bench", "catalogues", "cle", "paquet", "publier", "site", "test", "verrou", "voix")
LATER = (
    "Ce qu'il faut à ce mot n'est pas encore installé ; il dit ses options une fois qu'il l'est. "
    "/ What this word needs is not installed yet; it tells its options once it is."
)
ACT_AT_ONCE = ("archive", "bench", "catalogues", "test", "verrou")  # the others' programs say how they are used


def main(arguments: list[str]) -> int:
    """Do what is asked for and return the exit status; Ctrl-C is told."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on it is heard
    try:
        return obey(arguments)
    except KeyboardInterrupt:
        say("Interrompu avant la fin ; relancez. / Interrupted before the end; run this again.")
        return 130


def obey(arguments: list[str]) -> int:
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
    told = help_here(word) if {"-h", "--help"} & set(rest) else ""
    if told:
        return answered(told)
    wrong = what_is_wrong(word, rest)
    if wrong:
        say(wrong)
        return 2
    if word in NEEDS_NOTHING:
        return done_here(word, rest)
    prepare("test" if word in NEEDS_TEST_EXTRA else "")
    return become(*WORDS[word], *rest, told=word not in NEEDS_TEST_EXTRA)  # tests are the same however started


def help_here(word: str) -> str:
    """The help of a word whose program does not say it, or is not installed yet and needs much; else ``""``."""
    if word in ACT_AT_ONCE:
        return usage(word)
    needs_much = word in NEEDS_TEST_EXTRA and (ROOT / "tests").is_dir()
    return f"{usage(word)}\n{LATER}" if needs_much and not is_ready("test") else ""


def usage(word: str) -> str:
    """The line above that is about a word."""
    return next(line.strip() for line in str(__doc__).splitlines() if line.startswith(f"    python3 kit.py {word} "))


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
        from installation.wheels import bring_wheels  # noqa: PLC0415 - not needed to start the kit

        return bring_wheels(rest)
    from installation.archive import pack_kit  # noqa: PLC0415 - as above

    return pack_kit(rest)


def benches() -> list[str]:
    """What can be measured: each is a file."""
    return sorted(file.stem for file in (ROOT / "tests" / "bench").glob("[!_]*.py"))


def become(module: str, *arguments: str, told: bool) -> int:
    """Run a module with the environment's Python in place of this process; on Windows, wait for its status.

    ``told``: whether the module learns how the kit was started, to name in its sentences what exists here.
    """
    environment = {name: value for name, value in os.environ.items() if name != STARTED_BY}
    if told:
        environment[STARTED_BY] = f"{'py' if sys.platform == 'win32' else 'python3'} kit.py"
    python = python_of(VENV)
    # -P: no file of the current folder hides one of the kit
    command = [str(python), "-P", "-m", "installation.start", module, *arguments]
    if sys.platform != "win32":
        os.execve(python, command, environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which has the same console
    return subprocess.call(command, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
