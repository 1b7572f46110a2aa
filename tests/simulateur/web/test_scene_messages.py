"""What a browser is told makes its list of sprites what a page shows, with each drawing sent once."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from lecons.pictures.photos import Photo, shown
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM
from simulateur.pages.common.cheaper_drawing import Savings
from simulateur.web import scene_messages
from simulateur.web.scene_messages import Frames, Message, Placed, edits

SPRITES = [Sprite(f"<svg>{each}</svg>", each, 0, 9, 9) for each in range(6)]
LISTS = st.lists(st.sampled_from(SPRITES), max_size=8).map(lambda found: [Placed(each) for each in found])


class Shown:
    """What a browser does with frames, in as few words as can be: an oracle for those that are sent."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.sprites: list[list[float]] = []

    def take(self, frame: Message | None) -> None:
        if frame is None:
            return
        before = [] if frame.get("whole") else self.sprites
        self.texts |= dict(frame.get("new", ()))  # type: ignore[call-overload]
        now: list[list[float]] = []
        for edit in _lists(frame["edits"]):
            now += [edit] if len(edit) > 2 else before[int(edit[0]) : int(edit[0]) + int(edit[1])]
        self.sprites = now
        for number in frame.get("gone", ()):  # type: ignore[attr-defined]
            del self.texts[number]

    @property
    def seen(self) -> list[tuple[str, list[float]]]:
        return [(self.texts[int(each[0])], each[1:]) for each in self.sprites]


def _lists(found: object) -> Iterable[list[float]]:
    assert isinstance(found, list)
    return found


@given(LISTS, LISTS)
def test_edits_make_one_list_of_the_other_and_never_go_back(before: list[Placed], now: list[Placed]) -> None:
    made: list[Placed] = []
    end = 0
    for edit in edits(before, now):
        if isinstance(edit, Placed):
            made.append(edit)
        else:
            assert edit[0] >= end
            assert edit[1] > 0
            end = edit[0] + edit[1]
            made += before[edit[0] : end]
    assert made == now


@given(st.lists(LISTS, max_size=6))
def test_a_browser_shows_each_scene_and_gets_each_text_once(scenes: list[list[Placed]]) -> None:
    told, browser, texts = Frames(CALM, ROLE.paper), Shown(), []
    for placed in scenes:
        scene = Scene((), tuple(each.sprite for each in placed))
        frame = told.frame(scene)
        texts += [] if frame is None else list(dict(frame.get("new", ())).values())  # type: ignore[call-overload]
        browser.take(frame)
        assert browser.seen == [(each.svg, [each.x, 0, 9, 9]) for each in scene.actors]
        assert told.frame(scene) is None, "nothing has changed"
    assert len(texts) == len(set(texts))


def test_a_frame_by_hand() -> None:
    told = Frames(CALM, ROLE.paper)
    one, two, three = (Sprite(f'<svg fill="{ROLE.ink}">{each}</svg>', 1, 2, 3, 4) for each in "abc")
    label = Label("« Séances »", 5, 6, 70, 8, ROLE.rust)
    assert told.frame(Scene((one,), (two,), (label,))) == {
        "kind": "frame",
        "whole": True,
        "paper": CALM.paper,
        "fresh": True,
        "new": [(0, f'<svg fill="{CALM.ink}">a</svg>'), (1, f'<svg fill="{CALM.ink}">b</svg>')],
        "edits": [[0, 1, 2, 3, 4], [1, 1, 2, 3, 4]],
        "ground": 1,
        "labels": [["« Séances »", 5, 6, 70, 8, CALM.rust]],
    }
    turned, faded = two._replace(turned=12.3456), three._replace(alpha=70)
    assert told.frame(Scene((one,), (turned, faded), (label,))) == {
        "kind": "frame",
        "new": [(2, f'<svg fill="{CALM.ink}">c</svg>')],
        "edits": [[0, 1], [1, 1, 2, 3, 4, 255, 12.35], [2, 1, 2, 3, 4, 70]],
    }
    grown = Savings(sizes={two.svg: (30, 40)})
    assert told.frame(Scene((one,), (two,)), grown) == {
        "kind": "frame",
        "edits": [[0, 1], [1, 1, 2, 3, 4, 255, 0.0, 30, 40]],
        "labels": [],
    }
    told.show_again()
    whole = told.frame(Scene((one,), ()))
    assert whole is not None
    assert (whole["fresh"], whole["edits"], "new" in whole) == (False, [[0, 1, 2, 3, 4]], False)
    told.forget()
    again = told.frame(Scene((one,), ()))
    assert again is not None
    assert again["new"] == [(3, f'<svg fill="{CALM.ink}">a</svg>')]


def test_a_browser_need_not_keep_what_was_not_shown_for_longest() -> None:
    told, browser = Frames(CALM, ROLE.paper), Shown()
    for each in range(scene_messages.MOST_TEXTS + 7):
        browser.take(told.frame(Scene((SPRITES[0],), (Sprite(f"<svg>{each} bis</svg>", 0, 0, 1, 1),))))
    assert len(browser.texts) == scene_messages.MOST_TEXTS
    assert browser.texts[0] == SPRITES[0].svg, "it is shown all the time"
    browser.take(told.frame(Scene((Sprite("<svg>0 bis</svg>", 0, 0, 1, 1),), ())))
    assert browser.seen[0][0] == "<svg>0 bis</svg>", "it is sent again when it comes back"


def test_a_photograph_goes_with_its_drawing() -> None:
    photo = shown(Photo("abcd", b"PNG", 3, 4))
    frame = Frames(CALM, ROLE.paper).frame(Scene((Sprite(f"<svg>{photo}</svg>", 0, 0, 1, 1),), ()))
    assert frame is not None
    assert frame["new"] == [(0, '<svg><image href="data:image/png;base64,UE5H" width="3" height="4"/></svg>')]


def test_what_is_on_the_screen_is_kept_however_much_that_is() -> None:
    browser, sent = Shown(), Frames(CALM, ROLE.paper)
    many = tuple(Sprite(f"<svg>{each}</svg>", each, 0, 9, 9) for each in range(scene_messages.MOST_TEXTS + 7))
    browser.take(sent.frame(Scene((), many)))
    assert [text for text, _box in browser.seen] == [sprite.svg for sprite in many]
    browser.take(sent.frame(Scene((), many[1:])))
    assert len(browser.seen) == len(many) - 1


def test_a_browser_that_lost_all_is_told_its_words_too() -> None:
    sent, label = Frames(CALM, ROLE.paper), Label("Abeille", 1, 2, 3, 4, ROLE.ink)
    scene = Scene((), tuple(SPRITES[:1]), (label,))
    first = sent.frame(scene)
    assert sent.frame(scene) is None
    sent.show_again()
    again = sent.frame(scene)
    assert first is not None
    assert again is not None
    assert (again["whole"], again["labels"], again["ground"]) == (True, first["labels"], first["ground"])
    assert "new" not in again
    sent.forget()
    assert "new" in (sent.frame(scene) or {})
