"""What happens to an attempt: touches, time and help. Each gives another attempt."""

from dataclasses import replace

from beebot.judging.rules import Outcome
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.robot_progress import Following
from simulateur.game.play.run import Phase, Run

_ONLY_WRITTEN = (Key.GO, Key.STEP, Key.CARD, Key.GAP)
"""Keys without a meaning where each key moves the bee at once: her strip only tells what she did."""
_EDITED = (Phase.WRITING, Phase.WAITING, Phase.STOPPED)
_MOVING = (Phase.RUNNING, Phase.ON_ROBOT)
BUSY = (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED)
_REFUSAL_S, _NOTHING_S = 1.2, 5.0
"""For how many seconds it is shown that a key was refused.

The bee looks at the strip if it is full, or at the mat if there is nothing to run. The latter lasts longer: a child
who looks at her finger on GO must find it when she looks up. Any touch ends it.
"""


def touched(attempt: Attempt, touch: Touch) -> Attempt:  # noqa: C901 (a line a key)
    """The attempt after ``touch``; the same one where the touch means nothing now."""
    calm = _calm(attempt)
    if attempt.immediate and touch.key in _ONLY_WRITTEN:
        return calm
    match touch.key:
        case Key.GO:
            moved = _go(calm)
        case Key.STEP:
            moved = _step(calm)
        case Key.WATCH:
            moved = _watch(calm)
        case Key.OFFER:
            moved = _offer(calm, touch)
        case Key.AGAIN:
            moved = _again(calm)
        case Key.VIEW if attempt.challenge.staging.may_turn:
            moved = replace(calm, outlook=attempt.outlook.changed())
        case Key.TORTOISE:
            moved = replace(calm, tempo=TORTOISE)
        case Key.HARE:
            moved = replace(calm, tempo=HARE)
        case key if attempt.immediate and key in COMMAND_KEYS:
            moved = _move_at_once(calm, touch)
        case _ if attempt.phase in _EDITED:
            edit = _with_pictures if attempt.gesture.shows_pictures else _edit
            moved = edit(calm, touch)
        case _:
            moved = calm
    return moved


def after(attempt: Attempt, seconds: float) -> Attempt:
    """The attempt ``seconds`` later; the same one where nothing on it goes by time."""
    outlook = attempt.outlook.after(seconds)
    if attempt.run is not None and attempt.phase in _MOVING:
        run = attempt.run.after(seconds)
        later = replace(attempt, refusal_s=_less(attempt, seconds), outlook=outlook, run=run)
        if attempt.phase is Phase.RUNNING and run.time >= run.until:
            return rested(later)
        return later
    seen_s = _seen(attempt, seconds)
    if attempt.refusal_s or outlook is not attempt.outlook or seen_s != attempt.seen_s:
        return replace(attempt, refusal_s=_less(attempt, seconds), outlook=outlook, seen_s=seen_s)
    return attempt


def _seen(attempt: Attempt, seconds: float) -> float:
    """Seconds for which what is to be remembered was seen, ``seconds`` later; not counted once all of it is hidden."""
    staging = attempt.challenge.staging
    most_s = max(staging.strip_s, staging.mat_s)
    return min(attempt.seen_s + seconds, most_s) if attempt.phase is Phase.WRITING else attempt.seen_s


def _less(attempt: Attempt, seconds: float) -> float:
    return max(attempt.refusal_s - seconds, 0.0)


def helped(attempt: Attempt) -> Attempt:
    """The attempt with its next hint open.

    Of two strips, the one that the hint is about becomes active. The hint may play the right beginning of the program
    again. With a run shown step by step, that run is over, as after any card that is laid then.
    """
    attempt = rewound(attempt) if attempt.phase is Phase.WAITING else _calm(attempt)
    if attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return attempt
    draft, answer = attempt.draft, attempt.draft.so_far
    free = not attempt.gesture.has_goal and draft.answer is None  # nothing is asked, and nothing bumps yet
    climbed = attempt.help.climb(draft, asks_only=attempt.immediate or free)
    hint = climbed.hint
    if hint is not None and (hint.place is not None or hint.prefix is not None):
        draft = draft.touch(Touch(Key.BEE, strip=hint.robot))
    asked = replace(attempt, help=climbed, draft=draft)
    if attempt.gesture.replays and hint is not None and hint.prefix and answer is not None:
        run = Run.of(attempt.challenge, answer, attempt.tempo)
        return _play(asked, run, run.timeline.end_of(hint.prefix - 1), Phase.WRITING)
    return asked


