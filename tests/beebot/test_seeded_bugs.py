"""A test that cannot fail proves nothing: each bug built into the engine makes the test that is named for it fail."""

import pytest

from tests.seeded import PASSED, Bug, Tree

BUGS = (
    Bug(
        "left and right exchanged",
        "command.py",
        "Command.LEFT: -90, Command.RIGHT: 90",
        "Command.LEFT: 90, Command.RIGHT: -90",
        "test_traces.py::test_trace[pivots-a-droite]",
    ),
    Bug(
        "left and right exchanged at 45°",
        "command.py",
        "Command.LEFT_45: -45, Command.RIGHT_45: 45",
        "Command.LEFT_45: 45, Command.RIGHT_45: -45",
        "test_traces.py::test_trace[pivots-de-45]",
    ),
    Bug(
        "north and south exchanged",
        "pose.py",
        "((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))",
        "((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))",
        "test_traces.py::test_trace[avancer-partout]",
    ),
    Bug(
        "one column too many",
        "mat.py",
        "known.column < self.width",
        "known.column <= self.width",
        "test_traces.py::test_trace[bord-est]",
    ),
    Bug(
        "one row too many",
        "mat.py",
        "known.row < self.height",
        "known.row <= self.height",
        "test_traces.py::test_trace[bord-nord]",
    ),
    Bug(
        "corners cut",
        "bumps.py",
        "if heading.is_diagonal:",
        "if False:",
        "test_traces.py::test_trace[coin-obstacle-a-gauche]",
    ),
    Bug(
        "order ignored",
        "judging/rules.py",
        "place == len(reached) if challenge.ordered else place not in reached",
        "place not in reached",
        "test_challenge.py::test_verdict",
    ),
    Bug(
        "pause ignored",
        "challenge.py",
        "command is Command.PAUSE if self.pause else command.is_move",
        "command.is_move",
        "test_challenge.py::test_verdict",
    ),
    Bug(
        "a turn too few",
        "command.py",
        "range(1, each.turns + 1)",
        "range(1, each.turns)",
        "test_command.py::test_commands_are_counted_as_they_are_run",
    ),
    Bug(
        "optima that share a state counted once",
        "shortest/without_repeats.py",
        "number += known[0]",
        "number = known[0]",
        "shortest/test_solver.py::test_every_small_challenge_against_brute_force",
    ),
    Bug(
        "a challenge without an answer is only not proved",
        "shortest/programs.py",
        "if found is None:\n        return Solution(Status.IMPOSSIBLE)",
        "if found is None:\n        return Solution(Status.BOUND)",
        "shortest/test_solver.py::test_impossible",
    ),
    Bug(
        "a rank above the number of targets is read",
        "loader/checks.py",
        "rank > len(ranks):",
        "rank > len(ranks) + 9:",
        "loader/test_lesson.py::test_complaints",
    ),
    Bug(
        "the judge ignores how many pivots there may be",
        "judging/rules.py",
        "if limits.turns is not None and",
        "if limits.turns is None and",
        "test_limits.py::test_how_it_ends",
    ),
    Bug(
        "two robots with limits",
        "challenge.py",
        "(self.repeats or self.limits != NO_LIMITS)",
        "self.repeats",
        "test_limits.py::test_two_robots_have_neither_repeats_nor_limits",
    ),
    Bug(
        "limits of two robots are read",
        "kinds/pair.py",
        '"but", "max_instructions"}',
        '"but", "max_instructions", "limites"}',
        "loader/test_genre_keys.py::test_keys_of_another_genre",
    ),
    Bug(
        "a challenge that can be done is thrown away unseen",
        "drafting/draft.py",
        "2 if not aside else 1 if",
        "2 if not aside else 2 if",
        "drafting/test_drafts.py::test_on_open_ground_it_is_as_many_as_the_shortest_answer_has",
    ),
    Bug(
        "repairs beyond the maximum",
        "repair/search.py",
        "challenge.max_instructions - count_cards(program)",
        "challenge.max_instructions - count_cards(program) + 1",
        "repair/test_repair.py::test_of_the_smallest_repairs_the_shortest_and_easiest_that_keeps_the_longest_start",
    ),
    Bug(
        "a program to mend scored as if the whole were written",
        "kinds/debug.py",
        "mended.repair.cost if mended else",
        "count_cards(program) if mended else",
        "measures/test_difficulty.py::test_a_program_to_mend_is_followed_and_one_card_is_changed",
    ),
    Bug(
        "the shorter of two programs bounds a pair",
        "measures/level_bounds.py",
        "max(map(count_cards, programs))",
        "min(map(count_cards, programs))",
        "measures/test_difficulty.py::test_two_programs_are_of_the_later_level",
    ),
    Bug(
        "ways part in a corridor",
        "measures/labyrinth.py",
        "(north & east & (south | west))",
        "(east & (north | south | west))",
        "measures/test_labyrinth.py::test_counted_on_a_drawing",
    ),
    Bug(
        "a mirror that turns no head",
        "drafting/symmetry.py",
        "Heading.NORTH.turned(-heading.degrees)",
        "Heading.NORTH.turned(heading.degrees)",
        "drafting/test_symmetry.py::test_a_turn_and_a_mirror_by_hand",
    ),
    Bug(
        "twins in a batch",
        "generator.py",
        "if twin not in before or",
        "if before is not None or",
        "drafting/test_generator.py::test_no_two_of_a_batch_are_the_same_turned_or_mirrored[Level.GS-Genre.FREE]",
    ),
    Bug(
        "generated above the level",
        "generator.py",
        "return hard.level is not None and",
        "return True or",
        "drafting/test_generator.py::test_its_own_solution_succeeds_within_the_bound_of_the_level[Level.CP-Genre.PREDICT]",
    ),
    Bug(
        "a task too long to listen to",
        "generator.py",
        "> MOST_WORDS",
        "> 2 * MOST_WORDS",
        "drafting/test_generator.py::test_a_task_and_a_question_are_short_and_in_both_languages[Level.CE1-Genre.DEBUG]",
    ),
    Bug(
        "two robots that need not move",
        "drafting/by_kind.py",
        "if judge(asked, _STAY).succeeded:",
        "if False:",
        "drafting/test_generator.py::test_a_wrong_answer_gets_help[Level.PS-Genre.PAIR]",
    ),
    Bug(
        "two right cards in a quiz",
        "hinting/quiz.py",
        "keys - fault.right - {card}",
        "keys - {card}",
        "hinting/test_hint.py::test_a_quiz_has_exactly_one_right_answer_and_gives_nothing_away",
    ),
    Bug(
        "a wrong card that does as well",
        "hinting/quiz.py",
        "laid + missing > limit",
        "laid + missing > limit - 1",
        "hinting/test_hint.py::test_a_quiz_has_exactly_one_right_answer_and_gives_nothing_away",
    ),
    Bug(
        "the longest of the smallest repairs",
        "repair/search.py",
        "toil < known[0]",
        "toil > known[0]",
        "repair/test_repair.py::test_of_the_smallest_repairs_the_shortest_and_easiest_that_keeps_the_longest_start",
    ),
    Bug(
        "two faults in a ladder",
        "hinting/fault_hints.py",
        "yield Hint(HintKind.FAILING, place=place,",
        "yield Hint(HintKind.FAILING, place=max(place - 2, 0),",
        "hinting/test_simulated_child.py::test_a_child_who_does_what_each_hint_says_succeeds",
    ),
    Bug(
        "needless cards called right",
        "hinting/fault.py",
        "sure=not needless",
        "sure=True",
        "hinting/test_hint.py::test_a_start_that_goes_to_and_fro_is_called_right_only_where_it_must",
    ),
    Bug(
        "a card to take away is shown and not told",
        "hinting/fault_hints.py",
        "yield replace(told, kind=HintKind.REMOVE)",
        "yield told",
        "hinting/test_hint.py::test_ladder_of_a_program",
    ),
    Bug(
        "an empty program is told no card",
        "hinting/fault_hints.py",
        "kind=HintKind.CARD, card=card,",
        "kind=HintKind.QUESTION, card=card,",
        "hinting/test_hint.py::test_ladder_of_a_program",
    ),
    Bug(
        "a program to foresee is played no further at the next call",
        "kinds/predict.py",
        "Hint(HintKind.PREFIX, prefix=count) for",
        "Hint(HintKind.PREFIX, prefix=nearest) for",
        "hinting/test_hint.py::test_ladder_of_a_prediction",
    ),
    Bug(
        "a card too many on the way to the shortest answer",
        "repair/edits_between.py",
        "repair_of((*((EditKind.KEEP,) * before), *kinds, *((EditKind.KEEP,) * after)), goal)",
        "repair_of((*((EditKind.KEEP,) * (before + 1)), *kinds, *((EditKind.KEEP,) * (after - 1))), goal)",
        "repair/test_edits_between.py::test_without_repeats_the_edits_are_as_few_as_between_two_words",
    ),
    Bug(
        "a way goes back where ahead is as short",
        "judging/shortest_way.py",
        "len(back.cards) < len(ahead.cards)",
        "len(back.cards) <= len(ahead.cards)",
        "judging/test_endings.py::test_a_way_goes_back_only_where_that_is_shorter",
    ),
    Bug(
        "who stands still has strayed",
        "judging/ending_rules.py",
        "if not any(step.command.is_move for step in since):",
        "if not since:",
        "judging/test_endings.py::test_an_ending_in_words",
    ),
    Bug(
        "a program is short though no card is left",
        "judging/ending_rules.py",
        "challenge.max_instructions >= count_cards(program) + len(missing) and",
        "True and",
        "judging/test_endings.py::test_an_ending_in_words",
    ),
    Bug(
        "the cards after the goal begin with the one that reached it",
        "judging/ending_rules.py",
        "ran = {step.index for step in steps[:count]}",
        "ran = {step.index for step in steps[: count - 1]}",
        "judging/test_endings.py::test_a_repeat_that_goes_on_too_long_is_past_and_its_card_is_not_spare",
    ),
    Bug(
        "a try is told before it is on the disk",
        "journal/journal_file.py",
        "        sync(number)\n    except",
        "        pass\n    except",
        "journal/test_crash_disk.py::test_each_try_that_was_told_is_there_and_none_is_half_there",
    ),
    Bug(
        "the name of a new journal is not made sure of",
        "journal/journal_file.py",
        "if is_new:",
        "if False:",
        "journal/test_crash_disk.py::test_each_try_that_was_told_is_there_and_none_is_half_there",
    ),
    Bug(
        "a file takes its place before it is on the disk",
        "files/atomic_file.py",
        "    stream.flush()\n    sync(stream.fileno())",
        "    stream.flush()",
        "journal/test_crash_disk.py::test_a_journal_is_mended_and_told_whenever_the_power_goes",
    ),
    Bug(
        "a renaming is not made sure of",
        "files/atomic_file.py",
        "sync_folder(file.parent)",
        "pass",
        "journal/test_crash_disk.py::test_a_loss_is_told_until_it_is_read_whenever_the_power_goes",
    ),
    Bug(
        "a journal that was cut off is not told",
        "journal/journal.py",
        "if missing := self._missing():",
        "if (missing := self._missing()) < 0:",
        "journal/test_cut.py::test_it_is_told_at_each_start_until_it_is_read",
    ),
    Bug(
        "a loss counts as told before it is",
        "journal/journal.py",
        "if damage_notices.keep(self._file, damage):",
        "if self._recount() or damage_notices.keep(self._file, damage):",
        "journal/test_crash_disk.py::test_a_loss_is_told_until_it_is_read_whenever_the_power_goes",
    ),
    Bug(
        "an erasure leaves what was set aside",
        "journal/journal.py",
        ' f"{file.stem}{ASIDE}",',
        "",
        "journal/test_crash_disk.py::test_what_is_erased_is_gone_and_an_erasure_looks_like_no_loss[mended]",
    ),
    Bug(
        "an erasure is not made sure of",
        "files/private_folder.py",
        "    for folder in folders:\n        sync_folder(folder)",
        "    folders.clear()",
        "journal/test_crash_disk.py::test_what_is_erased_is_gone_and_an_erasure_looks_like_no_loss[whole]",
    ),
    Bug(
        "an erasure takes the journal before the number of its tries",
        "journal/journal.py",
        "erase_files([self._file.path.with_name(expected_count.NAME)])",
        "pass",
        "journal/test_crash_disk.py::test_what_is_erased_is_gone_and_an_erasure_looks_like_no_loss[whole]",
    ),
    Bug(
        "damaged journals are kept without end",
        "files/private_folder.py",
        "[:-MOST_ASIDE]",
        "[:0]",
        "journal/test_cut.py::test_a_few_damaged_journals_are_kept_the_last_ones",
    ),
    Bug(
        "the journal of an earlier kit is taken for damage",
        "journal/line_format.py",
        'BEGINNINGS = b"1 ", b"2 "',
        'BEGINNINGS = b"2 ", b"2 "',
        "journal/test_journal.py::test_a_journal_of_an_earlier_kit_is_read_added_to_and_exported",
    ),
    Bug(
        "a word of a later kit is gone once the file was mended",
        "journal/line_format.py",
        "if holds), *self.unknown)",
        "if holds),)",
        "journal/test_journal.py::test_a_word_of_a_later_kit_is_kept_and_passed_over",
    ),
    Bug(
        "a declared success hides a judged one",
        "journal/tally.py",
        "(self.by_hand, self.together, self.hint) <= (by_hand, together, hint)",
        "(self.together, self.hint) <= (together, hint)",
        "journal/test_tally.py::test_tallies_are_those_of_every_try_over_several_starts",
    ),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the engine and of its tests, which all bugs share: Python compiles it once."""
    return Tree.of(tmp_path_factory.mktemp("engine"), ("beebot", "tests/beebot"), "beebot", "tests/beebot")


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(engine: Tree, bug: Bug) -> None:
    assert engine.catches(bug)


def test_without_a_bug_they_pass(engine: Tree) -> None:
    """Also after bugs of the same length have come and gone in one file."""
    first, second = (bug for bug in BUGS if bug.source == "command.py" and bug.name.startswith("left and right"))
    assert engine.catches(first)
    assert engine.catches(second)
    assert engine.run("test_traces.py") == PASSED
