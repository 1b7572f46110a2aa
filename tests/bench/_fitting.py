"""The weights of ``beebot.measures.difficulties``, fitted to published orders; how well they hold on what was held out.

    python -m tests.bench._fitting                  the weights, and the table of held-out rank correlations
    python -m tests.bench._fitting --annee FOLDER   the same, after reading the year's séances again from FOLDER

An order is a list of challenges from easy to hard, as its authors publish it. ``orders/published.csv`` and
``orders/annee.csv`` hold of each challenge its place in the order and its parts, never its map. ``orders/SOURCES.md``
says where each was read. What a fit wants is that of two challenges of one order the later one scores higher: the
logistic loss over all such pairs, each order weighing as many as it has challenges, with a small ridge, and no part
weighing less than ``LEAST``. Then bands are cut between the levels of the year.
"""

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from beebot.challenge import Challenge, Genre
from beebot.command import count_cards
from beebot.kinds import kind_of, solve
from beebot.lesson import Level
from beebot.loader import ContentError, load_lesson
from beebot.loader.genre_keys import ON_MATS
from beebot.measures.difficulties import Difficulty
from beebot.parts.answer_types import Choice, PairPrograms
from beebot.shortest.solution import Solution
from tests.bench._judgement import WHOLE, Amount, Answer, exactly, report

ORDERS = Path(__file__).parent / "orders"
PARTS = tuple(field.name for field in fields(Difficulty) if field.name not in ("genre", "least"))
KINDS = tuple(genre for genre in ON_MATS if genre is not Genre.FREE)
YEAR = "annee"
"""The order of the year's séances, PS to CE1; the levels are read from it."""
RIDGE = 1.0
"""How much a weight is drawn to nothing, against pairs that each count about one."""
ROUNDS = 40
SWEEPS = 60
LEAST = 0.05
"""What each part weighs at least: teachers name it, though an order may say nothing of it."""
Weights = list[float]


class Row(NamedTuple):
    """A challenge of an order: ``group`` is the séance or stage it is in, ``length`` the cards of its right program."""

    order: str
    rank: int
    group: str
    level: Level | None
    name: str
    length: int
    difficulty: Difficulty

    @property
    def vector(self) -> list[float]:
        """Its parts, then 1 for its kind among all kinds."""
        parts = [float(getattr(self.difficulty, part)) for part in PARTS]
        return [*parts, *(float(self.difficulty.genre is kind) for kind in KINDS)]


def read(file: Path) -> list[Row]:
    """The rows of a table."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [_row(each) for each in csv.DictReader(lines)]


def _row(cells: dict[str, str]) -> Row:
    def level(word: str) -> Level | None:
        return Level(word) if word else None

    parts = {part: float(cells[part]) if part == "rarity" else int(cells[part]) for part in PARTS}
    difficulty = Difficulty(Genre(cells["genre"]), level(cells["least"]), **parts)  # type: ignore[arg-type]
    rank, length = int(cells["rank"]), int(cells["length"])
    return Row(cells["order"], rank, cells["group"], level(cells["level"]), cells["name"], length, difficulty)


def write(file: Path, rows: Iterable[Row]) -> None:
    """A table that ``read`` reads."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["order", "rank", "group", "level", "name", "length", "genre", "least", *PARTS])
        for row in rows:
            hard = row.difficulty
            head = [row.order, row.rank, row.group, row.level and row.level.value, row.name, row.length]
            least = hard.least and hard.least.value
            parts = [round(hard.rarity, 3) if part == "rarity" else int(getattr(hard, part)) for part in PARTS]
            writer.writerow([*head, hard.genre.value, least, *parts])


def measured(order: str, rank: int, group: str, level: Level | None, challenge: Challenge) -> Row | None:
    """The row of a challenge; None where its kind is not scored, or nobody solves it."""
    solution = solve(challenge)
    hard = kind_of(challenge.genre).difficulty(challenge, solution)
    if hard is None:
        return None
    return Row(order, rank, group, level, challenge.id, length_of(challenge, solution), hard)


def length_of(challenge: Challenge, solution: Solution) -> int:
    """Plain length, whatever the child does: the cards of the right program, of both robots in a pair."""
    match solution.answer:
        case tuple():
            return count_cards(solution.answer)
        case PairPrograms(first, second):
            return count_cards(first) + count_cards(second)
        case Choice(place):
            return count_cards(challenge.choices[place])
    return count_cards(challenge.given)


