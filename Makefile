# Each target says in one line what it does; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# PyQGIS belongs to the system's Python, so the virtual environments are made from that one.
PYTHON ?= /usr/bin/python3
VENV := .venv
BARE := .venv-core
BENCH := .venv-bench
BUILD := build
VERSION := $(shell sed -n 's/^version=//p' metadata.txt)
# qgis_process and the desktop find the plugin as the folder seinajoki_coord in this checkout, in a profile of its own.
export QGIS_PLUGINPATH := $(CURDIR)

.PHONY: help demo demo-shared run test lint bench docs translations sql screenshots package clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: ## build the sample of Seinäjoki, find its overlaps, print them and draw the map
	@scripts/install.sh qgis
	@$(PYTHON) scripts/demo.py $(BUILD)/demo

demo-shared: ## start a shared database here, let three people work with it, print what happens as a story
	@scripts/install.sh qgis server
	@PYTHONPATH=$(CURDIR) QT_QPA_PLATFORM=offscreen $(PYTHON) scripts/demo_shared.py $(BUILD)/demo-shared

run: ## open QGIS with the plugin and the sample
	@scripts/install.sh qgis
	@test -f $(BUILD)/demo/seinajoki.gpkg || $(PYTHON) scripts/demo.py $(BUILD)/demo
	@scripts/run.sh $(BUILD)/profile $(BUILD)/demo/seinajoki.gpkg

test: $(VENV)/ready $(BARE)/ready ## install what the tests need and run them all, with the linters
	@scripts/install.sh qgis test
	@scripts/test.sh $(VENV) $(BARE) $(ARGS)

lint: $(VENV)/ready ## check style, types, imports and what the upload scanners look for
	@scripts/lint.sh $(VENV)

bench: $(VENV)/ready $(BENCH)/ready ## measure the engine beside PostGIS, geopandas and QGIS's own algorithms
	@scripts/install.sh qgis test
	@$(VENV)/bin/python benchmarks/run.py $(ARGS)
	@test -n "$(ARGS)" || QT_QPA_PLATFORM=offscreen $(VENV)/bin/python benchmarks/sync.py
	@test -n "$(ARGS)" || QT_QPA_PLATFORM=offscreen $(VENV)/bin/python benchmarks/check.py

docs: $(VENV)/ready ## write the pages of docs/algorithms from the help of the algorithms
	@scripts/install.sh qgis
	@QT_QPA_PLATFORM=offscreen $(VENV)/bin/python scripts/docs.py docs/algorithms

translations: ## bring resources/i18n up to date with the texts in the code
	@$(PYTHON) scripts/translate.py

sql: ## write the tables of the shared database from the schema
	@$(PYTHON) scripts/sql.py

screenshots: ## take the pictures of docs/images from the demo and the real desktop
	@scripts/install.sh qgis test
	@$(PYTHON) scripts/demo.py $(BUILD)/demo
	@scripts/screenshots.sh $(BUILD) docs/images

package: ## build the zip for plugins.qgis.org
	@$(PYTHON) scripts/package.py $(BUILD)/seinajoki_coord-$(VERSION).zip

clean: ## remove everything that was built or installed here
	rm -rf $(BUILD) $(VENV) $(BARE) $(BENCH) .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready: pyproject.toml scripts/install.sh
	@scripts/install.sh qgis test
	$(PYTHON) -m venv --system-site-packages --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(VENV)/bin/pip install --quiet --group test
	touch $@

# Without the system's packages: the rules must import where there is no QGIS.
$(BARE)/ready: pyproject.toml
	$(PYTHON) -m venv --clear $(BARE)
	$(BARE)/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BARE)/bin/pip install --quiet --group core
	touch $@

$(BENCH)/ready: pyproject.toml
	$(PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BENCH)/bin/pip install --quiet --group bench
	touch $@
