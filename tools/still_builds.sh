#!/bin/sh
# Builds the bank in an environment of its own and compares it with a build in the usual one: `lowest` with the lowest
# versions that pyproject.toml allows, `properdocs` with the engine that goes on where MkDocs 1.6 ends.
set -eu
cd "$(dirname "$0")/.."

what=$1
usual=.venv/bin
other=.venv/$what
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -rf "$other"
python3 -m venv "$other"
engine=mkdocs
case $what in
lowest)
    "$other/bin/python" -m pip install --quiet --disable-pip-version-check uv
    "$other/bin/uv" pip compile --quiet --resolution lowest-direct --python-version 3.11 \
        --no-header --no-annotate --no-emit-index-url --output-file "$work/lowest.txt" pyproject.toml
    "$other/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -r "$work/lowest.txt"
    ;;
properdocs)
    engine=properdocs
    sed '/^# Paper/,$d' constraints.txt > "$work/site.txt"
    "$other/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$work/site.txt"
    "$other/bin/python" -m pip install --quiet --disable-pip-version-check properdocs
    ;;
*)
    echo "usage: still_builds.sh lowest | properdocs" >&2
    exit 2
    ;;
esac

# A warning from a library today is what stops the build tomorrow.
export PYTHONWARNINGS=error
"$usual/python" -m mkdocs build --quiet --site-dir "$work/usual"
"$other/bin/python" -m "$engine" build --strict --site-dir "$work/other"
diff -r "$work/usual" "$work/other"
echo "The site is the same with $what."
