"""What a changed filter costs the server, in CPU milliseconds and bytes, against a page that only says hello.

Readers without a browser: they speak Streamlit's own messages over its websocket. *cold* is the first time that a
choice is made since the server started, *warm* every later time; both are medians over the choices. Bytes are told
with tables and without: what a table holds, on a page of it, is what the reader asked to see. The bare page is
measured in the same run, in turns with ours, once both servers have come to rest. Run it alone; Linux only.

    python tests/benchmarks/rerun_cost.py --tasks 60000 --readers 30 --page schedule funding

--tasks    measure on a made store of N tasks × twelve months; without it, on the sample
--page     pages to measure; without it overview, schedule, funding and county. A part of a page is named as in the
           address: schedule?schedule_part=tasks
--widget   the filter that changes, --values what it is set to; without them, counties of the store
--readers  that many readers at once, five seconds of thought between two changes: adds p50, p95 and what they cost
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.store import Store
from tests.benchmarks import made_store

ROOT = Path(__file__).parents[2]
ROUNDS, BATCHES, BATCH, COLD, THINK, SECONDS = 4, 3, 5, 9, 5.0, 40.0
PAGES = ("overview", "schedule", "funding", "county")
IDLE = 40.0
"""CPU ms a second, below which a server does nothing in particular."""
HELLO = 'import streamlit as st\nst.selectbox("county", ["雁江区", "安岳县"], key="county")\nst.write("hello")\n'


@dataclass
class Cost:
    """CPU ms and bytes of one rerun after another, in all and without tables."""

    cpu_ms: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    bare_sizes: list[int] = field(default_factory=list)

    def add(self, more: "Cost") -> None:
        """Take in what was measured later."""
        self.cpu_ms += more.cpu_ms
        self.sizes += more.sizes
        self.bare_sizes += more.bare_sizes

    def __str__(self) -> str:
        size, bare = (statistics.median(sizes) / 1000 for sizes in (self.sizes, self.bare_sizes))
        return f"{statistics.median(self.cpu_ms):.1f} ms CPU, {size:.1f} kB ({bare:.1f} without tables)"


class Reader:
    """One browser tab without a browser; like one, it says which messages it still has from the run before."""

    def __init__(self, socket_: websockets.ClientConnection, page: str) -> None:
        self.socket, self.page_hash = socket_, ""
        self.page, _, self.query = page.partition("?")
        self.widgets: set[str] = set()
        self.has: set[str] = set()

    async def run(self, widget: str = "", value: str = "") -> tuple[float, int, int]:
        """Run the page to its end after setting one widget: wall ms, bytes of the answer, bytes without tables."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.page_name = "" if self.page_hash or self.page == "overview" else self.page
        message.rerun_script.query_string = self.query
        message.rerun_script.cached_message_hashes.extend(self.has)
        if widget:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = next(name for name in self.widgets if name.rsplit("-", 1)[-1] == widget)
            state.string_value = value
        start, size, bare = time.perf_counter(), 0, 0
        await self.socket.send(message.SerializeToString())
        while True:
            data = await self.socket.recv()
            answer = ForwardMsg()
            answer.ParseFromString(data)
            size += len(data)
            bare += 0 if _is_table(answer) else len(data)
            if self._is_end(answer):
                return (time.perf_counter() - start) * 1000, size, bare

    def _is_end(self, answer: ForwardMsg) -> bool:
        if answer.metadata.cacheable:
            self.has.add(answer.hash)
        kind = answer.WhichOneof("type")
        if kind == "navigation":
            self.page_hash = answer.navigation.page_script_hash
        elif kind == "delta" and answer.delta.HasField("new_element"):
            element = answer.delta.new_element
            inner = getattr(element, element.WhichOneof("type") or "")
            assert element.WhichOneof("type") != "exception", inner.message
            self.widgets.add(getattr(inner, "id", ""))
        return kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _is_table(answer: ForwardMsg) -> bool:
    """Whether a message holds a table: one of numbers, or one of sentences (pages/components/tables/listing.py)."""
    element = answer.delta.new_element
    return element.HasField("dataframe") or element.bidi_component.component_name == "minsheng_listing"


def main(asked: argparse.Namespace) -> None:
    """Print what each page costs cold and warm, the bare page beside it."""
    with tempfile.TemporaryDirectory() as folder:
        bare, store = Path(folder) / "hello.py", Path(folder) / "store"
        bare.write_text(HELLO, encoding="utf-8")
        _fill(store, asked.tasks)
        offered = Store(store).table("choices")
        counties = offered.filter(offered["dimension"] == asked.widget).get_column("choice").to_list()
        values = asked.values or counties[: 2 * COLD]
        with served(str(bare), store) as floor:
            for page in asked.page:
                with served("dashboard.py", store) as ours:
                    print(asyncio.run(page_cost(page, asked, values, ours, floor)), flush=True)


