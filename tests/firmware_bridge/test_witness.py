"""A witness of each emulated robot: recorded, written, read, and replayed by the driver that it was made with."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from beebot.errors import KitError
from beebot.notation import parse_flat
from beebot.robot import LinkLostError
from firmware_bridge import aseba
from firmware_bridge.ble.channel import CHANNELS, in_full
from firmware_bridge.ble.link import BleLink
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.by_hand import HAND
from firmware_bridge.emulator.movement import placement
from firmware_bridge.serial_link import Link
from firmware_bridge.witness.account import account
from firmware_bridge.witness.file import (
    MOST_BYTES,
    MOST_EVENTS,
    MOST_TRIALS,
    PROPERTIES,
    Offered,
    PortSeen,
    System,
    Trial,
    Witness,
    read,
    write,
)
from firmware_bridge.witness.protocol import Conduct, by_hand_plan, driver_of, plan, robot_seen, said_before
from firmware_bridge.witness.questions import MOST_SECONDS, Answer, Kind, Question, of_tablet
from firmware_bridge.witness.recording import MOST_LINES, Recording
from firmware_bridge.witness.seal import sealed
from tests.firmware_bridge.benches import KINDS, MIDDLE, Alarm
from tools.robots.direct_link import DirectLink
from tools.robots.emulators import EMULATORS
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.witness import FOLDER, DiffersError, replay
from tools.robots.witness import main as keep

SYSTEM = System(
    name="Linux",
    version="6.1",
    python="3.11.7",
    bluetooth=None,
    bleak=None,
    bluez=None,
    blocked=False,
    grabbers=(),
    ports=(),
)
SEED = 7


@dataclass
class Beside:
    """An adult who agrees to everything, touches at once, and always measures 150."""

    said: list[str] = field(default_factory=list)

    def answer(self, question: Question) -> Answer:
        if question.kind is Kind.AGREE:
            self.said.append(question.sentence)
        return 150.0 if question.kind is Kind.NUMBER else True


@pytest.mark.parametrize(
    "free",
    [
        {"name": "Zoe"},
        {"version": "6.18.44-zoe"},
        {"python": "3.11.7+zoe"},
        {"bleak": "zoe"},
        {"grabbers": ("zoe",)},
    ],
)
def test_no_field_of_the_computer_takes_a_word_of_somebody(free: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        System.model_validate({**dict(SYSTEM), **free})


def test_nor_does_a_port_or_a_characteristic() -> None:
    number = in_full("fff0")
    with pytest.raises(ValidationError):
        PortSeen(usable=True, held=False, likely=("zoe",))
    with pytest.raises(ValidationError):
        Offered(service=number, characteristic=number, properties=("zoe",), piece=20)


@cache
def witnessed(name: str) -> Witness:
    """The witness of the emulated robot ``name`` of ``KINDS``."""
    kind = KINDS[name]
    clock, info = Alarm(), DRIVERS[kind.driver]
    emulator = kind.emulator(placement(MIDDLE, info.capabilities.cell_mm))

    def link(_port: str, clock: Clock) -> Link:
        return kind.link(emulator, clock)

    return made("ble:banc" if name.endswith("in the air") else "banc", kind.driver, clock, link)


def made(port: str, driver: str, clock: Clock, link: Callable[[str, Clock], Link]) -> Witness:
    info, recording, adult = DRIVERS[driver], Recording(clock), Beside()
    own = driver_of(info, link, recording, SEED)
    robot = own.factory(port, clock)
    planned = plan(info)
    trials = tuple(Conduct(robot, recording, adult.answer).trials(planned))
    assert adult.said == [said_before(each) for each in planned]
    return Witness(
        kit="1.0", system=SYSTEM, computer=None, robot=robot_seen(info, port, SEED, robot, recording, trials)
    )


@pytest.mark.parametrize("name", KINDS)
def test_the_witness_of_an_emulated_robot_is_a_test_that_passes(name: str, tmp_path: Path) -> None:
    witness = witnessed(name)
    file = tmp_path / "temoignage.json"
    file.write_text(write(witness), encoding="utf-8")
    assert read(file) == witness
    replay(read(file))
    assert witness.robot is not None
    ends = [trial.events[-1] for trial in witness.robot.trials if trial.program]
    across = ["refus"] if KINDS[name].driver.startswith("bluebot") else ["fini"] * KINDS[name].pivots_45
    long = ["fini", "fini"] * (KINDS[name].alone)
    assert ends == ["fini", "fini", "fini", *across, "arret 2" if KINDS[name].driver == "kit" else "arret 1", *long]


def test_the_witnesses_that_were_received_are_replayed() -> None:
    for file in FOLDER.glob("*.json"):
        replay(read(file))


class _Speaking(BleLink):
    """The product's own link; the emulated robot behind it speaks whenever it is read."""

    def __init__(self, air: Air, robot: Peripheral, clock: Clock) -> None:
        assert robot.channel is not None
        super().__init__(f"ble:{robot.address}", clock, robot.channel, robot.name, air.radio())
        self._air, self._peripheral = air, robot

    def read(self, timeout: float) -> bytes:
        data = super().read(timeout)
        self._air.let_speak(self._peripheral)
        return data


