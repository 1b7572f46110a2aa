"""One screen as a state machine: the open page, whose turn it is, what was done, what must be said.

Knows no pygame and no port. Touches, time and reports come in. What to show is read from the
attributes of ``session_state.py``. What the machine must do is taken with ``take_requests``.
"""

from contextlib import suppress
from dataclasses import replace

from beebot.command import Program
from beebot.endings import ending_sentence
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath, Lesson
from beebot.robot import Aftermath, Lost, RobotEvent, Stopped
from beebot.story import Played
from beebot.text import Text
from simulateur.game import reports
from simulateur.game.adults.state import Adults, with_setting
from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.feast import Feast
from simulateur.game.freeplay import FREE_CHALLENGE, FREE_PLAY
from simulateur.game.gardens import gardens
from simulateur.game.groups import Groups
from simulateur.game.hearing import Heard, sound_of_target
from simulateur.game.joys import note_of
from simulateur.game.key_names import spoken_name, turn_of
from simulateur.game.packs import PathsChanged
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.places import stopped_at
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.play.round import Round
from simulateur.game.praise import success_said
from simulateur.game.put_by import PutBy
from simulateur.game.records import Bookmark
from simulateur.game.requests import Ask, Request, Say
from simulateur.game.session_state import SORRY_S, SessionState
from simulateur.game.settings import Settings
from simulateur.game.spoken import lines_of
from simulateur.game.storybook import Storybook, challenge_place, place_of
from simulateur.game.turns import Turns
from simulateur.game.whereabouts import Page, Whereabouts

__all__ = ["SORRY_S", "Page", "Session"]

_BETWEEN = (Page.HOME, Page.ADULTS)
"""The pages on which nobody plays a path."""
_BEGUN = frozenset({Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED})
"""Where a run, or what came of it, stays that of the animal that began it, whoever touches the page."""
_TEMPOS = {False: TORTOISE, True: HARE}
_NOTHING: Program = ()


