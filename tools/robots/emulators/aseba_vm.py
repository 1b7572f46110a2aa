"""The virtual machine of an Aseba node: it runs the bytecode of event handlers on the node's variables.

Facts: ``vm.c`` and ``consts.h`` of Mobsya/aseba, and ``assembler.md`` of epfl-mobots/thymio-python. Variables, stack
and bytecode are words of 16 bits, which arithmetic takes for signed. The bytecode begins with a table: its own size
in words, then for each event its number and the place of its handler, which ends with STOP.

Native functions are not here: a program that calls one is ended with an error. So is one that leaves its stack, its
variables or its bytecode. A real node without its assertions would go on with whatever it finds there.
"""

import operator
from collections.abc import Callable, MutableSequence, Sequence

BYTECODE_WORDS = 1534
STACK_WORDS = 32
INIT = 0xFFFF
"""The event of a program's start; the node's own events count down from the number below."""
_RUN_AT_ONCE = 1000
"""Instructions, before a node looks again at what came in."""
_STOP, _JUMP, _BRANCH, _CALL, _RETURN = 0x0, 0x9, 0xA, 0xD, 0xE
_ELSEWHERE = frozenset({_STOP, _JUMP, _BRANCH, _CALL, _RETURN})
"""Instructions that say themselves which one is next."""
_LENGTHS = {0x2: 2, 0x5: 2, 0x6: 2, _BRANCH: 2, 0xB: 3}
"""The length of each other instruction, in words. Those that are not named here have one word."""
_WHEN, _WAS_TRUE = 0x100, 0x200
"""Bits of a branch: it is taken only where its condition has just become true; it was true the last time."""


class ProgramError(Exception):
    """The program cannot go on; the text is what a node says."""


class DivisionByZeroError(ProgramError):
    """A division by zero. A node tells it by a message of its own."""


class OutOfArrayError(ProgramError):
    """An array has no such element. A node tells it by a message of its own."""

    def __init__(self, size: int, index: int) -> None:
        super().__init__(f"no element {index} of {size}")
        self.size = size
        self.index = index


Emit = Callable[[int, Sequence[int]], None]


def signed(word: int) -> int:
    """What a word of 16 bits is worth, from -32768 to 32767."""
    return (word + 0x8000) % 0x10000 - 0x8000


def _divided(left: int, right: int) -> int:
    if right == 0:
        raise DivisionByZeroError("division by zero")
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


_BINARY: tuple[Callable[[int, int], int], ...] = (
    lambda left, right: left << (right & 0xF),
    lambda left, right: left >> (right & 0xF),
    operator.add,
    operator.sub,
    operator.mul,
    _divided,
    lambda left, right: left - right * _divided(left, right),
    operator.or_,
    operator.xor,
    operator.and_,
    operator.eq,
    operator.ne,
    operator.gt,
    operator.ge,
    operator.lt,
    operator.le,
    lambda left, right: bool(left or right),
    lambda left, right: bool(left and right),
)
_UNARY: tuple[Callable[[int], int], ...] = (operator.neg, abs, operator.invert)