@pytest.mark.parametrize(
    ("driver", "name", "shape"),
    [
        ("bluebot", "Blue-Bot Zoé", "Blue-Bot?xxx"),
        ("ozobot-evo", "OzoEvo-Léa 2", "OzoEvo?xxx?0"),
        ("sphero-mini", "SM-12AB", "SM-00xx"),
    ],
)
def test_in_the_air_a_name_is_a_shape_and_what_is_offered_is_told(driver: str, name: str, shape: str) -> None:
    clock = Alarm()
    air = Air(clock)
    robot = air.add(Peripheral("88:1B:99:00:00:07", name, EMULATORS[driver](), CHANNELS[driver]))
    witness = made(f"ble:{robot.address}", driver, clock, lambda _port, clock: _Speaking(air, robot, clock))
    seen = witness.robot
    assert seen is not None
    assert (seen.link, seen.name) == ("air", shape)
    heard = next(each for each in seen.offered if each.characteristic == in_full(CHANNELS[driver].notify))
    assert (heard.service, heard.piece) == (in_full(CHANNELS[driver].service), 20)
    assert "notify" in heard.properties
    text = write(witness)
    assert robot.address not in text
    assert name[-3:] not in text
    replay(witness)


@pytest.mark.parametrize("cut", [7, 4000])
def test_the_name_that_a_thymio_says_is_not_in_the_witness(cut: int) -> None:
    name = "Thymio de Zoé 2".encode()
    other = aseba.HEAD.pack(1 + len(name), 2, 0x9013) + bytes([len(name)]) + name

    class Named(DirectLink):
        waiting = other
        """First something of another node that no driver asked for, then the answers."""

        def read(self, timeout: float) -> bytes:
            said = super().read(timeout)
            stock = b"\x09thymio-II"
            if stock in said:
                at = said.index(stock) - aseba.HEAD.size
                length, source, kind = aseba.HEAD.unpack_from(said, at)
                longer = aseba.HEAD.pack(length + len(name) - 9, source, kind) + bytes([len(name)]) + name
                said = said[:at] + longer + said[at + aseba.HEAD.size + len(stock) :]
            self.waiting += said
            now, self.waiting = self.waiting[:cut], self.waiting[cut:]
            return now

    clock, emulator = Alarm(), KINDS["thymio"].emulator(placement(MIDDLE, 150))
    witness = made("banc", "thymio", clock, lambda _port, clock: Named(emulator, clock))
    assert witness.robot is not None
    wire = "".join(line.split(" ")[2] for trial in witness.robot.trials for line in trial.wire if " < " in line)
    assert name.hex() not in wire
    assert (b"\x10" + b"x" * 16).hex() in wire
    for part in (b"Thymio de", b"Zo"):
        assert part.hex() not in wire
    replay(witness)


def damaged(name: str, change: Callable[[str], str], folder: Path) -> str:
    """What is said of the witness of ``name`` after ``change``, without the file's name; "" if nothing is wrong."""
    file = folder / "temoignage.json"
    file.write_text(change(write(witnessed(name))), encoding="utf-8")
    try:
        read(file)
    except KitError as error:
        return str(error).replace(str(file), "temoignage.json").replace("\n", "<two lines>")
    return ""


@pytest.mark.parametrize("name", ["kit", "bluebot"])
def test_a_witness_that_is_cut_anywhere_is_refused(name: str, tmp_path: Path) -> None:
    length = len(write(witnessed(name)))
    for at in range(0, length - 2, 97):
        assert "temoignage.json" in damaged(name, lambda text, at=at: text[:at], tmp_path), at  # type: ignore[misc]


@pytest.mark.parametrize("name", ["kit", "bluebot"])
def test_a_witness_with_one_other_sign_is_refused_or_the_same(name: str, tmp_path: Path) -> None:
    text = write(witnessed(name))
    for at in range(0, len(text), 61):
        for sign in '7"x\x00':
            changed = text[:at] + sign + text[at + 1 :]
            if json_or_none(changed) != json_or_none(text):
                assert "temoignage.json" in damaged(name, lambda _text, to=changed: to, tmp_path), (at, sign)  # type: ignore[misc]


