"""The ``.deb``: what it holds, file by file. ``debian_campaign.py`` installs it, started by hand."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from beebot.errors import KitError
from firmware_bridge.robot_ports import ARDUINO_VENDORS, ON_THE_BOARD
from installation.folders import ROOT, WHEELS
from installation.wheels import MACHINES
from lecons.pack_names import ENDINGS
from tools.package import wheels as of_the_lock
from tools.package.__main__ import SYSTEMS
from tools.package.debian.control import SCRIPTS, control
from tools.package.debian.maker import COMMON, PYTHONS, debian_version, environment, fill
from tools.package.debian.system_files import COMMANDS, PACK_TYPE, system_files

_PACKAGES = ("beebot", "firmware_bridge", "lecons", "simulateur")
_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is laid where Debian looks for it."""
    tree = tmp_path_factory.mktemp("system")
    system_files(tree)
    return tree


def test_debian_has_a_package() -> None:
    assert "debian" in SYSTEMS


def test_a_double_click_is_claimed_for_packs_and_for_nothing_else(system: Path) -> None:
    (kind,) = ET.parse(system / "usr/share/mime/packages/beebot-kit.xml").getroot()
    assert kind.get("type") == PACK_TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{_MIME}glob")] == [f"*{ENDINGS[0]}"]
    entry = (system / "usr/share/applications/beebot.desktop").read_text("utf-8").splitlines()
    assert {"Exec=beebot %f", f"MimeType={PACK_TYPE};", "Icon=beebot"} <= set(entry)
    assert (system / "usr/share/icons/hicolor/scalable/apps/beebot.svg").is_file()


def test_whoever_sits_at_the_computer_may_open_each_robot_that_the_kit_knows(system: Path) -> None:
    rule = (system / "usr/lib/udev/rules.d/70-beebot-kit.rules").read_text("utf-8")
    lines = [line for line in rule.splitlines() if not line.startswith("#")]
    assert len(lines) == len(ARDUINO_VENDORS) + len(ON_THE_BOARD)
    assert all(line.startswith('SUBSYSTEM=="tty", ') and line.endswith('TAG+="uaccess"') for line in lines)
    for vendor, product in ON_THE_BOARD:
        assert f'ATTRS{{idVendor}}=="{vendor:04x}", ATTRS{{idProduct}}=="{product:04x}"' in rule


def test_its_commands_are_those_of_the_wheel_and_licences_are_told(system: Path) -> None:
    assert {file.name for file in (system / "usr/bin").iterdir()} == set(COMMANDS)
    told = (system / "usr/share/doc/beebot-kit/copyright").read_text("utf-8")
    assert all((ROOT / name).read_text("utf-8").strip() in told for name in ("NOTICE", "LICENSE", "LICENSE-CONTENT"))
    assert "Kokoro" in told, "the voice of the recordings"


@pytest.mark.program
@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["desktop-file-validate"], "usr/share/applications/beebot.desktop"),
        # There is no address yet that it could name.
        (
            ["appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info"],
            "usr/share/metainfo/org.beebot_kit.abeille.metainfo.xml",
        ),
        (["sh", "-n"], "usr/bin/beebot"),
    ],
)
def test_what_debian_reads_is_valid(system: Path, command: list[str], file: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, str(system / file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_version_in_the_making_comes_before_the_one_that_it_becomes() -> None:
    assert debian_version("0.2.0.dev0") == "0.2.0~dev0"
    assert "Version: 0.2.0~dev0\n" in control("0.2.0~dev0", 1)
    assert "Installed-Size: 2\n" in control("1", 1025)


def test_no_script_goes_where_accounts_keep_what_they_did() -> None:
    assert all("/home" not in text and "/etc" not in text for text in SCRIPTS.values())


def test_a_wheel_that_the_lock_does_not_know_is_not_taken(tmp_path: Path) -> None:
    wheel = tmp_path / "yaml-6.whl"
    wheel.write_bytes(b"PK")
    with pytest.raises(KitError, match="ne connaît pas"):
        of_the_lock.unpack(wheel, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.program
def test_the_kit_is_whole_in_it_and_nothing_else(tmp_path: Path) -> None:
    fill(tmp_path, {})
    common = tmp_path / COMMON
    ours = {file.relative_to(common).as_posix() for file in common.rglob("*") if file.is_file()}
    here = {
        file.relative_to(ROOT).as_posix()
        for name in _PACKAGES
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {name for name in ours if ".dist-info/" not in name} == here
    assert any(name.startswith("simulateur/machine/sound/files/sentences/") for name in ours), "the recorded voice"
    assert {file.name for file in tmp_path.iterdir()} == {"etc", "usr"}


@pytest.mark.program
def test_each_debian_has_every_library_of_the_lock(tmp_path: Path) -> None:
    if not WHEELS.is_dir():
        pytest.skip("no folder roues: python3 kit.py roues --pour linux --python 3.11 3.13")
    brought = {python: tmp_path / python for python in PYTHONS}
    for python, folder in brought.items():
        of_the_lock.bring_wheels(MACHINES["linux"][0], python, folder)
    tree = tmp_path / "tree"
    fill(tree, brought)
    for python, folder in brought.items():
        home = tree / environment(python)
        site = home / f"lib/python{python}/site-packages"
        assert (home / "bin/python3").readlink() == Path(f"/usr/bin/python{python}")
        assert (site / "commun.pth").read_text("utf-8") == f"/{COMMON}\n"
        infos = {info.name for place in (site, tree / COMMON) for info in place.glob("*.dist-info")}
        wanted = {"-".join(wheel.name.split("-")[:2]) + ".dist-info" for wheel in folder.glob("*.whl")}
        assert wanted <= infos
        modules = [file for file in (*site.rglob("*.so"), *(tree / COMMON).rglob("*.so")) if ".cpython-" in file.name]
        assert {file.name.split(".cpython-")[1][:3] for file in modules} == {python.replace(".", "")}
