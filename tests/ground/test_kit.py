"""``kit.py`` on a machine that has Python and nothing else: real environments, real pip, a very small kit."""

import ast
import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import beebot
import kit
from beebot.console.typed import STARTED_BY
from installation import refusals
from installation.stamp import STAMP, this_python
from tests.ground.conftest import ROOT, SmallKit, clean_environment

FIRST = "Première installation, une minute… / Installing, one minute…\n"
UPDATE = "Mise à jour, une minute… / Installing, one minute…\n"
NO_VENV = (
    "Il manque à ce Python ses modules venv et ensurepip : installez-les (Debian, Ubuntu : "
    "sudo apt install python3-venv), puis relancez. / This Python lacks its modules venv and ensurepip: "
    "install them (Debian, Ubuntu: sudo apt install python3-venv), then run this again.\n"
)
NO_NETWORK = (
    "L'installation a échoué : vérifiez la connexion à Internet, puis relancez la même commande ; sans réseau, "
    "docs/sans-reseau.md dit comment faire avec une clé USB. / The installation failed: check the Internet connection, "
    "then run the same command again; docs/sans-reseau.md says how to do without a network."
)
INTERRUPTED = "Interrompu avant la fin ; relancez. / Interrupted before the end; run this again.\n"
UNKNOWN = (
    "Mot inconnu « jouer\\x1b[31m » ; les mots connus sont archive, bench, catalogues, cle, demo, lecons, paquet, "
    "publier, robot, roues, simulateur, site, tablette, temoigner, test, verrou, voix : python3 kit.py --help "
    "/ Unknown word; these are "
    "the known ones: python3 kit.py --help\n"
)
ASIDE = "Le dossier .venv qui était là est maintenant .venv-avant-1. / It was set aside.\n"
NO_LOCK = (
    "Le fichier kit.lock ne se lit pas (No such file or directory) : copiez à nouveau tout le dossier du kit. "
    "/ The file kit.lock cannot be read: copy the whole folder of the kit again.\n"
)
CUT_LOCK = (
    "Le fichier kit.lock n'est pas entier : copiez à nouveau tout le dossier du kit. "
    "/ The file kit.lock is not whole: copy the whole folder of the kit again.\n"
)

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and scripts")

LACKS = (
    "Dans ce dossier, {name} manque ou n'est pas entier : extrayez ou copiez à nouveau tout le dossier du kit. "
    "/ In this folder, {name} is missing or not whole: extract or copy the whole folder of the kit again.\n"
)


