"""The preview of someone who writes: a broken card is told of in the browser, and mended it shows the pages again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from support.sites import EPOCH

# Longer than any build of the small site takes on a busy machine.
PATIENCE = 120


def page_with(address: str, words: str) -> str:
    """The page, once it says so; what it said last when it never does."""
    text = ""
    for _ in range(PATIENCE * 4):
        try:
            with urlopen(address, timeout=30) as answer:
                text = answer.read().decode()
        except (URLError, OSError):
            text = ""
        if words in text:
            return text
        time.sleep(0.25)
    raise AssertionError(f"{address} never said {words}: {text[:2000]}")


def test_a_preview_survives_a_broken_card(copy_site: Callable[[str], Path]) -> None:
    """Started with a broken card the server lists what is wrong, as text and never as HTML; mended, it shows the pages,
    drafts among them; broken again, the page that one reads lists it, without a look in the terminal."""
    root = copy_site("liten")
    theme = root / "docs/teman/dialog.md"
    whole = theme.read_text(encoding="utf-8")
    theme.write_text(f"{whole}\n<script>alert(1)</script>\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", str(root / "mkdocs.yml"), "-a", address]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    # What moves the clock for our own programs (faketime) brings the server's waiting for changes to a halt.
    environment.pop("LD_PRELOAD", None)
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            listed = page_with(f"http://{address}/", "Förhandsvisningen väntar")
            assert "docs/teman/dialog.md:" in listed and "1 fel" in listed and "<script>alert" not in listed
            theme.write_text(whole, encoding="utf-8")
            page_with(f"http://{address}/teman/dialog/", "Byamöte")
            page_with(f"http://{address}/berattelser/utkastet/", "Kortet syns bara i förhandsvisningen")
            page_with(f"http://{address}/berattelser/", "Ett utkast")
            theme.write_text(f"{whole}\n<b>\n", encoding="utf-8")
            listed = page_with(f"http://{address}/teman/dialog/", "Förhandsvisningen väntar")
            # MkDocs tells the page when there is something new to see.
            assert "livereload(" in listed and "docs/teman/dialog.md:" in listed
        finally:
            server.terminate()
