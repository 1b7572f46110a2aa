"""What is compiled for Windows: launchers and ``python3.dll`` by mingw-w64, an icon, and Python's files."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from beebot.errors import KitError

HERE = Path(__file__).parent
ICON_SIDES = (16, 24, 32, 48, 64, 128, 256)
_MINGW = "x86_64-w64-mingw32-"


def run(*command: object, folder: Path | None = None) -> str:
    """What a program wrote.

    Raises:
        KitError: it is missing, or it failed.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise KitError(f"il manque {words[0]} : sudo apt install gcc-mingw-w64-x86-64 nsis wixl msitools") from None
    if done.returncode:
        raise KitError(f"{words[0]} n'a pas abouti :\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def compile_launcher(
    program: Path, *, library: str, window: bool, icon: Path | None = None, plain: bool = False
) -> None:
    """Make ``program`` of ``launcher.c``; it loads Python's ``library``.

    ``window``: it has no console. ``plain``: it is a Python and knows nothing of the kit.
    """
    words: list[object] = [f'-DPYTHON=L"{library}"', "-municode", "-mwindows" if window else "-mconsole"]
    words += ["-DWINDOW"] * window + ["-DPLAIN"] * plain
    resources = f'1 24 "{(HERE / "launcher.manifest").as_posix()}"\n'
    if icon is not None:
        resources += f'1 ICON "{icon.as_posix()}"\n'
    described, compiled = program.with_suffix(".rc"), program.with_suffix(".res")
    described.write_text(resources, "utf-8")
    run(f"{_MINGW}windres", described, "-O", "coff", compiled)
    words.append(compiled)
    run(f"{_MINGW}gcc", "-Os", "-s", "-Wall", "-Wextra", HERE / "launcher.c", "-o", program, *words, "-lshell32")
    described.unlink()
    compiled.unlink()


def compile_forwarder(library: Path, made: Path) -> None:
    """Make ``python3.dll``, which modules of any Python 3 ask for: it hands each name on to Python's ``library``."""
    listed = run(f"{_MINGW}objdump", "-p", library).partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\t\[ *\d+\](?: \+base\[ *\d+\])?(?: +[0-9a-f]+)? (\w+)$", listed, re.MULTILINE)
    if len(names) < 1000:  # noqa: PLR2004 - Python 3.13 has some 1,700
        raise KitError(f"{library.name} n'a que {len(names)} noms ; ce n'est pas la bibliothèque de Python")
    described = made.with_suffix(".def")
    described.write_text("EXPORTS\n" + "".join(f"{name} = {library.stem}.{name}\n" for name in names), "utf-8")
    run(f"{_MINGW}gcc", "-shared", "-nostdlib", "-s", described, "-o", made, "-Wl,--entry=0")
    described.unlink()


def draw_icon(drawing: Path, icon: Path) -> None:
    """Write a drawing as an icon of Windows, in each size that it shows."""
    import resvg_py  # noqa: PLC0415 - the tests of this file need no picture
    from PIL import Image  # noqa: PLC0415 - as above

    large = bytes(resvg_py.svg_to_bytes(svg_string=drawing.read_text("utf-8"), width=ICON_SIDES[-1]))
    Image.open(BytesIO(large)).save(icon, "ICO", sizes=[(side, side) for side in ICON_SIDES])


def python_of_version(version: str) -> str:
    """A Python of this machine with that version, such as ``3.13``: what it compiles, Windows's can read.

    Raises:
        KitError: there is none.
    """
    for folder in os.get_exec_path():
        found = shutil.which(f"python{version}", path=folder) or shutil.which("python", path=folder)
        told = ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        if (
            found
            and subprocess.run([found, *told], capture_output=True, text=True, check=False).stdout.strip() == version
        ):
            return found
    raise KitError(
        f"il faut un Python {version} pour compiler ce que lira celui de Windows : installez-le, et relancez"
    )


def compile_files(python: str, folder: Path, *, beside: bool = False) -> None:
    """Compile all files of Python in ``folder``: where only an administrator writes, nobody else could keep that.

    ``beside``: into the same folder as the source, as an archive has them. No date is asked for.
    """
    words = ["-b"] if beside else []
    command = [python, "-m", "compileall", "-qq", *words, "--invalidation-mode=unchecked-hash", str(folder)]
    # Some packages bring sources for other Pythons, which fail; no matter.
    subprocess.run([*command, "-s", str(folder)], capture_output=True, check=False)


def files_of(folder: Path) -> Iterator[Path]:
    """All files in ``folder``, in order."""
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
