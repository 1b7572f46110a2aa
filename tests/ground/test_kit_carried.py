"""The kit is moved, copied, killed while it installs and carried to a machine without a network."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import refusals
from tests.ground.conftest import SmallKit, clean_environment
from tests.long import times

UPDATE = "Mise à jour, une minute… / Installing, one minute…\n"
OTHERS = [python for python in ("/usr/bin/python3", shutil.which("python3.13") or "") if Path(python).exists()]
REFUSED = "L'installation a échoué : le dossier roues n'a pas tout ce que Python "
DAMAGED = (
    "L'installation a échoué : le fichier petite_roue-1-py3-none-any.whl est abîmé, ou n'est pas celui que kit.lock "
    "nomme ; copiez à nouveau le dossier roues. / The installation failed: the file petite_roue-1-py3-none-any.whl is "
    'damaged, or is not the one of kit.lock; copy the folder "roues" again.'
)
FULL = (
    "L'installation a échoué : il n'y a plus de place sur le disque ; faites-y de la place, puis relancez la même "
    "commande. / The installation failed: the disk is full; make room on it, then run the same command again."
)

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and links")


@pytest.fixture
def whole_kit(installed_kit: SmallKit) -> Iterator[SmallKit]:
    """A kit that is installed, and has nothing from which it could be installed again."""
    wheels = installed_kit.wheels.rename(installed_kit.folder / "ailleurs")
    yield installed_kit
    wheels.rename(installed_kit.wheels)


def plays(kit: SmallKit) -> bool:
    done = kit.start()
    return (done.returncode, done.stdout, done.stderr) == (0, "simulateur\n", "")


def whole(folder: Path) -> None:
    """An environment in its place, as ``swap`` finds it."""
    shutil.copytree(folder.parent / ".venv-whole", folder, symlinks=True)


def without_stamp(folder: Path) -> None:
    """A folder that was being made, or removed, when the process was killed."""
    (folder / "bin").mkdir(parents=True)


STATES = {
    "while the first one was made": {".venv": whole, ".venv-new": without_stamp},
    "between the two renamings": {".venv-old": whole, ".venv-new": whole},
    "after a renaming that the system refused": {".venv-old": whole},
    "while the new one lost its stamp": {".venv-old": whole, ".venv-new": without_stamp},
    "while the old one was removed": {".venv": whole, ".venv-old": without_stamp},
}


@pytest.mark.parametrize("killed", STATES)
def test_whatever_a_killed_installation_left_the_next_start_plays(whole_kit: SmallKit, killed: str) -> None:
    kept = whole_kit.venv.rename(whole_kit.folder / ".venv-whole")
    for name, make in STATES[killed].items():
        make(whole_kit.folder / name)
    try:
        assert plays(whole_kit)
        assert whole_kit.leftovers == [".venv-whole"]
    finally:
        shutil.rmtree(whole_kit.venv)
        kept.rename(whole_kit.venv)


@posix
def test_while_another_process_installs_more_what_is_there_plays(whole_kit: SmallKit) -> None:
    import fcntl  # not on Windows

    made = whole_kit.folder / ".venv-new"
    made.mkdir()
    with (whole_kit.folder / "kit.py").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert plays(whole_kit)
    assert made.exists()
    assert plays(whole_kit)
    assert not made.exists()


@posix
def test_what_worked_works_after_an_update_that_was_killed(installed_kit: SmallKit) -> None:
    dice = random.Random(19)
    for _ in range(times(2)):
        old, before = installed_kit.identity, installed_kit.change_lock()
        with subprocess.Popen(
            installed_kit.command(), env=clean_environment(), stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            while process.poll() is None and not (installed_kit.folder / ".venv-new").exists():
                time.sleep(0.01)
            time.sleep(3 * dice.random())  # an installation lasts as long; any moment will do, its end too
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        if installed_kit.stamp.exists() and installed_kit.identity == old:  # it came before the new one took its place
            installed_kit.lock.write_text(before, encoding="utf-8")
        assert plays(installed_kit)
        assert installed_kit.leftovers == []


@posix
def test_a_pip_that_outlives_a_killed_start_spoils_nothing(small_kit: SmallKit) -> None:
    with subprocess.Popen(small_kit.command(), env=clean_environment(), stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (small_kit.folder / ".venv-new" / "requirements.txt").exists():
            time.sleep(0.01)
        process.kill()
    assert small_kit.start().stdout == "simulateur\n"
    assert small_kit.leftovers == []


def test_it_plays_renamed_moved_and_copied(whole_kit: SmallKit, tmp_path: Path) -> None:
    copied = SmallKit(tmp_path / "clé" / "kit")
    shutil.copytree(whole_kit.folder, copied.folder, symlinks=True)
    assert plays(copied)
    moved = SmallKit(tmp_path / "armoire")
    copied.folder.rename(moved.folder)
    assert plays(moved)
    assert plays(whole_kit)


def test_for_another_python_without_wheels_the_old_environment_stays(whole_kit: SmallKit) -> None:
    stamp = whole_kit.stamp.read_text(encoding="utf-8")
    whole_kit.stamp.write_text(stamp.replace("cpython 3.", "cpython 3.9999", 1), encoding="utf-8")
    done = whole_kit.start()
    assert (done.returncode, done.stdout) == (1, "")
    assert "; l'installation d'avant marche toujours, avec le Python 3.9999" in done.stderr.splitlines()[-1]
    whole_kit.stamp.write_text(stamp, encoding="utf-8")
    assert plays(whole_kit)
    assert whole_kit.leftovers == []


@posix
@pytest.mark.skipif(not OTHERS, reason="no other Python here")
def test_another_python_gets_its_own_environment_without_a_network(small_kit: SmallKit) -> None:
    other = OTHERS[0]
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        alone = []  # not allowed here; pip is told to ask no index
    done = subprocess.run(
        [*alone, *small_kit.command(python=other)],
        env=clean_environment() | ({} if alone else {"PIP_NO_INDEX": "1"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "simulateur\n"), done.stderr
    stamp = small_kit.stamp.read_text(encoding="utf-8")
    code = "import sys; print(*sys.version_info[:2], sep='.')"
    version = subprocess.run([other, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert stamp.startswith(f"cpython {version} ")


def test_a_wheel_that_is_not_the_one_of_the_lock_is_refused(small_kit: SmallKit) -> None:
    wheel = small_kit.wheels / "petite_roue-1-py3-none-any.whl"
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    done = small_kit.start()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == DAMAGED
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
    assert not small_kit.venv.exists()


def test_the_wheels_that_only_the_tests_need_are_told_of(small_kit: SmallKit) -> None:
    (small_kit.wheels / "roue_des_tests-1-py3-none-any.whl").unlink()
    done = small_kit.start("test")
    told = done.stderr.splitlines()[-1]
    assert (done.returncode, done.stdout) == (1, "")
    assert told.startswith(REFUSED)
    assert "refaites-le par « python3 kit.py roues --tests » sur" in told
    assert 'make it again with "python3 kit.py roues --tests" where' in told


@posix
def test_a_full_disk_is_told_as_that(small_kit: SmallKit, tmp_path: Path) -> None:
    """pip and venv are made to fail in the words that they have for it: a full disk would stop the other tests."""
    (tmp_path / "full").mkdir()
    trap = "import sys\nif sys.argv[:1] == ['-m']:\n    sys.exit('[Errno 28] No space left on device')\n"
    (tmp_path / "full" / "sitecustomize.py").write_text(trap, encoding="utf-8")
    done = small_kit.start(PYTHONPATH=str(tmp_path / "full"))
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (1, "", FULL)
    assert small_kit.leftovers == []


@pytest.mark.parametrize("said", ["OSError: [Errno 28] No space left on device", "[WinError 112] x", "[Errno 28] x"])
def test_the_words_of_each_system_for_a_full_disk_are_known(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals, "VENV", tmp_path / ".venv")  # no installation of before
    assert refusals.not_installed(f"ERROR: Could not install packages due to an {said}\n", "") == FULL
    assert refusals.cannot_write(OSError(errno.ENOSPC, "x")) == FULL


@pytest.mark.parametrize("why", ["certificate is not yet valid", "certificate has expired"])
def test_a_computer_that_forgot_the_date_is_told_so(why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pip 23 and 25 wrote of a server whose certificate begins in 2090."""
    monkeypatch.setattr(refusals, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(refusals, "WHEELS", tmp_path / "roues")
    monkeypatch.setattr("time.strftime", lambda form: {"%d/%m/%Y": "01/01/2003"}[form])
    error = f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {why} (_ssl.c:1029)"
    told = refusals.not_installed(f"WARNING: Retrying after connection broken by 'SSLError({error})'\n", "")
    assert told.startswith("L'installation a échoué : cet ordinateur se croit le 01/01/2003, et le certificat")


def test_the_word_roues_fills_the_folder_for_other_machines_too(small_kit: SmallKit, tmp_path: Path) -> None:
    index = small_kit.wheels.rename(tmp_path / "index")
    small_kit.wheels.mkdir()
    (small_kit.wheels / "petite_roue-0-py3-none-any.whl").write_bytes(b"of an older lock")
    done = small_kit.start("roues", "--pour", "windows", "--python", "3.12", PIP_FIND_LINKS=str(index))
    assert done.returncode == 0, done.stderr
    version = sys.version.split()[0]
    assert done.stdout.splitlines()[0].startswith(f"Python {version} ")
    assert done.stdout.splitlines()[1:] == [
        "Python 3.12 win32 AMD64…",
        "Le dossier roues a 2 fichiers, 0 Mo. / Its files and their size in MB.",
    ]
    assert sorted(wheel.name for wheel in small_kit.wheels.iterdir()) == [
        "petite_roue-1-py3-none-any.whl",
        "roue_de_windows-1-py3-none-win_amd64.whl",
    ]
    assert small_kit.leftovers == []
    assert not (small_kit.folder / "roues-new").exists()


def test_wheels_that_cannot_be_had_leave_those_that_are_there(small_kit: SmallKit) -> None:
    there = sorted(small_kit.wheels.iterdir())
    done = small_kit.start("roues", PIP_FIND_LINKS="")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Les roues n'ont pas pu être téléchargées : vérifiez la connexion")
    assert sorted(small_kit.wheels.iterdir()) == there
