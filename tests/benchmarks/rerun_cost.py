"""What a changed filter costs the server, in CPU milliseconds, against a page that only says hello, in the same run.

Readers without a browser: they speak Streamlit's own messages over its websocket. Run it alone; Linux only.

    python tests/benchmarks/rerun_cost.py [page] [widget] [value value …]
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[2]
TURNS = 150
HELLO = 'import streamlit as st\nst.selectbox("county", ["雁江区", "安岳县"], key="county")\nst.write("hello")\n'


def main(page: str = "schedule", widget: str = "county", *values: str) -> None:
    """Print CPU ms per rerun of the page and of the bare page, alternating in three rounds, and their ratio."""
    choices = values or ("雁江区", "安岳县")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "hello.py"
        bare.write_text(HELLO, encoding="utf-8")
        store = Path(folder) / "store"
        load = [sys.executable, "-m", "loaders", "load", "data/samples/ziyang_2023", "--store", str(store)]
        subprocess.run(load, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        with served("dashboard.py", store) as ours, served(str(bare), store) as floor:
            rounds = [
                (asyncio.run(cost(*ours, page, widget, choices)), asyncio.run(cost(*floor, "", "county", choices)))
                for _ in range(3)
            ]
    for page_ms, bare_ms in rounds:
        print(f"/{page}: {page_ms:.1f} ms CPU per rerun · bare page {bare_ms:.1f} ms · {page_ms / bare_ms:.1f} ×")


@contextmanager
def served(script: str, store: Path) -> Iterator[tuple[int, int]]:
    """A server with our settings: its port and process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "MINSHENG_STORE": str(store)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            time.sleep(8)
            yield port, process.pid
        finally:
            process.terminate()


async def cost(port: int, pid: int, page: str, widget: str, values: tuple[str, ...]) -> float:
    """CPU ms that the server takes per rerun while one reader changes one widget again and again."""
    url = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(url, subprotocols=["streamlit"], max_size=None, compression=None) as socket_:
        widgets, page_hash = await rerun(socket_, BackMsg(), page_name=page)
        element = next(name for name in widgets if name.rsplit("-", 1)[-1] == widget)
        for turn in range(20):
            await rerun(socket_, changed(element, values[turn % len(values)]), page_hash=page_hash)
        before = cpu_seconds(pid)
        for turn in range(TURNS):
            await rerun(socket_, changed(element, values[turn % len(values)]), page_hash=page_hash)
            await asyncio.sleep(0.01)
        return (cpu_seconds(pid) - before) * 1000 / TURNS


def changed(element: str, value: str) -> BackMsg:
    """A message that sets one widget."""
    message = BackMsg()
    state = message.rerun_script.widget_states.widgets.add()
    state.id, state.string_value = element, value
    return message


async def rerun(
    socket_: websockets.ClientConnection, message: BackMsg, page_name: str = "", page_hash: str = ""
) -> tuple[set[str], str]:
    """Run the page to its end: the ids of its widgets, and the page's hash."""
    message.rerun_script.page_script_hash = page_hash
    message.rerun_script.page_name = page_name
    await socket_.send(message.SerializeToString())
    widgets: set[str] = set()
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket_.recv())
        kind = answer.WhichOneof("type")
        if kind == "navigation":
            page_hash = answer.navigation.page_script_hash
        elif kind == "delta" and answer.delta.HasField("new_element"):
            element = answer.delta.new_element
            inner = getattr(element, element.WhichOneof("type"))
            assert element.WhichOneof("type") != "exception", inner.message
            widgets.add(getattr(inner, "id", ""))
        elif kind == "script_finished":
            return widgets, page_hash


def cpu_seconds(pid: int) -> float:
    """User and system time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(*sys.argv[1:])