def year(folder: Path) -> tuple[list[Row], int]:
    """The rows of the year's séances, and how many challenges could not be scored.

    The séances of a level are in the order of their numbers. Each activity « périscolaire » is an order of its own,
    from green to red: whom it is for is not told by its place. Those of the digital path and of the family are in the
    order of a story, and left out.
    """
    rows: list[Row] = []
    left = 0
    rank: defaultdict[str, int] = defaultdict(int)
    for file in sorted((folder / "seances").glob("*.yaml"), key=_place):
        try:
            lesson = load_lesson(file)
        except ContentError as error:
            print(error)
            left += 1
            continue
        if not file.stem.startswith(_ORDERED):
            continue
        of_year = _place(file)[0] < len(Level)
        order = YEAR if of_year else f"{YEAR}/{file.stem}"
        for challenge in lesson.challenges:
            rank[order] += 1
            row = measured(order, rank[order], file.stem, lesson.level if of_year else None, challenge)
            rows += [row] if row else []
            left += row is None
    return rows, left


_ORDERED = (*(f"{level.value.lower()}-" for level in Level), "p-")


def _place(file: Path) -> tuple[int, int]:
    """Where a séance stands: level, then number; what is of no level comes after."""
    kind, number = file.stem.split("-")
    words = [level.value.lower() for level in Level]
    return (words.index(kind) if kind in words else len(words) + ord(kind[0]), int(number))


# The fit


def fit(rows: Sequence[Row], rounds: int = ROUNDS) -> Weights:
    """The weight of each part and kind: Newton's method on the pairs, each step by sweeps over the weights in turn."""
    pairs = list(_pairs(rows))
    size = len(PARTS) + len(KINDS)
    weights = [0.0] * size
    for _round in range(rounds):
        slope, bend = _derivatives(pairs, weights)
        weights = _swept(weights, slope, bend)
    return weights


Pair = tuple[float, list[tuple[int, float]]]
"""What a pair counts, and where its two vectors differ, the later one less the earlier one."""


def _pairs(rows: Sequence[Row]) -> Iterable[Pair]:
    by_order: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_order[row.order].append(row)
    for order in by_order.values():
        vectors = [row.vector for row in sorted(order, key=lambda row: row.rank)]
        count = len(vectors) * (len(vectors) - 1) / 2
        for later, vector in enumerate(vectors):
            for before in vectors[:later]:
                apart = [(place, one - two) for place, (one, two) in enumerate(zip(vector, before, strict=True))]
                yield len(vectors) / count, [each for each in apart if each[1]]


def _derivatives(pairs: Iterable[Pair], weights: Weights) -> tuple[Weights, list[Weights]]:
    """The first and second derivatives of the loss."""
    slope = [RIDGE * weight for weight in weights]
    bend = [[RIDGE * (place == other) for other in range(len(weights))] for place in range(len(weights))]
    for counts, apart in pairs:
        wrong = 1 / (1 + math.exp(min(30.0, sum(weights[place] * by for place, by in apart))))
        sure = counts * wrong * (1 - wrong)
        for place, by in apart:
            slope[place] -= counts * wrong * by
            line, times = bend[place], sure * by
            for other, its in apart:
                line[other] += times * its
    return slope, bend


def _swept(weights: Weights, slope: Weights, bend: list[Weights]) -> Weights:
    """The least of the parabola that touches the loss at ``weights``, without a part below ``LEAST``."""
    found = list(weights)
    for _sweep in range(SWEEPS):
        for place, line in enumerate(bend):
            down = slope[place] + sum(its * (one - two) for its, one, two in zip(line, found, weights, strict=True))
            best = found[place] - down / line[place]
            found[place] = max(LEAST, best) if place < len(PARTS) else best
    return found


# How well it holds


def score(weights: Weights) -> Callable[[Row], float]:
    """What ``weights`` make of a row."""
    return lambda row: sum(weight * part for weight, part in zip(weights, row.vector, strict=True))


def length(row: Row) -> float:
    """Plain length, beside which the score stands."""
    return row.length


def correlation(rows: Sequence[Row], by: Callable[[Row], float]) -> float:
    """Spearman's: 1 where ``by`` puts them in their order, 0 where it knows nothing of it; equals share a place."""
    return _pearson(_places([float(row.rank) for row in rows]), _places([round(by(row), 9) for row in rows]))


def _places(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def _pearson(one: Sequence[float], other: Sequence[float]) -> float:
    middle, its = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - middle) * (b - its) for a, b in zip(one, other, strict=True))
    spread = math.sqrt(sum((a - middle) ** 2 for a in one) * sum((b - its) ** 2 for b in other))
    return both / spread if spread else 0.0


class Held(NamedTuple):
    """An order that a fit has not seen, how many challenges of it, and the correlations of score and plain length."""

    what: str
    challenges: int
    score: float
    length: float


