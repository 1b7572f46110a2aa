"""Which connection goes where there are too many, without a network and by a clock of the test."""

from simulateur.web.connections import MOST_CONNECTIONS, Connections, Wait, network


def full(addresses: list[str], now_s: float = 0.0) -> Connections[int]:
    """As many connections as may be, from these addresses in turn, one after the other."""
    found: Connections[int] = Connections()
    for number in range(MOST_CONNECTIONS):
        assert found.has_room(addresses[number % len(addresses)], now_s)
        assert found.comes(number, addresses[number % len(addresses)], now_s) is None
        now_s += 0.001
    return found


def test_nobody_goes_while_there_are_places() -> None:
    full(["one"])


def test_of_the_address_that_has_most_the_one_that_was_silent_for_longest_goes() -> None:
    found = full(["other", "one", "one", "one"])
    assert found.comes(MOST_CONNECTIONS, "new", 2.0) == (1, "one")
    found.waits(1, Wait.PIECE, 1.9)
    assert found.worst(2.0) == (2, "one"), "who takes a file is not silent"


def test_an_address_that_has_most_gets_no_more_before_one_of_its_own_is_silent_for_long() -> None:
    found = full(["one"])
    assert not found.has_room("one", 0.5)
    assert found.has_room("one", 1.5)
    assert found.has_room("new", 0.5)


def test_two_addresses_that_have_as_many_do_not_push_each_other_out() -> None:
    found = full(["one", "other"])
    for number in range(MOST_CONNECTIONS):
        found.waits(number, Wait.PIECE, 0.2)
    assert not found.has_room("one", 0.5)
    assert not found.has_room("other", 0.5)
    assert found.has_room("new", 0.5)


def test_a_class_behind_one_router_does_not_give_way_to_a_device_that_says_nothing() -> None:
    found = full(["router", "router", "router", "silent"])
    for number in range(MOST_CONNECTIONS):
        if number % 4 != 3:
            found.waits(number, Wait.PIECE, 1.0)
    assert found.worst(2.0) == (3, "silent")


def test_slow_readers_hold_nobody_out_and_the_slowest_goes() -> None:
    found = full(["one"])
    for number in range(MOST_CONNECTIONS):
        found.waits(number, Wait.PIECE, 5.0 if number == 7 else 6.0)
    assert found.has_room("new", 6.5)
    assert found.comes(MOST_CONNECTIONS, "new", 6.5) == (7, "one")


def test_each_part_has_its_own_time() -> None:
    found: Connections[str] = Connections()
    for wait in Wait:
        found.comes(wait.name, "one", 0.0)
        found.waits(wait.name, wait, 0.0)
    assert found.late(3.0) == ()
    assert found.late(3.1) == ("GREETING",)
    assert found.late(5.1) == ("REQUEST", "GREETING")
    found.waits("PIECE", Wait.PIECE, 9.0)
    assert "PIECE" not in found.late(11.0), "it took one more piece"
    assert set(found.late(61.0)) == {"REQUEST", "GREETING", "PIECE", "SOUND"}


def test_a_tablet_that_plays_is_counted_no_more() -> None:
    found = full(["one"])
    found.goes(3)
    found.goes(3)
    assert found.has_room("one", 0.5)
    assert 3 not in found
    found.waits(3, Wait.PIECE, 1.0)
    assert 3 not in found


def test_a_device_has_one_address_however_many_of_ipv6_it_takes() -> None:
    assert network("fe80::1%wlan0") == network("fe80::ffff:2") == "fe80::/64"
    assert network("fe80:0:0:1::1") != network("fe80::1")
    assert network("192.168.1.7") == "192.168.1.7"


def test_an_address_with_one_connection_less_than_another_pushes_it_out_no_more_than_the_other_it() -> None:
    found: Connections[int] = Connections()
    for number in range(MOST_CONNECTIONS):
        found.comes(number, "one" if number % 2 else "other", 0.0)
        found.waits(number, Wait.PIECE, 0.2)
    found.goes(0)
    found.comes(MOST_CONNECTIONS, "third", 0.2)
    found.waits(MOST_CONNECTIONS, Wait.PIECE, 0.2)
    assert not found.has_room("other", 0.5), "it would then have as many as « one », and « one » would come back"


def test_what_a_browser_opens_before_it_asks_is_not_held_against_it() -> None:
    found: Connections[int] = Connections()
    for number in range(MOST_CONNECTIONS):
        address = "browser" if number < 6 else "eight" if number < 14 else f"one {number}"
        found.comes(number, address, 0.0)
        if address != "browser":
            found.waits(number, Wait.PIECE, 2.0)
    assert found.worst(2.0) == (6, "eight")
