"""A line to the server that breaks when it is told to: a small TCP proxy."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMIT = b"COMMIT\0"
_MOST = 1 << 16


@dataclass
class Proxy:
    """
    Passes bytes between clients and a server on a port of its own, and counts what it did to the line.

    ``cut`` says where the line breaks: before a COMMIT reaches the server, after the server has done it but before the
    client hears of it, or after ``most`` bytes of the server's in one connection. ``times`` is how often; then the line is good.
    """

    target: int
    port: int = 0
    cut: str = ""
    times: int = 0
    most: int = 0
    delay: float = 0.0
    is_silent: bool = False
    """Takes connections and says nothing, as a firewall that drops everything."""
    cuts: int = 0
    """How often the line was cut."""
    _stop: threading.Event = field(default_factory=threading.Event)

    def break_line(self, cut: str, times: int = 1, most: int = 0) -> None:
        """Break the line so many times from now on."""
        self.cut, self.times, self.most = cut, times, most

    def serve(self, door: socket.socket) -> None:
        """Take connections until the end."""
        while not self._stop.is_set():
            with suppress(OSError):
                client, _ = door.accept()
                threading.Thread(target=self._pass, args=(client,), daemon=True).start()

    def end(self) -> None:
        """Take no more."""
        self._stop.set()

    def _pass(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            if self.is_silent:
                self._stop.wait()
                return
            with socket.create_connection(("127.0.0.1", self.target)) as server:
                self._pump(client, server)

    def _pump(self, client: socket.socket, server: socket.socket) -> None:
        others = {client: server, server: client}
        told, is_committing = 0, False
        with selectors.DefaultSelector() as ready:
            for one in others:
                ready.register(one, selectors.EVENT_READ)
            while not self._stop.is_set():
                for key, _ in ready.select(timeout=0.1):
                    said = key.fileobj.recv(_MOST)
                    if not said:
                        return
                    if self.delay:
                        time.sleep(self.delay)
                    is_committing |= key.fileobj is client and said.endswith(_COMMIT)
                    told += len(said) if key.fileobj is server else 0
                    if self._breaks(is_committing, key.fileobj is server, told):
                        return
                    is_committing &= key.fileobj is client
                    others[key.fileobj].sendall(said)

    def _breaks(self, is_committing: bool, is_answer: bool, told: int) -> bool:
        breaks = (
            self.times > 0
            and {
                "": False,
                "before": is_committing and not is_answer,
                "after": is_committing and is_answer,
                "middle": told > self.most,
            }[self.cut]
        )
        self.times -= breaks
        self.cuts += breaks
        return breaks


@contextmanager
def running_proxy(target: int) -> Iterator[Proxy]:
    """Yield a line to a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.1)
        proxy = Proxy(target, door.getsockname()[1])
        thread = threading.Thread(target=proxy.serve, args=(door,))
        thread.start()
        try:
            yield proxy
        finally:
            proxy.end()
            thread.join()
