#!/bin/sh
# Adds up the test results in the output of cargo test and Vitest, and prints "N passed, M failed".
#
#   tests/setup/tally.sh FILE…
set -eu
sed 's/\x1b\[[0-9;]*m//g' "$@" | awk '
    /^test result: / { passed += $4; failed += $6 }
    /^ *Tests  / {
        for (i = 2; i <= NF; i++) {
            if ($i == "passed") passed += $(i - 1)
            if ($i == "failed") failed += $(i - 1)
        }
    }
    END { printf "%d passed, %d failed\n", passed, failed }
'
