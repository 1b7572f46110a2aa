"""From the C sources to ELF and HEX, byte for byte the same wherever the same tools do it."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from beebot.errors import KitError

COMPILER = "14.2.0"
LINKER = "2.43.90.20250122"
LIBRARY = "2.2.1"
"""avr-gcc, GNU binutils and avr-libc of Debian 13; with others the bytes differ."""

MAX_FLASH = 8 * 1024
MAX_RAM = 1024
"""What the firmware may take, of 32 kB and 2 kB, stack not counted."""

_CHIP = "-mmcu=atmega328p"
_COMPILE = (
    *(_CHIP, "-DF_CPU=16000000UL", "-std=gnu11", "-Os", "-fshort-enums", "-mcall-prologues"),
    *("-ffunction-sections", "-fdata-sections"),
    *("-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"),
)
_LINK = (_CHIP, "-Wl,--gc-sections", "-Wl,--relax")
_NOT_FLASHED = ("-R", ".eeprom")


@dataclass(frozen=True, slots=True)
class Board:
    """A body that the firmware is built for: its files' ``name``, the ``define`` that chooses it.

    ``leaves_out`` is the source file that is not for it.
    """

    name: str
    define: str
    leaves_out: str


BOARDS = (
    Board("robot", "BOARD_KIT", leaves_out="keypad.c"),
    Board("brivoi", "BOARD_BRIVOI", leaves_out="keys.c"),
    Board("brivoi-a4", "BOARD_BRIVOI_A4", leaves_out="keys.c"),
    Board("luci", "BOARD_LUCI", leaves_out="keys.c"),
)
"""The kit's own body, then those of Escornabots: with the keypad on A7, on A4, and « Luci »."""


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a build, and how much flash and RAM they take in the robot, in bytes."""

    elf: Path
    hex: Path
    flash: int
    ram: int


class BuildError(KitError):
    """The firmware cannot be built here."""


def check_tools() -> None:
    """Make sure that the tools here are those with which the kept files were built.

    Raises:
        BuildError: one is missing or of another version.
    """
    found = {
        "avr-gcc": _run(["avr-gcc", "-dumpversion"]).strip(),
        "avr-ld": _run(["avr-ld", "--version"]).split("\n")[0].rpartition(" ")[2],
        "avr-libc": _library_version(),
    }
    for tool, wanted in (("avr-gcc", COMPILER), ("avr-ld", LINKER), ("avr-libc", LIBRARY)):
        if found[tool] != wanted:
            raise BuildError(
                f"{tool} est en version {found[tool]} et le micrologiciel se construit avec la {wanted}, "
                "sinon ses octets changent ; prenez celle de Debian 13"
            )


def _library_version() -> str:
    macros = _run(["avr-gcc", _CHIP, "-dM", "-E", "-include", "avr/version.h", "-x", "c", "/dev/null"])
    match = re.search(r'__AVR_LIBC_VERSION_STRING__ "(.*)"', macros)
    return match[1] if match else "?"


def build(sources: Path, folder: Path, board: Board = BOARDS[0]) -> Built:
    """Compile the C files of ``sources`` for ``board``; its ELF and HEX go into ``folder``.

    Raises:
        BuildError: a tool is missing, or finds something wrong with the sources.
    """
    folder.mkdir(parents=True, exist_ok=True)
    objects = [compile_for(board, source, folder) for source in sources_for(board, sources)]
    built = link(board, folder)
    for each in objects:
        each.unlink()
    return built


def link(board: Board, folder: Path) -> Built:
    """Link all object files in ``folder`` to the ELF and the HEX of ``board``, in the same folder.

    Raises:
        BuildError: as ``build``.
    """
    elf, hexadecimal = folder / f"{board.name}.elf", folder / f"{board.name}.hex"
    objects = sorted(each.name for each in folder.glob("*.o"))
    _run(["avr-gcc", *_LINK, *objects, "-o", elf.name], folder)
    _run(["avr-objcopy", "-O", "ihex", *_NOT_FLASHED, elf.name, hexadecimal.name], folder)
    flash, ram = _sizes(elf)
    return Built(elf, hexadecimal, flash, ram)


def sources_for(board: Board, sources: Path) -> list[Path]:
    """The C files in the folder ``sources`` that ``board`` needs, by name."""
    return sorted(each for each in sources.glob("*.c") if each.name != board.leaves_out)


def compile_for(board: Board, source: Path, folder: Path) -> Path:
    """Compile one C file for ``board``; returns the object file, in ``folder``.

    Raises:
        BuildError: as ``build``.
    """
    made = folder / f"{source.stem}.o"
    # A name without a folder, for the ELF keeps it.
    _run(["avr-gcc", *_COMPILE, f"-D{board.define}", "-c", source.name, "-o", str(made)], source.parent)
    return made


def _sizes(elf: Path) -> tuple[int, int]:
    """Flash and static RAM; initial values are in both."""
    sections = dict(re.findall(r"^\.(\w+)\s+(\d+)", _run(["avr-size", "-A", str(elf)]), re.MULTILINE))
    text, data, bss, noinit = (int(sections.get(name, 0)) for name in ("text", "data", "bss", "noinit"))
    return text + data, data + bss + noinit


def _run(command: list[str], folder: Path | None = None) -> str:
    program = shutil.which(command[0])
    if program is None:
        raise BuildError(f"il manque {command[0]} ; sur Debian : sudo apt install gcc-avr avr-libc")
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{command[0]} a échoué :\n{done.stderr.strip()}")
    return done.stdout