class Session(SessionState):
    """One sitting at one screen: what comes in changes it."""

    def touch(self, touch: Touch) -> None:
        """Obey one touch."""
        self.since_touch, self._is_untouched = 0.0, False
        self.touches += 1
        self._hearing.touched(note_of(touch))
        self.joys = self.joys.touched(touch)
        if touch.key is Key.STOP_ALL:
            self._requests.append(Ask.STOP_ALL)
        elif self.page is Page.ADULTS:
            self._touch_adults(touch)
        elif touch.key in (Key.TOKEN, Key.TURN):
            self._touch_animal(touch)
        elif touch.key is Key.LISTEN:
            self._tell_task()
            if self.round is not None:
                self.round.show_again()
        elif touch.key is Key.ADULTS and self.page in (Page.HOME, Page.SORRY):
            self._enter_adults()
        elif self.page is Page.HOME:
            self._touch_home(touch)
        elif self.page is Page.SORRY and touch.key is Key.HOME:
            self._open(Page.HOME)
        elif self.page in (Page.LESSON, Page.STORY):
            self._touch_lesson(touch)
        else:
            self._touch_played(touch)

    def hold(self, touch: Touch | None) -> None:
        """Say each turn what is kept down now; None for nothing. What listens ends as soon as nobody says so."""
        if self.page is Page.ADULTS:
            self.adults = self.adults.held(touch)

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.since_touch += seconds
        self._at = replace(self._at, since_page=self.since_page + seconds)
        self.since_turn += seconds
        if self.round is not None:
            self.round.tick(seconds, speaking=self.speaking)
            self._settle(self.round)
        if self.page is Page.FILM:
            self._roll(seconds)
        if self.page is Page.SORRY and self.since_page >= self._sorry_s:
            self._open(Page.HOME)

    def hear(self, report: reports.Report) -> None:
        """Take in what the machine tells this session."""
        self.adults = self.adults.heard(report)
        match report:
            case reports.RobotsAre(members):
                self.robots = members
            case reports.RobotSaid():
                self._hear_robot(report)
            case reports.Opened():
                self._resume(report)
            case reports.Erased():
                self._groups, self._at = Groups(), replace(self._at, waiting=PutBy(), book=Storybook())
                self._show_done()
            case reports.PathRead():
                self.shelf = self.shelf.with_path(report.path, report.hashes)
            case PathsChanged():
                self.shelf = self.shelf.to_change(report)
                self._take_changes()
            case reports.Notice(sentence):
                self.note(sentence)
            case reports.PictureIs(kept, sentence):
                self._hear_picture(sentence, kept=kept)
            case reports.VoiceIs(heard, speaking):
                self.mute, self.speaking = not heard, speaking

    def take_requests(self) -> tuple[Request, ...]:
        """What the machine must do since the last call."""
        requests, self._requests = tuple(self._requests), []
        if self.page is not Page.ADULTS:
            said = (sentence for asked in requests if isinstance(asked, Say) for sentence in asked.sentences)
            self._said |= dict.fromkeys(said)
        return requests

    def take_sounds(self) -> tuple[Heard, ...]:
        """The short sounds that are due since the last call."""
        return self._hearing.take(self.attempt, self.token, self.since_touch)

    def say(self, text: Text) -> None:
        """Ask for a sentence to be spoken."""
        self._requests.append(Say(text.in_language(self.settings.language)))

    def _tell_task(self) -> None:
        """Say what is to be done on this page, and let a target be heard that nothing shows."""
        said = Say(self._task().in_language(self.settings.language))
        if self.page is Page.CHALLENGE:
            for place, target in enumerate(self.challenge.targets):
                if not target.visible:
                    said = Say("", sound_of_target(self.challenge, place), said)
        self._requests.append(said)

    def name_key(self, key: AnyKey) -> None:
        """Say what a key is called: somebody keeps it down. The bulb also says its help again."""
        name, attempt = spoken_name(key), self.attempt
        if name is None:
            return
        if key is Key.HINT and attempt is not None and attempt.help_said is not None:
            name = f"{name} {attempt.help_said.in_language(self.settings.language)}"
        self._requests.append(Say(name))

    def look(self, strip: int, first: int) -> None:
        """Show a strip of the open challenge from its place ``first`` on: a finger slid it."""
        self.since_touch = 0.0
        if self.round is not None:
            self.round.look(strip, first)

    def open_lesson(self, name: str) -> bool:
        """Go straight to the lesson of this id; False where the path has none."""
        places = [place for place, lesson in enumerate(self.path.lessons) if lesson.id == name]
        if places:
            self._open_lesson(places[0])
        return bool(places)

    def play_freely(self) -> None:
        """Open free play."""
        self._at = replace(self._at, is_free=True)
        self.open_challenge(self.lesson_place, 0)

    def use_path(self, path: LearningPath) -> None:
        """Play another learning path, from its garden."""
        self.shelf = self.shelf.playing(path)
        self._at = replace(self._at, lesson_place=0, challenge_place=0, garden=None)
        self.settings = replace(self.settings, path=path.id)
        self._groups = self._groups.on_paper()

    def use_settings(self, settings: Settings) -> None:
        """Play on with other settings. The turn stays with its animal if it still plays."""
        if settings == self.settings:
            return
        turns = self.turns.among(settings.tokens)
        if settings.own_progress and turns.animal != self.animal:
            self._groups = self._groups.leaving(self.animal, self._own_bookmark)
            self._at = replace(self._at, waiting=PutBy())
        self.settings, self.turns = settings, turns
        self._groups = self._groups.on_paper()
        self._show_done()

    def open_challenge(self, lesson: int, challenge: int) -> None:
        """Go straight to one challenge and say its task."""
        settings, before = self.settings, self.attempt
        self._at = replace(self._at, lesson_place=lesson, challenge_place=challenge)
        if self.story:
            self._turn_to(place_of(self.lesson, self.challenge))
        tempo, kept = _TEMPOS[settings.hare], _NOTHING
        if before is not None:
            tempo = before.tempo
            if settings.hidden_memory and not settings.immediate:
                kept = before.told
        at_once, language = settings.immediate, settings.language
        played = Round(self.challenge, language, tempo, immediate=at_once, kept=kept)
        self._at = replace(self._at, round=played, plays_again=self.is_done(self.lesson))
        self._open(Page.CHALLENGE)
        self._at = replace(self._at, waiting=PutBy(self.put_by))
        if self.put_by is not None:
            self._take_back(played, self.put_by)

    def apologise(self, seconds: float = SORRY_S) -> None:
        """Show the page that says sorry, for what nobody foresaw; it goes home after ``seconds``.

        The answer under way is put by, unless it was put by before and failed again before a touch
        was handled. Robots are told to stop. A page that says sorry already goes on doing so.
        """
        if self.page is Page.SORRY:
            return
        self._put_by()
        self._at, self.adults = replace(self._at, round=None, is_free=False), Adults()
        self._requests.append(Ask.STOP_ALL)
        self._sorry_s = seconds
        self._open(Page.SORRY)

    def went_well(self) -> None:
        """A touch was handled, and what came of it was shown."""
        self._at = replace(self._at, waiting=self._at.waiting.handled(self.touches))

    def _open(self, page: Page) -> None:
        if page is not Page.CHALLENGE:
            self._leave_round()
            self._at = replace(self._at, is_free=False)
        if page is not Page.FEAST:
            self.joys = self.joys.elsewhere()
        if page not in (Page.STORY, Page.CHALLENGE):
            self._at = replace(self._at, book=self._at.book.awaiting(None))
        self._at = replace(self._at, page=page, since_page=0.0)
        self._take_changes()
        if page in (Page.LESSON, Page.STORY, Page.CHALLENGE, Page.SORRY, Page.FEAST):
            self._tell_task()

    def _open_lesson(self, place: int) -> None:
        """Open a lesson; one that tells a story at the page where the children were."""
        self._at = replace(self._at, lesson_place=place)
        if self.lesson.episodes:
            self._turn_to(min(self.story_place, self.story_reach))
        self._open(Page.STORY if self.lesson.episodes else Page.LESSON)

    def _turn_to(self, place: int) -> None:
        self._at = replace(self._at, book=self._at.book.at(self.lesson, place))

    def _open_episode(self, place: int) -> None:
        """Open a page of the story, or play the challenge that comes there."""
        episode = self.story[place]
        if isinstance(episode, Played):
            self.open_challenge(self.lesson_place, challenge_place(self.lesson, episode))
        else:
            self._turn_to(place)
            self._open(Page.STORY)

    def _tell_on(self, following: int | None) -> None:
        """Go on to what follows in the story; after its end comes the feast, if it was earned, or the garden."""
        if following is not None:
            self._open_episode(following)
            return
        self._turn_to(0)
        feast = self._at.book.feast
        if feast is not None:
            self.joys = self.joys.celebrating(feast.attempt, feast.animal)
            self._at = replace(self._at, garden=None)
        self._open(Page.HOME if feast is None else Page.FEAST)

    def _take_changes(self) -> None:
        """Let paths come and go, unless children are in one: what they play stays as it is."""
        if self.page not in _BETWEEN:
            return
        played, self.shelf = self.path, self.shelf.changed()
        if self.path is not played:
            self.use_path(self.path)

    def _put_by(self) -> None:
        """Keep the answer under way for when its challenge is opened again."""
        with suppress(Exception):  # what failed may be in the answer itself
            self._at = replace(self._at, waiting=self._at.waiting.after_fault(self.bookmark))

    def _take_back(self, played: Round, put_by: Bookmark) -> None:
        """Make an answer that was put by again, if it is one to the challenge that was opened."""
        where = (self.path.id, self.lesson.id, *self.key)
        if where == (put_by.path, put_by.lesson, put_by.challenge, put_by.hash):
            self._at = replace(self._at, waiting=self._at.waiting.taken_back(self.touches))
            played.resume(put_by)
            self._settle(played)

    def _touch_animal(self, touch: Touch) -> None:
        if touch.key is Key.TOKEN:
            self._give_turn(self.turns.at(touch.index))
        elif self.passes_turn:
            self._give_turn(self.turns.passed_on())

    def _give_turn(self, turns: Turns) -> None:
        """Let an animal play and say which. If each has its own progress, it goes on where it left."""
        passes = turns != self.turns
        if passes and self.settings.own_progress:
            self._leave()
        self.turns = turns
        if passes:
            self.since_turn = 0.0
        if passes and self.settings.own_progress:
            self._come_back()
        self.say(Text(turn_of(self.animal)))

    def _leave(self) -> None:
        """Keep where the animal is whose turn ends: a run waits, a robot halts."""
        if self.round is not None:
            self.round.set_aside()
            self._settle(self.round)
        at = replace(self._at, page=self._lasting_page)
        self._groups = self._groups.leaving(self.animal, self._own_bookmark, at)
        self.joys = self.joys.elsewhere().kept(asked=False)

    def _come_back(self) -> None:
        """Go where the animal waited whose turn it is: to the garden, if it has not played yet."""
        left = self._groups.left.get(self.animal)
        self._groups = self._groups.without(self.animal)
        self._show_done()
        self._at = Whereabouts() if left is None or left.at is None else left.at
        if left is not None and left.at is None:
            book = Storybook(left.bookmark.stories)
            self._at = replace(self._at, waiting=PutBy(left.bookmark.put_by), book=book)
            self._go_to(left.bookmark)
        self._take_changes()

    def _show_done(self) -> None:
        """Let the flowers be those of the animal whose turn it is, or of all where they play together."""
        done = self._groups.by_anybody
        if self.settings.own_progress:
            done = self._groups.done_by(self.animal)
        self.shelf = self.shelf.showing(done)

    def _leave_round(self) -> None:
        if self.round is not None:
            self.round.leave_robots()
            self._settle(self.round)
            self._at = replace(self._at, round=None)

    def _enter_adults(self) -> None:
        sheet = self.path.on_shelf.index(self.path.lessons[self.lesson_place])
        self.shelf = self.shelf.looking_at_played(sheet)
        self.adults, requests = self.adults.entered(notices=bool(self.notices))
        self.adults = self.adults.listing(sheet)
        self._requests += requests
        self._open(Page.ADULTS)

    def _touch_home(self, touch: Touch) -> None:
        if touch.key is Key.PLAY:
            self.play_freely()
        elif touch.key is Key.GARDEN:
            self._go_to_garden(touch.index)
        elif touch.key is Key.LESSON:
            self._touch_flower(touch.index)

    def _go_to_garden(self, number: int) -> None:
        """Show another garden, if its first flower may open: one can see where one was, and no further than next."""
        found = gardens(len(self.path.lessons))
        if 0 <= number < len(found) and self.flowers.may_open(found[number].start, free=self.settings.free_order):
            self._at = replace(self._at, garden=number, since_page=0.0)
            self.say(self._task())

    def _touch_flower(self, place: int) -> None:
        if self.flowers.may_open(place, free=self.settings.free_order):
            self._open_lesson(place)

    def _touch_adults(self, touch: Touch) -> None:
        if touch.key is AdultKey.CHILDREN:
            self._open(Page.HOME)
            if self.settings.own_progress and self.animal in self._groups.left:
                self._come_back()
        elif touch.key is AdultKey.LEAVE:
            self._requests.append(Ask.LEAVE)
        elif touch.key is AdultKey.START:
            self._begin(*self.shelf.found)
        else:
            if touch.key is AdultKey.SECTION:
                self.adults = self.adults.about(
                    lines_of(self.path, self.settings.language, self._said, self.lesson_place)
                )
            self.shelf = self.shelf.touch(touch)
            self.adults, requests = self.adults.touch(touch, self.robots)
            if touch.key is AdultKey.VIEW:
                self.adults = self.adults.listing(self.shelf.sheet)
            self._requests += requests
            self.use_settings(with_setting(self.settings, touch))

    def _begin(self, path: LearningPath, lesson: Lesson) -> None:
        """Play ``lesson`` of ``path``, if it has challenges."""
        if lesson.challenges:
            self.use_path(path)
            self._open_lesson(path.lessons.index(lesson))

    def _touch_lesson(self, touch: Touch) -> None:
        if self.page is Page.STORY:
            self._touch_story(touch)
        elif touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.CHALLENGE and touch.index < len(self.lesson.challenges):
            self.open_challenge(self.lesson_place, touch.index)

    def _touch_story(self, touch: Touch) -> None:
        if touch.key is Key.HOME:
            self._open(Page.HOME)
        elif touch.key is Key.RESTART:
            self._open_episode(0)
        elif touch.key is Key.LEAF and touch.index <= self.story_reach:
            self._open_episode(touch.index)
        elif touch.key is Key.NEXT and isinstance(self.episode, Played):
            self._open_episode(self.story_place)
        elif touch.key is Key.NEXT:
            self._tell_on(self.next_episode)

    def _touch_played(self, touch: Touch) -> None:
        """A touch at a challenge, a film or a feast."""
        if touch.key in (Key.FILM, Key.FRAME) or self.page in (Page.FEAST, Page.FILM):
            self._touch_joy(touch)
        elif self.round is not None:
            self._touch_challenge(self.round, touch)

    def _touch_challenge(self, played: Round, touch: Touch) -> None:
        if touch.key is Key.HOME and self._at.is_free:
            self._open(Page.HOME)
        elif touch.key is Key.HOME and self._plays_for_another:
            self._leave_round()
            self._come_back()
        elif touch.key is Key.HOME:
            self._open_lesson(self.lesson_place)
        elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
            self._go_on()
        else:
            if played.attempt.phase not in _BEGUN:
                played.by = self.animal
            making = played.attempt.gesture.offers
            if touch.key is Key.OFFER:
                touch = replace(touch, index=self.token)
            played.touch(touch, self.crew)
            self._settle(played)
            if making and not played.attempt.gesture.offers:
                self._offer(played)

    def _offer(self, played: Round) -> None:
        """Let the next animal play what the one whose turn it was has made.

        Where each has its own progress, the maker waits at its lesson, and the player's own place stays kept.
        """
        if self.settings.own_progress:
            at = replace(self._at, page=Page.LESSON, round=None)
            bookmark = Bookmark(self.path.id, self.animal, self.lesson.id, put_by=self.put_by)
            self._groups = self._groups.leaving(self.animal, bookmark, at)
        self.turns, self.since_turn = self.turns.passed_on(), 0.0
        played.by = self.animal
        self._show_done()
        self.say(Text(turn_of(self.animal)))

    def _go_on(self) -> None:
        place, played, author = self.following, self.round, self._author
        if self._plays_for_another:
            self._leave_round()
            self._come_back()
            return
        if not self.settings.own_progress:
            self.turns, self.since_turn = self.turns.passed_on(), 0.0
        if self.story and played is not None:
            following = self.next_episode
            if self._fills_flower:
                self._at = replace(self._at, book=self._at.book.awaiting(Feast(played.attempt, author)))
            self._tell_on(following)
        elif place is not None:
            self.open_challenge(self.lesson_place, place)
        elif self.ends_in_feast and played is not None:
            self.joys = self.joys.celebrating(played.attempt, author)
            self._at = replace(self._at, garden=None)
            self._open(Page.FEAST)
        else:
            self._open(Page.HOME)

    @property
    def _plays_for_another(self) -> bool:
        """Whether the animal has left its own place to play what another one made."""
        made = self.round is not None and self.round.diary.maker is not None
        return made and self.settings.own_progress and self.animal in self._groups.left

    def _touch_joy(self, touch: Touch) -> None:
        """A touch at the feast or the film, or one that leads to a film or a picture."""
        if self.page is Page.FEAST and self.joys.skips(touch, self.since_page):
            self.joys = self.joys.skipped()
        elif touch.key is Key.NEXT and self.round is not None:
            self._go_on()
        elif touch.key is Key.NEXT:
            self._open(Page.HOME)
        elif not self._at.is_free:
            own = None if self.round is None else self.round.attempt
            film = self.joys.film
            self.joys, requests = self.joys.touch(touch, own, self._author)
            self._requests += requests
            if self.joys.film is not film:
                self.since_film = 0.0
                self._at = replace(self._at, page=Page.FILM, since_page=0.0)
                self.say(self._task())

    def _roll(self, seconds: float) -> None:
        """Let the film go on."""
        before, self.joys = self.joys.film, self.joys.after(seconds)
        self.since_film += seconds
        now = self.joys.film
        if before is not None and now is not None and before.is_over is not now.is_over:
            self.since_film = 0.0

    def _hear_picture(self, sentence: str, *, kept: bool) -> None:
        self.note(sentence)
        if kept:
            self.say(Text(_("Ton chemin est gardé en image.")))
        else:
            self.joys = self.joys.kept(asked=False)

    def _settle(self, played: Round) -> None:
        """Take what came of the open challenge: a run that ended is kept, a success is praised."""
        for asked in played.take_requests():
            if isinstance(asked, reports.Notice):
                self.note(asked.sentence)
            else:
                self._requests.append(asked)
        by = played.by or self.animal
        for attempt in played.take_ended():
            tried = played.diary.tried(attempt, by, self.key)
            makers = self._makers(played, by) if attempt.is_done else ()
            if tried is not None:
                self._requests += [tried, *(replace(tried, animal=maker, cards=0) for maker in makers)]
            if attempt.is_done:
                for animal in (by, *makers):
                    self._groups = self._groups.with_done(animal, (self.key,))
                self.shelf = self.shelf.with_done((self.key,))
            told = attempt.gesture.told(attempt.draft)
            if attempt.phase is Phase.SUCCEEDED:
                self._tell_end(attempt, told or Text(success_said(self.joys.successes)))
                self.joys = self.joys.succeeded()
            elif attempt.ending is not None:
                self._tell_end(attempt, told or Text(ending_sentence(attempt.ending.kind)))
            else:
                self._tell_end(attempt)

    def _tell_end(self, attempt: Attempt, sentence: Text | None = None) -> None:
        """Say where the bee has stopped, if that place has a name or a sound, and then how the run ended."""
        language = self.settings.language
        place = stopped_at(attempt)
        first = None if place is None else Say(place.name.in_language(language) if place.name else "", place.sound)
        if sentence is not None:
            self._requests.append(Say(sentence.in_language(language), first=first))
        elif first is not None:
            self._requests.append(first)

    def _makers(self, played: Round, by: str) -> tuple[str, ...]:
        """The animal that made the challenge which ``by`` has played: the flower opens for both."""
        place, animals = played.diary.maker, self.turns.animals
        if place is None or place >= len(animals) or animals[place] == by:
            return ()
        return (animals[place],)

    def _hear_robot(self, said: reports.RobotSaid) -> None:
        match said.report:
            case reports.Linked(_number, Aftermath() as aftermath):
                self._hear_aftermath(said.before, aftermath)  # its token when the run was sent
            case reports.Unreachable(sentence) | reports.NotForThisRobot(sentence):
                self.note(sentence)
                self._follow_robot(said.token, Stopped(None))
            case reports.Linked() | reports.Answered():
                pass
            case event:
                self._follow_robot(said.token, event)

    def _follow_robot(self, token: str, event: RobotEvent) -> None:
        if isinstance(event, Lost):
            self.note(str(event.error))
        if self.round is not None:
            self.round.follow_robot(token, event)
            self._settle(self.round)

    def _hear_aftermath(self, token: str, aftermath: Aftermath) -> None:
        self.note(aftermath.sentence)
        if self.round is not None:
            self.round.hear_aftermath(token, aftermath)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the adult, once."""
        if sentence not in self.notices:
            self.notices = (*self.notices, sentence)

    def _resume(self, opened: reports.Opened) -> None:
        """Go on where the last sitting ended, unless somebody has begun already.

        What is no longer there, or was changed since, is left out.
        """
        self._groups = self._groups.with_all_done(opened.by_animal, opened.done)
        self._show_done()
        self.joys = self.joys.counting_from(len(opened.done))
        bookmark = opened.bookmark
        if bookmark is None:
            return
        self._groups = self._groups.with_bookmarks(bookmark.others)
        begun = self.page is not Page.HOME or not self._is_untouched
        may_resume = not begun and bookmark.path == self.path.id
        if may_resume:
            self.turns = self.turns.given_to(bookmark.animal)
            self._show_done()
        if self.settings.own_progress and self.animal != bookmark.animal:
            self._groups = self._groups.with_bookmarks((bookmark,))
            if may_resume:
                self._come_back()
            return
        self._at = replace(self._at, waiting=PutBy(bookmark.put_by), book=Storybook(bookmark.stories))
        if not opened.resumes:
            self._at = replace(self._at, waiting=self._at.waiting.with_answer(bookmark))
        elif may_resume:
            self._go_to(bookmark)

    def _go_to(self, bookmark: Bookmark) -> None:
        """Open what ``bookmark`` names, from the garden, with the answer that was under way."""
        if bookmark.path != self.path.id:
            return
        name = bookmark.challenge
        if bookmark.lesson == FREE_PLAY:
            self.play_freely()
            name = FREE_CHALLENGE  # an earlier version gave it another id
        elif not self.open_lesson(bookmark.lesson):
            return
        key, keys = (name, bookmark.hash), self.flowers.keys(self.lesson)
        if key not in keys:
            return
        if self.page in (Page.LESSON, Page.STORY):
            self.open_challenge(self.lesson_place, keys.index(key))
        if self.round is not None:
            self.round.resume(bookmark)
            self._settle(self.round)
