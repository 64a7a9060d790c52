#!/usr/bin/env bash
# `kiosk tour` for every site profile and every language of its screen, into build/tour/SITE/LANG/, with all of its
# pictures side by side in build/tour/sheet-SITE-LANG.png (sheet-LANG.png for the site a kiosk has without a setting).
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
failed=()
usual="$(.venv/bin/python -c 'from kiosk.machine.folders import DEFAULT_SITE; print(DEFAULT_SITE)')" || exit 1
for site in config/sites/*/; do
    name="$(basename "$site")"
    languages="$(.venv/bin/python -c '
import sys
from pathlib import Path
from kiosk.site.load import load_site
print(*load_site(Path(sys.argv[1])).file.languages)' "$site")" || { failed+=("$name"); continue; }
    for language in $languages; do
        out="build/tour/$name/$language"
        sheet="build/tour/sheet-$name-$language.png"
        if [[ $name == "$usual" ]]; then sheet="build/tour/sheet-$language.png"; fi
        rm -rf "$out"
        echo "tour: $out"
        deploy/with-display.sh 1280x800 .venv/bin/kiosk tour --strict --site "$site" --lang "$language" --out "$out" ||
            failed+=("$name/$language")
        .venv/bin/python -m kiosk.tour.sheet "$out" "$sheet" || failed+=("$sheet")
    done
done
if ((${#failed[@]})); then
    echo "tour: not complete, or not in order: ${failed[*]}" >&2
    exit 1
fi