def standing(attempt: Attempt) -> Attempt:
    """The attempt with the bee at the end of her program, where each key moves her at once; else unchanged.

    Where her way is barred now, the child begins anew.
    """
    if not attempt.immediate:
        return attempt
    answer = attempt.draft.answer
    if answer is None:
        return attempt
    run = Run.of(attempt.challenge, answer, attempt.tempo)
    if len(run.verdict.trace.steps) < len(attempt.flats[0]):
        return replace(attempt, draft=attempt.draft.touch(Touch(Key.CLEAR)))
    return replace(attempt, run=run.ended())


def with_draft(attempt: Attempt, draft: Draft) -> Attempt:
    """A copy of ``attempt`` with ``draft`` as the answer, which was made at an earlier sitting."""
    return standing(replace(attempt, draft=draft))


def _edit(attempt: Attempt, touch: Touch) -> Attempt:
    if touch.key is Key.OPTION:
        return _take_option(attempt, touch.index)
    before, draft = attempt.draft, attempt.draft.touch(touch)
    if touch.key is Key.CARD and touch.index in attempt.too_many(touch.strip):
        draft = draft.touch(Touch(Key.CLEAR))  # of the card in hand alone
    meant = touch.key is Key.FLAG or COMMAND_KEYS.get(touch.key) in before.challenge.keys
    meant |= touch.key is Key.REPEAT and before.challenge.repeats
    if draft is before and meant:
        return replace(attempt, refusal_s=_REFUSAL_S)
    if draft is before:
        return attempt
    edited = replace(attempt, draft=draft)
    if _begins_anew(attempt, draft):
        # Between two steps a card in hand is enough to end the run: it goes on with an empty hand.
        return standing(rewound(edited))
    if draft.active != before.active:
        return replace(edited, help=attempt.help.closed())
    return edited


def _with_pictures(attempt: Attempt, touch: Touch) -> Attempt:
    """What the attempt is after a picture was touched or laid: every answer is judged at once, one given again too."""
    before, draft = attempt.draft, attempt.draft.touch(touch)
    changed, again = draft is not before, touch.key is Key.PICTURE
    if draft.answer is not None and (changed or again):
        return _go(rewound(replace(attempt, draft=draft)))
    if not changed:
        return attempt
    edited = replace(attempt, draft=draft)
    if attempt.phase is Phase.WRITING and draft.so_far == before.so_far:
        return edited  # a picture is in hand, and what the help shows stays
    return rewound(edited)


def _begins_anew(attempt: Attempt, draft: Draft) -> bool:
    before = attempt.draft
    if attempt.phase is Phase.STOPPED and attempt.gesture.keeps_run(before, draft):
        return False
    return attempt.phase is Phase.WAITING or _says_something_else(before, draft)


def _calm(attempt: Attempt) -> Attempt:
    return replace(attempt, refusal_s=0.0) if attempt.refusal_s else attempt


def _found_nothing(attempt: Attempt) -> Attempt:
    """For a while it is to be seen what GO lacks. Of two strips, the one that lacks it is chosen: there it is large."""
    missing = attempt.gesture.missing(attempt.draft)
    draft = attempt.draft if missing is None else attempt.draft.touch(Touch(Key.BEE, strip=missing.robot))
    shown = attempt.help if draft is attempt.draft else attempt.help.closed()
    return replace(attempt, draft=draft, help=shown, refusal_s=_NOTHING_S)


def _take_option(attempt: Attempt, option: int) -> Attempt:
    answered, draft = attempt.help.answer(attempt.draft, option)
    chosen = replace(attempt, help=answered, draft=draft)
    if draft is not attempt.draft:
        chosen = rewound(chosen)
    return chosen


def _again(attempt: Attempt) -> Attempt:
    anew = rewound(attempt)
    if attempt.immediate:
        anew = replace(anew, draft=attempt.draft.touch(Touch(Key.CLEAR)))
    if attempt.gesture.shows_pictures:
        anew = replace(anew, draft=attempt.draft.touch(Touch(Key.AGAIN)))
    return anew


def _go(attempt: Attempt) -> Attempt:
    if attempt.phase is Phase.RUNNING:
        return attempt if attempt.gesture.shows_pictures else rewound(attempt)
    if attempt.phase is Phase.WAITING and attempt.run:
        return _play(attempt, attempt.run, attempt.run.timeline.duration)
    if attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return attempt
    judged = judged_now(attempt)
    if judged is None:
        return _found_nothing(attempt)
    ready, run = judged
    return _play(ready, run, run.timeline.duration)


def _watch(attempt: Attempt) -> Attempt:
    if attempt.challenge.seen is None or attempt.phase in (Phase.ON_ROBOT, Phase.SUCCEEDED):
        return attempt
    run = Run.to_watch(attempt.challenge, attempt.tempo)
    ready = replace(rewound(attempt), draft=attempt.draft.put_down())
    return replace(ready, run=run, phase=Phase.RUNNING)


