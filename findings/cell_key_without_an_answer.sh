#!/usr/bin/env bash
# cell-key-perturbation 3.1.0 with pandas 3.1.1: those who did not answer have no key of their own.
#
# Expected: each cell of the table gets its noise from the keys of the people in it, so that it differs from cell to cell
#           and is the same wherever these people are counted. That holds for the cell of those whose answer is missing:
#           the library counts it (dropna=False) and only advises to leave it out of what is published.
# Seen:     the counts keep the missing answers and the sum of the keys drops them. Such a cell always has key 0, whoever
#           is in it: with three sets of people the noise of 'nl' is three different ones, and that of the missing answer is
#           the one of key 0 each time. With '' or 'unknown' instead of None it is right.
# Every table of a help desk has many who were not asked or did not say, and that cell is the one not blurred by its
# people. So: fill what is missing with a word before the table is made.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile pandas==3.1.1
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile --no-deps cell-key-perturbation==3.1.0
"$folder/venv/bin/python" - <<'PY'
import contextlib
import io
import sys

import pandas
from cell_key_perturbation.create_perturbed_table import create_perturbed_table

# A table of noise that shows the key: 0 gives nothing, each other one its own.
noise = pandas.DataFrame([(n, key, key % 7 - 3 if key else 0) for n in range(1, 751) for key in range(256)])
noise.columns = ["pcv", "ckey", "pvalue"]


def noise_of(answer, key):
    """Return the noise of the cell of `answer` and of 'nl', of twenty people each with this record key."""
    people = pandas.DataFrame({"language": ["nl"] * 20 + [answer] * 20, "record_key": [key] * 40})
    with contextlib.redirect_stdout(io.StringIO()) as said:
        table = create_perturbed_table(people, noise, [], ["language"], "record_key", threshold=0)
    assert "completed" in said.getvalue()
    nl = table["language"] == "nl"
    return int(table[nl]["pvalue"].iloc[0]), int(table[~nl]["pvalue"].iloc[0]), int(table[~nl]["ckey"].iloc[0])


missing = [noise_of(None, key) for key in (1, 2, 3)]
filled = [noise_of("unknown", key) for key in (1, 2, 3)]
print("None:    noise of nl, noise and key of the missing answer:", missing)
print("unknown: noise of nl, noise and key of the missing answer:", filled)
as_stated = (
    all(found[1:] == (0, 0) for found in missing)
    and len({found[0] for found in missing}) == 3
    and all(one == other and key for one, other, key in filled)
)
sys.exit(0 if as_stated else 1)
PY
