# shellcheck shell=bash
# One release of the program is one folder with an environment of its own: /opt/kiosk/releases/ID. `current` points
# to the one that runs, `previous` to the one to go back to. Sourced by install.sh; needs run, say, fail and $check.

APP=/opt/kiosk
# Only what a kiosk runs; central stays where it belongs.
PARTS="kiosk config assets deploy docs requirements pyproject.toml README.md LICENSE"

# The same files have the same name, so a second run finds that all is there. The version is for people.
release_id() {
    local version
    version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' kiosk/__init__.py)"
    # shellcheck disable=SC2086
    printf '%s-%s\n' "${version:-0}" "$({
        find $PARTS -type f ! -path '*/__pycache__/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
        python3 -VV 2>/dev/null || true # not there yet: with --check on a bare machine
    } | sha256sum | cut -c1-12)"
}

# put_release ID: in its folder, whole and on the card, before anything points to it. `complete` is written last.
put_release() {
    local folder="$APP/releases/$1"
    if [[ -e $folder/complete ]]; then return; fi
    say "new release $1"
    run rm -rf "$folder"
    run install -d -m 0755 "$APP" "$APP/releases" "$folder"
    # shellcheck disable=SC2086
    run cp -r --no-preserve=ownership $PARTS "$folder"
    run find "$folder" -name __pycache__ -type d -prune -exec rm -rf {} +
    run chmod -R u=rwX,go=rX "$folder"
    fill_venv "$folder"
    # User kiosk may not write in /opt: without this every start would compile anew.
    run "$folder/.venv/bin/python" -m compileall -q "$folder/kiosk"
    run sync --file-system "$APP"
    run touch "$folder/complete"
    run sync --file-system "$APP"
}

fill_venv() {
    local stamp old="$APP/current/.venv"
    stamp="$({ cat requirements/device.txt; python3 -VV 2>/dev/null || true; } | sha256sum | cut -d' ' -f1)"
    run python3 -m venv "$1/.venv"
    if [[ "$(cat "$old/kiosk-packages" 2>/dev/null)" == "$stamp" ]]; then
        # The same packages as before: taken from the release that runs, without a network.
        run cp -r --no-preserve=ownership "$old/lib/." "$1/.venv/lib/"
    else
        say "installing $(grep -c '^[a-z0-9].*==' requirements/device.txt) Python packages (some minutes)"
        run install_locked "$1/.venv" requirements/device.txt
    fi
    run install_project "$1/.venv" "$1"
    run rm -f "$1/.venv/bin/central"
    if [[ $check == no ]]; then echo "$stamp" >"$1/.venv/kiosk-packages"; fi
}

# point NAME ID: a link is made beside and renamed over, so that a pulled plug leaves the old or the new one.
point() {
    run ln -sfn "releases/$2" "$APP/.$1.new"
    run mv -T "$APP/.$1.new" "$APP/$1"
    run sync --file-system "$APP"
}

# switch_to ID: what ran before stays beside it; what is older goes, and what an installer of 2026 left in place.
switch_to() {
    local before other
    before="$(basename "$(readlink "$APP/current" 2>/dev/null)" 2>/dev/null || true)"
    if [[ $before == "$1" ]]; then return; fi
    if [[ -n $before ]]; then point previous "$before"; fi
    point current "$1"
    for other in "$APP"/releases/*/; do
        case "$(basename "$other")" in "$1" | "$before" | '*') ;; *) run rm -rf "$other" ;; esac
    done
    run find "$APP" -mindepth 1 -maxdepth 1 ! -name releases ! -name current ! -name previous -exec rm -rf {} +
}
