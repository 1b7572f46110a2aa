"""The list of parts of a release, as CycloneDX 1.6: what ``kit.lock`` installs, its licences, the hash of each wheel.

Whoever looks after computers gives it to a program that knows the faults that were found in libraries.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

from beebot.errors import KitError
from installation.belonging import sources_date
from installation.folders import ROOT
from installation.stamp import read_lock, version

_HASH = "--hash=sha256:"
_LICENCES = {
    "cobs": "MIT",
    "colorama": "BSD-3-Clause",
    "dbus-fast": "MIT",
    "lameenc": "LGPL-3.0-or-later",
    "py-nanotts": "Apache-2.0",
    "pygame-ce": "LGPL-2.1-or-later",
    "pyserial": "BSD-3-Clause",
    "pyyaml": "MIT",
    "resvg-py": "MIT",
    "segno": "BSD-3-Clause",
    "tqdm": "MPL-2.0 AND MIT",
    "typst": "Apache-2.0",
}
"""As their wheels have them: of what is not installed on every system, and of what does not say its licence by an SPDX
name of its own."""
_FAMILIES = {"pyobjc-": "MIT", "winrt-": "MIT"}
"""The same, of packages whose names begin so: each is cut out of one project."""


def parts_list() -> str:
    """The list of parts as JSON, the same for the same lock, version and date of the sources.

    Raises:
        KitError: a licence is not known.
        SystemExit: the lock cannot be read, or git does not say from when the sources are.
    """
    running, _tests = read_lock()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name, kind = str(project["name"]), ComponentType.APPLICATION
    licences = [LicenseFactory().make_from_string(project["license"])]
    kit = Component(name=name, version=version(), type=kind, bom_ref=name, licenses=licences)
    date = sources_date()
    about = BomMetaData(component=kit, timestamp=None if date is None else datetime.fromtimestamp(date, UTC))
    told = f"{name} {version()} {date} {hashlib.sha256(running.encode()).hexdigest()}"
    parts = Bom(components=_components(running), metadata=about, serial_number=uuid5(NAMESPACE_URL, told))
    parts.register_dependency(kit, parts.components)  # those of others too: the lock does not say which asks for which
    return JsonV1Dot6(parts).output_as_string(indent=2)


def _components(lock: str) -> Iterator[Component]:
    for entry in lock.replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.startswith("#"):
            continue
        words = entry.split(_HASH)
        asked = Requirement(words[0].strip())
        (pinned,) = asked.specifier
        url = PackageURL("pypi", name=asked.name, version=pinned.version)
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=each.strip()) for each in words[1:]]
        wheels = ExternalReference(
            type=ExternalReferenceType.DISTRIBUTION, url=XsUri(f"https://pypi.org/project/{asked.name}/"), hashes=hashes
        )
        yield Component(
            name=asked.name,
            version=pinned.version,
            purl=url,
            bom_ref=str(url),
            external_references=[wheels],
            licenses=[LicenseFactory().make_from_string(_licence(asked.name))],
        )


def _licence(name: str) -> str:
    """The licence of a package of the lock: that of the table, or the SPDX expression it has where it is installed."""
    family = next((licence for start, licence in _FAMILIES.items() if name.startswith(start)), "")
    if known := _LICENCES.get(name, family):
        return known
    try:
        about = metadata(name)
    except PackageNotFoundError:
        about = None
    if about is None or "License-Expression" not in about:
        raise KitError(f"{name} ne dit pas sa licence ; écrivez celle de son fichier LICENSE dans {__name__} et NOTICE")
    return str(about["License-Expression"])