class Machine:
    """Runs handlers on ``variables``, which are the node's own; ``emit`` is given the events that a program sends."""

    def __init__(self, variables: MutableSequence[int], emit: Emit) -> None:
        self._variables = variables
        self._emit = emit
        self._bytecode = [0] * BYTECODE_WORDS
        self._stack: list[int] = []
        self.place = 0
        """Of the next instruction."""
        self.active = self.paused = False
        """A handler is at work; nothing runs until somebody says RUN."""
        self._instructions: dict[int, Callable[[int], None]] = {
            _STOP: self._end,
            0x1: self._small,
            0x2: self._large,
            0x3: self._load,
            0x4: self._store,
            0x5: self._load_indirect,
            0x6: self._store_indirect,
            0x7: self._unary,
            0x8: self._binary,
            _JUMP: self._jump,
            _BRANCH: self._branch,
            0xB: self._send,
            _CALL: self._call,
            _RETURN: self._return,
        }

    @property
    def handles(self) -> frozenset[int]:
        """The events that the program has a handler for."""
        return frozenset(self._bytecode[1 : self._table_end : 2])

    @property
    def _table_end(self) -> int:
        """Where the table ends in the bytecode; always an odd place."""
        return min(self._bytecode[0], BYTECODE_WORDS - 1) // 2 * 2 + 1

    def load(self, start: int, words: Sequence[int]) -> None:
        """Put words of bytecode in their place; what does not fit is left out."""
        for place, word in enumerate(words, start):
            if 0 <= place < BYTECODE_WORDS:
                self._bytecode[place] = word & 0xFFFF

    def reset(self) -> bool:
        """Forget the handler at work and pause before the program's start; whether it has one."""
        self.active, self.paused = False, True
        self._forget_conditions()
        return self.begin(INIT)

    def _forget_conditions(self) -> None:
        place = self._table_end
        while place < BYTECODE_WORDS:
            opcode = self._bytecode[place] >> 12
            if opcode == _BRANCH:
                self._bytecode[place] &= ~_WAS_TRUE
            place += _LENGTHS.get(opcode, 1)

    def begin(self, event: int) -> bool:
        """Go to the handler of ``event``; False where the program has none."""
        table = self._bytecode[1 : self._table_end]
        handler = dict(zip(reversed(table[::2]), reversed(table[1::2]), strict=True)).get(event, 0)
        if handler:
            self._stack.clear()
            self.place, self.active = handler, True
        return handler != 0

    def stop(self) -> None:
        """End the handler at work and pause."""
        self.active, self.paused = False, True

    def run(self) -> None:
        """Go on with the handler at work, if any, for as many instructions as a node does at once.

        Raises:
            ProgramError: the program cannot go on; it is stopped.
        """
        try:
            for _ in range(_RUN_AT_ONCE):
                if self.paused or not self.active:
                    return
                self._step()
        except ProgramError:
            self.stop()
            raise

    def _step(self) -> None:
        word = self._word(0)
        opcode = word >> 12
        if opcode not in self._instructions:
            raise ProgramError(f"instruction {word:04X} is not emulated")
        self._instructions[opcode](word & 0x0FFF)
        if opcode not in _ELSEWHERE:
            self.place += _LENGTHS.get(opcode, 1)

    def _word(self, offset: int) -> int:
        place = self.place + offset
        if not 0 <= place < BYTECODE_WORDS:
            raise ProgramError(f"no bytecode at {place}")
        return self._bytecode[place]

    def _push(self, value: int) -> None:
        if len(self._stack) == STACK_WORDS:
            raise ProgramError("the stack is full")
        self._stack.append(signed(value))

    def _pop(self) -> int:
        if not self._stack:
            raise ProgramError("the stack is empty")
        return self._stack.pop()

    def _variable(self, place: int) -> int:
        if not 0 <= place < len(self._variables):
            raise ProgramError(f"no variable at {place}")
        return place

    def _element(self, array: int) -> int:
        index, size = self._pop() & 0xFFFF, self._word(1)
        if index >= size:
            raise OutOfArrayError(size, index)
        return self._variable(array + index)

    # Instructions; each is given the twelve bits beside its number

    def _end(self, _bits: int) -> None:
        self.active = False

    def _small(self, bits: int) -> None:
        self._push(_signed_12(bits))

    def _large(self, _bits: int) -> None:
        self._push(self._word(1))

    def _load(self, bits: int) -> None:
        self._push(self._variables[self._variable(bits)])

    def _store(self, bits: int) -> None:
        self._variables[self._variable(bits)] = self._pop()

    def _load_indirect(self, bits: int) -> None:
        self._push(self._variables[self._element(bits)])

    def _store_indirect(self, bits: int) -> None:
        place = self._element(bits)
        self._variables[place] = self._pop()

    def _unary(self, bits: int) -> None:
        if bits & 0xFF >= len(_UNARY):
            raise ProgramError(f"no unary operator {bits & 0xFF}")
        self._push(_UNARY[bits & 0xFF](self._pop()))

    def _binary(self, bits: int) -> None:
        self._push(self._computed(bits))

    def _computed(self, bits: int) -> int:
        if bits & 0xFF >= len(_BINARY):
            raise ProgramError(f"no binary operator {bits & 0xFF}")
        right, left = self._pop(), self._pop()
        return signed(_BINARY[bits & 0xFF](left, right))

    def _jump(self, bits: int) -> None:
        self.place = (self.place + _signed_12(bits)) & 0xFFFF

    def _branch(self, bits: int) -> None:
        """Go on with the next instruction where the condition holds, else to where the second word points."""
        holds = self._computed(bits) != 0
        not_new = bits & _WHEN and bits & _WAS_TRUE
        away = signed(self._word(1))
        self._bytecode[self.place] = self._word(0) & ~_WAS_TRUE | _WAS_TRUE * holds
        if holds and not not_new:
            away = _LENGTHS[_BRANCH]
        self.place = (self.place + away) & 0xFFFF

    def _send(self, bits: int) -> None:
        start, count = self._word(1), self._word(2)
        if count:
            self._variable(start + count - 1)
        self._emit(bits, self._variables[start : start + count])

    def _call(self, bits: int) -> None:
        self._push(self.place + 1)
        self.place = bits

    def _return(self, _bits: int) -> None:
        self.place = self._pop() & 0xFFFF


def _signed_12(bits: int) -> int:
    return (bits + 0x800) % 0x1000 - 0x800
