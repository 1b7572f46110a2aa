"""One's own program seen again: a run that succeeded is shown once more, and nothing of it is judged or kept."""

from dataclasses import dataclass, field, replace

from simulateur.game.play.attempt import Attempt
from simulateur.game.play.attempt_changes import after
from simulateur.game.play.help_calls import Help
from simulateur.game.play.run import Phase


@dataclass(frozen=True)
class Film:
    """A run that succeeded, shown once more: ``attempt`` is as it is shown now, running and then done.

    ``since_s`` is the seconds since the film began or, once it is over, since its end.
    """

    attempt: Attempt
    since_s: float = field(default=0.0, compare=False)

    @classmethod
    def of(cls, attempt: Attempt) -> "Film":
        """The film of ``attempt`` at its beginning.

        Raises:
            ValueError: the attempt is not done.
        """
        if attempt.run is None or not attempt.is_done:
            raise ValueError("only what is done has a film")
        run = replace(attempt.run, time=0.0, until=attempt.run.timeline.duration, then=Phase.WAITING)
        return cls(replace(attempt, help=Help(), run=run, phase=Phase.RUNNING))

    @property
    def is_over(self) -> bool:
        return self.attempt.phase is not Phase.RUNNING

    def after(self, seconds: float) -> "Film":
        later = Film(after(self.attempt, seconds), self.since_s + seconds)
        return replace(later, since_s=0.0) if later.is_over is not self.is_over else later
