"""The archive that is handed on, and the files in it that start the kit by a double click."""

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import beebot.files.imposed_place
import kit
from installation import archive as archives
from installation.belonging import DATE, belonging, sources_date
from installation.files import LIST, line_of
from installation.folders import WHEELS
from tests.ground.conftest import ROOT, SmallKit, clean_environment

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX scripts")
LAUNCHER = "Lancer-Mac-Linux.command"
NOT_EXTRACTED = "Ce fichier doit rester dans le dossier du kit : extrayez tout le dossier, puis recommencez."
NO_PYTHON = "Il faut Python 3.11 ou plus récent : installez-le depuis https://www.python.org/downloads/"
STOPPED = "Le kit s'est arrêté : la raison est au-dessus."
NO_TESTS = (
    "Le mot test demande le dossier tests, que l'archive du kit n'a pas : prenez toutes ses sources. "
    "/ This word needs the folder tests, which the archive of the kit lacks: get all of its sources.\n"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of this very tree, made in a folder of its own so that nothing is written here."""
    folder = tmp_path_factory.mktemp("archive")
    file, _count = archives.write_archive(folder)
    assert [*folder.iterdir()] == [file]
    return file


def test_the_archive_has_what_runs_and_what_is_read_and_no_tests(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = {name.partition("/")[2] for name in packed.namelist()}
        assert {name.partition("/")[0] for name in packed.namelist()} == {archive.stem}
    sources = {
        file.relative_to(ROOT).as_posix()
        for package in ("beebot", "docs", "firmware_bridge", "installation", "lecons", "simulateur")
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    known = belonging()
    assert (sources if known is None else sources & known) <= names
    assert {"kit.py", "kit.lock", "NOTICE", "README.md", LAUNCHER, "Lancer-Windows.cmd"} <= names
    assert not [name for name in names if name.startswith(("tests/", ".", "roues/")) or "__pycache__" in name]
    linked = set(re.findall(r"\]\(([^)#:]+)[^):]*\)", (ROOT / "README.md").read_text("utf-8")))
    assert "CONTRIBUTING.md" in linked
    assert linked <= names


def test_what_a_town_imposes_goes_with_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ROOT", tmp_path)
    monkeypatch.setattr(archives, "WHEELS", tmp_path / WHEELS.name)
    for name in archives.FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    assert beebot.files.imposed_place.FILE.name == archives.IMPOSED
    (tmp_path / archives.IMPOSED).write_text("kiosque = true\n", encoding="utf-8")
    assert archives.pack_kit([]) == 0
    (file,) = tmp_path.glob("*.zip")
    with zipfile.ZipFile(file) as packed:
        assert packed.read(f"{file.stem}/{archives.IMPOSED}") == b"kiosque = true\n"


@pytest.fixture
def tracked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small kit that git tracks, with two files that it does not."""
    folder = tmp_path / "kit"
    for name in (*archives.FILES, "simulateur/jeu.py", "simulateur/mesures.csv", "docs/brouillon.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n", encoding="utf-8", newline="\n")
    (folder / "pyproject.toml").write_text('[project]\nversion = "1"\n', encoding="utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@a.fr"]
    for asked in (["init", "-q"], ["add", *archives.FILES, "simulateur/jeu.py"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *asked], check=True)
    monkeypatch.setattr(archives, "ROOT", folder)
    monkeypatch.setattr("installation.stamp.ROOT", folder)
    return folder


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_only_what_git_tracks_is_handed_on_and_the_rest_is_told(
    tracked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tracked / archives.IMPOSED).write_text("kiosque = true\n", encoding="utf-8")
    (tracked / WHEELS.name).mkdir()
    (tracked / WHEELS.name / "une.whl").touch()
    assert archives.pack_kit([]) == 0
    with zipfile.ZipFile(tracked / "abeille-1.zip") as packed:
        inside = {name.partition("/")[2] for name in packed.namelist()}
    assert inside == {*archives.FILES, "simulateur/jeu.py", archives.IMPOSED, "roues/une.whl", LIST}
    told = "".join(capsys.readouterr())
    assert "Laissé de côté, car ce n'est pas un fichier du kit : docs/brouillon.md, simulateur/mesures.csv." in told


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_without_git_the_list_of_the_archive_tells_what_is_the_kits(tracked: Path) -> None:
    (tracked / LIST).write_text("".join(line_of(name, b"") for name in (*archives.FILES, "simulateur/jeu.py")), "utf-8")
    shutil.rmtree(tracked / ".git")
    assert archives.left_aside() == ["docs/brouillon.md", "simulateur/mesures.csv"]
    (tracked / LIST).unlink()
    assert archives.left_aside() == [], "nothing tells"


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("asked", ["", "1700000000"])
def test_the_same_sources_make_the_same_archive(tracked: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv(DATE, asked)
    made = []
    for place, touched in (("one", 1_000_000_000), ("two", 1_600_000_000)):
        for name in archives.FILES:
            os.utime(tracked / name, (touched, touched))
        (tracked / place).mkdir()
        made.append(archives.write_archive(tracked / place)[0].read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tracked / "one" / "abeille-1.zip") as packed:
        dates = {about.date_time for about in packed.infolist()}
    assert len(dates) == 1
    assert not asked or dates == {(2023, 11, 14, 22, 13, 20)}


def test_a_date_that_is_none_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATE, "hier")
    with pytest.raises(SystemExit, match="SOURCE_DATE_EPOCH vaut « hier »"):
        sources_date()


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_where_git_does_not_answer_nothing_is_handed_on(tracked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="git suit ce dossier et ne dit pas"):
        archives.write_archive(tracked)
    assert not [*tracked.glob("*.zip*")]


def test_ctrl_c_leaves_no_half_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(half: Path, _name: str) -> int:
        half.write_bytes(b"PK")
        raise KeyboardInterrupt

    monkeypatch.setattr(archives, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        archives.write_archive(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_starts_the_kit_may_run_once_extracted_and_windows_reads_its_own_lines(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        about = {name.partition("/")[2]: packed.getinfo(name) for name in packed.namelist()}
        batch = packed.read(about["Lancer-Windows.cmd"])
    assert about[LAUNCHER].external_attr >> 16 == stat.S_IFREG | 0o755
    assert about["README.md"].external_attr >> 16 == stat.S_IFREG | 0o644
    assert batch.count(b"\n") == batch.count(b"\r\n") > 20


@pytest.mark.program
def test_the_archive_alone_says_that_it_has_no_tests(small_kit: SmallKit) -> None:
    shutil.rmtree(small_kit.folder / "tests")
    done = small_kit.start("test")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", NO_TESTS)
    assert not small_kit.venv.exists()


def launched(folder: Path, path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The launcher run from elsewhere, as if in a terminal where somebody presses Enter at the end."""
    shutil.copy(ROOT / LAUNCHER, folder / LAUNCHER)
    return subprocess.run(
        [folder / LAUNCHER, *arguments],
        cwd="/",
        env=clean_environment() | {"PATH": path, "BEEBOT_IN_TERMINAL": "1", "PIP_NO_INDEX": "1"},
        input="\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def with_python(folder: Path, command: str) -> str:
    """A PATH whose only Python is a script."""
    folder.mkdir()
    python = folder / "python3"
    python.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
    python.chmod(0o755)
    tools = [shutil.which(tool) for tool in ("dirname", "basename", "uname")]
    for tool in filter(None, tools):
        (folder / Path(tool).name).symlink_to(tool)
    return str(folder)


@pytest.mark.program
@posix
def test_a_double_click_starts_the_kit_of_its_own_folder(installed_kit: SmallKit, tmp_path: Path) -> None:
    path = with_python(tmp_path / "bin", f'exec "{sys.executable}" "$@"')
    done = launched(installed_kit.folder, path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "simulateur"
    failed = launched(installed_kit.folder, path, "demo")
    assert failed.returncode == 1
    assert STOPPED in failed.stdout
    assert failed.stdout.rstrip().endswith("Press Enter to close.")


@pytest.mark.program
@posix
@pytest.mark.parametrize(
    ("ends", "terminal"), [("exit 0", False), ("exit 2", True), ("exit 127", True), ("kill -TERM $$", False)]
)
def test_from_a_menu_a_terminal_opens_only_where_the_start_fails(tmp_path: Path, ends: str, terminal: bool) -> None:
    """It tries once more with the same options, where what it says is read."""
    folder, told = tmp_path / "un kit", tmp_path / "told"
    folder.mkdir()
    (folder / "kit.py").touch()
    shutil.copy(ROOT / LAUNCHER, folder / LAUNCHER)
    path = with_python(tmp_path / "bin", f'[ "$1" = -c ] || {{ echo "$@"; {ends}; }}')
    emulator = tmp_path / "bin" / "x-terminal-emulator"
    emulator.write_text(f'#!/bin/sh\nshift\nexec "$@" > "{told}"\n', encoding="utf-8")
    emulator.chmod(0o755)
    (tmp_path / "bin" / "sh").symlink_to("/bin/sh")
    subprocess.run(
        ["/bin/sh", folder / LAUNCHER, "--menu", str(tmp_path / "bin" / "python3"), "--kiosque"],
        env=clean_environment() | {"PATH": path},
        input=b"\n",
        capture_output=True,
        check=False,
    )
    assert told.exists() == terminal
    if terminal:
        assert STOPPED in (said := told.read_text("utf-8"))
        assert "kit.py --kiosque" in said.splitlines()


@pytest.mark.program
@posix
def test_an_old_python_or_none_is_told_and_waits_to_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "kit.py").touch()
    for number, command in enumerate(("exit 1", "exit 127")):
        done = launched(folder, with_python(tmp_path / f"bin{number}", command))
        assert done.returncode == 1
        assert NO_PYTHON in done.stdout
        assert done.stdout.rstrip().endswith("Press Enter to close.")


@pytest.mark.program
@posix
def test_alone_in_a_folder_it_says_to_extract_all(tmp_path: Path) -> None:
    done = launched(tmp_path, os.environ["PATH"])
    assert done.returncode == 1
    assert NOT_EXTRACTED in done.stdout


@pytest.mark.program
@posix
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("x-terminal-emulator", "[-e] [sh]"),
        ("gnome-terminal", "[--wait] [--] [sh]"),
        ("xfce4-terminal", "[-x] [sh]"),  # seen with the real one: it cuts one word after -e at its spaces
    ],
)
def test_without_a_terminal_it_opens_one_however_the_folder_is_called(tmp_path: Path, name: str, options: str) -> None:
    path = with_python(tmp_path / "bin", "exit 1")
    terminal = tmp_path / "bin" / name
    terminal.write_text("#!/bin/sh\nfor each; do printf '[%s] ' \"$each\"; done\n", encoding="utf-8")
    terminal.chmod(0o755)
    launcher = tmp_path / "le kit de l'école (1) & co" / LAUNCHER
    launcher.parent.mkdir()
    shutil.copy(ROOT / LAUNCHER, launcher)
    done = subprocess.run(
        [launcher], cwd="/", env=clean_environment() | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"{options} [{launcher}] ")


def test_the_batch_file_looks_for_what_it_runs_beside_itself() -> None:
    """Nobody here has Windows: what can be read of it is held."""
    text = (ROOT / "Lancer-Windows.cmd").read_text(encoding="utf-8")
    assert 'pushd "%~dp0"' in text, "cd goes to no share"
    assert "if not errorlevel" not in text, "a program that dies has a status below 0"
    assert "if not exist kit.py" in text
    assert text.count("goto stay") == 2
    assert "pause" in text
    assert kit.OLDEST_PYTHON == (3, 11)
    assert "(3, 11)" in text
