"""What an adult reads of the network: one sentence a minute."""

from simulateur.web.notices import Notices


def test_one_sentence_a_minute_is_told_and_the_first_of_those_that_wait() -> None:
    told: list[str] = []
    notices = Notices()
    notices.tell = told.append
    notices.pass_on(0.0)
    for now_s, sentence in ((1.0, "one"), (2.0, "two"), (30.0, "three")):
        notices.add(sentence)
        notices.pass_on(now_s)
    assert (told, notices.shown) == (["one"], "one")
    notices.pass_on(61.0)
    assert (told, notices.shown) == (["one", "two"], "two")
    notices.pass_on(120.9)
    assert notices.shown == "two"
    notices.pass_on(121.1)
    assert (told, notices.shown) == (["one", "two"], "")
