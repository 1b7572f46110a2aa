"""The poster of an address: its square is read back by a reader nobody here wrote, and only a good address has one."""

import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from simulateur.web.__main__ import main
from simulateur.web.verify.poster import poster
from tests.simulateur.web.verify.test_verify import Host, serving

_PIXELS = 4


def _read(drawing: str) -> list[str]:
    """What a camera reads in the square of a drawing."""
    (side,) = re.findall(r'<rect width="(\d+)" height="\1" fill="#FFFFFF"/>', drawing)
    seen = Image.new("L", (int(side), int(side)), 255)
    for column, row in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawing):
        seen.putpixel((int(column), int(row)), 0)
    return [found.text for found in zxingcpp.read_barcodes(seen.resize((_PIXELS * seen.width,) * 2))]


@pytest.mark.parametrize("address", ["https://ecole.exemple.fr/abeille/", f"https://ville.exemple.fr/{'a' * 60}/"])
def test_the_square_is_the_address_and_it_is_there_in_letters(address: str) -> None:
    drawing = poster(address)
    assert _read(drawing) == [address]
    assert f">{address}</text>" in drawing


def test_a_good_address_gets_a_poster_and_nothing_else_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "affiche.html"
    good, bad = Host(), Host()
    with serving(good) as address:
        assert main(["verifier", address, "--affiche", str(file)]) == 0
        assert "est l'affiche" in capsys.readouterr().out
        assert _read(file.read_text("utf-8")) == [address]
        assert main(["verifier", address, "--affiche", str(tmp_path / "nulle-part" / "affiche.html")]) == 1
        assert "ne peut pas être écrit" in capsys.readouterr().err
    file.unlink()
    del bad.files[next(name for name in bad.files if name.startswith("library-"))]
    with serving(bad) as address:
        assert main(["verifier", address, "--affiche", str(file)]) == 1
    assert main(["verifier", str(tmp_path), "--affiche", str(file)]) == 1
    assert "l'affiche a besoin de l'adresse" in capsys.readouterr().err
    assert not file.exists()
