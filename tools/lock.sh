#!/bin/sh
# Pins every dependency anew in constraints.txt, and what asks about their weaknesses in tools/advisories: exact versions with hashes, first what the site needs, then what
# paper needs besides, then what the tests need. Names no registry, so it serves whichever one pip is set up for. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."

pin() {
    uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --upgrade \
        --no-header --no-annotate --no-emit-index-url "$@"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The build backend is pinned too: the project is installed without build isolation.
sed -n 's/^requires = \["\(.*\)"\]$/\1/p' pyproject.toml > "$work/build.in"
pin --output-file "$work/site.txt" pyproject.toml "$work/build.in"
pin --extra pdf --constraints "$work/site.txt" --output-file "$work/pdf.txt" pyproject.toml "$work/build.in"
pin --extra test --constraints "$work/pdf.txt" --output-file "$work/all.txt" pyproject.toml "$work/build.in"

python3 - "$work/site.txt" "$work/pdf.txt" "$work/all.txt" > "$work/constraints.txt" <<'PY'
import re
import sys
from pathlib import Path

PIN = re.compile(r"^\S+==.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
site, paper, everything = (PIN.findall(Path(path).read_text()) for path in sys.argv[1:])
print("# Exact versions with hashes; made by tools/lock.sh, never by hand.")
print("# The site", *site, sep="\n", end="")
print("# Paper", *(pin for pin in paper if pin not in site), sep="\n", end="")
print("# The tests", *(pin for pin in everything if pin not in paper), sep="\n", end="")
PY
pin --output-file tools/advisories/requirements.txt tools/advisories/requirements.in
mv "$work/constraints.txt" constraints.txt
