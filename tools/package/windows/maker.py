"""Makes the folder, as ``.zip``, and what installs it: ``setup.exe`` and ``.msi``."""

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from installation.folders import ROOT
from installation.stamp import version
from tools.made import growing
from tools.package.windows.compiling import draw_icon, files_of
from tools.package.windows.folder import lay_folder
from tools.package.windows.msi import make_msi
from tools.package.windows.setup import make_setup


def write_package(folder: Path, embeddable: Path | None = None) -> Iterable[Path]:
    """Write the files for Windows into ``folder``; returns them. ``embeddable`` is as in ``lay_folder``.

    Raises:
        KitError: a part cannot be had, is not what is pinned, or cannot be made.
    """
    name = f"abeille-{version()}"
    names = [f"{name}{end}" for end in ("-windows.zip", "-setup.exe", ".msi")]
    with growing(folder) as new, tempfile.TemporaryDirectory() as place:
        archive, setup, msi = (new / each for each in names)
        icon, laid = Path(place, "abeille.ico"), Path(place, "abeille")
        draw_icon(ROOT / "lecons/pictures/assets/head.svg", icon)
        lay_folder(laid, icon, embeddable)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in files_of(laid):
                packed.write(file, file.relative_to(place).as_posix())
        make_setup(laid, setup, version(), icon)
        make_msi(laid, msi, version(), icon)
    return [folder / each for each in names]
