"""An ATmega328P in simavr 1.6, through ctypes: cycles, pins and one serial port, as fast as it will go.

Nothing here knows the robot. simavr's structures are not declared in Python: the few fields needed are reached by
their offsets on x86-64, and everything that can be checked about them is, when a chip is made.
"""

import ctypes
from collections import deque
from collections.abc import Callable
from pathlib import Path

HERTZ = 16_000_000
_LIBRARY = "libsimavr.so.2"

# Offsets in avr_t; where a field's neighbours would betray a change, _check looks at them.
_RAM_END, _FLASH_END, _EEPROM_END, _FREQUENCY = 10, 12, 16, 64
_CYCLE, _RUN_CYCLE_LIMIT, _RESET, _RUN, _SLEEP = 80, 96, 128, 160, 168
_VCC, _AVCC = 68, 72
_IO, _IO_SIZE, _IO_WRITE_PARAM = 216, 40, 24
_INTERRUPT_FLAG = 192 + 7  # sreg[S_I]
_FIRST_IO = 0x20
_UBRR0L, _MCUSR = 0xC4, 0x54
_PINS = {"B": 0x23, "C": 0x26, "D": 0x29}
_REGISTERS = {"DDRB": 0x24, "DDRC": 0x27, "DDRD": 0x2A, "PORTC": 0x28, "ADCSRA": 0x7A, "ADMUX": 0x7C}
# Offsets in avr_uart_t
_KIND, _NAME, _CYCLES_PER_BYTE = 16, 72, 592

_BITS_8N1 = 10
_BITS_SIMAVR = 11
"""simavr 1.6 gives a frame of 8N1 one bit too many; the true length is written over its own."""
_MILLIVOLTS = 5000
_RUN_LIMIT = 1000
"""How many cycles simavr may run before it looks at its timers again; its default of 1 is ten times slower."""

POWER_ON, RESET_PIN, BROWN_OUT, WATCHDOG = 1, 2, 4, 8
"""Causes of a reset, as bits of MCUSR."""

_TIMER = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_void_p, ctypes.c_uint64, ctypes.c_void_p)
_NOTIFY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p)
_WHEN_RESET = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_INPUT, _OUTPUT = 0, 1
_PORT_WRITTEN = 10
_SLEEPING = 3
"""States of a chip above this one are ends."""


class _Eeprom(ctypes.Structure):
    _fields_ = (("bytes", ctypes.POINTER(ctypes.c_uint8)), ("offset", ctypes.c_uint16), ("size", ctypes.c_uint32))


