#!/bin/sh
# Makes sure of Node and npm, or says how to get them; which versions will do stands in package.json of
# tools/audit/html-validate and tools/eslint.
command -v node >/dev/null && command -v npm >/dev/null && exit 0
cat >&2 <<'TEXT'
make audit asks for a second opinion on every page from html-validate, and make scripts asks eslint about the scripts.
Both need Node (20.19, 22.16, 24 or later) with npm, and none was found on PATH.
  Debian, Ubuntu:  sudo apt-get install nodejs npm
  Fedora:          sudo dnf install nodejs
  macOS:           brew install node
Without it:  .venv/bin/python tools/audit/audit.py --modes light dark narrow print keyboard links
TEXT
exit 1