def _offer(attempt: Attempt, touch: Touch) -> Attempt:
    """What was made is there to be played; what cannot be played yet is answered, and nothing runs."""
    if not attempt.gesture.offers or attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return attempt
    offered = attempt.draft.touch(touch)
    if offered is not attempt.draft:
        return replace(rewound(attempt), draft=offered)
    judged = judged_now(attempt)
    if judged is None:
        return attempt
    ready, run = judged
    return replace(ready, run=run.ended(), phase=Phase.STOPPED)


def _step(attempt: Attempt) -> Attempt:
    if attempt.phase in BUSY:
        return attempt
    if attempt.phase is Phase.WAITING and attempt.run:
        run = attempt.run.at_step(attempt.steps_shown)
        return _play(attempt, run, run.until)
    judged = judged_now(attempt)
    if judged is None:
        return _found_nothing(attempt)
    ready, run = judged
    first = run.at_step(0)
    return _play(ready, first, first.until)


def _move_at_once(attempt: Attempt, touch: Touch) -> Attempt:
    if attempt.phase not in (Phase.WRITING, Phase.RUNNING, Phase.STOPPED):
        return attempt
    before = attempt.draft
    if attempt.ends_in_bump:
        before = before.touch(Touch(Key.UNDO))
    moved = before.touch(touch)
    if moved is before:
        return attempt
    laid = replace(attempt, draft=moved)
    judged = judged_now(laid)
    if judged is None:
        return laid
    ready, run = judged
    last = run.at_step(len(run.verdict.trace.steps) - 1)
    return _play(ready, last, last.until, Phase.WRITING)


def judged_now(attempt: Attempt) -> tuple[Attempt, Run] | None:
    """The attempt with an empty hand and no hint, ready to run, and the run of its answer; None without an answer."""
    answer = attempt.draft.answer
    if answer is None:
        return None
    draft, closed = attempt.draft.put_down(), attempt.help.closed()
    ready = replace(attempt, following=Following(), draft=draft, help=closed, changed=())
    run = Run.of(attempt.challenge, answer, attempt.tempo)
    if attempt.to_come is not None and run.verdict.succeeded:
        run = replace(run, verdict=replace(run.verdict, outcome=Outcome.WORLD_CHANGED))
    return ready, run


def _play(attempt: Attempt, run: Run, until: float, then: Phase = Phase.WAITING) -> Attempt:
    return replace(attempt, run=replace(run, until=until, then=then), phase=Phase.RUNNING)


def rested(attempt: Attempt) -> Attempt:
    """The attempt when what was to be shown is over: between two steps it waits, else the run has ended."""
    run = attempt.run
    if run is None:
        return attempt
    if run.only_seen:
        return replace(rewound(attempt), watched=True)
    if attempt.phase is Phase.RUNNING and run.until < run.timeline.duration:
        return replace(attempt, phase=run.then)
    phase, draft = _last_phase(attempt, run), attempt.draft
    if phase is Phase.STOPPED and not attempt.immediate:
        draft = attempt.gesture.failed(draft)
    return _world_changed(replace(attempt, draft=draft, run=run.ended(), phase=phase, by_hand=None))


def _world_changed(attempt: Attempt) -> Attempt:
    """What the attempt is after a run that ended: in the changed world once it succeeded, or after enough tries."""
    coming, run = attempt.to_come, attempt.run
    before = coming.staging.before if coming else None
    if coming is None or before is None or run is None or attempt.phase is not Phase.STOPPED:
        return attempt
    tries = attempt.tries + 1
    if tries < before.tries and run.verdict.outcome is not Outcome.WORLD_CHANGED:
        return replace(attempt, tries=tries)
    now = coming.mat.obstacles
    cells = tuple(sorted(now - before.obstacles or before.obstacles - now))
    return replace(attempt, draft=replace(attempt.draft, challenge=coming), to_come=None, changed=cells)


def _last_phase(attempt: Attempt, run: Run) -> Phase:
    if run.verdict.succeeded and attempt.gesture.has_goal:
        return Phase.SUCCEEDED
    if attempt.immediate and run.then is Phase.WRITING and not run.verdict.trace.bump:
        return Phase.WRITING
    return Phase.STOPPED


def rewound(attempt: Attempt) -> Attempt:
    """The attempt as before any run, with the same answer."""
    closed = attempt.help.closed()
    before = replace(attempt, run=None, help=closed, following=Following(), phase=Phase.WRITING, changed=())
    return replace(before, by_hand=None) if before.by_hand is not None else before


def _says_something_else(before: Draft, after: Draft) -> bool:
    programs, now = ([strip.program for strip in draft.strips] for draft in (before, after))
    return programs != now or before.answer != after.answer or before.challenge != after.challenge
