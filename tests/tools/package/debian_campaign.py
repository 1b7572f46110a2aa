"""Installs the ``.deb`` in clean Debians without a network, and tries what a school does with it.

``python3 -m tests.tools.package.debian_campaign PACKAGE OLDER FOLDER``, as root, on a Debian with ``debootstrap`` and
``xvfb``. FOLDER keeps the clean Debians for the next time. OLDER is installed first, and PACKAGE over it: made of an
older kit, or with ``write_package(folder, "0~")`` where there is none yet.

The Debians are made from the network. From then on each is in a namespace without one.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import lecons

SUITES = ("bookworm", "trixie")
_DESKTOP = (
    "python3,libx11-6,libxext6,libxcursor1,libxi6,libxrandr2,"
    "shared-mime-info,desktop-file-utils,xdg-utils,libglib2.0-bin,libfaketime"
)
"""What every desktop of Debian has, and the package asks for or recommends; and another clock, for a trial."""
_PROGRAMS = {"steps.sh": "debian_campaign.sh", "troubles.sh": "debian_troubles.sh", "player.py": "debian_player.py"}
_PACK = ("parcours", "seances", "tapis", "images")


def main(arguments: list[str]) -> int:
    """Try it in every suite; returns 1 where a step failed, which ``sh -x`` has shown."""
    package, older, folder = (Path(each).resolve() for each in arguments)
    if os.geteuid() or not shutil.which("debootstrap"):
        print("Il faut être root, et debootstrap.", file=sys.stderr)
        return 2
    return max([_tried(suite, package, older, folder) for suite in SUITES])


def _tried(suite: str, package: Path, older: Path, folder: Path) -> int:
    clean, root = folder / suite, folder / f"{suite}-tried"
    if not clean.is_dir():
        half = folder / f"{suite}-half"
        subprocess.run(["debootstrap", "--variant=minbase", f"--include={_DESKTOP}", suite, str(half)], check=True)
        half.rename(clean)
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", str(clean), str(root)], check=True)
    shutil.copy(package, root / "root/new.deb")
    shutil.copy(older, root / "root/old.deb")
    for name, file in _PROGRAMS.items():
        shutil.copy(Path(__file__).with_name(file), root / "root" / name)
    _write_pack(root / "root/mon-annee.abeille")
    done = subprocess.run(["unshare", "--net", "--mount", "sh", "-c", _INSIDE, "sh", str(root)], check=False)
    print(f"{suite} : {'tout a marché' if done.returncode == 0 else 'une étape a échoué'}")
    shutil.rmtree(root)
    return done.returncode


_INSIDE = """
set -e
ip link set lo up 2>/dev/null || true
mount -t proc proc "$1/proc"
mount -t devpts devpts "$1/dev/pts"
mkdir -p /tmp/.X11-unix "$1/tmp/.X11-unix"
mount -t tmpfs tmpfs /tmp/.X11-unix  # no other display is found by the same name
mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
exec 3>"$1/root/display"
Xvfb -displayfd 3 -noreset -screen 0 1280x800x24 -nolisten tcp 2>/dev/null &
while ! [ -s "$1/root/display" ]; do sleep 0.1; done
display=":$(cat "$1/root/display")" path=/usr/sbin:/usr/bin:/sbin:/bin status=0
chroot "$1" env -i "PATH=$path" LC_ALL=C.UTF-8 "DISPLAY=$display" sh /root/steps.sh || status=$?
kill $!
exit $status
"""


def _write_pack(file: Path) -> None:
    """Somebody's pack: the kit's own first path, as a teacher compresses it."""
    with zipfile.ZipFile(file, "w") as packed:
        for name in _PACK:
            for each in sorted((lecons.CONTENT / name).rglob("*")):
                if each.is_file() and (name != "parcours" or each.name == lecons.FIRST_PATH.name):
                    packed.write(each, each.relative_to(lecons.CONTENT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
