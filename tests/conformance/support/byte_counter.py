"""A server that counts what one request and its answer take on the wire."""

import socket
import threading

ANSWER = b"HTTP/1.1 200 Fine by me\r\nAccess-Control-Allow-Origin: *\r\nX-Several: 1\r\nX-Several: 2\r\nContent-Length: 5\r\n\r\nhello"


class ByteCounter:
    """Answers one request, at `url`."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.request_head = 0
        self.response_head = ANSWER.index(b"\r\n\r\n") + 4
        self.response_body = len(ANSWER) - self.response_head

    def __enter__(self) -> "ByteCounter":
        threading.Thread(target=self._answer, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _answer(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            received = b""
            while b"\r\n\r\n" not in received:
                received += connection.recv(65536)
            self.request_head = received.index(b"\r\n\r\n") + 4
            connection.sendall(ANSWER)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
