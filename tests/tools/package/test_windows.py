"""What is made for Windows, as far as a machine without Windows can tell; windows_campaign.py tries the rest."""

import random
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kit
from beebot.errors import KitError
from tools.package.__main__ import main
from tools.package.windows.cabinet import packed_smaller
from tools.package.windows.compiling import HERE, compile_launcher
from tools.package.windows.folder import KIT, PROGRAMS, TEXTS, remove_unneeded
from tools.package.windows.msi import describe, make_msi
from tools.package.windows.runtime import lay_python
from tools.package.windows.setup import number
from tools.package.windows.start import WORDS


def test_each_python_is_pinned() -> None:
    pinned = tomllib.loads((HERE / "python.toml").read_text("utf-8"))
    assert set(pinned) == {"wheel", "embeddable"}
    assert all(re.fullmatch("[0-9a-f]{64}", each["sha256"]) for each in pinned.values())


def test_another_python_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "python-3.13.15-embed-amd64.zip"
    other.write_bytes(b"another")
    with pytest.raises(KitError, match=r"python-3\.13\.15-embed-amd64\.zip n'est pas le fichier que nomme"):
        lay_python(tmp_path / "laid", other)
    with pytest.raises(KitError, match="ne se lit pas"):
        lay_python(tmp_path / "laid", tmp_path / "missing.zip")
    assert not (tmp_path / "laid").exists()


def test_only_windows_takes_a_python(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["debian", str(tmp_path), "--python", "python.zip"])
    assert "ôtez --python" in capsys.readouterr().err


def test_the_launcher_knows_the_words_of_kit_py() -> None:
    assert {word: kit.WORDS[word] for word in WORDS} == WORDS
    needs_sources = {*kit.NEEDS_NOTHING, *kit.NEEDS_TEST_EXTRA}
    assert set(kit.WORDS) - set(WORDS) == needs_sources


@pytest.mark.program
def test_the_launchers_file_runs_the_part_that_is_asked_for(tmp_path: Path) -> None:
    code = f"import runpy, sys; sys.path.insert(0, {str(kit.ROOT)!r}); "
    code += "runpy.run_path(sys.argv.pop(1), run_name='__main__')"
    command = [sys.executable, "-c", code, str(HERE / "start.py")]
    done = subprocess.run([*command, "lecons", "--help"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.startswith("usage : beebot lecons ")
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.startswith("usage : beebot [")


@pytest.mark.program
def test_a_folder_that_is_not_whole_is_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-S", str(HERE / "start.py"), "demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Le dossier de l'abeille n'est pas entier (beebot manque) : installez-la")
    assert done.stderr.count("\n") == 1


@pytest.mark.program
@pytest.mark.parametrize("window", [True, False])
@pytest.mark.parametrize("plain", [True, False])
def test_the_launcher_compiles_without_a_warning(window: bool, plain: bool, tmp_path: Path) -> None:
    compiler = shutil.which("x86_64-w64-mingw32-gcc")
    if compiler is None:
        pytest.skip("the launcher needs gcc-mingw-w64-x86-64")
    made = tmp_path / "abeille.exe"
    compile_launcher(made, library="python313.dll", window=window, plain=plain)
    assert made.read_bytes()[:2] == b"MZ"
    words = [*(["-DWINDOW"] * window), *(["-DPLAIN"] * plain), '-DPYTHON=L"python313.dll"']
    strict = ["-Wall", "-Wextra", "-Werror", "-municode", "-fsyntax-only", str(HERE / "launcher.c")]
    subprocess.run([compiler, *words, *strict], check=True)


def test_what_no_user_needs_is_left_out(tmp_path: Path) -> None:
    kept = ("pygame/__init__.py", "bleak/backends/winrt/client.py", "py_nanotts/lang/fr-FR_ta.bin")
    gone = ("pygame/docs/a.html", "pygame/a.pyi", "bleak/backends/bluezdbus/client.py", "py_nanotts/lang/en-US_ta.bin")
    for name in (*kept, *gone):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    remove_unneeded(tmp_path)
    assert {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()} == set(kept)


def test_setup_moves_and_removes_each_part_that_the_maker_lays() -> None:
    script = (HERE / "setup.nsi").read_text("utf-8")
    moved = re.findall(r'MOVE "\$\{FROM\}" "\$\{TO\}" "(.+)"', script)
    laid = ("python", "paquets", *(f"kit\\{name}" for name in KIT), *PROGRAMS, *TEXTS, "LISEZMOI.txt")
    assert sorted(moved) == sorted([*laid, "desinstaller.exe"])


def test_the_msi_names_each_file_the_same_in_every_version(tmp_path: Path) -> None:
    for name in ("abeille.exe", "kit/lecons/a.yaml", "kit/lecons/b.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    first, second = (describe(tmp_path, version, tmp_path / "icon") for version in ("0.2.0.dev0", "0.3.0"))
    files = [file.attrib for file in first.iter("File")]
    assert [file["Name"] for file in files] == ["abeille.exe", "a.yaml", "b.yaml"]
    assert files == [file.attrib for file in second.iter("File")]
    components = [component.attrib["Id"] for component in first.iter("Component")]
    assert components == [reference.attrib["Id"] for reference in first.iter("ComponentRef")]
    assert len(components) == len(set(components)) == len(files) + 1
    products = [next(each.iter("Product")).attrib for each in (first, second)]
    assert [each["Version"] for each in products] == ["0.2.0", "0.3.0"]
    assert products[0]["UpgradeCode"] == products[1]["UpgradeCode"]
    assert products[0]["Id"] != products[1]["Id"]


@pytest.mark.program
def test_the_msi_is_packed_small_and_holds_the_same_files(tmp_path: Path) -> None:
    if not all(map(shutil.which, ("wixl", "msidump", "msibuild", "msiextract"))):
        pytest.skip("il faut wixl et msitools")
    laid, made = tmp_path / "laid", tmp_path / "abeille.msi"
    files = {
        "abeille.exe": "".join(f"{each:x}" for each in range(60_000)).encode(),  # of several blocks
        "kit/beebot/a.py": random.Random(1).randbytes(70_000),  # which nothing packs
        "kit/lecons/vide.yaml": b"",
    }
    for name, content in files.items():
        (laid / name).parent.mkdir(parents=True, exist_ok=True)
        (laid / name).write_bytes(content)
    icon = tmp_path / "abeille.ico"
    icon.touch()
    make_msi(laid, made, "1.0.0", icon)
    subprocess.run(["msiextract", "-C", str(tmp_path / "out"), str(made)], check=True, capture_output=True)
    assert {name: (tmp_path / "out/Abeille" / name).read_bytes() for name in files} == files


def test_a_cabinet_of_another_kind_is_refused() -> None:
    with pytest.raises(KitError, match="d'une autre sorte"):
        packed_smaller(b"MSCF".ljust(60, b"\0"))


def test_windows_counts_with_three_numbers() -> None:
    assert number("0.2.0.dev0") == "0.2.0"
    assert number("1.12.3") == "1.12.3"
