"""Why the system refused: never in its own English."""

import errno
import os
from pathlib import Path

import pytest

from beebot.files.system_errors import reason
from beebot.i18n import speaking
from tests.loops import for_each


@for_each("number", sorted(errno.errorcode))
def test_no_error_is_told_in_the_words_of_the_system(number: int) -> None:
    told = reason(OSError(number, os.strerror(number)))
    assert told
    assert os.strerror(number) not in told


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError) as raised:  # noqa: PT011 (which one is what is asked)
        (tmp_path / "absent" / "file").write_text("")
    assert reason(raised.value) == "dossier ou fichier introuvable"
    with speaking("en"):
        assert reason(raised.value) == "no such folder or file"


def test_an_error_without_words_says_its_number() -> None:
    assert reason(OSError(errno.EDOM, "Numerical argument out of domain")) == f"erreur {errno.EDOM} du système"
    assert reason(OSError("made up")) == "erreur inconnue du système"
