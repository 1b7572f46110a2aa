"""The list of parts of a release, as CycloneDX 1.6: what ``kit.lock`` installs, with the hash of each wheel.

Whoever looks after computers gives it to a program that knows the faults that were found in libraries.
"""

from collections.abc import Iterator

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

from installation.stamp import read_lock, version

_HASH = "--hash=sha256:"


def parts_list() -> str:
    """The list of parts as JSON, the same for the same lock but for its serial number and its date.

    Raises:
        SystemExit: the lock cannot be read.
    """
    running, _tests = read_lock()
    kit = Component(name="beebot-kit", version=version(), type=ComponentType.APPLICATION, bom_ref="beebot-kit")
    parts = Bom(components=_components(running), metadata=BomMetaData(component=kit))
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
            name=asked.name, version=pinned.version, purl=url, bom_ref=str(url), external_references=[wheels]
        )
