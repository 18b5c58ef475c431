from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
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


def test_the_window_has_its_turn_between_two_parts(qtbot: QtBot, hub: Hub) -> None:
    background, happened = Background(hub), list[str]()
    clock = QTimer(interval=0)
    clock.timeout.connect(lambda: happened.append("turn"))
    job = replace(counting([], 60), receive=lambda _: happened.append("part"))
    with qtbot.waitSignal(background.idle):
        clock.start()
        background.start(job)
    clock.stop()
    assert happened.count("part") == 60
    runs = "".join("p" if one == "part" else " " for one in happened).split()
    assert max(map(len, runs)) <= 2


def test_work_waits_for_a_window_that_is_slow(qtbot: QtBot, hub: Hub) -> None:
    background, made, ahead, received = Background(hub), list[int](), list[int](), list[int]()

    def run(emit: Emit, _cancelled: Cancelled) -> None:
        for number in range(100):
            made.append(number)
            emit(number)

    def receive(part: int) -> None:
        ahead.append(len(made) - len(received))
        received.append(part)

    with qtbot.waitSignal(background.idle):
        background.start(Job(what="work.importing", total=100, run=run, receive=receive))
    assert received == list(range(100))
    assert max(ahead) <= 11


def test_a_part_that_fails_does_not_stop_the_others(qtbot: QtBot, hub: Hub) -> None:
    background, received = Background(hub), list[int]()

    def receive(part: int) -> None:
        if part == 1:
            raise ZeroDivisionError
        received.append(part)

    with capture_exceptions() as caught, qtbot.waitSignal(background.idle):
        background.start(replace(counting([], 3), receive=receive))
    assert received == [0, 2]
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


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


def test_a_job_that_gives_way_begins_anew_behind_the_other(qtbot: QtBot, hub: Hub) -> None:
    background, received, ends = Background(hub), list[str](), list[bool]()

    def run(emit: Emit, cancelled: Cancelled) -> None:
        emit("begun")
        while other in started and not cancelled():
            time.sleep(0.001)
        if not cancelled():
            emit("whole")

    def finish(_cancelled: bool) -> None:
        started.clear()
        received.append("other")

    other = Job(what="work.importing", total=1, run=lambda *_: None, receive=print, finish=finish)
    started = [other]
    patient = Job(
        what="work.comparing", total=2, run=run, receive=received.append, finish=ends.append,
        gives_way=True,
    )  # fmt: skip
    background.start(patient)
    qtbot.waitUntil(lambda: received == ["begun"])
    with qtbot.waitSignal(background.idle):
        background.start(other)
    assert received == ["begun", "other", "begun", "whole"]
    assert ends == [False]


def test_a_job_that_gave_way_is_cancelled_with_the_others(qtbot: QtBot, hub: Hub) -> None:
    background, received, ends, gate = Background(hub), list[int](), list[bool](), threading.Event()
    patient = replace(counting(received, 100, gate), finish=ends.append, gives_way=True)
    background.start(patient)
    qtbot.waitUntil(lambda: bool(received))
    with qtbot.waitSignal(background.idle):
        background.start(counting(received, 1))
        background.cancel()
        gate.set()
    assert ends == [True]
    assert received == [0]


def test_short_work_is_not_told(qtbot: QtBot, hub: Hub) -> None:
    told: list[WorkProgress] = []
    hub.subscribe(WorkProgress, told.append)
    background = Background(hub)
    with qtbot.waitSignal(background.idle):
        background.start(replace(counting([], 3), patience=60.0))
    assert told == []


def test_work_inside_a_lock_that_the_window_wants_does_not_wait_for_the_window(
    qtbot: QtBot, hub: Hub
) -> None:
    background, lock, inside = Background(hub), threading.Lock(), threading.Event()
    received: list[int] = []

    def run(emit: Emit, _cancelled: Cancelled) -> None:
        with lock:
            inside.set()
            for number in range(50):
                emit(number)

    with qtbot.waitSignal(background.idle):
        background.start(
            Job(what="work.copying", total=50, run=run, receive=received.append, ahead=50)
        )
        assert inside.wait(5)
        assert lock.acquire(timeout=5), "the work waits for the window, and the window for it"
        lock.release()
    assert received == list(range(50))


@pytest.mark.parametrize("ahead", [0, 2])
def test_work_goes_on_when_a_part_is_received_to_the_end(
    qtbot: QtBot, hub: Hub, ahead: int
) -> None:
    """It computes beside the window's other work, but not while the window takes what came."""
    background, given, before = Background(hub), list[int](), list[int]()

    def run(emit: Emit, _cancelled: Cancelled) -> None:
        for number in range(5):
            emit(number)
            given.append(number)

    def receive(part: int) -> None:
        time.sleep(0.05)
        before.append(len(given) - part)

    with qtbot.waitSignal(background.idle):
        background.start(Job(what="work.importing", total=5, run=run, receive=receive, ahead=ahead))
    assert before == [min(ahead, 5 - number) for number in range(5)]


def test_work_that_is_held_waits_until_the_window_has_its_hands_free(
    qtbot: QtBot, hub: Hub
) -> None:
    background, received = Background(hub), list[int]()
    background.hold(held=True)
    background.start(replace(counting(received, 3), ahead=0))
    qtbot.wait(60)
    assert (received, background.busy) == ([], True)
    with qtbot.waitSignal(background.idle):
        background.hold(held=False)
    assert received == [0, 1, 2]


def test_work_that_is_held_can_be_stopped(qtbot: QtBot, hub: Hub) -> None:
    background, received = Background(hub), list[int]()
    background.hold(held=True)
    background.start(replace(counting(received, 3), ahead=0))
    qtbot.wait(20)
    background.stop()
    assert (received, background.busy) == ([], False)
