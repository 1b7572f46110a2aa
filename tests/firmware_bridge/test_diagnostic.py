"""The report for the person who looks after the computer: what was seen, and what to do about it."""

import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import beebot
from firmware_bridge.__main__ import main
from firmware_bridge.diagnostic import Facts, PortFacts, advise, gather, write_report
from firmware_bridge.robot_ports import PortInfo

PORT = PortInfo("/dev/ttyUSB0", "USB Serial", ("kit", "escornabot"))
BUILT_IN = PortInfo("/dev/ttyS0", "prise série de l'ordinateur", (), built_in=True)
QUIET = Facts("Linux-6", "3.11.7", (("beebot-kit", "0.1"),), (PortFacts(PORT, usable=True, group="dialout"),))

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /proc and no groups of ports")


def test_nothing_to_do() -> None:
    assert advise(QUIET) == ()
    assert write_report(QUIET) == (
        "Système : Linux-6, Python 3.11.7\n"
        "Versions : beebot-kit 0.1\n"
        "Groupes de ce compte : -\n"
        "Bluetooth : inconnu\n"
        "Bluetooth à basse énergie : module « bleak » absent ; "
        "le Blue-Bot d'aujourd'hui, l'Ozobot Evo et la Sphero Mini le demandent\n"
        "Ports :\n"
        "  /dev/ttyUSB0  USB Serial  utilisable  dialout  kit, escornabot\n"
        "À faire :\n"
        "  - rien : les ports peuvent être ouverts"
    )


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            replace(QUIET, ports=(PortFacts(PORT, usable=False, group="dialout"),), groups=("eleve",)),
            (
                "/dev/ttyUSB0 : ce compte n'a pas le droit de l'ouvrir ; "
                "« sudo usermod -aG dialout $USER », puis fermez la session et rouvrez-la"
            ),
        ),
        (
            replace(QUIET, ports=(PortFacts(PORT, usable=False, group="dialout"),), groups=("dialout",)),
            "/dev/ttyUSB0 : ce compte n'a pas le droit de l'ouvrir ; voyez avec le service informatique",
        ),
        (
            replace(QUIET, ports=(PortFacts(PORT, usable=True, holder="arduino"),)),
            "/dev/ttyUSB0 : le programme « arduino » l'a ouvert ; fermez-le",
        ),
        (
            replace(QUIET, ports=()),
            (
                "aucun port de robot : branchez le robot, essayez un autre câble (certains ne font que charger), "
                "ou appairez-le en Bluetooth"
            ),
        ),
        (
            replace(QUIET, ports=(PortFacts(BUILT_IN, usable=True, group="dialout"),)),
            (
                "aucun port de robot : branchez le robot, essayez un autre câble (certains ne font que charger), "
                "ou appairez-le en Bluetooth"
            ),
        ),
        (
            replace(QUIET, bluetooth=False),
            "aucun adaptateur Bluetooth : un robot sans câble ne peut pas être relié à cet ordinateur",
        ),
        (
            replace(QUIET, grabbers=("brltty",)),
            (
                "BRLTTY tourne : ce service des plages braille prend parfois un adaptateur CH340, CP210x ou FTDI ; "
                "ne le retirez pas, une personne aveugle en a besoin : réglez-le pour qu'il laisse cet adaptateur"
            ),
        ),
        (
            replace(QUIET, grabbers=("ModemManager",)),
            (
                "ModemManager tourne : il envoie des commandes de modem à chaque port qui apparaît ; "
                "si un robot tarde à répondre, faites-lui ignorer ce port (ID_MM_DEVICE_IGNORE)"
            ),
        ),
    ],
)
def test_each_trouble_has_its_remedy(facts: Facts, sentence: str) -> None:
    assert advise(facts) == (sentence,)
    assert f"  - {sentence}" in write_report(facts)


@linux_only
def test_what_holds_a_port_and_what_grabs_ports_is_seen(tmp_path: Path) -> None:
    device = tmp_path / "ttyUSB0"
    device.touch()
    for number, name in (("12", "brltty"), ("13", "arduino")):
        files = tmp_path / "proc" / number / "fd"
        files.mkdir(parents=True)
        (files.parent / "comm").write_text(name + "\n", encoding="utf-8")
    (tmp_path / "proc" / "13" / "fd" / "5").symlink_to(device)
    (tmp_path / "sys/class/bluetooth/hci0").mkdir(parents=True)
    facts = gather(lambda: [PortInfo(str(device), "", ())], tmp_path)
    assert facts.grabbers == ("brltty",)
    assert facts.bluetooth is True
    (port,) = facts.ports
    assert (port.usable, port.holder, port.group) == (True, "arduino", device.group())


@linux_only
@pytest.mark.parametrize("folder", ["sys", "sys/class/bluetooth"])
def test_a_computer_without_an_adapter_is_told_so(folder: str, tmp_path: Path) -> None:
    """Linux has the folder of the adapters as soon as it has its program for them."""
    (tmp_path / folder).mkdir(parents=True)
    facts = gather(lambda: (), tmp_path)
    assert facts.bluetooth is False
    assert any(sentence.startswith("aucun adaptateur Bluetooth") for sentence in advise(facts))


@linux_only
def test_this_computer_is_told_without_a_name() -> None:
    report = write_report(gather())
    assert "Python " in report
    assert str(Path.home()) not in report


@linux_only
def test_an_account_is_not_named_by_a_group_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    import grp

    names = {0: "root", 20: "dialout", 1000: "marie.dupont"}
    monkeypatch.setattr("os.getgroups", lambda: [1000, 20])
    monkeypatch.setattr("os.getegid", lambda: 1000)
    monkeypatch.setattr(grp, "getgrgid", lambda number: grp.struct_group((names[number], "x", number, [])))
    facts = gather(lambda: ())
    assert facts.groups == ("dialout",)
    assert "marie" not in write_report(facts)


def test_the_command_writes_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rapport.txt"
    assert main(["diagnostic", "--vers", str(file)]) == 0
    assert capsys.readouterr().out == f"rapport écrit dans {file}\n"
    assert file.read_text(encoding="utf-8").startswith("Système : ")
    nowhere = tmp_path / "nulle" / "part.txt"
    assert main(["diagnostic", "--vers", str(nowhere)]) == 1
    assert capsys.readouterr().err == (
        f"{nowhere} ne peut pas être écrit (dossier ou fichier introuvable) ; choisissez un autre dossier\n"
    )


def test_versions_are_told_where_the_kit_runs_without_being_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does under ``kit.py``: its libraries have metadata then, it has none."""

    def version_of(name: str) -> str:
        if name == "beebot-kit":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr("importlib.metadata.version", version_of)
    assert gather(ports=tuple).versions[0] == ("beebot-kit", beebot.__version__)
