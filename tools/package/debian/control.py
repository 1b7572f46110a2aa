"""What dpkg reads of the package, and what it runs when the package comes and goes."""

_CONTROL = """\
Package: beebot-kit
Version: {version}
Architecture: amd64
Maintainer: Les contributeurs du kit abeille <beebot-kit@localhost>
Installed-Size: {kibibytes}
Depends: python3.13 | python3.11, libc6, libstdc++6, zlib1g
Recommends: libx11-6, libxext6, libxcursor1, libxi6, libxrandr2, shared-mime-info, desktop-file-utils, xdg-utils
Suggests: bluez
Section: education
Priority: optional
Description: program a floor robot, from three years on
 A child of three to eight programs a floor robot on a mat: forward, backward,
 turns, GO. Lessons for nursery school, mats and cards to print, a simulator
 with a voice, and a bridge to real robots.
 .
 It is all in French and English, works without a network, and asks for no
 account.
"""
_INSTALLED = """\
#!/bin/sh
set -e
# Where it is not compiled, each start of each account would compile it: the folder is not theirs to write. After an
# update that failed, too: what was compiled is gone by then.
for place in /usr/lib/beebot-kit/cp3*; do
    if [ -x "$place/bin/python3" ]; then
        "$place/bin/python3" -m compileall -qq -f /usr/lib/beebot-kit/commun "$place/lib" || true
    fi
done
"""
_REMOVED = """\
#!/bin/sh
set -e
# What was compiled is in no list of dpkg's. What accounts keep is in their own folders, and stays.
find /usr/lib/beebot-kit -depth -type d -name __pycache__ -exec rm -rf {} +
"""
SCRIPTS = {"postinst": _INSTALLED, "prerm": _REMOVED}
"""By name, as dpkg runs them."""


def control(version: str, size: int) -> str:
    """What dpkg reads of a package of this version that takes ``size`` bytes."""
    return _CONTROL.format(version=version, kibibytes=-(-size // 1024))
