"""One question to one web server, asked with good manners and only of servers that anyone may ask.

The address is looked up once and the very answer is connected to, so that a name cannot mean one server when it is
judged and another when it is asked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit

# Translates old addresses on networks without them, private ones too.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """The address is none that this program asks."""


class UnknownHostError(OSError):
    """No server has the name."""


def is_public(address: str) -> bool:
    """True for a numeric address of the open internet, however it is wrapped."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        if number in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
        wrapped = number.ipv4_mapped or number.sixtofour
        if wrapped is not None:
            return is_public(str(wrapped))
        if number.teredo is not None:
            return False
    return number.is_global and not number.is_multicast


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How many are asked at once, how often, for how long, and who may be asked. Seconds."""

    parallel: int = 4
    pause: float = 1.0
    timeout: float = 15.0
    longest: float = 40.0
    tries: int = 3
    longest_wait: float = 30.0
    all_in_all: float = 2400.0
    agent: str = "servicebanken-lankvakt/1"
    is_allowed: Callable[[str], bool] = is_public
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said, without the page itself."""

    status: int
    location: str
    wait: float


class Turns:
    """One question at a time to each host, with a pause between."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            time.sleep(max(0.0, self._next.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._next[host] = time.monotonic() + self._pause


def readable(address: str) -> SplitResult:
    """The address in its parts, fit to be sent: å, ä and ö as the web wants them."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        raise RefusedError("adressen går inte att läsa") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError("adressen är ingen webbadress")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("adressen innehåller ett användarnamn")
    shown = f"[{host}]" if ":" in host else host
    netloc = f"{shown}:{port}" if port else shown
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path or "/", parts.query))
    return SplitResult(parts.scheme, netloc, path, query, "")


def ask(method: str, parts: SplitResult, manners: Manners, turns: Turns) -> Answer:
    """Raises `RefusedError` for hosts that are not to be asked, and `OSError` when there is no answer."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    with turns.at(host), _connect(host, port, manners) as plain:
        # The greeting comes later, so that it too is cut short when a server never ends.
        plug = _secret(plain, host, manners) if parts.scheme == "https" else plain
        with plug, _at_most(manners.longest, plug):
            if isinstance(plug, ssl.SSLSocket):
                plug.do_handshake()
            return _converse(method, parts, plug, manners)


def _connect(host: str, port: int, manners: Manners) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise
        raise UnknownHostError("ingen server har det namnet") from error
    except UnicodeError:
        raise RefusedError("adressen går inte att läsa") from None
    numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not all(map(manners.is_allowed, numbers)):
        raise RefusedError("adressen leder till ett nät som inte är öppet för alla")
    for number in numbers[:-1][:3]:
        try:
            return socket.create_connection((number, port), manners.timeout)
        except OSError:
            continue
    return socket.create_connection((numbers[-1], port), manners.timeout)


def _secret(plain: socket.socket, host: str, manners: Manners) -> ssl.SSLSocket:
    try:
        return manners.tls.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
    except ValueError as error:
        raise OSError("no such host can be spoken to in secret") from error


def _converse(method: str, parts: SplitResult, plug: socket.socket, manners: Manners) -> Answer:
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=manners.timeout)
    connection.sock = plug
    headers = {"Host": parts.netloc, "User-Agent": manners.agent, "Accept": "*/*", "Connection": "close"}
    try:
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers)
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.getheader("Location", ""), _seconds(answer.getheader("Retry-After")))
    except (http.client.HTTPException, ValueError) as error:
        raise OSError("the answer cannot be read") from error


@contextmanager
def _at_most(seconds: float, plug: socket.socket) -> Iterator[None]:
    """A server that sends one byte now and then must not hold the program for ever."""
    is_late = threading.Event()

    def hang_up() -> None:
        is_late.set()
        with suppress(OSError):
            # Not the secret socket's own way, which would let the rest be read in the clear.
            socket.socket.shutdown(plug, socket.SHUT_RDWR)

    clock = threading.Timer(seconds, hang_up)
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        # Half an answer looks like a whole one.
        if is_late.is_set():
            raise TimeoutError("the server took too long")


def _seconds(told: str | None) -> float:
    return float(told) if told and told.isascii() and told.isdigit() and len(told) < 9 else 0.0
