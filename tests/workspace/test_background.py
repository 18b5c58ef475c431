from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.hub import Hub
from desktop.workspace.messages import WorkEnded, WorkProgress


@pytest.fixture
def hub() -> Hub:
    return Hub()


def counting(received: list[int], total: int, gate: threading.Event | None = None) -> Job:
    def run(emit: Emit, cancelled: Cancelled) -> None:
        for number in range(total):
            if cancelled():
                return
            emit(number)
            if gate is not None:
                gate.wait(5)

    return Job(what="work.importing", total=total, run=run, receive=received.append)


def test_parts_come_in_order_with_progress(qtbot: QtBot, hub: Hub) -> None:
    told: list[WorkProgress] = []
    hub.subscribe(WorkProgress, told.append)
    background, received = Background(hub), list[int]()
    with qtbot.waitSignal(background.idle):
        background.start(counting(received, 3))
    assert received == [0, 1, 2]
    assert [message.done for message in told] == [0, 1, 2, 3]


def test_jobs_run_one_after_the_other(qtbot: QtBot, hub: Hub) -> None:
    ended: list[WorkEnded] = []
    hub.subscribe(WorkEnded, ended.append)
    background, received = Background(hub), list[int]()
    with qtbot.waitSignal(background.idle):
        background.start(counting(received, 2))
        background.start(counting(received, 2))
    assert received == [0, 1, 0, 1]
    assert [message.cancelled for message in ended] == [False, False]


def test_a_cancelled_job_ends_and_says_so(qtbot: QtBot, hub: Hub) -> None:
    ended: list[WorkEnded] = []
    hub.subscribe(WorkEnded, ended.append)
    background, received, gate = Background(hub), list[int](), threading.Event()
    background.start(counting(received, 1000, gate))
    qtbot.waitUntil(lambda: bool(received))
    with qtbot.waitSignal(background.idle):
        background.cancel()
        gate.set()
    assert [message.cancelled for message in ended] == [True]
    assert len(received) < 1000


def test_a_fault_in_the_thread_is_raised_in_the_window(qtbot: QtBot, hub: Hub) -> None:
    def run(_emit: Emit, _cancelled: Cancelled) -> None:
        raise ZeroDivisionError

    background = Background(hub)
    job = Job(what="work.importing", total=1, run=run, receive=print)
    with capture_exceptions() as caught, qtbot.waitSignal(background.idle):
        background.start(job)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_stopping_waits_for_the_thread(qtbot: QtBot, hub: Hub) -> None:
    background, received, gate = Background(hub), list[int](), threading.Event()
    background.start(counting(received, 5, gate))
    gate.set()
    background.stop()
    assert not background.busy
