#!/bin/sh
# Holds the tests on other days than today: tomorrow just after midnight, New Year's Eve just before it, on a leap day
# and three years ahead, all by the clock in Sweden. Only the tests that know what day it is, or with `days.sh all` every
# one. The clock is moved, not stopped, so that all the programs of a test agree on it; browsers are told the day by the
# tests themselves.
set -eu
cd "$(dirname "$0")/.."

[ "${1:-}" = all ] && which="" || which="-m day"
export TZ=Europe/Stockholm
unset SOURCE_DATE_EPOCH
status=0
for day in "$(date -d tomorrow +%F) 00:30" "$(date +%Y)-12-31 23:30" "2028-02-29 12:00" "$(date -d '3 years' +%F) 12:00"; do
    echo "The tests on $day:"
    # Words are meant to be split.
    # shellcheck disable=SC2086
    faketime "$day:00" .venv/bin/python -m pytest $which || status=1
done
exit $status
