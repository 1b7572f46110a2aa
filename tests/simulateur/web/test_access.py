"""Who may come in, without a network: wrong codes make their own address wait, and an adult is told of many."""

from simulateur.web.access import Allowance, Code


def wrong(code: Code, address: str, *at_s: float) -> None:
    for now_s in at_s:
        assert not code.is_right("000000", address, now_s)


def test_each_wrong_code_makes_its_address_wait_twice_as_long_and_no_other() -> None:
    code, now_s = Code("123456"), 0.0
    for pause_s in (1, 2, 4, 8, 16, 32, 64, 64):
        wrong(code, "one", now_s)
        assert code.wait_s("one", now_s) == pause_s
        assert not code.is_right("123456", "one", now_s + pause_s - 0.1), "too soon, and it makes nobody wait longer"
        assert code.wait_s("other", now_s) == 0.0
        now_s += pause_s
    assert code.is_right("123456", "other", 0.0)
    assert code.is_right("123456", "one", now_s)


def test_the_right_code_forgives_what_was_wrong_before() -> None:
    code = Code("123456")
    wrong(code, "one", 0, 1, 3, 7)
    assert code.is_right("123456", "one", 15)
    wrong(code, "one", 16)
    assert code.wait_s("one", 16) == 1.0


def test_an_adult_is_told_of_many_wrong_codes_once_their_minute_is_over() -> None:
    code = Code("123456")
    for number in range(37):
        wrong(code, f"address {number % 2}", float(number))
    assert code.tried(59.9) is None
    assert code.tried(60.0) == (37, 2)
    assert code.tried(60.0) is None, "each minute is told once"
    wrong(code, "one", 100.0)
    assert code.tried(170.0) is None, "a child who errs once is nobody's concern"


def test_a_token_is_another_one_each_time_and_is_no_code() -> None:
    tokens = {Code().token for _opening in range(50)}
    assert len(tokens) == 50
    code = Code()
    assert code.is_token(code.token)
    assert not code.is_token("")
    assert not code.is_token(code.digits)


def test_who_comes_with_a_thousand_addresses_makes_one_address_forgotten_and_not_all() -> None:
    code = Code("123456")
    wrong(code, "one", 0, 1, 3)
    for number in range(1000):
        wrong(code, f"address {number}", 4)
    assert code.wait_s("one", 4) == 0, "the oldest"
    assert all(code.wait_s(f"address {number}", 4) == 1 for number in range(1000))


def test_ten_fingers_may_be_held_back_for_a_while_and_a_flood_may_not() -> None:
    allowance = Allowance()
    assert [allowance.takes(0.0) for _message in range(151)].count(True) == 150
    assert not allowance.takes(0.0)
    slow = Allowance()
    assert all(slow.takes(each / 60) for each in range(6000)), "sixty a second, for as long as one likes"
    assert [slow.takes(1000.0) for _message in range(300)].count(True) == 150, "a rest saves up no more than that"
