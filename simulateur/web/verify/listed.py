"""What a folder says that it holds, read strictly: whoever is asked may say anything."""

import re
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, ValidationError

from simulateur.web.build.site import DIGEST, LETTERS

_PART = "[A-Za-z0-9_-][A-Za-z0-9._-]*"
"""Between two slashes. It begins with no dot, so that no name leads upwards."""
_Name = Annotated[str, StringConstraints(pattern=f"^{_PART}(/{_PART})*$", max_length=200)]
_Digest = Annotated[str, StringConstraints(pattern=f"^[0-9a-f]{{{DIGEST}}}$")]
_MOST = 5000
"""The most files of a folder; that of all the kit's learning paths has some 1,200."""
_LIST: TypeAdapter[dict[str, str]] = TypeAdapter(Annotated[dict[_Name, _Digest], Field(min_length=1, max_length=_MOST)])
_FILES = re.compile(rb"const FILES = (\{.*?\});", re.DOTALL)


class _Kit(BaseModel):
    version: Annotated[str, StringConstraints(pattern=f"^[0-9a-f]{{{LETTERS}}}$")]


def files_listed(service: bytes) -> dict[str, str] | None:
    """The digest of each file by its name, from ``service``, the text of ``sw.js``; None where that lists none."""
    found = _FILES.search(service)
    try:
        return _LIST.validate_json(found[1], strict=True) if found else None
    except ValidationError:
        return None


def version_of(kit: bytes) -> str | None:
    """The version that the kit's packed file says; None where ``kit`` is no such file."""
    try:
        return _Kit.model_validate_json(kit, strict=True).version
    except ValidationError:
        return None
