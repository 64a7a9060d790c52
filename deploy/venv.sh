# shellcheck shell=bash
# Fill a virtual environment from a lock file. Sourced by setup.sh and raspi/install.sh.

without_hosts() {
    # pip names the index in its complaints; which mirror a machine uses is nobody's business. Each try again and
    # each folder that is not there is a line of its own: left out, so that what went wrong can be seen.
    sed -u -E '/^WARNING: (Retrying|Location)/d; s#[a-z+]+://[^ )'\''"]*#(package index)#g
        s#host='\''[^'\'']*'\''#host=(package index)#g' | awk '!seen[$0]++ { print; fflush() }'
}

pip_install() {
    local venv="$1"
    shift
    "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-input "$@" 2>&1 | without_hosts
}

# install_locked VENV LOCK: every package by its hash, wheels only (nothing is compiled), three tries.
install_locked() {
    local venv="$1" lock="$2" try
    for try in 1 2 3; do
        if pip_install "$venv" --retries 5 --timeout 60 --require-hashes --only-binary :all: -r "$lock"; then return 0; fi
        say "that did not work (try $try of 3)"
        sleep $((try * 3))
    done
    fail "the Python packages could not be installed; is the network up?"
}

# install_project VENV FOLDER: `kiosk` and `central` in the bin of VENV, running from FOLDER. Needs no network.
install_project() {
    pip_install "$1" --no-deps --no-build-isolation --no-index --editable "$2" ||
        fail "the project itself could not be installed"
}
