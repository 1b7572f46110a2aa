"""The square of an address: the same modules in a terminal as on a page, with the margin that a camera needs."""

import re

from simulateur.machine.qr_code import QUIET, in_a_terminal, modules

ADDRESS = "http://192.168.1.4:8000/classe/#123456"
HALVES = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
"""What of a letter is light: its upper half, its lower half."""


def test_in_a_terminal_each_letter_is_two_modules_and_the_margin_is_light() -> None:
    lines = re.sub(r"\x1b\[[0-9;]*m", "", in_a_terminal(ADDRESS)).rstrip("\n").splitlines()
    light = [[HALVES[letter][half] for letter in line] for line in lines for half in (0, 1)]
    square = modules(ADDRESS)
    side = len(square) + 2 * QUIET
    assert {len(row) for row in light} == {side}
    assert side <= len(light) <= side + 1
    inside = [tuple(not each for each in row[QUIET:-QUIET]) for row in light[QUIET : QUIET + len(square)]]
    assert inside == list(square)
    assert all(all(row) for row in light[:QUIET])
    assert all(all(row[:QUIET]) and all(row[-QUIET:]) for row in light[:side])


def test_a_square_has_three_eyes_and_another_for_another_address() -> None:
    square = modules(ADDRESS)
    eye = [tuple(row[:7]) for row in square[:7]]
    assert eye == [tuple(row[:-8:-1]) for row in square[:7]] == [tuple(row[:7]) for row in square[:-8:-1]]
    assert eye[0] == (True,) * 7
    assert len(square) == len(square[0])
    assert modules(ADDRESS + "7") != square
