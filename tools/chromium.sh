#!/bin/sh
# Makes sure of a Chromium for the browser tests: one on PATH, else one from the system's package manager.
# With --which it only tells where one is.
set -u

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

if [ "${1:-}" = --which ]; then
    find_chromium
    exit
fi
find_chromium >/dev/null && exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    $as_root true 2>/dev/null || as_root="none"
fi
if [ "$as_root" != none ]; then
    echo "Installing Chromium for the browser tests ..."
    if command -v apt-get >/dev/null; then
        $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium fonts-dejavu-core >/dev/null
    elif command -v dnf >/dev/null; then
        $as_root dnf install -y -q chromium
    elif command -v apk >/dev/null; then
        $as_root apk add -q chromium
    elif command -v pacman >/dev/null; then
        $as_root pacman -S --noconfirm --quiet chromium
    fi
fi

find_chromium >/dev/null && exit 0
cat >&2 <<'TEXT'
The browser tests need Chromium, and none was found on PATH.
  Debian, Ubuntu:  sudo apt-get install chromium
  Fedora:          sudo dnf install chromium
  macOS:           brew install --cask chromium
Or put any Chromium or Chrome on PATH under the name chromium, and run make test again.
TEXT
exit 1
