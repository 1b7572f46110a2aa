"""What a tablet downloads, how long the kit takes to start in a browser's Python beside CPython, and its memory.

The start and the touches are those of Pyodide under node, which has the engine of Chromium (``_engine.py``): no page is
drawn. The last section is the whole page in Chromium, which is what a child waits for, beside one of TurboWarp's.
"""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from platformdirs import user_cache_path

from lecons import FIRST_PATH, paths
from simulateur.web.build import lesson_values
from simulateur.web.build.compiled import Compiled, compiled
from simulateur.web.build.folder import Order, made, write
from simulateur.web.build.node import run_inside
from simulateur.web.build.progress import Progress
from simulateur.web.build.runtime import Tools, bring, tools
from simulateur.web.classroom import MOST
from tests.bench._engine import current
from tests.bench._in_chromium import ROUNDS, kit, middles, turbowarp
from tests.bench._judgement import Answer, Interval, Measured, exactly, loop, report, seconds, status
from tests.bench._tablets_at_once import idle, played, served
from tests.bench._turbowarp import VERSION, page_of
from tests.simulateur.web.chromium import PROGRAM

DOWNLOAD_MB, START, TOUCH_MS, HEAP_MB, TOGETHER_MS = 9.0, 6.0, 50.0, 40.0, 100.0
_PARTS, _PART_S = 7, 8.0
_WAITS = 0.1
"""The part of its work for which the server may wait for a processor, on a machine that is calm."""
LEVEL = "grande-section-annee"
_ROUNDS = 9
_CPYTHON = """
import sys
from pathlib import Path
from simulateur.web.browser import Browser, read
Browser(read(Path(sys.argv[1]).read_bytes()), (1024, 768), Path(sys.argv[2])).step(0.0, "[]")
"""
_CACHE = user_cache_path("beebot-kit", appauthor=False)


def main(_arguments: list[str]) -> int:
    """Run every section; 1 where one of them missed its target."""
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        bench = _Bench(Path(folder))
        sections = (download, bench.start, bench.played, together, bench.beside)
        return status({section.__name__: section() for section in sections})


def download() -> list[Answer]:
    """The folder of one level with its voice, gzipped file by file."""
    level = next(file for file in paths() if file.stem == LEVEL)
    files = _built(Order((level,), _CACHE))
    total = sum(len(gzip.compress(data)) for data in files.values()) / 1e6
    voice = sum(len(data) for name, data in files.items() if name.startswith("voices/")) / 1e6
    print(f"   voix : {voice:.1f} Mo de {LEVEL}")
    return [report("téléchargement, gzip, Mo", exactly(total), at_most=DOWNLOAD_MB)]


def _built(order: Order) -> dict[str, bytes]:
    return made(order, Progress(order.steps))


def together() -> list[Answer]:
    """Thirty tablets on this computer's socket, each with a child that lays a card about once a second.

    The processor counts nobody else's work; the time by the clock is judged where the machine is calm.
    """
    worked, took, waits = [], [], []
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder, served(Path(folder)) as server:
        rest = idle(server, _PART_S)
        parts = [played(server, _PART_S, seed) for seed in range(_PARTS)]
    for part in parts:
        worked.append(1000 * _slow([card.worked for card in part.cards]))
        took.append(1000 * _slow([card.took for card in part.cards]))
        waits.append(part.waited_s / part.worked_s)
    touches = sum(part.touches for part in parts)
    own, sent = sum(part.worked_s for part in parts), sum(part.received for part in parts)
    calm = Interval.of(waits).high <= _WAITS
    print(
        f"   {touches} touches de {MOST} tablettes : {1000 * own / touches:.1f} ms de processeur et "
        f"{sent / touches / 1000:.1f} ko chacune, la course d'après comprise"
    )
    print(
        f"   au repos : {100 * rest.worked_s / rest.lasted_s / MOST:.2f} % d'un processeur et "
        f"{rest.received / rest.lasted_s / MOST:.0f} octets par seconde pour une tablette"
    )
    print(f"   attente d'un processeur : {100 * Interval.of(waits).middle:.0f} % du travail")
    loops = (1.0,) if calm else (1.0, 2.0)  # what waited for others cannot be judged by a clock
    return [
        report(
            "30 tablettes, processeur jusqu'à la carte, 19 fois sur 20, ms",
            Measured(tuple(worked), (1.0,)),
            at_most=TOGETHER_MS,
        ),
        report(
            "30 tablettes, de la touche à la carte, 19 fois sur 20, ms",
            Measured(tuple(took), loops),
            at_most=TOGETHER_MS,
        ),
    ]


def _slow(values: Sequence[float]) -> float:
    """The value that 19 of 20 are not above."""
    return sorted(values)[int(0.95 * len(values))]


