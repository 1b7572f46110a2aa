"""Who may come in, without a network: wrong codes, and how long an address or everybody then waits."""

from simulateur.web.threshold import Code


def wrong(code: Code, address: str, *at_s: float) -> None:
    for now_s in at_s:
        assert not code.must_wait(address, now_s)
        assert not code.is_right("0000", address, now_s)


def test_after_five_wrong_codes_an_address_waits_half_a_minute_from_the_last_one() -> None:
    code = Code("1234")
    wrong(code, "one", 0, 10, 20, 30, 40)
    assert code.must_wait("one", 69.9)
    assert not code.must_wait("other", 69.9)
    assert not code.must_wait("one", 70.0)


def test_the_right_code_forgives_what_was_wrong_before() -> None:
    code = Code("1234")
    wrong(code, "one", 0, 1, 2, 3)
    assert code.is_right("1234", "one", 4)
    wrong(code, "one", 5)
    assert not code.must_wait("one", 6)


def test_after_forty_wrong_codes_in_a_minute_everybody_waits_until_the_first_is_a_minute_old() -> None:
    code = Code("1234")
    for number in range(40):
        wrong(code, f"address {number}", float(number))
    assert code.must_wait("another", 59.9)
    assert not code.must_wait("another", 60.0)