def json_or_none(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def test_a_web_form_that_changes_spaces_and_line_ends_does_no_harm(tmp_path: Path) -> None:
    assert damaged("kit", lambda text: "\ufeff" + text.replace("\n", "\r\n  ") + "\n\n", tmp_path) == ""
    assert damaged("kit", lambda text: json.dumps(json.loads(text)), tmp_path) == ""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda text: text.replace('"liaison": "cable"', '"liaison": "cable", "adresse": "88:1B:99:00:00:07"'),
            (
                "temoignage.json, à « robot, adresse » : cette clé n'est pas d'un témoignage ; "
                "demandez le fichier tel que « temoigner » l'a écrit"
            ),
        ),
        (
            lambda text: text.replace('"liaison": "cable"', '"liaison": "Zoé", "liaison": "cable"'),
            (
                "temoignage.json, à « liaison » : cette clé est là deux fois ; "
                "demandez le fichier tel que « temoigner » l'a écrit"
            ),
        ),
        (
            lambda text: text.replace('"nom": ""', '"nom": "Blue-Bot de Zoé"'),
            (
                "temoignage.json, à « robot, nom » : « Blue-Bot de Zoé » ne convient pas ; "
                "demandez le fichier tel que « temoigner » l'a écrit"
            ),
        ),
        (
            lambda text: text.replace('"sorte": "bluebot"', '"sorte": "robot de cuisine"'),
            (
                "temoignage.json, à « robot, sorte » : « robot de cuisine » n'est pas un robot de ce kit ; "
                "demandez le fichier tel que « temoigner » l'a écrit"
            ),
        ),
        (
            lambda text: text.replace("0.000 > aa0381110269", "0.000 > aa03811102", 1),
            "temoignage.json, à « somme » : la somme n'est pas la sienne, il a été changé ; demandez-le tel quel",
        ),
        (
            lambda text: text.replace('"temoignage": 1', '"temoignage": 2'),
            "temoignage.json est un témoignage de forme 2, ce kit lit la forme 1 ; prenez le même kit",
        ),
        (
            lambda text: text.replace('"graine": 7', '"graine": '),
            ("temoignage.json, ligne 21 : le témoignage est coupé ou abîmé ; demandez-le encore une fois, entier"),
        ),
        (
            lambda text: "Bonjour",
            "temoignage.json, ligne 1 : le témoignage est coupé ou abîmé ; demandez-le encore une fois, entier",
        ),
        (
            lambda text: "[" * 100_000,
            "temoignage.json n'est pas un témoignage ; demandez le fichier qu'a écrit « temoigner »",
        ),
        (
            lambda text: '{"nom": "Zoé"}',
            "temoignage.json n'est pas un témoignage ; demandez le fichier qu'a écrit « temoigner »",
        ),
        (
            lambda text: text + " " * MOST_BYTES,
            "temoignage.json est trop gros pour un témoignage ; demandez le fichier qu'a écrit « temoigner »",
        ),
    ],
)
def test_what_is_no_witness_is_refused_in_one_sentence(
    change: Callable[[str], str], sentence: str, tmp_path: Path
) -> None:
    assert damaged("bluebot", change, tmp_path) == sentence


def test_the_largest_witness_that_can_be_written_can_be_read(tmp_path: Path) -> None:
    """A robot that babbles in each trial, with as many events and words as a trial takes."""
    seen = witnessed("kit").robot
    assert seen is not None
    recording = Recording(Alarm())
    for number in range(9999):
        recording.add("<", bytes([number % 256]) * (1 + number % 512))
    most = " ".join(["avancer"] * 200)
    babbled = Trial(name="touches", program=most, wire=recording.lines(), events=("debut 199",) * MOST_EVENTS)
    assert len(babbled.wire) > 50
    port = PortSeen(usable=True, held=True, likely=tuple([*DRIVERS] * 9)[:20])
    offered = Offered(service=in_full("fff0"), characteristic=in_full("fff1"), properties=PROPERTIES, piece=512)
    robot = seen.model_copy(update={"trials": (babbled,) * MOST_TRIALS, "offered": (offered,) * 60})
    system = SYSTEM.model_copy(update={"ports": (port,) * 60})
    witness = Witness(kit="1.0", system=system, computer=None, robot=robot)
    file = tmp_path / "temoignage.json"
    file.write_text(write(witness), encoding="utf-8")
    assert MOST_BYTES / 2 < file.stat().st_size <= MOST_BYTES
    assert read(file) == witness


