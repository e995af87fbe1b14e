"""Firefox by its own remote protocol, Marionette: commands as JSON over a socket to this machine."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Where the system's Firefox is; None on a system that has none.
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
_PATIENCE = 60

# Nothing goes out: every request but those to the disk meets a door that is shut.
_SETTINGS = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "",
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "sv",
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Firefox:
    """A window of Firefox; raises AssertionError with what Firefox says when a command fails."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._number = 0
        self._read()
        self._tell("WebDriver:NewSession", capabilities={"alwaysMatch": {"timeouts": {"implicit": 15_000}}})

    def open(self, address: str) -> None:
        self._tell("WebDriver:Navigate", url=address)

    def find(self, selector: str) -> str:
        """The first element that the CSS selector fits, when there is one."""
        found = self._tell("WebDriver:FindElement", using="css selector", value=selector)
        return str(found["value"][_ELEMENT])

    def click(self, selector: str) -> None:
        self._tell("WebDriver:ElementClick", id=self.find(selector))

    def type(self, selector: str, text: str) -> None:
        self._tell("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        return self._tell("WebDriver:ExecuteScript", script=f"return {expression}", args=[])["value"]

    def wait_for(self, expression: str) -> None:
        """Until the expression holds."""
        end = time.monotonic() + _PATIENCE
        while not self.ask(expression):
            assert time.monotonic() < end, f"{expression} in {self.ask('document.body.innerText')[:2000]}"
            time.sleep(0.1)

    def print(self) -> bytes:
        """The page as a PDF, by the page's own rules for paper."""
        return base64.b64decode(self._tell("WebDriver:Print", background=False)["value"])

    def _tell(self, command: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error}"
        return dict(result or {})

    def _read(self) -> Any:
        length = b""
        while (sign := self._received(1)) != b":":
            length += sign
        return json.loads(self._received(int(length)))

    def _received(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self._connection.recv(size - len(data))
            assert part, "Firefox has closed the connection"
            data += part
        return data


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """The system's Firefox without a network, with a profile of its own."""
    profile.mkdir()
    settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _SETTINGS.items()]
    (profile / "user.js").write_text("\n".join(settings), encoding="utf-8")
    command = [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    # What moves the clock for our own programs (faketime) is kept from the browser, which it brings to a halt.
    ours = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ours)
    try:
        with socket.create_connection(("127.0.0.1", _port(profile, process)), timeout=_PATIENCE) as connection:
            yield Firefox(connection)
    finally:
        process.kill()
        process.wait()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    file = profile / "MarionetteActivePort"
    end = time.monotonic() + _PATIENCE
    while not (file.is_file() and file.read_text(encoding="utf-8").strip()):
        assert process.poll() is None and time.monotonic() < end, "Firefox did not start"
        time.sleep(0.1)
    return int(file.read_text(encoding="utf-8"))
