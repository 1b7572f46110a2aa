"""A test that cannot fail proves nothing: each bug built into screen or tablets makes the test named for it fail."""

import pytest

from tests.seeded import PASSED, Bug, Tree
from tests.simulateur.web.chromium import needs_chromium

SEEN = "test_transcripts.py::test_what_is_to_be_seen[{}]"
BY_HAND, HELPED = "../game/rounds/test_by_hand.py::{}", "../game/players/test_groups.py::{}"
LEFT_OUT = "../window/test_faults.py::test_{}_always_fails_is_left_out_and_{}_says_so"
HEARD = "test_help_seen.py::test_each_hint_is_seen_by_who_hears_nothing{}"


DRAGGED = "test_carrying_things.py::test_a_thing_is_dragged_to_the_mat_along_it_and_off_it"
ANSWERED, GESTURE = "../test_go_answered.py::", "test_whole_gesture.py::"
BUGS = (
    Bug(
        "the bee at the head of a strip stands on its first card",
        "pages/layout/strips.py",
        "x = rect.x + self._head + self._end",
        "x = rect.x + self._end",
        "test_two_bees.py::test_both_rows_are_alike_a_finger_large_and_in_their_places_all_the_time",
    ),
    Bug(
        "once it is done, two strips make room for the key that goes on",
        "pages/layout/zones/shared_zones.py",
        "return max(wide, (NEXT_WIDE + TOOL_GAP) * self.u) if self.two else wide",
        "return wide",
        "test_two_bees.py::test_both_rows_are_alike_a_finger_large_and_in_their_places_all_the_time",
    ),
    Bug(
        "the program of the second bee is not sung",
        "game/play/melody.py",
        "traces = enumerate(map(attempt.trace_of, range(attempt.robots)))",
        "traces = enumerate(map(attempt.trace_of, range(1)))",
        "test_two_bees.py::test_a_success_of_two_bees_is_seen_row_after_row_and_one_key_goes_on",
    ),
    Bug(
        "nothing calls after a run that failed",
        "pages/common/motion.py",
        "return _mends(attempt) or Touch(Key.HINT)",
        "return _mends(attempt)",
        "test_what_helps.py::test_the_bulb_or_the_only_key_calls_after_a_run_that_failed_and_no_other",
    ),
    Bug(
        "the bee breathes beside what calls",
        "pages/common/motion.py",
        "self.less or self.ready or self.helps or not",
        "self.less or not",
        "test_what_helps.py::test_what_helps_sways_once_the_answer_was_seen_and_she_holds_her_breath",
    ),
    Bug(
        "a card that is carried falls on the first strip that is near",
        "pages/input/carrying_cards.py",
        "min(near)[1] if near",
        "near[0][1] if near",
        "test_carrying.py::test_a_card_near_two_strips_falls_on_the_nearest",
    ),
    Bug(
        "a mat that is hidden answers where the bee is poked",
        "pages/challenge/page.py",
        "attempt.gesture.shows_pictures or attempt.hides_mat:",
        "attempt.gesture.shows_pictures:",
        "test_hand.py::test_a_mat_that_is_hidden_does_not_tell_by_a_poke_where_the_bee_is",
    ),
    Bug(
        "what hangs in the garden is still there once all was erased",
        "game/players/players.py",
        "waiting=PutBy(), book=Storybook(), hung=())",
        "waiting=PutBy(), book=Storybook())",
        "../game/kinds/test_free.py::test_what_hangs_is_found_again_the_next_day_and_erased_with_all_the_rest",
    ),
    Bug(
        "a finger low on the mat comes from below, where the strip cuts it",
        "pages/mat/hint.py",
        "degrees = min(_WAYS, key=hides)",
        "degrees = 0",
        "test_hand.py::test_a_finger_that_asks_is_whole_above_the_strip_and_hides_nothing_of_the_bee",
    ),
    Bug(
        "what comes of a picture hushes its name",
        "machine/spoken_name_first.py",
        "if self._named and",
        "if False and",
        "../machine/test_names_heard.py::test_a_picture_that_is_dragged_into_a_box_says_its_name_and_then_what_comes_of_it",
    ),
    Bug(
        "a turn that passes by itself is told to nobody",
        "game/players/after_success.py",
        "journey.turn_said if passes and",
        "None if passes and",
        "../game/test_sittings.py::test_sitting[a-tour-de-role]",
    ),
    Bug(
        "a thing of free play that lies on the mat is not taken by a finger that pulls it",
        "game/kinds/free.py",
        "picked=there if picked is None else picked)",
        "picked=picked)",
        DRAGGED,
    ),
    Bug(
        "an empty repeat keeps no place for its card",
        "game/kinds/program_edits.py",
        "return count_cards(program) + len(holes(program))",
        "return count_cards(program)",
        "../game/kinds/test_editor.py::test_no_strip_is_ever_left_with_a_repeat_that_no_key_can_fill",
    ),
    Bug(
        "GO says nothing of a template with holes",
        "game/kinds/complete.py",
        "return Ending(EndingKind.NOT_FILLED)",
        "return None",
        ANSWERED + "test_go_is_answered_whatever_touches_and_drags_have_made[completer]",
    ),
    Bug(
        "GO chooses no strip that lacks a card",
        "game/play/attempt_changes.py",
        "attempt.draft.touch(Touch(Key.BEE, strip=missing.robot))",
        "attempt.draft",
        ANSWERED + "test_of_two_strips_the_one_without_a_card_is_named_chosen_and_glows_as_large_as_a_card",
    ),
    Bug(
        "the robot's key is not faded while no robot is linked",
        "pages/challenge/keypad.py",
        "faded=not ready",
        "faded=False",
        SEEN.format("robot-key"),
    ),
    Bug(
        "the ladybird is on the guilty card at once",
        "pages/strips/cards.py",
        "min(since_phase / _WALK_S, 1.0)",
        "1.0",
        SEEN.format("program-bump"),
    ),
    Bug(
        "the ladybird walks on the spot",
        "pages/strips/cards.py",
        "x + (_LADYBIRD_RIGHT + 0.6 * left) * side, y - (up + 0.35 * left) * side",
        "x + _LADYBIRD_RIGHT * side, y - up * side",
        "test_strips.py::test_the_ladybird_walks_onto_the_guilty_card",
    ),
    Bug(
        "GO breathes after three seconds",
        "game/players/unasked.py",
        "GESTURE_AFTER_S = 6.0, 10.0",
        "GESTURE_AFTER_S = 3.0, 10.0",
        GESTURE + "test_with_a_card_laid_go_breathes_after_six_seconds_until_it_is_touched",
    ),
    Bug(
        "the hand comes after five seconds",
        "game/players/unasked.py",
        "GESTURE_AFTER_S = 6.0, 10.0",
        "GESTURE_AFTER_S = 6.0, 5.0",
        SEEN.format("ghost-sort"),
    ),
    Bug(
        "what is shown to a child runs her own program",
        "game/players/unasked.py",
        "journey.outbox.ask(Say(ghost.said))",
        "journey.at.round.touch(ghost.touches[-1], (), journey.players.turns)",
        GESTURE + "test_the_childs_program_is_neither_run_nor_changed_nor_told_to_the_diary[programmer]",
    ),
    Bug(
        "the key that a hand presses lays a card of the child",
        "pages/challenge/ghost_hand.py",
        "if ghost.lays:",
        "if True:",
        SEEN.format("ghost-program"),
    ),
    Bug(
        "the touch that ends what is shown is swallowed",
        "pages/input/hands.py",
        "self._session.interrupt()",
        "self._session.interrupt()\n            if self._session.ghost is not None:\n                return",
        GESTURE + "test_a_touch_in_any_phase_ends_it_at_once_and_acts[key-11.5]",
    ),
    Bug(
        "a touch beside all keys ends nothing",
        "game/session.py",
        "if self.ghost is not None:\n            self.since_touch = 0.0",
        "pass",
        GESTURE + "test_a_touch_in_any_phase_ends_it_at_once_and_acts[nothing-11.5]",
    ),
    Bug(
        "the tiny mat lies on the bee",
        "pages/challenge/ghost_hand.py",
        "if not any(each.meets(other) for other in kept_free)",
        "if each",
        GESTURE + "test_the_tiny_mat_is_in_the_window_and_hides_neither_bee_nor_goal_nor_key",
    ),
    Bug(
        "a key is shown as new each time",
        "game/players/journey.py",
        "met=self.at.met | {brought}",
        "met=self.at.met",
        GESTURE + "test_a_key_that_a_path_brings_is_shown_at_once_before_the_task_and_once",
    ),
    Bug(
        "a child who asks the bee waits as long as one who does not",
        "game/players/unasked.py",
        "ASKED_AFTER_S = 1.0",
        "ASKED_AFTER_S = 10.0",
        "test_hand.py::test_a_child_who_touches_the_bee_is_smiled_at_and_soon_shown_what_to_do",
    ),
    Bug(
        "the hand comes beside a hint",
        "game/play/attempt.py",
        "or self.help.hint is not None:",
        "or False:",
        "../game/kinds/test_ghost.py::test_no_gesture_is_shown_beside_a_hint_nor_while_something_runs",
    ),
    Bug(
        "the flag that looks another way is forgotten with its run",
        "game/kinds/predict.py",
        "return True",
        "return False",
        SEEN.format("predict-heading"),
    ),
    Bug(
        "a strip that was tried forgets it",
        "game/play/attempt_changes.py",
        "draft = attempt.gesture.failed(draft)",
        "pass",
        SEEN.format("choose"),
    ),
    Bug(
        "no place is kept for the end of a repeat",
        "pages/layout/zones/shared_zones.py",
        "_SPARE = 1",
        "_SPARE = 0",
        "layout/test_strips.py::test_a_repeat_has_room_for_its_end_from_the_start",
    ),
    Bug(
        "cards make room for the next one when one is picked up",
        "pages/layout/strip_line.py",
        "between = item.sort in _BETWEEN and not _needs_place(items, index)",
        "between = False",
        SEEN.format("repeats"),
    ),
    Bug(
        "any setting that changes gives the turn to the first animal",
        "game/rounds/whose_turn.py",
        "Turns(animals).given_to(self.animal)",
        "Turns(animals)",
        SEEN.format("turns"),
    ),
    Bug(
        "the film lights no card",
        "game/success/film.py",
        "phase=Phase.RUNNING",
        "phase=Phase.STOPPED",
        SEEN.format("film"),
    ),
    Bug(
        "the feast begins again after every touch",
        "game/success/celebrations.py",
        "feast=self.feast.skipped()",
        "feast=self.feast",
        SEEN.format("feast"),
    ),
    Bug(
        "a class that wants less movement has petals all the same",
        "pages/success/feast.py",
        "    if not less:\n        for part",
        "    if less:\n        for part",
        SEEN.format("feast-calm"),
    ),
    Bug(
        "all that is missing glows at once",
        "pages/common/motion.py",
        "self.glows - place * _APART_S",
        "self.glows",
        SEEN.format("youngest"),
    ),
    Bug(
        "her pupils look as if she always looked north",
        "pages/mat/feedback.py",
        "math.degrees(math.atan2(right, up)) - bee.degrees",
        "math.degrees(math.atan2(right, up))",
        SEEN.format("choose"),
    ),
    Bug(
        "a finger counts a cell too soon",
        "game/play/pointing.py",
        "return min(1 + whole + moved",
        "return min(2 + whole + moved",
        SEEN.format("help-counts"),
    ),
    Bug(
        "a hint leaves the marks of the ending",
        "game/play/attempt.py",
        "return self.ending if self.pointing is None or self.pointing.asks else None",
        "return self.ending",
        SEEN.format("help-counts"),
    ),
    Bug(
        "a question of the help is heard and not seen",
        "game/play/attempt.py",
        "return Pointing(here=here, asks=True)",
        "return None",
        HEARD.format("[creer-after a wrong answer-calm]"),
    ),
    Bug(
        "the bulb stays after a success and does nothing",
        "pages/layout/challenge.py",
        "(Key.HOME, Key.LISTEN)",
        "(Key.HOME, Key.LISTEN, Key.HINT)",
        "test_help_seen.py::test_after_a_success_no_key_is_there_that_does_nothing[trier]",
    ),
    Bug(
        "GO is asked for before the last key of a robot without a link is ticked",
        "game/play/by_hand.py",
        "ends = done == len(self.presses)",
        "ends = done >= len(self.presses) - 1",
        "../game/rounds/test_by_hand.py::test_a_program_goes_by_a_childs_hand_from_the_strip_to_the_floor_and_back",
    ),
    Bug(
        "a robot without a link is followed from the second beat on",
        "game/play/by_hand.py",
        "since_go = later.stage_s - (BEATS - 1) * BEAT_S",
        "since_go = later.stage_s - (BEATS - 2) * BEAT_S",
        SEEN.format("by-hand"),
    ),
    Bug(
        "every key on the back of a robot without a link shines",
        "pages/by_hand/page.py",
        "lit=key in lit",
        "lit=True",
        SEEN.format("by-hand"),
    ),
    Bug(
        "a robot that comes back after a loss goes on with nobody following it",
        "machine/robots/robot_thread.py",
        "if self._lost:\n            self._robot.stop()",
        "if False:\n            self._robot.stop()",
        "../machine/robots/test_link.py::test_a_robot_that_was_unplugged_comes_back_by_itself",
    ),
    Bug(
        "what a child declares is kept as judged",
        "game/rounds/diary.py",
        "by_hand=told is not None",
        "by_hand=False",
        BY_HAND.format("test_a_childs_word_against_the_cards_counts_and_is_kept_as_her_word"),
    ),
    Bug(
        "a declared success claims how many cards lead there",
        "game/rounds/diary.py",
        "attempt.gesture.lays_cards and not told",
        "attempt.gesture.lays_cards",
        BY_HAND.format("test_a_childs_word_against_the_cards_counts_and_is_kept_as_her_word"),
    ),
    Bug(
        "what a child declares is lost on its way to the journal",
        "machine/keeping/screen_files.py",
        "by_hand=tried.by_hand",
        "by_hand=False",
        "../machine/keeping/test_store.py::test_who_said_it_and_whose_help_it_was_are_kept",
    ),
    Bug(
        "a declared success has the mark of a judged one",
        "pages/adults/data/tallies.py",
        "if tally.by_hand:",
        "if False:",
        "test_tallies.py::test_what_was_declared_and_what_was_done_together_have_marks_and_words_of_their_own",
    ),
    Bug(
        "the bee smiles where her cards lead, though the robot arrived",
        "game/play/on_robots.py",
        "run=there(attempt.challenge)",
        "run=replace(run, verdict=replace(run.verdict, outcome=Outcome.SUCCESS))",
        BY_HAND.format("test_where_a_child_saw_the_robot_arrive_there_the_bee_is"),
    ),
    Bug(
        "right cards look as any others after « pas encore »",
        "game/play/card_states.py",
        "if attempt.following.told is False:",
        "if False:",
        SEEN.format("by-hand"),
    ),
    Bug(
        "the help of another counts as one's own",
        "game/rounds/diary.py",
        "helps.get(by, 0), by_hand",
        "sum(helps.values()), by_hand",
        HELPED.format("test_help_is_hers_who_called_and_a_success_after_anothers_is_together"),
    ),
    Bug(
        "a success after another's help is one without help",
        "game/rounds/diary.py",
        "not helps.keys() <= {by, *makers}",
        "False",
        HELPED.format("test_help_is_hers_who_called_and_a_success_after_anothers_is_together"),
    ),
    Bug(
        "help is forgotten with the challenge that is left",
        "game/players/route.py",
        "helps=diary.helps",
        "helps=()",
        HELPED.format("test_a_challenge_that_is_left_and_taken_up_again_remembers_its_help"),
    ),
    Bug(
        "imposed settings that cannot be read impose nothing",
        "machine/imposed.py",
        "for word in problem.doubtful}",
        "for word in ()}",
        "../machine/test_imposed.py::test_where_it_is_not_known_what_a_mistake_is_about_nothing_is_free",
    ),
    Bug(
        "whoever lists the files of tablets may lead upwards",
        "web/verify/listed.py",
        '"[A-Za-z0-9_-][A-Za-z0-9._-]*"',
        '"[A-Za-z0-9._-]+"',
        "../web/verify/test_hostile.py::test_a_list_that_is_not_the_kits_is_not_followed",
    ),
    Bug(
        "a link that leads out of a folder of tablets is followed",
        "web/verify/spaces.py",
        "if not real.is_relative_to(root):",
        "if False:",
        "../web/verify/test_hostile.py::test_a_folder_inside_that_is_a_link_out_is_not_followed",
    ),
    Bug(
        "a folder is built whose memory tablets would forget",
        "web/build/measured_memory.py",
        "if room < LEAST_ROOM:",
        "if room < -LEAST_ROOM:",
        "../web/build/test_remembered.py::test_with_less_than_the_least_room_no_folder_is_built",
    ),
    Bug(
        "the sign that stops all robots is dropped by a hand that hammers",
        "pages/input/hands.py",
        "if self._session.page is Page.ADULTS or key is Key.STOP_ALL:",
        "if self._session.page is Page.ADULTS:",
        "test_taps_twice.py::test_the_sign_that_stops_all_robots_obeys_a_hand_that_hammers",
    ),
    Bug(
        "who holds the key of a microphone that was left out waits for ever",
        "machine/backend.py",
        "elif ear(self.session).sentence is not None:",
        "elif False:",
        LEFT_OUT.format("a_microphone_that", "the_page_of_voices"),
    ),
    Bug(
        "the page of a part that was left out waits for it",
        "machine/backend.py",
        "if part in self._left_out:",
        "if False:",
        LEFT_OUT.format("what_else", "its_page"),
    ),
)
IN_A_BROWSER = Bug(
    "a network that is cut is blamed on the folder",
    "web/www/sw.js",
    "{ lacking: name, cut: true }",
    "{ lacking: name }",
    "../web/test_first_download.py::test_only_what_the_folder_lacks_is_blamed_on_it",
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the screen and of its tests; the engine and the pictures are those of this tree."""
    folders = ("simulateur", "tests/simulateur", "tests/lecons", "tests/ground")
    return Tree.of(tmp_path_factory.mktemp("screen"), folders, "simulateur", "tests/simulateur/pages")


@pytest.mark.parametrize("bug", [*BUGS, pytest.param(IN_A_BROWSER, marks=needs_chromium)], ids=lambda bug: bug.name)
def test_each_bug_is_caught(screen: Tree, bug: Bug) -> None:
    assert screen.catches(bug)


def test_without_a_bug_they_pass(screen: Tree) -> None:
    assert screen.run(*{bug.killer for bug in (*BUGS, IN_A_BROWSER)}) == PASSED
