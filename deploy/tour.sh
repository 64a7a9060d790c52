#!/usr/bin/env bash
# `kiosk tour` for every site profile and every language of its screen, into build/tour/SITE/LANG/.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
failed=()
for site in config/sites/*/; do
    name="$(basename "$site")"
    languages="$(.venv/bin/python -c '
import sys
from pathlib import Path
from kiosk.site.load import load_site
print(*load_site(Path(sys.argv[1])).file.languages)' "$site")" || { failed+=("$name"); continue; }
    for language in $languages; do
        out="build/tour/$name/$language"
        rm -rf "$out"
        echo "tour: $out"
        deploy/with-display.sh 1280x800 .venv/bin/kiosk tour --site "$site" --lang "$language" --out "$out" ||
            failed+=("$name/$language")
    done
done
if ((${#failed[@]})); then
    echo "tour: not complete: ${failed[*]}" >&2
    exit 1
fi
