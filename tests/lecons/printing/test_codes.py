"""The squares on cards are read back from rendered pages, by a reader nobody here wrote; and what no address is."""

import pytest
import zxingcpp
from PIL import Image

from beebot.errors import KitError
from beebot.files.tablets_address import LONGEST, checked
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import INKS
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import NAMES, PLAIN, kit, lesson
from tests.lecons.printing._pixels import rendered

ADDRESS = "https://ecole.exemple.fr/abeille/"
DPI = 150
SHRUNK = 0.97


def read(page: Image.Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(page)}


@pytest.mark.parametrize("shrunk", [1.0, SHRUNK])
@pytest.mark.parametrize("ink", INKS)
def test_the_square_of_each_card_opens_its_challenge(ink: str, shrunk: float) -> None:
    order = Order(ink=INKS[ink], address=ADDRESS)
    name = "gs/le-code-des-fleches"
    made = [each for each in kit(name, order) if each.name in ("defis", "fiche")]
    pages = rendered(pdf(made, "Essai", order.ink), DPI * shrunk)
    found = set[str]().union(*map(read, pages))
    asked = lesson(name)
    assert found == {f"{ADDRESS}#{asked.id}"} | {f"{ADDRESS}#{asked.id}/{each.id}" for each in asked.challenges}


def test_the_longest_names_behind_the_longest_address_can_still_be_read() -> None:
    played = [name for name in NAMES if lesson(name).challenges]
    longest = max(played, key=lambda name: max(len(f"{lesson(name).id}/{each.id}") for each in lesson(name).challenges))
    address = ADDRESS + "a" * (LONGEST - len(ADDRESS) - 1) + "/"
    order = Order(address=checked(address))
    made = [each for each in kit(longest, order) if each.name == "defis"]
    pages = rendered(pdf(made, "Essai", order.ink), DPI * SHRUNK)
    found = set[str]().union(*map(read, pages))
    assert found == {f"{address}#{lesson(longest).id}/{each.id}" for each in lesson(longest).challenges}


def test_a_family_s_leaflet_opens_the_seance() -> None:
    name = "famille/l-abeille-du-carrelage"
    made = [each for each in kit(name, Order(address=ADDRESS)) if each.name == "feuillet"]
    (page,) = rendered(pdf(made, "Essai", PLAIN.ink), DPI)
    assert read(page) == {f"{ADDRESS}#{lesson(name).id}"}


def test_the_sheet_of_a_seance_without_challenges_has_no_square() -> None:
    name = next(name for name in NAMES if not lesson(name).challenges)
    (sheet,) = [each for each in kit(name, Order(address=ADDRESS)) if each.name == "fiche"]
    assert [page.data["code"] for page in sheet.pages if "code" in page.data] == [[]]


def test_without_an_address_there_is_no_square() -> None:
    made = [each for each in kit("gs/le-code-des-fleches") if each.name in ("defis", "fiche")]
    assert set[str]().union(*map(read, rendered(pdf(made, "Essai", PLAIN.ink), DPI))) == set()


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://ecole.exemple.fr/abeille/", "https://ecole.exemple.fr/abeille/"),
        ("https://ecole.exemple.fr/abeille", "https://ecole.exemple.fr/abeille/"),
        ("https://ecole.exemple.fr/abeille/index.html", "https://ecole.exemple.fr/abeille/index.html"),
        ("https://ecole.exemple.fr", "https://ecole.exemple.fr/"),
    ],
)
def test_an_address(given: str, used: str) -> None:
    assert checked(given) == used


@pytest.mark.parametrize(
    "wrong",
    [
        "ecole.exemple.fr",
        "http://ecole.exemple.fr/",
        "https://",
        "https:///abeille",
        "https://ecole.exemple.fr/#x",
        "https://ecole.exemple.fr/?a=1",
        "https://ecole exemple.fr/",
        "https://[::1",
        "javascript:alert(1)",
        "https://écôle.fr/",
    ],
)
def test_what_is_no_address_is_told(wrong: str) -> None:
    with pytest.raises(KitError, match="dossier de tablettes"):
        checked(wrong)


def test_an_address_that_is_too_long_is_told() -> None:
    with pytest.raises(KitError, match="trop fins"):
        checked("https://ecole.exemple.fr/" + "a" * LONGEST)