def test_short_lines_are_counted_too() -> None:
    recording = Recording(Alarm())
    for _line in range(5000):
        recording.add("<", b"a")
    assert 1000 < len(recording.lines()) < MOST_LINES
    assert Trial(name="vider", wire=recording.lines()).wire


def account_of(name: str, **changes: object) -> str:
    """What is told of the witness of ``name``, whose third trial (« avancer ») was another."""
    seen = witnessed(name).robot
    assert seen is not None
    trials = list(seen.trials)
    trials[2] = trials[2].model_copy(update=changes)
    fitting = tuple(each.model_copy(update={"measure": None}) if each is not trials[2] else each for each in trials)
    return account(witnessed(name).model_copy(update={"robot": seen.model_copy(update={"trials": fitting})}))


@pytest.mark.parametrize(
    ("changes", "odd"),
    [
        ({}, "Rien d'anormal n'y est dit."),
        ({"measure": 90.0}, "À regarder :\n  - essai 2 : 90 mm au lieu de 150"),
        ({"measure": 14.5}, "À regarder :\n  - essai 2 : 14,5 mm au lieu de 150 : des centimètres ?"),
        ({"events": ("debut 1", "perdu")}, "À regarder :\n  - essai 2 : la liaison s'est coupée"),
        ({"events": ("refus",)}, "À regarder :\n  - essai 2 : le robot a refusé le programme"),
        ({"events": ("debut 1", "choc 1")}, "À regarder :\n  - essai 2 : le robot s'est cogné"),
    ],
)
def test_who_helps_from_a_distance_reads_first_what_is_out_of_the_ordinary(
    changes: dict[str, object], odd: str
) -> None:
    told = account_of("kit", **changes)
    assert told.startswith(f"Témoignage du kit 1.0\n{odd}\nOrdinateur : Linux 6.1, Python 3.11.7\n")
    assert "  7. 18 pivots d'un coup : jusqu'au bout" in told


def test_a_trial_has_the_number_that_the_adult_read() -> None:
    """« Essai 5 sur 8 » beside the robot is the fifth for whoever helps, also where others were passed over."""
    planned = plan(DRIVERS["kit"])
    witness = witnessed("kit")
    assert witness.robot is not None
    kept = [each for each in witness.robot.trials if each.name in ("connexion", "arret", "fermeture")]
    robot = witness.robot.model_copy(update={"trials": tuple(kept)})
    told = account(witness.model_copy(update={"robot": robot}))
    number = next(at for at, each in enumerate(planned, 1) if each.name == "arret")
    assert f"  {number}. « avancer avancer avancer », arrêté en route" in told
    assert "  – le relier" in told
    assert "  – le quitter" in told


@pytest.mark.parametrize(("measure", "is_odd"), [(85.0, True), (95.0, True), (88.0, False), (90.0, False)])
def test_a_quarter_turn_that_lacks_five_degrees_is_pointed_at(measure: float, is_odd: bool) -> None:
    witness = witnessed("kit")
    assert witness.robot is not None
    left = next(each for each in witness.robot.trials if each.program == "gauche")
    robot = witness.robot.model_copy(update={"trials": (left.model_copy(update={"measure": measure}),)})
    told = account(witness.model_copy(update={"robot": robot}))
    assert (f"essai 3 : {measure:.0f} ° au lieu de 90" in told) is is_odd


