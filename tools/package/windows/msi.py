"""The ``.msi`` that a school's server sends to its computers, by ``wixl``."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4, uuid5
from xml.etree.ElementTree import Element, ElementTree, SubElement

from tools.package.windows.cabinet import packed_smaller
from tools.package.windows.compiling import run
from tools.package.windows.setup import AUTHORS, number

CABINET = "abeille.cab"
_FAMILY = UUID("5d8f6c3e-6c6b-4c5f-9d8a-2f4f0f6b9a71")
"""Names every version of the kit to Windows, for ever."""
_NEWER = "Une version plus récente est installée. / A newer version is installed."


def make_msi(folder: Path, made: Path, version: str, icon: Path) -> None:
    """Pack ``folder`` into the file ``made``.

    Raises:
        KitError: it cannot be made.
    """
    with tempfile.TemporaryDirectory() as place:
        described = Path(place, "abeille.wxs")
        ElementTree(describe(folder, version, icon)).write(described, "utf-8", xml_declaration=True)
        run("wixl", "--arch", "x64", "--output", made, described)
        run("msidump", "--streams", "--directory", place, made)
        cabinet = Path(place, "_Streams", CABINET)
        cabinet.write_bytes(packed_smaller(cabinet.read_bytes()))
        run("msibuild", made, "-a", CABINET, cabinet)


def describe(folder: Path, version: str, icon: Path) -> Element:
    """What is installed, in the words of WiX 3."""
    wix = Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = _part(wix, "Product", Id=_code(uuid4()), UpgradeCode=_code(_FAMILY), Name="Abeille", Language="1036")
    product.attrib |= {"Version": number(version), "Manufacturer": AUTHORS, "Codepage": "65001"}
    _part(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine", Platform="x64")
    _part(product, "Media", Id="1", Cabinet=CABINET, EmbedCab="yes")
    _part(product, "Icon", Id="abeille.ico", SourceFile=str(icon))
    _part(product, "Property", Id="ARPPRODUCTICON", Value="abeille.ico")
    _part(product, "Property", Id="ARPNOMODIFY", Value="1")
    _part(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER, AllowSameVersionUpgrades="yes")
    target = _part(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _part(target, "Directory", Id="ProgramFiles64Folder")
    _part(target, "Directory", Id="ProgramMenuFolder")
    inside = _part(programs, "Directory", Id="INSTALLDIR", Name="Abeille")
    feature = _part(product, "Feature", Id="Abeille", Level="1", Title="Abeille")
    components = [*_describe_files(folder, inside, Path()), _describe_packs(inside)]
    for component in components:
        _part(feature, "ComponentRef", Id=component)
    return wix


def _describe_files(folder: Path, directory: Element, inside: Path) -> Iterator[str]:
    """Describe the files of ``folder / inside`` and below; the names of their components."""
    for entry in sorted((folder / inside).iterdir()):
        name = (inside / entry.name).as_posix()
        known = uuid5(_FAMILY, name)
        if entry.is_dir():
            below = _part(directory, "Directory", Id=f"d{known.hex}", Name=entry.name)
            yield from _describe_files(folder, below, inside / entry.name)
            continue
        component = _part(directory, "Component", Id=f"c{known.hex}", Guid=_code(known), Win64="yes")
        file = _part(component, "File", Id=f"f{known.hex}", Source=str(entry), Name=entry.name, KeyPath="yes")
        if name == "abeille.exe":
            words = {"Id": "menu", "Directory": "ProgramMenuFolder", "Name": "Abeille", "Advertise": "yes"}
            _part(file, "Shortcut", **words, Icon="abeille.ico", WorkingDirectory="INSTALLDIR")
        yield f"c{known.hex}"


def _describe_packs(directory: Element) -> str:
    """A double click on a pack opens it; the name of that component."""
    known = uuid5(_FAMILY, ".abeille")
    component = _part(directory, "Component", Id="packs", Guid=_code(known), Win64="yes")
    for number_of_key, (key, value) in enumerate(
        {
            ".abeille": "Abeille.Paquet",
            "Abeille.Paquet": "Paquet de l'abeille",
            "Abeille.Paquet\\DefaultIcon": "[INSTALLDIR]abeille.exe",
            "Abeille.Paquet\\shell\\open\\command": '"[INSTALLDIR]abeille.exe" --ouvrir "%1"',
        }.items()
    ):
        words = {"Root": "HKLM", "Key": f"Software\\Classes\\{key}", "Value": value, "Type": "string"}
        _part(component, "RegistryValue", **words, KeyPath="no" if number_of_key else "yes")
    return "packs"


def _part(of: Element, tag: str, **attributes: str) -> Element:
    return SubElement(of, tag, attributes)


def _code(uuid: UUID) -> str:
    return str(uuid).upper()
