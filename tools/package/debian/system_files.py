"""What the package puts where Debian looks for it: commands, menu, kind of file, robots' rule, licences."""

from pathlib import Path

from firmware_bridge.robot_ports import ARDUINO_VENDORS, ON_THE_BOARD
from installation.folders import ROOT
from simulateur.machine.menu import install

COMMANDS = {
    "beebot": "simulateur",
    "beebot-lecons": "lecons",
    "beebot-robot": "firmware_bridge",
    "beebot-tablette": "simulateur.web",
}
PACK_TYPE = "application/x-beebot-pack"
_COMMAND = """\
#!/bin/sh
for place in /usr/lib/beebot-kit/cp313 /usr/lib/beebot-kit/cp311; do
    if [ -x "$place/bin/python3" ]; then
        exec "$place/bin/python3" -P -m {module} "$@"
    fi
done
echo "Il manque python3.11 ou python3.13 : apt install python3 / Python 3.11 or 3.13 is missing." >&2
exit 1
"""
_KIND = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{PACK_TYPE}">
    <comment>paquet de séances de l'abeille</comment>
    <comment xml:lang="en">pack of lessons for the bee</comment>
    <sub-class-of type="application/zip"/>
    <icon name="beebot"/>
    <glob pattern="*.abeille"/>
  </mime-type>
</mime-info>
"""
_ABOUT = """\
<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>org.beebot_kit.abeille</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT AND CC-BY-SA-4.0</project_license>
  <name>Abeille</name>
  <summary>Programmer un robot de sol, dès trois ans</summary>
  <summary xml:lang="en">Program a floor robot, from three years on</summary>
  <description>
    <p>Un enfant de trois à huit ans programme un robot de sol sur un tapis : avancer, reculer, tourner, GO.</p>
    <p xml:lang="en">A child of three to eight programs a floor robot on a mat: forward, backward, turns, GO.</p>
  </description>
  <developer id="org.beebot_kit">
    <name>Les contributeurs du kit abeille</name>
  </developer>
  <launchable type="desktop-id">beebot.desktop</launchable>
  <provides>
    <binary>beebot</binary>
    <mediatype>application/x-beebot-pack</mediatype>
  </provides>
  <categories>
    <category>Education</category>
  </categories>
  <content_rating type="oars-1.1"/>
</component>
"""
_RULE = """\
# Whoever sits at this computer may open a robot on its cable, and need be in no group: vendors and products of
# firmware_bridge/robot_ports.py.
{lines}
"""


def system_files(tree: Path) -> None:
    """Write these files below ``tree``."""
    for name, module in COMMANDS.items():
        _write(tree / "usr/bin" / name, _COMMAND.format(module=module))
    entry, _icon = install(tree / "usr/share", ["beebot"])
    told = entry.read_text("utf-8").replace("Exec=beebot\n", f"Exec=beebot %f\nMimeType={PACK_TYPE};\n")
    entry.write_text(told, encoding="utf-8")
    _write(tree / "usr/share/mime/packages/beebot-kit.xml", _KIND)
    _write(tree / "usr/share/metainfo/org.beebot_kit.abeille.metainfo.xml", _ABOUT)
    _write(tree / "usr/lib/udev/rules.d/70-beebot-kit.rules", _RULE.format(lines="\n".join(_robots())))
    licences = (ROOT / name for name in ("NOTICE", "LICENSE", "LICENSE-CONTENT"))
    told = "\n\n".join(file.read_text("utf-8").strip() for file in licences)
    _write(tree / "usr/share/doc/beebot-kit/copyright", f"{_VENDORED}\n\n{told}\n")
    (tree / "etc/beebot-kit").mkdir(parents=True)


_VENDORED = """\
Ce paquet contient, sous /usr/lib/beebot-kit, les bibliothèques que NOTICE nomme (plus bas), telles que leurs auteurs
les distribuent ; chacune y a le texte de sa licence, dans son dossier .dist-info. Il contient les phrases enregistrées.
The libraries that NOTICE names are in this package, as their authors distribute them, each with its licence."""


def _robots() -> list[str]:
    chips = [f'ATTRS{{idVendor}}=="{vendor:04x}"' for vendor in sorted(ARDUINO_VENDORS)]
    chips += [
        f'ATTRS{{idVendor}}=="{vendor:04x}", ATTRS{{idProduct}}=="{product:04x}"'
        for vendor, product in sorted(ON_THE_BOARD)
    ]
    return [f'SUBSYSTEM=="tty", {chip}, TAG+="uaccess"' for chip in chips]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