def test_a_witness_that_was_made_up_makes_no_test(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whole, well formed, with its sum: but no driver of the kit wrote that."""
    witness = witnessed("bluebot")
    assert witness.robot is not None
    trials = list(witness.robot.trials)
    trials[2] = trials[2].model_copy(update={"wire": ("0.000 > aa0381110269", "0.010 > aa0000")})
    up = witness.model_copy(update={"robot": witness.robot.model_copy(update={"trials": tuple(trials)})})
    file = tmp_path / "temoignage.json"
    file.write_text(write(up), encoding="utf-8")
    assert read(file) == up
    assert keep([str(file), "--dossier", str(tmp_path / "kept")]) == 1
    assert capsys.readouterr().err == (
        f"{file}, à l'essai 3 (touches), le pilote écrit « aa 04 82 11 04 01 64 » au lieu de « aa 00 00 » ; "
        "ce témoignage n'est pas de ce pilote\n"
    )
    trials[2] = witness.robot.trials[2].model_copy(update={"events": ("debut 1", "arret 1")})
    up = witness.model_copy(update={"robot": witness.robot.model_copy(update={"trials": tuple(trials)})})
    with pytest.raises(DiffersError, match="à l'essai 3"):
        replay(up)
    assert not (tmp_path / "kept").exists()


def test_the_tool_keeps_a_witness_as_a_test(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "temoignage.json"
    file.write_text(write(witnessed("mbot")), encoding="utf-8")
    assert keep([str(file), "--dossier", str(tmp_path / "kept")]) == 0
    (kept,) = (tmp_path / "kept").iterdir()
    assert capsys.readouterr().out == f"{kept}\n"
    assert kept.name.startswith("mbot-")
    assert read(kept) == witnessed("mbot")


def test_a_link_that_is_lost_ends_the_witness_which_stays_one() -> None:
    clock, emulator = Alarm(), KINDS["mbot"].emulator(placement(MIDDLE, 150))
    breaks = [False]

    class Breaking(DirectLink):
        def write(self, data: bytes) -> None:
            if breaks[0]:
                raise LinkLostError("le port banc ne répond plus")
            super().write(data)

    def pulling(question: Question) -> Answer:
        breaks[0] = breaks[0] or "gauche" in question.sentence
        return Beside().answer(question)

    info, recording = DRIVERS["mbot"], Recording(clock)
    own = driver_of(info, lambda _port, clock: Breaking(emulator, clock), recording, SEED)
    planned = plan(info)
    trials = list(Conduct(own.factory("banc", clock), recording, pulling).trials(planned))
    assert [trial.name for trial in trials] == ["connexion", "vider", "touches", "touches", "fermeture"]
    assert trials[3].events[-1] == "perdu"


@pytest.mark.parametrize(("waits_s", "kept"), [(4.0, (4.0, 8.0)), (MOST_SECONDS, None)], ids=["at once", "an hour"])
def test_who_presses_the_keys_is_asked_for_go_before_she_is_to_see_the_robot_leave(
    waits_s: float, kept: tuple[float, float] | None
) -> None:
    """The times of a trial that was left lying are not kept."""
    asked: list[str] = []
    clock = Alarm()

    def answer(question: Question) -> Answer:
        asked.append(question.sentence)
        clock.sleep(waits_s if len(asked) == 1 else 4.0)
        return 600.0 if question.kind is Kind.NUMBER else True

    info = DRIVERS["bee-bot"]
    trial = Conduct(info.factory(HAND, clock), Recording(clock), answer).by_hand(by_hand_plan(info)[0])
    assert [sentence.partition(",")[0] for sentence in asked[:2]] == ["Appuyez sur GO", "Et dès qu'il s'arrête :"]
    assert (trial.measure, trial.touches) == (600.0, kept)


@pytest.mark.parametrize("name", KINDS)
def test_the_guide_says_all_that_is_sent(name: str) -> None:
    guide = (
        (Path(__file__).parents[2] / "docs" / "robots.md")
        .read_text(encoding="utf-8")
        .partition("## Dix minutes pour nous aider\n")[2]
    )
    table = guide.partition("\n## ")[0]
    seen = witnessed(name).robot
    assert seen is not None
    for trial in seen.trials:
        assert f"\n| {trial.name} |" in table
        if trial.name == "long":
            assert trial.commands == 9 * parse_flat("gauche droite")
            assert "neuf fois « gauche droite » d'un coup, puis le même par morceaux de 8 octets" in table
            assert trial.pieces in (0, 8)
        elif trial.program:
            whole = parse_flat("avancer gauche avancer droite reculer pause")
            can = DRIVERS[seen.kind].capabilities.commands
            assert f"« {trial.program} »" in table or trial.commands == tuple(each for each in whole if each in can)


def test_what_a_tablet_writes_without_models_is_a_witness(tmp_path: Path) -> None:
    file = tmp_path / "temoignage.json"
    seen = {"premiere_image_s": 4.2, "memoire": True, **dict.fromkeys(of_tablet(), None)}
    held = {"kit": "0.2", "systeme": None, "ordinateur": None, "robot": None, "tablette": seen}
    file.write_text(sealed(held), encoding="utf-8")
    read_back = read(file)
    assert write(read_back) == sealed(held)
    assert "Première image : 4,2 s\nVoix entendue : on ne sait pas\n" in account(read_back)
    replay(read_back)
    file.write_text(sealed({**held, "tablette": {**seen, "prenom": "Zoé"}}), encoding="utf-8")
    with pytest.raises(KitError, match="à « tablette, prenom » : cette clé n'est pas d'un témoignage"):
        read(file)