class _Bench:
    """What was compiled, in a folder, for the sections that run it."""

    def __init__(self, folder: Path) -> None:
        self._tools: Tools = tools()
        self._node = current(folder / "node", self._tools.node)
        self._folder = folder
        self._runtime = folder / "runtime"
        self._runtime.mkdir()
        self._memory = folder / "memory"
        for name, data in bring(_CACHE, None, self._tools.npm).items():
            (self._runtime / name).write_bytes(data)
        python: Compiled = compiled(self._tools.node, self._runtime, Progress(1))
        (folder / "kit.bin").write_bytes(python.kit)
        (folder / "content.bin").write_bytes(lesson_values.packed(lesson_values.read((FIRST_PATH,))))

    def start(self) -> list[Answer]:
        """To the first messages for the page: processor time beside CPython's, of the same, in turn.

        A tablet reads the kit at its first start, and remembers it from then on. CPython finds it compiled; the first
        start is also told beside a CPython that compiles it, as the target was set.
        """
        self._run(lessons=None, keep=self._memory)
        self._outside()
        first, fresh, next_ones, loops = [], [], [], [seconds(loop)]
        for _round in range(_ROUNDS):
            own, anew = self._cost(self._outside), self._cost(self._compiling)
            cost = self._cost(self._inside)
            first.append(cost / own)
            fresh.append(cost / anew)
            next_ones.append(self._cost(self._remembering) / own)
            loops.append(seconds(loop))
        print(
            f"   premier départ : {median(fresh):.1f} fois celui de CPython s'il compile aussi le kit ; "
            f"mémoire gardée : {self._memory.stat().st_size / 1e6:.1f} Mo"
        )
        figures = {"premier départ": first, "départ suivant": next_ones}
        return [
            report(f"{name}, fois celui de CPython", Measured(tuple(found), tuple(loops)), at_most=START)
            for name, found in figures.items()
        ]

    def played(self) -> list[Answer]:
        """A whole path: the touch that is slower than 19 of 20, and the heap after it."""
        found = self._run(lessons=100)
        touches = found["touch"]
        slow = _slow(touches)
        print(f"   {len(touches)} touches, médiane {median(touches):.1f} ms")
        return [
            report("une touche, processeur, 19 fois sur 20, ms", exactly(slow), at_most=TOUCH_MS),
            report("mémoire de Python, Mo", exactly(found["heap"] / 1e6), at_most=HEAP_MB),
        ]

    def beside(self) -> list[Answer]:
        """The whole page in Chromium and one of TurboWarp's, in turn; CPython's start of the kit among them.

        The target is that of a start under node: so many times CPython's is what a tablet may take for all of it. Of
        TurboWarp there is to know how many times one is the other.
        """
        if PROGRAM is None:
            print("   dans Chromium : il n'est pas installé ici (sudo apt install chromium)")
            return []
        try:
            theirs = page_of(self._folder / "turbowarp", self._tools)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"   dans Chromium : TurboWarp {VERSION} ne vient pas de npm ({error})")
            return []
        files = _built(Order((FIRST_PATH,), _CACHE, spoken=False))
        write(files, self._folder / "site")
        kits, others, own, loops = [], [], [], [seconds(loop)]
        for _round in range(ROUNDS):
            own.append(self._cost(self._outside))
            kits.append(kit(self._folder / "site"))
            others.append(turbowarp(theirs))
            loops.append(seconds(loop))
        ours, peer = middles(kits), middles(others)
        print(
            f"   dans Chromium, processeur de tout le navigateur : premier départ {ours.first:.2f} s, "
            f"les suivants {ours.again:.2f} s\n"
            f"   de la touche à l'image {ours.touch:.0f} ms, mémoire de la page {ours.memory:.0f} Mo\n"
            f"   TurboWarp {VERSION}, un disque qu'on touche : {peer.first:.2f} s, {peer.again:.2f} s, "
            f"{peer.touch:.0f} ms, {peer.memory:.0f} Mo"
        )
        names = ("premier départ", "suivants", "toucher", "mémoire")
        ratios = (f"{name} {one / other:.2g}" for name, one, other in zip(names, ours, peer, strict=True))
        print("   le kit, fois TurboWarp : " + ", ".join(ratios))
        starts = {"premier départ": [one.first for one in kits], "départ suivant": [one.again for one in kits]}
        times = {
            name: tuple(one / base for one, base in zip(found, own, strict=True)) for name, found in starts.items()
        }
        return [
            report(f"{name} dans Chromium, fois celui de CPython", Measured(found, tuple(loops)), at_most=START)
            for name, found in times.items()
        ]

    def _inside(self) -> None:
        self._run(lessons=0)

    def _remembering(self) -> None:
        self._run(lessons=0, memory=self._memory)

    def _compiling(self) -> None:
        self._outside(PYTHONDONTWRITEBYTECODE="1", PYTHONPYCACHEPREFIX=str(self._folder / "nowhere"))

    def _outside(self, **words: str) -> None:
        content, kept = str(self._folder / "content.bin"), tempfile.mkdtemp(dir=self._folder)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": str(self._folder / "compiled")} | words
        subprocess.run([sys.executable, "-c", _CPYTHON, content, kept], check=True, env=environment)

    def _run(self, lessons: int | None, **memory: Path) -> Any:
        mounts = {"/rehearsal": self._folder, "/outside/tools": Path(__file__).parents[2] / "tools"}
        script = str(Path(__file__).parent / "_tablette_inside.py")
        kit = self._folder / "kit.bin"
        return run_inside(self._node, self._runtime, script, mounts, {"lessons": lessons}, kit=kit, **memory)

    @staticmethod
    def _cost(act: Callable[[], object]) -> float:
        """Processor time of the programs that ``act`` runs."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        act()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
