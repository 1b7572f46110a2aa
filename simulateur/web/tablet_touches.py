"""What a browser tells, read from values of JSON that anybody may have sent: neutral events, and facts about it."""

from collections.abc import Sequence
from math import isfinite

from beebot.message import Message
from simulateur.pages.input.events import Away, Device, Down, Event, KeyPress, Move, Presser, Up, Wheel

MOST_EVENTS = 64
"""The most events of one message: ten fingers at 60 pictures a second send as many in 0.1 s."""
SMALLEST, LARGEST = 60, 7680
"""The sides of a page in pixels, as of a window (``beebot --taille``)."""
_NAME, _FAR, _ROWS = 32, 100_000.0, 1000
_DEVICES = {"finger": Device.FINGER, "mouse": Device.MOUSE, "key": Device.KEYBOARD}


class BadMessageError(ValueError):
    """A message that no browser of the kit sends."""


class Resized(Message):
    """The browser's page is so many pixels large now."""

    width: int
    height: int


class Spoke(Message):
    """Sentence ``number`` has ended; ``heard`` is False where no sound came out."""

    number: int
    heard: bool


class Painted(Message):
    """The picture asked for by ``number`` was painted; ``png`` is its file."""

    number: int
    png: str


class Lost(Message):
    """The browser lost what it had been told, and asks for all of it."""


Fact = Resized | Spoke | Painted | Lost
FromTablet = Event | Fact


def greeting(value: object) -> tuple[str, str, tuple[int, int]]:
    """Read a tablet's first message: the key of the place it had, the code that was typed, the size of its page.

    Raises:
        BadMessageError: it is no such message.
    """
    match value:
        case {"place": str(place), "code": str(code), "size": [int(width), int(height)]}:
            if all(SMALLEST <= side <= LARGEST for side in (width, height)):
                return place, code, (width, height)
    raise BadMessageError("no greeting")


def read_all(values: object) -> list[FromTablet]:
    """Read what a browser did, in its order, from the values of its message.

    Raises:
        BadMessageError: these are not the values of a browser of the kit.
    """
    if not isinstance(values, list) or len(values) > MOST_EVENTS:
        raise BadMessageError("not a list of events")
    return [_read(value) for value in values]


def _read(value: object) -> FromTablet:
    match value:
        case ["press", str(name), bool(shift)]:
            return KeyPress(_short(name), shift)
        case ["wheel", rows, x, y]:
            return Wheel(_whole(rows, -_ROWS, _ROWS), (_number(x), _number(y)))
        case ["away"]:
            return Away()
        case [("down" | "move" | "up"), *_]:
            return _touch(value)
        case _:
            return _fact(value)


def _touch(value: Sequence[object]) -> Event:
    match value:
        case ["down", str(device), str(name), x, y]:
            return Down(_presser(device, name), (_number(x), _number(y)))
        case ["move", str(device), str(name), right, down, bool(pressed)]:
            return Move(_presser(device, name), _number(right), _number(down), pressed)
        case ["up", str(device), str(name)]:
            return Up(_presser(device, name))
        case _:
            raise BadMessageError("not a touch")


def _fact(value: object) -> Fact:
    match value:
        case ["size", width, height]:
            return Resized(_whole(width, SMALLEST, LARGEST), _whole(height, SMALLEST, LARGEST))
        case ["spoke", number, bool(heard)]:
            return Spoke(_whole(number, 0, 2**31), heard)
        case ["painted", number, str(png)]:
            return Painted(_whole(number, 0, 2**31), png)
        case ["lost"]:
            return Lost()
        case _:
            raise BadMessageError("not an event")


def _presser(device: str, name: str) -> Presser:
    if device not in _DEVICES:
        raise BadMessageError("not a device")
    return Presser(_DEVICES[device], _short(name))


def _short(name: str) -> str:
    if len(name) > _NAME:
        raise BadMessageError("too long a name")
    return name


def _number(value: object) -> float:
    if type(value) not in (int, float) or not isfinite(found := float(str(value))) or abs(found) > _FAR:
        raise BadMessageError("not a place")
    return found


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise BadMessageError("not a number")
    return value
