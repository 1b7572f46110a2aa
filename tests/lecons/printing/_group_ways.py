"""A séance with islands, half a class and challenges of the day, written for these tests."""

from dataclasses import replace

from beebot.lesson import Lesson
from beebot.parts.sheet import HalfClass, Island, Islands, SheetStep
from beebot.text import Text
from tests.lecons.printing._kits import lesson

PLACE = Island(Text("On joue.", en="They play."), Text("Une carte.", en="One card."), Text("Quatre.", en="Four."))
WAY = Text("Un enfant-abeille.", en="A bee child.")
STEP = SheetStep(45, Text("Les douze", en="All twelve"), Text("Où va-t-elle ?", en="Where to?"), WAY)
PS = lesson("ps/un-deux-trois-la-fleur")
IDS = tuple(each.id for each in PS.challenges)
ISLANDS = Islands(
    minutes=8,
    screen=PLACE,
    floor=replace(PLACE, do=Text("On marche.", en="They walk.")),
    paper=replace(PLACE, do=Text("On écrit.", en="They write.")),
    younger_wait=WAY,
    older_wait=WAY,
    without_robot=WAY,
    without_screen=WAY,
    with_nothing=WAY,
)
HALF = HalfClass(WAY, WAY, ((STEP,), (STEP, STEP)), (IDS[:2], IDS[2:]), IDS[2])


def held(islands: Islands | None = None, half: HalfClass | None = None, day: tuple[str, ...] = ()) -> Lesson:
    return replace(PS, sheet=replace(PS.sheet, islands=islands, half_class=half, today=day))
