"""Free play: what a child lays, wears and paints, and the touches that make her mat again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.mat import Ground
from beebot.pose import Cell, Heading, Pose
from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import BOXES, POTS, Key, Touch
from simulateur.game.kinds import begin, gesture_for
from simulateur.game.kinds.free import Garden, worlds_of
from simulateur.game.records import MOST_HUNG
from simulateur.game.reports import Erased
from simulateur.game.session import Page, Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, path_of

SIZE = (1280, 800)
FREE = challenge(GENRES["libre"])
ANY = st.one_of(
    st.sampled_from([Touch(key) for key in (*BOXES, *POTS, Key.FORWARD, Key.LEFT, Key.CLEAR, Key.UNDO, Key.PAINTED)]),
    st.builds(Touch, st.sampled_from((Key.OBJECT, Key.CELL)), st.integers(-1, 40)),
)


def played(*touches: Touch | Key) -> Garden:
    draft = begin(FREE)
    for touch in touches:
        draft = draft.touch(touch if isinstance(touch, Touch) else Touch(touch))
    assert isinstance(draft, Garden)
    return draft


def at_play() -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.touch(Touch(Key.PLAY))
    return session


def run(session: Session, *touches: Key | Touch) -> None:
    for touch in (*touches, Key.GO):
        session.touch(touch if isinstance(touch, Touch) else Touch(touch))
    session.tick(60)
    session.tick(0.1)


def garden(session: Session) -> Garden:
    assert session.attempt is not None
    assert isinstance(session.attempt.draft, Garden)
    return session.attempt.draft


@pytest.mark.parametrize("place", range(3))
def test_each_mat_has_six_stamps_that_are_drawn_and_a_ground_of_its_own(place: int) -> None:
    world = worlds_of(FREE.mat)[place]
    assert len({name for name, _sound in world.stamps}) == 6
    assert all(name in Images() for name, _sound in world.stamps)
    assert len({each.decor.ground for each in worlds_of(FREE.mat)}) == 3
    assert worlds_of(FREE.mat)[0].decor.ground is Ground.MEADOW


def test_another_mat_has_its_own_stamps_where_others_lay_and_nothing_is_lost() -> None:
    draft = played(Key.STAMPS, Touch(Key.OBJECT, 1), Touch(Key.CELL, 8), Key.MAT, Touch(Key.OBJECT, 2))
    assert [place.picture for place in draft.challenge.mat.places] == ["ile-bateau"]
    back = draft.touch(Touch(Key.OBJECT, 0))
    assert [place.picture for place in back.challenge.mat.places] == ["ruche"]


def test_each_run_paints_from_where_she_stands_and_clearing_twice_washes_the_mat() -> None:
    session = at_play()
    run(session, Key.FORWARD, Key.FORWARD)
    run(session, Key.CORAL)
    assert [(each.pot, len(each.cells)) for each in garden(session).ribbons] == [(0, 3), (1, 3)]
    assert garden(session).challenge.start == Pose(Cell(4, 0), Heading.EAST)
    session.touch(Touch(Key.CLEAR))
    assert len(garden(session).ribbons) == 2
    session.touch(Touch(Key.CLEAR))
    assert (garden(session).ribbons, garden(session).challenge.start) == ((), FREE.start)


def test_a_run_that_was_stopped_paints_nothing() -> None:
    session = at_play()
    for key in (Key.FORWARD, Key.GO, Key.GO):
        session.touch(Touch(key))
    session.tick(60)
    assert garden(session).ribbons == ()


@given(st.lists(ANY, max_size=30))
def test_whatever_was_touched_the_fewest_touches_make_the_same_mat_again(touches: list[Touch]) -> None:
    draft = played(*touches)
    again = played(*draft.remade())
    assert again.challenge == draft.challenge
    assert (again.scarf, again.pot, again.ribbons) == (draft.scarf, draft.pot, draft.ribbons)
    assert again.editor.program == draft.editor.program
    assert (again.box, again.picked) in ((None, None), (Key.MAT, None), (Key.SCARVES, None))


def test_a_mat_is_kept_once_however_often_the_camera_is_touched() -> None:
    session = at_play()
    run(session, Key.FORWARD)
    for _time in range(10):
        session.touch(Touch(Key.CAMERA))
    assert len(session.players.at.hung) == 1


def test_the_seventh_mat_takes_the_first_peg_once_that_is_touched() -> None:
    session = at_play()
    for _mat in range(MOST_HUNG + 1):
        session.touch(Touch(Key.FORWARD))
        session.touch(Touch(Key.CAMERA))
    kept = session.players.at.hung
    assert (session.page, len(kept)) == (Page.GALLERY, MOST_HUNG)
    assert [touch for touch in places(session, SIZE) if touch.key is Key.HUNG] == [Touch(Key.HUNG, 0)]
    session.touch(Touch(Key.HUNG, 3))
    assert session.players.at.hung == kept, "only the first one may go"
    session.touch(Touch(Key.HUNG, 0))
    assert session.players.at.hung[:-1] == kept[1:]
    session.touch(Touch(Key.PLAY))
    assert garden(session).editor.program == played(*[Key.FORWARD] * 7).editor.program, "as it was left"


def test_who_says_no_to_the_seventh_goes_on_with_all_six() -> None:
    session = at_play()
    for _mat in range(MOST_HUNG + 1):
        session.touch(Touch(Key.FORWARD))
        session.touch(Touch(Key.CAMERA))
    kept = session.players.at.hung
    for key in (Key.HOME, Key.GALLERY):
        session.touch(Touch(key))
    assert (session.players.at.hung, session.players.at.to_hang) == (kept, None)


def test_a_mat_that_hangs_runs_again_and_is_played_on_with() -> None:
    session = at_play()
    run(session, Key.STAMPS, Touch(Key.OBJECT, 2), Touch(Key.CELL, 9), Key.STAMPS, Key.FORWARD)
    before = garden(session)
    session.touch(Touch(Key.CAMERA))
    run(session, Key.LEFT)
    for touch in (Touch(Key.HOME), Touch(Key.GALLERY), Touch(Key.HUNG)):
        session.touch(touch)
    session.tick(60)
    session.tick(0.1)
    assert garden(session).challenge == before.challenge
    assert garden(session).ribbons == before.ribbons


@pytest.mark.parametrize("full", [False, True])
def test_who_opens_a_mat_that_hangs_loses_nothing_of_the_one_on_the_table(*, full: bool) -> None:
    session = at_play()
    for _mat in range(MOST_HUNG if full else 1):
        session.touch(Touch(Key.FORWARD))
        session.touch(Touch(Key.CAMERA))
    run(session, Key.STAMPS, Touch(Key.OBJECT, 2), Touch(Key.CELL, 9), Key.STAMPS, Key.LEFT)
    table, kept = garden(session), session.players.at.hung
    for touch in (Touch(Key.HOME), Touch(Key.GALLERY), Touch(Key.HUNG)):
        session.touch(touch)
    assert len(session.players.at.hung) == (MOST_HUNG if full else 2)
    assert set(kept[full:]) < set(session.players.at.hung), "but what is on the table now, all hang as before"
    place = next(n for n, each in enumerate(session.players.at.hung) if each not in kept)
    session.touch(Touch(Key.HOME))
    session.touch(Touch(Key.GALLERY))
    session.touch(Touch(Key.HUNG, place))
    session.tick(60)
    session.tick(0.1)
    assert garden(session).challenge == table.challenge
    assert garden(session).ribbons == table.ribbons


def test_a_bare_mat_on_the_table_takes_no_peg() -> None:
    session = at_play()
    session.touch(Touch(Key.FORWARD))
    session.touch(Touch(Key.CAMERA))
    session.touch(Touch(Key.CLEAR))
    kept = session.players.at.hung
    for touch in (Touch(Key.HOME), Touch(Key.GALLERY), Touch(Key.HUNG), Touch(Key.HOME), Touch(Key.GALLERY)):
        session.touch(touch)
    assert session.players.at.hung == kept


def test_a_mat_whose_touches_fit_nothing_is_an_answer_and_no_fault() -> None:
    session = at_play()
    run(session, Key.MAT, Touch(Key.OBJECT, 1), Key.MAT, Key.FORWARD)
    session.touch(Touch(Key.CAMERA))
    (mat,) = session.players.at.hung
    gone = mat._replace(touches=(Touch(Key.MAT), Touch(Key.OBJECT, 99), Touch(Key.CELL, -7), Touch(Key.OBJECT, 3)))
    session.journey.move(session.players.at.__class__(page=Page.GALLERY, hung=(gone,)))
    assert scene(session, View(SIZE, IMAGES)).actors
    session.touch(Touch(Key.HUNG))
    assert garden(session).challenge.mat.decor.ground is Ground.MEADOW


def test_what_hangs_is_found_again_the_next_day_and_erased_with_all_the_rest() -> None:
    session = at_play()
    run(session, Key.FORWARD)
    session.touch(Touch(Key.CAMERA))
    assert session.players.bookmark.hung == session.players.at.hung != ()
    session.hear(Erased())
    assert session.players.bookmark.hung == ()


def test_what_stands_on_the_mat_is_seen_over_a_ribbon() -> None:
    session, hive = at_play(), Touch(Key.OBJECT, 1)
    run(session, Key.STAMPS, hive, Touch(Key.CELL, 1), Touch(Key.CELL, 9), hive, Key.STAMPS, Key.FORWARD, Key.FORWARD)
    signs = [sprite.sign for sprite in scene(session, View(SIZE, IMAGES)).actors]
    assert signs.count("ruche over a ribbon") == 1
    assert signs.index("ribbon plum of 3 cells") < signs.index("ruche over a ribbon")
    run(session, Key.STAMPS, hive, Touch(Key.CELL, 4), hive, Key.STAMPS)
    signs = [sprite.sign for sprite in scene(session, View(SIZE, IMAGES)).actors]
    assert signs.count("ruche over a ribbon") == 1, "what she stands on is tucked away"


def test_a_hand_shuts_the_box_over_the_cards_that_wait_for_go() -> None:
    open_box = played(Key.FORWARD, Key.STAMPS)
    shown = gesture_for(FREE).ghost(open_box)
    assert shown is not None
    assert open_box.touch(shown.touches[-1]).box is None
    assert gesture_for(FREE).ghost(played(Key.FORWARD)) is None


def test_beside_what_hangs_a_sheet_waits_and_leads_to_play_until_no_peg_is_free() -> None:
    session, wide = at_play(), []
    session.journey.go(session.route.to_page(Page.GALLERY))
    for mats in range(MOST_HUNG + 1):
        assert len(session.players.at.hung) == mats
        found = places(session, SIZE)
        assert (Touch(Key.PLAY, 1) in found) is (mats < MOST_HUNG)
        grown = [each for each in scene(session, View(SIZE, IMAGES)).ground if each.sign.startswith(("flower", "tuft"))]
        assert not any(Rect(*each[1:5]).meets(rect) for each in grown for rect in found.values()), "whole, or not there"
        wide.append(max(rect.width for touch, rect in found.items() if touch.key in (Key.HUNG, Key.PLAY)))
        session.touch(Touch(Key.PLAY, 1))
        assert session.page is Page.CHALLENGE
        for touch in (Touch(Key.FORWARD), Touch(Key.CAMERA), Touch(Key.HOME), Touch(Key.GALLERY)):
            session.touch(touch)
    assert wide == sorted(wide, reverse=True), "few are large"