def load_library() -> ctypes.CDLL:
    """simavr's library, its functions declared.

    Raises:
        OSError: it is not installed.
    """
    library = ctypes.CDLL(_LIBRARY)
    pointer, u32, u64 = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint64
    for name, result, *arguments in (
        ("avr_make_mcu_by_name", pointer, ctypes.c_char_p),
        ("avr_init", ctypes.c_int, pointer),
        ("avr_reset", None, pointer),
        ("avr_terminate", None, pointer),
        ("avr_run", ctypes.c_int, pointer),
        ("avr_loadcode", None, pointer, ctypes.c_char_p, u32, u32),
        ("avr_ioctl", ctypes.c_int, pointer, u32, pointer),
        ("avr_io_getirq", pointer, pointer, u32, ctypes.c_int),
        ("avr_raise_irq", None, pointer, u32),
        ("avr_irq_register_notify", None, pointer, _NOTIFY, pointer),
        ("avr_cycle_timer_register", None, pointer, u64, _TIMER, pointer),
        ("avr_cycle_timer_cancel", None, pointer, _TIMER, pointer),
        ("avr_cycle_timer_status", u64, pointer, _TIMER, pointer),
        ("avr_extint_set_strict_lvl_trig", None, pointer, ctypes.c_uint8, ctypes.c_uint8),
        ("avr_core_watch_read", ctypes.c_uint8, pointer, ctypes.c_uint16),
        ("avr_core_watch_write", None, pointer, ctypes.c_uint16, ctypes.c_uint8),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read_hex(file: Path) -> bytes:
    """The program in an Intel HEX file, from address 0, without gaps.

    Raises:
        ValueError: a record is damaged, of an unknown kind or out of place.
    """
    program = bytearray()
    for line in file.read_text(encoding="ascii").split():
        record = bytes.fromhex(line[1:])
        address, kind = int.from_bytes(record[1:3], "big"), record[3]
        if line[0] != ":" or sum(record) % 256 or (kind == 0 and address != len(program)) or kind not in (0, 1, 3):
            raise ValueError(f"unexpected record: {line}")
        if kind == 0:
            program += record[4:-1]
    return bytes(program)


def _code(letters: str) -> int:
    return int.from_bytes(letters.encode("ascii").ljust(4, b"\0"), "big")


class Chip:
    """A chip with a program, switched on. Times are in cycles of 16 MHz since then; resets do not stop them."""

    def __init__(self, program: bytes, eeprom: bytes = b"") -> None:
        """Switch it on; ``eeprom`` is what its EEPROM holds from address 0, FF elsewhere."""
        self._library = library = load_library()
        self._avr: int = library.avr_make_mcu_by_name(b"atmega328p")
        library.avr_init(self._avr)
        self._check()
        ctypes.c_uint32.from_address(self._avr + _FREQUENCY).value = HERTZ
        for place in (_VCC, _AVCC):
            ctypes.c_uint32.from_address(self._avr + place).value = _MILLIVOLTS
        self._run_limit = ctypes.c_uint64.from_address(self._avr + _RUN_CYCLE_LIMIT)
        ctypes.c_void_p.from_address(self._avr + _SLEEP).value = _address(library.avr_pending_sleep_usec)
        self._cycle = ctypes.c_uint64.from_address(self._avr + _CYCLE)
        self._program = program
        self.mend_program()
        self._write_eeprom(eeprom)
        self._uart = self._find_uart()
        self._pulled = dict.fromkeys("BCD", 0xFF)
        self._line: deque[tuple[int, int]] = deque()
        self._callbacks: list[object] = []  # ctypes does not keep them alive
        self._when_reset: list[Callable[[], None]] = []
        self._hook_reset()
        self._alarm = _TIMER(lambda _avr, _when, _parameter: 0)
        self._feeder = _TIMER(self._feed)
        self.sent: deque[tuple[int, int]] = deque()
        """Bytes that the chip has sent and nobody has taken: (cycle, byte)."""
        flags = ctypes.c_uint32(0)  # no echo, no sleep while the program polls
        library.avr_ioctl(self._avr, _code("uas0"), ctypes.byref(flags))
        self._uart_input = library.avr_io_getirq(self._avr, _code("uar0"), _INPUT)
        self._hear(_code("uar0"), _OUTPUT, lambda _irq, byte, _parameter: self.sent.append((self._cycle.value, byte)))
        self.reset(POWER_ON)

    def _check(self) -> None:
        """Refuse another simavr than the one whose offsets stand above."""
        name = ctypes.c_char_p.from_address(self._avr).value
        ends = (
            ctypes.c_uint16.from_address(self._avr + _RAM_END).value,
            ctypes.c_uint32.from_address(self._avr + _FLASH_END).value,
            ctypes.c_uint32.from_address(self._avr + _EEPROM_END).value,
        )
        functions = (
            ctypes.c_void_p.from_address(self._avr + _RUN).value == _address(self._library.avr_callback_run_raw),
            ctypes.c_void_p.from_address(self._avr + _SLEEP).value == _address(self._library.avr_callback_sleep_raw),
        )
        limit = ctypes.c_uint64.from_address(self._avr + _RUN_CYCLE_LIMIT).value
        if (name, ends, functions, limit) != (b"atmega328", (0x8FF, 0x7FFF, 0x3FF), (True, True), 1):
            raise RuntimeError(f"not the simavr 1.6 of Debian on x86-64: {name!r} {ends} {functions} {limit}")

    def _find_uart(self) -> int:
        """The serial port's structure: what simavr passes to the function that watches UBRR0L."""
        entry = self._avr + _IO + _IO_SIZE * (_UBRR0L - _FIRST_IO)
        uart = ctypes.c_void_p.from_address(entry + _IO_WRITE_PARAM).value or 0
        kind = ctypes.c_char_p.from_address(uart + _KIND).value if uart else None
        if kind != b"uart" or ctypes.c_char.from_address(uart + _NAME).value != b"0":
            raise RuntimeError(f"no serial port where simavr 1.6 has it: {kind!r}")
        return uart

    def _hook_reset(self) -> None:
        """A reset, the watchdog's too, clears all registers: tell who watches ports, put back what is pulled."""
        place = ctypes.c_void_p.from_address(self._avr + _RESET)
        before = ctypes.cast(place.value or 0, _WHEN_RESET) if place.value else None

        def hook(avr: int) -> None:
            if before:
                before(avr)
            for port, address in _PINS.items():  # the pull-ups will not tell levels that simavr thinks unchanged
                self._library.avr_core_watch_write(avr, address, self._pulled[port])
            for tell in self._when_reset:
                tell()

        callback = _WHEN_RESET(hook)
        self._callbacks.append(callback)
        place.value = _address(callback)

    def close(self) -> None:
        """Give back what simavr keeps for it; it is of no use afterwards."""
        self._library.avr_terminate(self._avr)

    # Time

    @property
    def now(self) -> int:
        """Cycles since it was switched on."""
        return int(self._cycle.value)

    def run_until(self, cycle: int, *, until_sent: bool = False) -> None:
        """Run to ``cycle``, a few cycles more at most; or until it has sent a byte, if that is asked for.

        Raises:
            RuntimeError: the program crashed.
        """
        now, run, avr, sent = self._cycle, self._library.avr_run, self._avr, self.sent
        if cycle <= now.value:
            return
        self._run_limit.value = _RUN_LIMIT  # each reset puts 1 there
        self._library.avr_cycle_timer_register(avr, cycle - now.value, self._alarm, None)
        while now.value < cycle and not (until_sent and sent):
            if run(avr) > _SLEEPING:
                raise RuntimeError(f"the program crashed at cycle {now.value}")
        self._library.avr_cycle_timer_cancel(avr, self._alarm, None)

    def longest_deaf(self, cycles: int) -> int:
        """Run for ``cycles``, one instruction at a time; the longest time without interrupts, in cycles."""
        flag = ctypes.c_uint8.from_address(self._avr + _INTERRUPT_FLAG)
        end, longest, since = self.now + cycles, 0, self.now
        self._run_limit.value = 1
        while self.now < end:
            heard = flag.value
            self._library.avr_run(self._avr)
            if heard and not flag.value:
                since = self.now
            elif flag.value and not heard:
                longest = max(longest, self.now - since)
        return longest

    # Pins

    def on_port(self, port: str, heard: Callable[[int, int], None]) -> None:
        """Call ``heard(cycle, value)`` whenever the program writes the port ``"B"``, ``"C"`` or ``"D"``."""
        cycle = self._cycle
        self._hear(_code(f"iog{port}"), _PORT_WRITTEN, lambda _irq, value, _parameter: heard(cycle.value, value))
        self._when_reset.append(lambda: heard(cycle.value, 0))

    def log_port(self, port: str, log: list[tuple[int, str, int]]) -> None:
        """Append ``(cycle, port, value)`` to ``log`` whenever the program writes the port; faster than ``on_port``."""
        cycle, append = self._cycle, log.append
        self._hear(_code(f"iog{port}"), _PORT_WRITTEN, lambda _irq, value, _: append((cycle.value, port, value)))
        self._when_reset.append(lambda: append((cycle.value, port, 0)))

    def pull(self, port: str, pin: int, level: int) -> None:
        """Put a level on an input."""
        held = self._pulled[port] & ~(1 << pin) | level << pin
        self._pulled[port] = held
        mask = 0xFF & ~held  # what is not pulled down is up by the chip's own resistor
        outside = ctypes.c_uint64(ord(port) | mask << 7 | 0 << 15)
        self._library.avr_ioctl(self._avr, _code(f"iop{port}"), ctypes.byref(outside))
        self._library.avr_raise_irq(self._library.avr_io_getirq(self._avr, _code(f"iog{port}"), pin), level)

    def set_voltage(self, channel: int, of_1024: int) -> None:
        """Put a voltage on an analogue input, in 1024ths of the supply: what a conversion will read, within one."""
        irq = self._library.avr_io_getirq(self._avr, _code("adc "), channel)
        if not irq:
            raise RuntimeError("no converter where simavr 1.6 has it")
        self._library.avr_raise_irq(irq, round((of_1024 + 0.5) * _MILLIVOLTS / 1024))

    def register(self, name: str) -> int:
        """What stands in a register."""
        return int(self._library.avr_core_watch_read(self._avr, _REGISTERS[name]))

    def _hear(self, code: int, index: int, function: Callable[[int, int, int], None]) -> None:
        callback = _NOTIFY(function)
        self._callbacks.append(callback)
        irq = self._library.avr_io_getirq(self._avr, code, index)
        self._library.avr_irq_register_notify(irq, callback, None)

    # Serial port

    @property
    def cycles_per_byte(self) -> int:
        """How long a byte takes; 0 while the program has not set the port up."""
        return int(self._cycles_per_byte().value)

    def _cycles_per_byte(self) -> ctypes.c_uint64:
        return ctypes.c_uint64.from_address(self._uart + _CYCLES_PER_BYTE)

    def correct_baud(self, divisor: int) -> None:
        """Make a byte 10 bits long, as it is; the program must have set ``divisor`` (UBRR, with U2X).

        Raises:
            RuntimeError: simavr does not have the length that it gives to this divisor.
        """
        bit, length = 8 * (divisor + 1), self._cycles_per_byte()
        if length.value not in (bit * _BITS_SIMAVR, bit * _BITS_8N1):
            raise RuntimeError(f"{length.value} cycles a byte, not {bit * _BITS_SIMAVR} as simavr 1.6 has it")
        length.value = bit * _BITS_8N1

    def feed(self, cycle: int, word: int) -> None:
        """Let a byte begin on the line at ``cycle``, after all those fed before; 8000 more is a missing stop bit."""
        if not self._library.avr_cycle_timer_status(self._avr, self._feeder, None):
            self._line.clear()  # what was on the line when the chip was reset
            self._library.avr_cycle_timer_register(self._avr, max(1, cycle - self.now), self._feeder, None)
        self._line.append((cycle, word))

    def _feed(self, _avr: int, _when: int, _parameter: int) -> int:
        _cycle, word = self._line.popleft()
        self._library.avr_raise_irq(self._uart_input, word)
        return max(self._line[0][0], self.now + 1) if self._line else 0

    # Memories and resets

    def reset(self, cause: int) -> None:
        """Reset it; RAM and EEPROM keep what they hold. A new ``Chip`` is a loss of power."""
        self._line.clear()
        self._library.avr_cycle_timer_cancel(self._avr, self._feeder, None)
        causes = self._library.avr_core_watch_read(self._avr, _MCUSR) | cause  # simavr forgets the older ones
        self._library.avr_reset(self._avr)
        self._library.avr_core_watch_write(self._avr, _MCUSR, causes)
        for unused in (0, 1):  # an interrupt nobody asked for would watch its pin all the time
            self._library.avr_extint_set_strict_lvl_trig(self._avr, unused, 0)

    def read_eeprom(self) -> bytes:
        """All that the EEPROM holds."""
        size = ctypes.c_uint32.from_address(self._avr + _EEPROM_END).value + 1
        whole = _Eeprom(None, 0, size)
        self._library.avr_ioctl(self._avr, _code("eegp"), ctypes.byref(whole))
        return ctypes.string_at(ctypes.cast(whole.bytes, ctypes.c_void_p), size)

    def _write_eeprom(self, content: bytes) -> None:
        if content:
            whole = _Eeprom(ctypes.cast(ctypes.c_char_p(content), ctypes.POINTER(ctypes.c_uint8)), 0, len(content))
            self._library.avr_ioctl(self._avr, _code("eesp"), ctypes.byref(whole))

    def hang_program(self) -> None:
        """Let the program run into an endless loop wherever it is: every instruction jumps to itself."""
        self._library.avr_loadcode(self._avr, b"\xff\xcf" * (len(self._program) // 2), len(self._program), 0)

    def mend_program(self) -> None:
        """Put the program in its place (again)."""
        self._library.avr_loadcode(self._avr, self._program, len(self._program), 0)


def _address(function: object) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
