# The whole project from one place. On a fresh Debian 13 or 12, or Raspberry Pi OS: `make demo` or `make test`.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests demo test screens bench faults cuts failover pictures tour papers sheets archive trixie lint format docs lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install what the project needs: system packages and .venv/
	@deploy/setup.sh

setup-tests:
	@deploy/setup.sh --tests

demo: setup ## start the whole system on this machine; Ctrl-C stops it
	@$(BIN)/python deploy/demo.py $(DEMO)

test: setup-tests ## all checks and all tests; BUSY=4: beside four loops that keep the machine busy
	@BUSY='$(BUSY)' deploy/test.sh

screens: setup-tests ## every screen of every journey in every language, size and mode
	@EVERY_WAY=1 deploy/test.sh tests/tour/test_every_way.py tests/ui/test_wipe_everywhere.py

bench: setup-tests ## the benchmarks; writes benchmarks/RESULTS.md and results.json
	@deploy/with-display.sh 1280x800 $(BIN)/python -m benchmarks.run

faults: setup-tests ## break things on purpose, briefly; LONG=1: as often as for a release, written to docs/reliability.md
	@$(BIN)/python -m tests.faults.run $(if $(LONG),--long --record)

cuts: setup-tests ## pull the plug 300 times during an update of the program; writes docs/reliability.md
	@$(BIN)/python -m tests.faults.run cut-update --long --record

failover: setup-tests ## kill and cut off the primary of three databases; writes docs/reliability.md; needs root
	@deploy/failover.sh --long --record

pictures: setup-tests ## record anew how some screens look, after a change on purpose
	@deploy/with-display.sh 1280x800 $(BIN)/python -m tests.tour.exact

tour: setup ## pictures of every screen, for every site and language, in build/tour/
	@deploy/tour.sh

papers: setup ## pictures of every paper in all languages and widths, in build/papers/
	@$(BIN)/kiosk papers --out build/papers

sheets: setup ## a page to hang beside the kiosk, for every site, in build/sheets/
	@for site in config/sites/*/; do $(BIN)/kiosk sheets --site "$$site" --out build/sheets || exit 1; done

archive: ## build/kiosk-release.tar.gz: what is copied to a card, installs without git
	@mkdir -p build && git archive --prefix=kiosk/ --output=build/kiosk-release.tar.gz HEAD

trixie: ## a Debian 13 folder in build/trixie: install, units and a smoke of the tests in it; needs root, slow
	@deploy/trixie.sh

lint: setup ## style, types and import rules
	@deploy/lint.sh

format: setup ## lay out the Python files
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: setup ## write docs/problems.md from the problem table, docs/device-api.json from the models
	@$(BIN)/python deploy/problem_page.py
	@$(BIN)/python deploy/api_page.py

lock: setup ## write requirements/*.txt; newest versions with: make lock UPGRADE=--upgrade
	@deploy/lock.sh $(UPGRADE)

clean: ## remove build/ and the caches; keeps .venv/
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +
