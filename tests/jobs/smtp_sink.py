"""A mail server for tests: takes what it is given, or keeps silent when it should answer."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class Sink(socketserver.ThreadingTCPServer):
    """Messages taken so far, and how many connections ended up waiting in vain."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.taken: list[Message] = []
        self.is_silent = threading.Event()
        self.waiting = threading.Event()

    @property
    def port(self) -> int:
        port: int = self.server_address[1]
        return port


class _Conversation(socketserver.StreamRequestHandler):
    """One client, served in the few words that smtplib uses."""

    server: Sink

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self._take()
            else:
                self._say("221 bye" if word == b"QUIT" else "250 ok")

    def _take(self) -> None:
        self._say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if self.server.is_silent.is_set():
            self.server.waiting.set()
            self.rfile.readline()  # until the client is gone
        else:
            self.server.taken.append(message_from_bytes(b"".join(lines)))
            self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def sink() -> Iterator[Sink]:
    """Serve mail until the block ends."""
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(5)
