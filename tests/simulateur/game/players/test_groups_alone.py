"""Whatever four groups do at one screen, each meets what it would meet alone, at a screen of its own."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.lesson import Level
from lecons.names import ANIMALS
from simulateur.game.controls import Key, Touch
from simulateur.game.records import from_json, to_json
from simulateur.game.reports import Opened
from simulateur.game.requests import Request, Say
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.praise import MANY, feast_said, success_said
from tests.long import times
from tests.simulateur.builders import THREE_STEPS, challenge, keys, lesson, path
from tests.simulateur.touch_strategies import ALL, TOUCHES

FOUR = ANIMALS[:4]
PATH = path(
    lesson("petits", *(challenge(THREE_STEPS, name, hints=["Où ?"]) for name in ("un", "deux")), level=Level.PS),
    lesson("genres", *ALL.values()),
)
GIVE = st.integers(0, 3).map(lambda place: Touch(Key.TOKEN, place))
OPEN = st.builds(Touch, st.sampled_from((Key.LESSON, Key.CHALLENGE)), st.integers(0, len(ALL) - 1))
WALK = st.sampled_from((Key.HOME, Key.NEXT, Key.LISTEN, Key.HINT)).map(Touch)
FAULT, POWER_CUT = "fault", "power cut"
HOME, BEGUN = (Touch(Key.HOME), Touch(Key.HOME)), (Touch(Key.LESSON), Touch(Key.CHALLENGE))
SOLVED = (*keys("avancer avancer avancer"), Touch(Key.GO), 60.0, 60.0)
DEEDS = st.sampled_from(
    (
        HOME,
        (*HOME, *BEGUN, *SOLVED),
        (*SOLVED, Touch(Key.NEXT)),
        (*HOME, *BEGUN, *SOLVED, Touch(Key.NEXT), *SOLVED),
        (*HOME, Touch(Key.PLAY), *keys("avancer gauche")),
        (*HOME, *BEGUN, *keys("gauche"), FAULT),
    )
)
"""What is hardly ever done by chance: challenges are solved one after the other, an answer is put by."""
ACTIONS = st.lists(
    st.one_of(
        *(GIVE, GIVE, st.just(Touch(Key.TURN)), OPEN, WALK, TOUCHES, TOUCHES, DEEDS, DEEDS),
        st.sampled_from((0.1, 0.5, 3.0, 60.0, FAULT, POWER_CUT)),
    ),
    min_size=15,
    max_size=60,
)
Action = Touch | float | str | tuple[Touch | float | str, ...]


@dataclass
class Screen:
    """A session that can be started again, for some animals."""

    session: Session

    @classmethod
    def of(cls, *animals: str) -> "Screen":
        return cls(Session(PATH, "fr", settings=Settings(tokens=animals, own_progress=True)))

    def do(self, action: Action) -> None:
        """What the group does whose turn it is."""
        match action:
            case float():
                self.session.tick(action)
            case str():
                self.session.apologise()
            case tuple():
                for each in action:
                    self.do(each)
            case _:
                self.session.touch(action)
                self.session.journey.went_well()

    def cut(self) -> None:
        """Start again with what a disk has."""
        before, groups = self.session, self.session.players.groups
        kept = before.players.bookmark
        others = tuple(from_json(to_json(other)) for other in kept.others)
        self.session = Session(PATH, "fr", settings=before.settings)
        bookmark = from_json(to_json(kept))._replace(others=others)
        self.session.hear(Opened(groups.by_anybody, bookmark, by_animal=groups.by_animal))
        self.session.take_requests()

    def seen(self) -> tuple[object, ...]:
        """What the group whose turn it is can see, hear of and find again."""
        session, asked = self.session, self.asked()
        kept = session.players.bookmark._replace(others=())
        place = (
            session.players.at.lesson_place,
            session.players.at.challenge_place,
            session.route.following,
            session.players.at.since_page,
        )
        since = round(session.since_phase, 6)
        return (
            session.players.animal,
            session.page,
            place,
            session.attempt,
            session.repertoire.flowers.done,
            kept,
            since,
            asked,
        )

    def asked(self) -> tuple[Request, ...]:
        """What the machine must do. How a success is praised may depend on how many all have had."""
        praise = {Say(say(count)) for say in (success_said, feast_said) for count in range(MANY)}
        praise |= {Say("La fleur s'ouvre !", first=each) for each in praise}
        return tuple(request for request in self.session.take_requests() if request not in praise)


@given(actions=ACTIONS)
@settings(max_examples=times(200))
def test_four_groups_at_one_screen_are_four_groups_alone(actions: list[Action]) -> None:
    shared, alone = Screen.of(*FOUR), {animal: Screen.of(animal) for animal in FOUR}
    for action in actions:
        if action == POWER_CUT:
            for screen in (shared, *alone.values()):
                screen.cut()
        elif isinstance(action, Touch) and action.key in (Key.TOKEN, Key.TURN):
            if shared.session.page is Page.FEAST:  # nobody comes back to a feast
                for screen in (shared, alone[shared.session.players.animal]):
                    screen.do((600.0, Touch(Key.NEXT)))
                    screen.asked()
            shared.session.touch(action)
            shared.asked()  # whose turn it is was said
        else:
            shared.do(action)
            alone[shared.session.players.animal].do(action)
        own = alone[shared.session.players.animal]
        assert shared.seen() == own.seen()
        others = {bookmark.animal: bookmark for bookmark in shared.session.players.bookmark.others}
        for animal, bookmark in others.items():
            assert bookmark == alone[animal].session.players.bookmark._replace(others=(), own=False)
