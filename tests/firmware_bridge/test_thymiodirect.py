"""PyPI's ``thymiodirect``, a client nobody here wrote, on the emulated Thymio over TCP."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from thymiodirect import Connection

from firmware_bridge.emulator.serve import Served, serve_tcp
from tests.patience import HANG_S
from tools.robots.emulators.thymio import VARIABLES, Thymio


@contextmanager
def client_of(served: Served) -> Iterator[Connection]:
    """A client whose messages are handled in a thread, and whose own threads and socket end with it."""
    host, port = served.port.removeprefix("socket://").split(":")
    loop = asyncio.new_event_loop()
    client = Connection.tcp(host, int(port), loop=loop, discover_rate=0.1, refreshing_rate=0.05)
    client.timeout = HANG_S
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield client
    finally:
        client.shutdown()
        thread.join(HANG_S)  # its refreshing stops the loop
        client.io.socket.shutdown(socket.SHUT_WR)  # the emulator hangs up when all it said has been read
        client.input_thread.join(HANG_S)
        client.io.socket.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


def until(condition: object) -> None:
    deadline = time.monotonic() + HANG_S
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it hangs"
        time.sleep(0.01)


@pytest.mark.parametrize("node", [1, 31337])
def test_it_finds_the_robot_sets_its_wheels_and_reads_them_back(node: int) -> None:
    robot = Thymio(node=node)
    with serve_tcp(robot, 0) as served, client_of(served) as client:
        client.wait_for_handshake(timeout=HANG_S)
        assert client.one_remote_node_id() == node
        described = client.variable_description(node)
        assert [(each["name"], each["size"]) for each in described] == list(VARIABLES)
        assert client.remote_nodes[node].name == "thymio-II"

        client[node]["motor.left.target"] = 200
        client[node]["motor.right.target"] = -150
        assert served.wait_for(lambda: robot.words[86:88] == (200, -150), HANG_S)
        client.remote_nodes[node].reset_var_data()
        until(lambda: client[node]["motor.right.target"] == 0x10000 - 150)  # it reads words unsigned
        assert client[node]["motor.left.target"] == 200
        assert not robot.idle

        client[node]["motor.left.target"] = 0
        client[node]["motor.right.target"] = 0
        assert served.wait_for(lambda: robot.idle, HANG_S)
    assert robot.record