def _fill(store: Path, tasks: int | None) -> None:
    if tasks:
        made_store.make(store, tasks)
        return
    load = [sys.executable, "-m", "loaders", "load", "data/samples/ziyang_2023", "--store", str(store)]
    subprocess.run(load, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)


@contextmanager
def served(script: str, store: Path) -> Iterator[tuple[int, int]]:
    """A server with our settings, once it answers: its port and process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "MINSHENG_STORE": str(store)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            _let_rest(process.pid)
            yield port, process.pid
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(port)


def _let_rest(pid: int) -> None:
    """Wait until the server has read ahead: what it does then must not be counted for a reader."""
    idle = 0
    while idle < 4:
        before = cpu_ms(pid)
        time.sleep(1)
        idle = idle + 1 if cpu_ms(pid) - before < IDLE else 0


async def page_cost(
    page: str, asked: argparse.Namespace, values: Sequence[str], ours: tuple[int, int], floor: tuple[int, int]
) -> str:
    """One line about a page: cold, warm, the bare page, their ratio; and what many readers wait for."""
    async with opened(ours[0]) as socket_, opened(floor[0]) as bare_socket:
        reader, bare = Reader(socket_, page), Reader(bare_socket, "overview")
        first, *_ = await reader.run()
        await bare.run()
        cold = await cost(reader, ours[1], asked.widget, values, len(values), 1)
        warm, hello = Cost(), Cost()
        for _ in range(ROUNDS):
            warm.add(await cost(reader, ours[1], asked.widget, values, BATCHES, BATCH))
            hello.add(await cost(bare, floor[1], "county", ("雁江区", "安岳县"), BATCHES, BATCH))
    ratio = statistics.median(warm.cpu_ms) / statistics.median(hello.cpu_ms)
    line = f"/{page}: cold {cold} · warm {warm} · bare page {hello} · {ratio:.1f} × · first run {first:.0f} ms"
    return line if asked.readers < 2 else f"{line}\n    {await many(page, asked, values, *ours)}"


async def cost(reader: Reader, pid: int, widget: str, values: Sequence[str], rounds: int, batch: int) -> Cost:
    """CPU ms and bytes per rerun while a widget is changed; CPU is read after every `batch` reruns."""
    told = Cost()
    for turn in range(rounds):
        before = cpu_ms(pid)
        for at in range(batch):
            _, size, bare = await reader.run(widget, values[(turn * batch + at) % len(values)])
            told.sizes.append(size)
            told.bare_sizes.append(bare)
        told.cpu_ms.append((cpu_ms(pid) - before) / batch)
    return told


async def many(page: str, asked: argparse.Namespace, values: Sequence[str], port: int, pid: int) -> str:
    """What `readers` at once wait for, each changing the widget after some seconds of thought."""
    times: list[float] = []
    before = cpu_ms(pid)
    readers = (_thoughtful(port, page, asked.widget, values, times) for _ in range(asked.readers))
    await asyncio.gather(*readers)
    times.sort()
    spent = (cpu_ms(pid) - before) / (len(times) + asked.readers)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return f"{asked.readers} readers: {len(times)} changes, p50 {p50:.0f} ms, p95 {p95:.0f} ms, {spent:.1f} ms CPU each"


async def _thoughtful(port: int, page: str, widget: str, values: Sequence[str], times: list[float]) -> None:
    async with opened(port) as socket_:
        reader = Reader(socket_, page)
        await asyncio.sleep(random.random() * THINK)
        await reader.run()
        end = time.perf_counter() + SECONDS
        while time.perf_counter() < end:
            await asyncio.sleep(THINK * (0.5 + random.random()))
            times.append((await reader.run(widget, random.choice(values)))[0])


def opened(port: int) -> websockets.connect:
    """A connection to a server, as a browser makes it."""
    url = f"ws://127.0.0.1:{port}/_stcore/stream"
    return websockets.connect(
        url, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None, ping_interval=None
    )


def cpu_ms(pid: int) -> float:
    """CPU that a process has taken, its ended threads too; finer than /proc/PID/stat, which counts in 10 ms."""
    return time.clock_gettime((~pid << 3) | 2) * 1000  # what clock_getcpuclockid(3) gives


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int)
    parser.add_argument("--page", nargs="*", default=PAGES)
    parser.add_argument("--widget", default="county")
    parser.add_argument("--values", nargs="*", default=())
    parser.add_argument("--readers", type=int, default=1)
    main(parser.parse_args())
