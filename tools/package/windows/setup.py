"""``setup.exe``, by NSIS."""

from pathlib import Path

from tools.package.windows.compiling import HERE, run

AUTHORS = "Les contributeurs du kit abeille"


def make_setup(folder: Path, made: Path, version: str, icon: Path) -> None:
    """Pack ``folder`` into the program ``made``.

    Raises:
        KitError: it cannot be made.
    """
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    values = {
        "FOLDER": folder,
        "OUT": made,
        "ICON": icon,
        "VERSION": version,
        "NUMBER": number(version),
        "AUTHORS": AUTHORS,
        "KILOBYTES": size // 1024,
    }
    words = [f"-D{name}={value}" for name, value in values.items()]
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, HERE / "setup.nsi")


def number(version: str) -> str:
    """The three numbers of a version, by which Windows tells an older one: of ``0.2.0.dev0``, ``0.2.0``."""
    return ".".join(version.split(".")[:3])
