#!/bin/sh
# Makes sure of what Python's own packages do not bring: `system.sh chromium` of a browser for the browser tests, `system.sh
# paper` of Pango and a typeface for cards on paper, `system.sh faketime` of what moves the clock for the tests that know
# what day it is; `system.sh chromium paper` of both. What is missing is taken from the system's package manager, or else
# it is told how to get it. `firefox` is a second browser, tried where the package manager has it and done without
# elsewhere. `system.sh --which` only tells where a Chromium is.
set -u

# The one that has no windows at all opens a page in half the time.
find_chromium() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

# Asked of the loader itself: libraries lie in different places, and are listed by different means.
has_pango() {
    "${PYTHON:-python3}" -c '
import ctypes, ctypes.util
for name in ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", ctypes.util.find_library("pangoft2-1.0")):
    try:
        ctypes.CDLL(name or "missing")
        raise SystemExit(0)
    except OSError:
        pass
raise SystemExit(1)' 2>/dev/null
}

# The measures of the sheets rest on Arial, or on a typeface that is exactly as wide.
has_typeface() {
    fc-list : family 2>/dev/null | grep -Eq '^(Arial|Liberation Sans|Arimo)(,|$)' ||
        [ -e /System/Library/Fonts/Supplemental/Arial.ttf ]
}

has() {
    case $1 in
        chromium) find_chromium >/dev/null ;;
        paper) has_pango && has_typeface ;;
        faketime) command -v faketime >/dev/null ;;
        firefox) command -v firefox >/dev/null || command -v firefox-esr >/dev/null ;;
        *) echo "Unknown: $1" >&2 && exit 2 ;;
    esac
}

# Debian has the small one, Ubuntu has not.
debian_chromium() {
    apt-cache show chromium-headless-shell >/dev/null 2>&1 && echo chromium-headless-shell || echo chromium
}

# The names of packages, by package manager.
packages() {
    case $1-$2 in
        chromium-apt-get) echo "$(debian_chromium)" fonts-dejavu-core ;;
        chromium-*) echo chromium ;;
        faketime-apt-get) echo faketime ;;
        faketime-*) echo libfaketime ;;
        firefox-apt-get | firefox-apk) echo firefox-esr ;;
        firefox-*) echo firefox ;;
        paper-apt-get) echo libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation fontconfig ;;
        paper-dnf) echo pango liberation-sans-fonts fontconfig ;;
        paper-*) echo pango ttf-liberation fontconfig ;;
    esac
}

install() {
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
        $as_root true 2>/dev/null || return
    fi
    echo "Installing what $1 needs from the system ..."
    # Names are meant to be split.
    # shellcheck disable=SC2046
    if command -v apt-get >/dev/null; then
        $as_root apt-get update -qq && $as_root apt-get install -y -qq $(packages "$1" apt-get) >/dev/null
    elif command -v dnf >/dev/null; then
        $as_root dnf install -y -q $(packages "$1" dnf)
    elif command -v apk >/dev/null; then
        $as_root apk add -q $(packages "$1" apk)
    elif command -v pacman >/dev/null; then
        $as_root pacman -S --noconfirm --quiet $(packages "$1" pacman)
    fi
}

tell() {
    if [ "$1" = chromium ]; then
        echo "The browser tests need Chromium, and none was found on PATH."
        echo "Any Chromium or Chrome will do, under the name chromium."
        echo "  macOS:           brew install --cask chromium"
    elif [ "$1" = faketime ]; then
        echo "The tests are held on other days than today by faketime, which was not found on PATH."
        echo "  macOS:           brew install libfaketime"
    else
        echo "Cards on paper need Pango, and Arial or Liberation Sans, which were not all found."
        echo "  macOS:           brew install pango"
    fi
    echo "  Debian, Ubuntu:  sudo apt-get install $(packages "$1" apt-get)"
    echo "  Fedora:          sudo dnf install $(packages "$1" dnf)"
    echo "Then run it again."
}

if [ "${1:-}" = --which ]; then
    find_chromium
    exit
fi
status=0
for wanted in "$@"; do
    has "$wanted" && continue
    install "$wanted"
    has "$wanted" && continue
    [ "$wanted" = firefox ] && continue
    tell "$wanted" >&2
    status=1
done
exit $status