def held_out(rows: Sequence[Row], rounds: int = ROUNDS) -> list[Held]:
    """The year by halves, one séance in two, each fitted on all else; each other order is left out once."""
    groups = list(dict.fromkeys(row.group for row in rows if row.order == YEAR))
    found = []
    for half in (0, 1):
        kept = set(groups[half::2])
        out = [row for row in rows if row.order == YEAR and row.group in kept]
        found.append(_held(f"{YEAR}, moitié {half + 1}", out, fit([row for row in rows if row not in out], rounds)))
    for order in dict.fromkeys(row.order for row in rows if "/" in row.order and not row.order.startswith(YEAR)):
        out = [row for row in rows if row.order == order]
        found.append(_held(order, out, fit([row for row in rows if row.order != order], rounds)))
    small = [row for row in rows if row.order.startswith(f"{YEAR}/")]
    return [*found, _mean(small, fit([row for row in rows if row not in small], rounds))]


def _mean(small: Sequence[Row], weights: Weights) -> Held:
    """The activities of no level together: the mean over those that have an order to find."""
    orders = [[row for row in small if row.order == order] for order in dict.fromkeys(row.order for row in small)]
    each = [_held("", order, weights) for order in orders if len(order) > 1]
    ours, plain = (sum(held.score for held in each), sum(held.length for held in each))
    return Held(f"{YEAR}, {len(each)} activités (moyenne)", len(small), ours / len(each), plain / len(each))


def _held(what: str, out: Sequence[Row], weights: Weights) -> Held:
    return Held(what, len(out), correlation(out, score(weights)), correlation(out, length))


def orders(amount: Amount = WHOLE) -> list[Answer]:
    """The held-out table; the halves of the year must be ordered at least as well as by length."""
    rows = [*read(ORDERS / "annee.csv"), *read(ORDERS / "published.csv")]
    print("\nLa difficulté : l'ordre retrouvé sur ce que l'ajustement n'a pas vu (corrélation des rangs)")
    answers = []
    for held in held_out(rows, amount.of(ROUNDS)):
        name = f"{held.what}, {held.challenges} défis"
        if "moitié" in held.what:
            answers.append(report(name, exactly(held.score), at_least=round(held.length, 3)))
        else:
            print(f"  {name} : {held.score:.2f} (la longueur seule : {held.length:.2f})")
    return answers


# What is written in ``beebot/measures/difficulties.py``


class Tables(NamedTuple):
    """Rounded, as they are written there."""

    weights: dict[str, float]
    genres: dict[Genre, float]
    bands: dict[Level, float]


def tables(rows: Sequence[Row]) -> Tables:
    """The fit of ``rows``; the kind that adds least adds nothing."""
    fitted = fit(rows)
    parts, kinds = fitted[: len(PARTS)], fitted[len(PARTS) :]
    weights = {part: round(weight, 2) for part, weight in zip(PARTS, parts, strict=True)}
    genres: dict[Genre, float] = {
        kind: round(weight - min(kinds), 2) for kind, weight in zip(KINDS, kinds, strict=True)
    }
    by = score([*weights.values(), *genres.values()])
    return Tables(weights, genres, bands([(by(row), row.level) for row in rows if row.level]))


def bands(scored: Sequence[tuple[float, Level]]) -> dict[Level, float]:
    """The score that nine of ten challenges of each level do not pass, or those of an earlier one; for CE1, all."""
    cuts: dict[Level, float] = {}
    for level in Level:
        its = sorted(score for score, of in scored if of is level)
        cut = its[-1] if level is Level.CE1 else its[math.ceil(0.9 * len(its)) - 1]
        cuts[level] = max(math.ceil(10 * cut) / 10, *cuts.values(), 0.0)
    return cuts


def main(arguments: Sequence[str]) -> int:
    """Fit, and print what to write in ``beebot/measures/difficulties.py``."""
    if arguments[:1] == ["--annee"]:
        rows, left = year(Path(arguments[1]))
        write(ORDERS / "annee.csv", rows)
        print(f"{len(rows)} défis notés, {left} sans note")
    orders()
    made = tables([*read(ORDERS / "annee.csv"), *read(ORDERS / "published.csv")])
    lines = [f'    "{part}": {weight},' for part, weight in made.weights.items()]
    print("\n".join(("WEIGHTS = {", *lines, "}")))
    print("\n".join(("GENRES = {", *(f"    {kind}: {weight}," for kind, weight in made.genres.items()), "}")))
    print(f"BANDS = {{{', '.join(f'{level}: {cut}' for level, cut in made.bands.items())}}}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