@posix
def test_an_interrupted_first_start_leaves_nothing_and_the_next_one_works(small_kit: SmallKit) -> None:
    (wheel,) = small_kit.wheels.glob("petite_roue-*.whl")
    content = wheel.read_bytes()
    wheel.unlink()
    os.mkfifo(wheel)  # pip waits for what nobody writes: it never comes to its end
    with subprocess.Popen(
        small_kit.command(), env=clean_environment(), stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == FIRST
        assert (small_kit.folder / ".venv-new").exists()
        os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C does in a terminal
        assert process.communicate()[1] == INTERRUPTED
    assert process.returncode == 130
    assert not small_kit.venv.exists()
    wheel.unlink()
    wheel.write_bytes(content)
    done = small_kit.start("--plein-ecran", "deux mots")
    assert (done.returncode, done.stdout, done.stderr) == (2, "simulateur --plein-ecran deux mots\n", FIRST)
    assert small_kit.leftovers == []


def test_an_account_whose_pip_installs_for_itself_alone_installs_as_the_others_do(
    small_kit: SmallKit, tmp_path: Path
) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[install]\nuser = true\n", encoding="utf-8")
    done = small_kit.start(PIP_CONFIG_FILE=str(settings), PIP_REQUIRE_VIRTUALENV="1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "simulateur\n", FIRST)
    assert list(small_kit.venv.rglob("petite_roue.py"))


def test_second_start_installs_nothing(installed_kit: SmallKit) -> None:
    before = installed_kit.identity
    done = installed_kit.start("demo")
    assert (done.returncode, done.stdout, done.stderr) == (1, "simulateur demo\n", "")
    assert installed_kit.identity == before


def test_a_file_of_the_current_folder_hides_no_module(installed_kit: SmallKit) -> None:
    trap = installed_kit.folder.parent / "simulateur.py"
    trap.write_text("raise SystemExit('hidden')", encoding="utf-8")
    assert installed_kit.start().stdout == "simulateur\n"
    trap.unlink()


def test_a_program_is_told_how_it_was_started_so_that_it_names_what_can_be_typed(installed_kit: SmallKit) -> None:
    told = installed_kit.folder / "lecons.py"
    told.write_text(f"import os\nprint(os.environ[{STARTED_BY!r}])", encoding="utf-8")
    done = installed_kit.start("lecons")
    told.unlink()
    assert done.stdout == ("py kit.py\n" if os.name == "nt" else "python3 kit.py\n")


def test_a_changed_lock_and_the_tests_make_an_environment_that_serves_every_word(installed_kit: SmallKit) -> None:
    (installed_kit.venv / "canary").touch()
    installed_kit.change_lock()
    for _ in range(2):
        prepare = [sys.executable, "-c", "import kit; kit.prepare('test')"]
        done = subprocess.run(
            prepare, cwd=installed_kit.folder, env=clean_environment(), check=True, capture_output=True, text=True
        )
    assert done.stderr == ""
    assert not (installed_kit.venv / "canary").exists()
    code = "import sys, petite_roue, roue_des_tests, simulateur; print(sys.prefix)"
    done = subprocess.run([installed_kit.python, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert Path(done.stdout.strip()) == installed_kit.venv
    before = installed_kit.identity
    assert installed_kit.start().stderr == ""
    assert installed_kit.identity == before


@posix
def test_programs_name_the_place_where_the_environment_is(installed_kit: SmallKit) -> None:
    done = subprocess.run([installed_kit.venv / "bin" / "roue"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(installed_kit.venv)


def test_an_environment_whose_python_does_not_start_is_made_again(installed_kit: SmallKit) -> None:
    (installed_kit.venv / "canary").touch()
    installed_kit.python.unlink()
    installed_kit.python.write_text("copied without its right to be run", encoding="utf-8")
    assert installed_kit.start().stderr == UPDATE
    assert not (installed_kit.venv / "canary").exists()


def test_an_environment_made_by_hand_is_set_aside(installed_kit: SmallKit) -> None:
    (installed_kit.venv / "canary").touch()
    installed_kit.stamp.unlink()
    assert installed_kit.start().stderr == UPDATE + ASIDE
    aside = installed_kit.folder / ".venv-avant-1"
    assert (aside / "canary").exists()
    shutil.rmtree(aside)


def test_two_first_starts_at_once_install_once(small_kit: SmallKit) -> None:
    both = [
        subprocess.Popen(
            small_kit.command(), env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate() for process in both]
    assert [out for out, _error in said] == ["simulateur\n"] * 2
    assert sorted(error for _out, error in said) == ["", FIRST]


def test_without_ensurepip_it_says_what_to_install(small_kit: SmallKit, tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError('left out by the system')", encoding="utf-8")
    done = small_kit.start(PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_VENV)
    assert not small_kit.venv.exists()


def test_without_a_network_it_says_so_and_leaves_nothing(small_kit: SmallKit) -> None:
    small_kit.wheels.rename(small_kit.folder / "ailleurs")
    done = small_kit.start()
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (1, "", NO_NETWORK)
    assert "No matching distribution found for petite-roue==1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not small_kit.venv.exists()
    assert small_kit.leftovers == []


def test_a_lost_lock_is_told(small_kit: SmallKit) -> None:
    small_kit.lock.unlink()
    done = small_kit.start()
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_LOCK)
    small_kit.lock.write_bytes(b"\xff")
    done = small_kit.start()
    told = NO_LOCK.replace("No such file or directory", "UTF-8")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


@pytest.mark.parametrize("part", [0, 0.2, 0.9])
def test_a_lock_that_was_cut_short_is_told_and_what_is_installed_stays(installed_kit: SmallKit, part: float) -> None:
    before, whole = installed_kit.identity, installed_kit.lock.read_text(encoding="utf-8")
    installed_kit.lock.write_text(whole[: int(part * len(whole))], encoding="utf-8")
    done = installed_kit.start()
    installed_kit.lock.write_text(whole, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", CUT_LOCK)
    assert installed_kit.identity == before
    assert installed_kit.start().stdout == "simulateur\n"


def test_a_language_before_a_word_is_an_option_of_the_word(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(kit, "prepare", lambda extra: None)
    monkeypatch.setattr(kit, "become", lambda *words, told: started.append(words))
    for words in (["--langue", "en", "lecons", "chercher"], ["--langue", "en", "--tableau"]):
        kit.main(words)
    assert started == [("lecons", "--langue", "en", "chercher"), ("simulateur", "--langue", "en", "--tableau")]


def test_a_kit_of_another_python_that_is_not_ours_says_who_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals, "VENV", tmp_path / ".venv")
    refused = OSError(errno.EACCES, "Permission denied")
    assert "la personne qui l'a installé" not in refusals.cannot_write(refused), "nothing is installed"
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / STAMP).write_text("cpython 3.2 x86_64 /usr\n", encoding="utf-8")
    assert "que la personne qui l'a installé le lance une fois" in refusals.cannot_write(refused)
    (tmp_path / ".venv" / STAMP).write_text(f"{this_python()}\n", encoding="utf-8")
    assert "la personne qui l'a installé" not in refusals.cannot_write(refused), "it is of this Python"


@pytest.mark.parametrize(("there", "lacks"), [(False, "installation"), (True, "installation.pip")])
def test_alone_in_a_folder_or_copied_in_part_it_says_to_extract_all(tmp_path: Path, there: bool, lacks: str) -> None:
    """A file that is opened inside a ``.zip`` is alone in a folder of its own. A whole kit elsewhere is not asked."""
    other, here = SmallKit(tmp_path / "autre").make(), tmp_path / "ici"
    here.mkdir()
    shutil.copy(ROOT / "kit.py", here)
    if there:
        shutil.copytree(ROOT / "installation", here / "installation", ignore=shutil.ignore_patterns("pip.py"))
    done = subprocess.run(
        [sys.executable, here / "kit.py", "zzz"],
        env=clean_environment() | {"PYTHONPATH": str(other.folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", LACKS.format(name=lacks))


def test_the_kit_beside_the_file_is_the_one_that_is_installed(installed_kit: SmallKit, tmp_path: Path) -> None:
    """Whatever other kit Python is told to look at first."""
    other = SmallKit(tmp_path / "autre").make()
    assert installed_kit.start(PYTHONPATH=str(other.folder), PYTHONSAFEPATH="1").stdout == "simulateur\n"
    assert not other.venv.exists()


def test_python_may_be_told_not_to_look_beside_a_file(installed_kit: SmallKit) -> None:
    assert installed_kit.start(PYTHONSAFEPATH="1").stdout == "simulateur\n"


def test_an_unknown_word_installs_nothing(small_kit: SmallKit) -> None:
    done = small_kit.start("jouer\x1b[31m")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", UNKNOWN)
    assert not small_kit.venv.exists()


@pytest.mark.parametrize("words", [["bench"], ["bench", "zzz"], ["bench", "_peers"]])
def test_an_unknown_thing_to_measure_installs_nothing(small_kit: SmallKit, words: list[str]) -> None:
    for name in ("engine.py", "ecran.py", "_peers.py"):
        (small_kit.folder / "tests" / "bench").mkdir(exist_ok=True)
        (small_kit.folder / "tests" / "bench" / name).touch()
    done = small_kit.start(*words)
    told = "Dites quoi mesurer, ecran, engine : python3 kit.py bench NOM / Say what to measure, one of these\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert not small_kit.venv.exists()


def test_the_version_is_told_and_installs_nothing(small_kit: SmallKit, capsys: pytest.CaptureFixture[str]) -> None:
    assert kit.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith(f"abeille {beebot.__version__}, {ROOT}, ")
    shutil.copy(ROOT / "pyproject.toml", small_kit.folder)
    done = small_kit.start("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"{small_kit.folder.name}, pas encore installé\n")
    assert not small_kit.venv.exists()


@pytest.mark.parametrize("word", ["cle", "paquet", "publier", "site", "voix"])
def test_help_of_a_word_that_needs_much_comes_before_it_is_installed(small_kit: SmallKit, word: str) -> None:
    done = small_kit.start(word, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{kit.usage(word)}\n{kit.LATER}\n"
    assert not small_kit.venv.exists()


def test_help_is_the_head_of_the_file_and_installs_nothing(small_kit: SmallKit) -> None:
    done = small_kit.start("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Installe ce qu'il faut au kit dans le dossier .venv, puis lance le mot demandé.\n")
    assert not small_kit.venv.exists()


@pytest.mark.parametrize(
    "words", [[word, "--help"] for word in kit.ACT_AT_ONCE] + [["test", "-h"], ["bench", "ecran", "-h"]]
)
def test_a_word_that_acts_at_once_shows_its_usage_and_does_nothing(small_kit: SmallKit, words: list[str]) -> None:
    done = small_kit.start(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"python3 kit.py {words[0]} ")
    assert done.stdout.count("\n") == 1
    assert not small_kit.venv.exists()


def test_old_pythons_can_read_the_file() -> None:
    ast.parse((ROOT / "kit.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("minor", range(6, 11))
def test_an_old_python_is_refused_in_one_sentence(minor: int) -> None:
    places = [*Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python3"), Path(f"/usr/bin/python3.{minor}")]
    old = next((place for place in places if place.exists()), None)
    if old is None:
        pytest.skip(f"no Python 3.{minor} here")
    done = subprocess.run([old, ROOT / "kit.py"], capture_output=True, encoding="utf-8", check=False)
    version, place = f"3.{minor}.", "https://www.python.org/downloads/"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Le kit demande Python 3.11 ou plus récent, et celui-ci est {version}")
    assert done.stderr.endswith(
        f" : installez-le depuis {place} / The kit needs Python 3.11 or newer: get it from the same address.\n"
    )
