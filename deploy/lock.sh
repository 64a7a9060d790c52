#!/usr/bin/env bash
# Write the lock files. requirements/lock.txt: everything; requirements/device.txt: what a kiosk runs, same versions;
# requirements/central.txt: what the central service runs.
#   deploy/lock.sh             add what pyproject.toml newly asks for, keep all other versions
#   deploy/lock.sh --upgrade   choose the newest versions
# No address of an index is written: each machine uses its own.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options "$@" pyproject.toml
}
compile "$@" --all-extras --output-file requirements/lock.txt
compile --extra screen --extra install --constraint requirements/lock.txt --output-file requirements/device.txt
compile --extra central --extra install --constraint requirements/lock.txt --output-file requirements/central.txt
