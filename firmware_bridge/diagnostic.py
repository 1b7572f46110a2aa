"""What may keep a robot from being reached on this computer, and what to do: facts first, then advice.

``gather`` looks at the system and opens no port; ``advise`` is pure. Nothing here names a person, nor a device
in the air that is no robot.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import beebot
from beebot.i18n import gettext as _
from firmware_bridge.robot_ports import InTheAir, PortInfo, find_in_the_air, find_ports

GRABBERS = frozenset({"brltty", "ModemManager"})
"""Programs that are known to open ports by themselves, by the names of their processes."""
_FIRST_OF_PEOPLE = 1000
"""Groups from this number on are people's: the one of an account has its name."""
_LIBRARIES = ("pyserial", "cobs")
_RADIO_LIBRARY = "bleak"
_OLDEST_BLUEZ = (5, 55)
"""What bleak asks for: « Bleak requires BlueZ >= 5.55 », it says with an older one."""
_BLUEZ_S = 5.0


@dataclass(frozen=True, slots=True)
class PortFacts:
    """A port: whether this account may use it, which group may, and which program of this account has it open."""

    port: PortInfo
    usable: bool
    group: str | None = None
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found out about this computer, its ports and its radio.

    ``groups`` are the system's groups that this account is in. ``grabbers`` are programs that run now and open ports by
    themselves.
    """

    system: str
    python: str
    versions: tuple[tuple[str, str], ...]
    ports: tuple[PortFacts, ...]
    groups: tuple[str, ...] = ()
    grabbers: tuple[str, ...] = ()
    bluetooth: bool | None = None
    """Whether there is a Bluetooth adapter; None where this system does not tell."""
    blocked: bool = False
    """Whether a switch or the aeroplane key holds it off, as far as this system tells."""
    bluez: str | None = None
    """The version of BlueZ; None elsewhere than on Linux, and where it is not installed."""
    air: InTheAir = field(default_factory=InTheAir)
    """What the radio hears of Bluetooth Low Energy."""
    radio_library: str | None = None
    """The version of bleak; None where it is not installed, so that nothing was listened to."""


def gather(
    ports: Callable[[], Iterable[PortInfo]] = find_ports,
    root: Path = Path("/"),
    air: Callable[[], InTheAir] = find_in_the_air,
) -> Facts:
    """Find out the facts. Where there is a radio that bleak can use, listen to it for some four seconds.

    ``root`` is the folder that has the system's ``proc`` and ``sys``.
    """
    library = _version_of(_RADIO_LIBRARY)
    linux = sys.platform == "linux"
    running = _processes(root) if linux else {}
    adapters = root / "sys/class/bluetooth"
    return Facts(
        system=platform.platform(),
        python=platform.python_version(),
        versions=(("beebot-kit", beebot.__version__), *((name, metadata.version(name)) for name in _LIBRARIES)),
        ports=tuple(_look_at(port, running) for port in ports()),
        groups=_groups() if linux else (),
        grabbers=tuple(sorted(GRABBERS & {name for name, _files in running.values()})),
        bluetooth=adapters.is_dir() and any(adapters.iterdir()) if linux else None,
        blocked=_is_blocked(root / "sys/class/rfkill"),
        bluez=_bluez() if linux else None,
        air=InTheAir() if library is None else air(),
        radio_library=library,
    )


def _version_of(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def _is_blocked(switches: Path) -> bool:
    """Whether a radio switch for Bluetooth is off (Linux, Documentation/ABI/stable/sysfs-class-rfkill)."""
    for switch in switches.glob("rfkill*"):
        with suppress(OSError):
            if (switch / "type").read_text(encoding="ascii").strip() == "bluetooth":
                hard, soft = ((switch / each).read_text(encoding="ascii").strip() for each in ("hard", "soft"))
                if "1" in (hard, soft):
                    return True
    return False


def _bluez() -> str | None:
    program = shutil.which("bluetoothctl")
    if program is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        asked = [program, "--version"]
        said = subprocess.run(asked, capture_output=True, text=True, timeout=_BLUEZ_S, check=False).stdout
        if version := re.search(r"\d+\.\d+", said):
            return version[0]
    return None


def advise(facts: Facts) -> tuple[str, ...]:
    """What ``facts`` tell a person to do, one sentence each; empty where nothing is wrong."""
    advice = [advice for port in facts.ports for advice in _advise_port(port, facts)]
    if all(each.port.built_in for each in facts.ports) and not facts.air.ports:
        advice.append(
            _(
                "aucun port de robot : branchez le robot, essayez un autre câble (certains ne font que charger), "
                "ou appairez-le en Bluetooth"
            )
        )
    if facts.bluetooth is False:
        advice.append(_("aucun adaptateur Bluetooth : un robot sans câble ne peut pas être relié à cet ordinateur"))
    return (*advice, *_advise_air(facts), *map(about_grabber, facts.grabbers))


def _advise_air(facts: Facts) -> Iterable[str]:
    """About Bluetooth Low Energy, where bleak is installed: then somebody has such a robot."""
    if facts.radio_library is None or facts.bluetooth is False:
        return
    if facts.blocked:
        yield about_block()
    elif facts.air.trouble is not None:
        yield str(facts.air.trouble)
    yield from about_bluez(facts.bluez)


def _advise_port(facts: PortFacts, computer: Facts) -> Iterable[str]:
    device = facts.port.device
    if not facts.usable and facts.group is not None and facts.group not in computer.groups:
        yield _(
            "{port} : ce compte n'a pas le droit de l'ouvrir ; "
            "« sudo usermod -aG {group} $USER », puis fermez la session et rouvrez-la"
        ).format(port=device, group=facts.group)
    elif not facts.usable:
        yield _("{port} : ce compte n'a pas le droit de l'ouvrir ; voyez avec le service informatique").format(
            port=device
        )
    if facts.holder is not None:
        yield _("{port} : le programme « {program} » l'a ouvert ; fermez-le").format(port=device, program=facts.holder)


def about_block() -> str:
    """What to do where a switch holds Bluetooth off."""
    return _(
        "le Bluetooth est bloqué (interrupteur, touche « avion » ou système) ; "
        "levez le blocage, sous Linux par « rfkill unblock bluetooth »"
    )


def about_bluez(version: str | None) -> Iterable[str]:
    """What to say of this ``version`` of BlueZ, None where there is none: nothing, unless it is too old for bleak."""
    if version is not None and tuple(map(int, version.split("."))) < _OLDEST_BLUEZ:
        told = _("BlueZ {version} est trop ancien pour le Bluetooth à basse énergie ; il faut la version 5.55")
        yield told.format(version=version)


def about_grabber(name: str) -> str:
    """What to do about a program of ``GRABBERS``."""
    if name == "brltty":
        return _(
            "BRLTTY tourne : ce service des plages braille prend parfois un adaptateur CH340, CP210x ou FTDI ; "
            "ne le retirez pas, une personne aveugle en a besoin : réglez-le pour qu'il laisse cet adaptateur"
        )
    return _(
        "{name} tourne : il envoie des commandes de modem à chaque port qui apparaît ; "
        "si un robot tarde à répondre, faites-lui ignorer ce port (ID_MM_DEVICE_IGNORE)"
    ).format(name=name)


def write_report(facts: Facts) -> str:
    """The facts and the advice as lines of text, to send to the person who looks after the computer."""
    lines = [
        _("Système : {system}, Python {python}").format(system=facts.system, python=facts.python),
        _("Versions : {versions}").format(versions=", ".join(f"{name} {version}" for name, version in facts.versions)),
        _("Groupes de ce compte : {groups}").format(groups=", ".join(facts.groups) or "-"),
        _("Bluetooth : {state}").format(state={True: _("oui"), False: _("non"), None: _("inconnu")}[facts.bluetooth]),
        _("Bluetooth à basse énergie : {state}").format(state=_describe_air(facts)),
        _("Ports :"),
        *(f"  {line}" for line in map(_describe, facts.ports)),
        *(f"  {port.device}  {port.description}  {', '.join(port.likely)}" for port in facts.air.ports),
        _("À faire :"),
        *(f"  - {sentence}" for sentence in advise(facts) or (_("rien : les ports peuvent être ouverts"),)),
    ]
    return "\n".join(lines)


def _describe_air(facts: Facts) -> str:
    if facts.radio_library is None:
        return _("module « bleak » absent ; le Blue-Bot d'aujourd'hui, l'Ozobot Evo et la Sphero Mini le demandent")
    versions = f"bleak {facts.radio_library}" + (f", BlueZ {facts.bluez}" if facts.bluez else "")
    if facts.air.trouble is not None:
        return _("{versions}, pas de réception").format(versions=versions)
    return _("{versions}, robots entendus : {count}").format(versions=versions, count=len(facts.air.ports))


def _describe(facts: PortFacts) -> str:
    port = facts.port
    usable = _("utilisable") if facts.usable else _("interdit")
    return "  ".join(filter(None, (port.device, port.description, usable, facts.group, ", ".join(port.likely))))


def _look_at(port: PortInfo, running: dict[str, tuple[str, frozenset[str]]]) -> PortFacts:
    device = Path(port.device)
    if sys.platform == "win32" or not device.exists():
        return PortFacts(port, usable=True)
    real = str(device.resolve())
    holder = next((name for name, files in running.values() if real in files), None)
    return PortFacts(port, os.access(device, os.R_OK | os.W_OK), _group_of(device), holder)


def _group_of(device: Path) -> str | None:
    try:
        return device.group()
    except (KeyError, OSError, NotImplementedError):  # a group without a name, a port just unplugged
        return None


def _groups() -> tuple[str, ...]:
    import grp  # noqa: PLC0415 (POSIX alone)

    names = []
    for number in sorted({*os.getgroups(), os.getegid()}):
        if number >= _FIRST_OF_PEOPLE:
            continue
        try:
            names.append(grp.getgrgid(number).gr_name)
        except KeyError:
            names.append(str(number))
    return tuple(names)


def _processes(root: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """The processes of this computer: their names, and the files they have open where this account may know."""
    running = {}
    for folder in (root / "proc").glob("[0-9]*"):
        try:
            name = (folder / "comm").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            continue  # it has ended meanwhile
        running[folder.name] = name, _open_files(folder / "fd")
    return running


def _open_files(folder: Path) -> frozenset[str]:
    files = set()
    with suppress(OSError):  # not ours to know, or ended meanwhile
        for link in folder.iterdir():
            files.add(str(link.readlink()))
    return frozenset(files)
