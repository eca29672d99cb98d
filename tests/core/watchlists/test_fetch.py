import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from catchall.errors import SnapshotError
from catchall.watchlists.fetch import fetch

BODY = b"id,name\n" + b"".join(b"%d,Works %d\n" % (n, n) for n in range(2000))


class Publisher(ThreadingHTTPServer):
    """Serves the list; breaks off after ``stop_at`` bytes of the first answer."""

    stop_at: int | None = None
    etag = '"one"'
    ranges: list[str | None]


class Handler(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        server = self.server
        wanted = self.headers.get("Range")
        server.ranges.append(wanted)
        start = 0
        if wanted and self.headers.get("If-Range") == server.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        self.send_header("ETag", server.etag)
        self.send_header("Content-Length", str(len(BODY) - start))
        self.end_headers()
        stop, server.stop_at = server.stop_at, None
        self.wfile.write(BODY[start:stop])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher(("127.0.0.1", 0), Handler) as server:
        server.ranges = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _url(publisher: Publisher) -> str:
    return f"http://127.0.0.1:{publisher.server_port}/mill.csv"


def test_a_file_is_fetched(publisher: Publisher, tmp_path: Path) -> None:
    path = fetch(_url(publisher), tmp_path, expected_sha256=sha256(BODY).hexdigest())
    assert path == tmp_path / "mill.csv"
    assert path.read_bytes() == BODY
    assert [p.name for p in tmp_path.iterdir()] == ["mill.csv"]


def test_a_broken_download_goes_on_where_it_stopped(publisher: Publisher, tmp_path: Path) -> None:
    publisher.stop_at = 5000
    with pytest.raises(SnapshotError, match="broke off"):
        fetch(_url(publisher), tmp_path)
    assert not (tmp_path / "mill.csv").exists()
    assert fetch(_url(publisher), tmp_path).read_bytes() == BODY
    assert publisher.ranges == [None, "bytes=5000-"]


def test_a_file_that_changed_meanwhile_is_fetched_anew(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.stop_at = 5000
    with pytest.raises(SnapshotError):
        fetch(_url(publisher), tmp_path)
    publisher.etag = '"two"'
    assert fetch(_url(publisher), tmp_path).read_bytes() == BODY


def test_another_file_than_the_expected_one_is_refused(
    publisher: Publisher, tmp_path: Path
) -> None:
    with pytest.raises(SnapshotError, match="not the expected one"):
        fetch(_url(publisher), tmp_path, expected_sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://127.0.0.1/a", "http://127.0.0.1/"])
def test_only_files_over_http(url: str, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="not the address of a file"):
        fetch(url, tmp_path)


def test_a_publisher_that_cannot_be_reached(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="try again"):
        fetch("http://127.0.0.1:9/mill.csv", tmp_path, timeout=2)
