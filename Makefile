# What this project can do. `make help` lists it; each verb but `test`, `bench`, `faults`, `fuzz`, `audit`,
# `wheel`, `pictures`, `lock`, `clean` and `help` is one of the command `leafwright`, which libraries elsewhere use
# (`.venv/bin/python -m leafwright --help`).
SHELL := /bin/sh
.DEFAULT_GOAL := build
.PHONY: build test check guide explain links adopt serve new translate export import diff approve release verify rollback bench faults fuzz audit wheel pictures schemas lock clean help set-up set-up-tests

PYTHON := .venv/bin/python
COMPILE := build/uv/bin/uv pip compile pyproject.toml --quiet --upgrade --no-config --generate-hashes \
	--no-emit-index-url --no-annotate --python-version 3.11 --python-platform x86_64-manylinux_2_28 \
	--custom-compile-command "make lock"

# What was said on the command line, and only there (every shell has a LANG of its own), reaches the program as it was
# typed: neither make nor a shell reads it.
WISHES := TOPIC KIND LANG FORMAT RULE FOR CLUSTER AS TO FROM METHOD ROLE NAME QUALIFICATION QUALIFIED_UNTIL FORM SCAN ENTERED_BY KEY NEXT_REVIEW BECAUSE MANIFEST SIGNERS WORDS SECONDS TOPICS PORT
$(foreach WISH,$(WISHES),$(eval export WISH_$(WISH) := $$(if $$(filter command line,$$(origin $(WISH))),$$(value $(WISH)))))
unexport $(filter-out LANG,$(WISHES)) $(if $(filter command line,$(origin LANG)),LANG)

export PYTHONPATH := $(CURDIR)/scripts
LEAFWRIGHT := $(PYTHON) -m leafwright make

build: set-up  ## set up what is missing, then build the proof: the website and all leaflets (just `make`)
	@$(LEAFWRIGHT) build

test: set-up-tests  ## run every test
	@$(PYTHON) -m leafwright.commands.testing

check: set-up  ## check all words, in seconds; TOPIC=… LANG=… for one edition, FORMAT=json, sarif or github
	@$(LEAFWRIGHT) check

guide: set-up  ## the short guide of a reader: make guide FOR=writer, translator, reviewer, printer, accessibility or it
	@$(LEAFWRIGHT) guide

explain: set-up  ## say what a rule asks and why: make explain RULE=C006
	@$(LEAFWRIGHT) explain

adopt: set-up  ## note what changed in Leafwright under files of your own in docs/ and leaflets/
	@$(LEAFWRIGHT) adopt

links: set-up  ## ask whether outside addresses still answer; needs the internet, never part of a build
	@$(LEAFWRIGHT) links

serve: set-up  ## show a live preview; LANG=ar opens that language, PORT=8080 where 8000 is taken
	@$(LEAFWRIGHT) serve

new: set-up  ## begin a topic: make new TOPIC=going-home KIND=aftercare; FROM=letter.docx begins with its words
	@$(LEAFWRIGHT) new

translate: set-up  ## bring every translation file in step with its topic
	@$(LEAFWRIGHT) translate --tool

export: set-up  ## packages for translators: make export LANG=ar AS=xliff or docx TO=folder
	@$(LEAFWRIGHT) export

import: set-up  ## take them back, checked: make import LANG=ar FROM=folder or file METHOD="human, by …"
	@$(LEAFWRIGHT) import

diff: set-up  ## what to read again since the last sign-off: make diff TOPIC=… LANG=ar
	@$(LEAFWRIGHT) diff

approve: set-up  ## record a sign-off: make approve TOPIC=… LANG=ar ROLE=reviser NAME="…" QUALIFICATION="…" KEY=… NEXT_REVIEW=2029-01-31
	@$(LEAFWRIGHT) approve

release: set-up  ## publish what is signed off, to build/release or TO=…; TOPIC=… alone; KEY=… signs; BECAUSE=topic=reason
	@$(LEAFWRIGHT) release

verify: set-up  ## compare what is published with its manifest: make verify TO=… MANIFEST=… SIGNERS=…
	@$(LEAFWRIGHT) verify

rollback: set-up  ## publish the release before once more: make rollback TO=…; KEY=… signs it
	@$(LEAFWRIGHT) rollback

bench: set-up-tests  ## measure speed and memory beside peers; TOPICS="10 100" for other sizes (1000 takes hours)
	@$(PYTHON) bench/measure.py
	@$(PYTHON) bench/search.py

faults: set-up-tests  ## break builds and releases in fifty ways: killed, disk full, memory short …; an hour. WORDS="memory swap" for some
	@$(PYTHON) bench/faults.py
	@$(PYTHON) bench/kills.py

fuzz: set-up-tests  ## give every reader files made by chance: make fuzz SECONDS=600, or SECONDS="600 docx svg" for some readers
	@$(PYTHON) bench/fuzz.py

audit: set-up  ## ask PyPI and npm whether anything is known to be wrong with what is used; needs the internet, never part of a build
	@$(PYTHON) -m leafwright.setup.audit

wheel: set-up-tests  ## build the package that libraries elsewhere install: build/wheel/leafwright-….whl
	@$(PYTHON) -m hatchling build -t wheel -d build/wheel

pictures: set-up-tests build  ## take the README's pictures anew
	@$(PYTHON) tests/content/pictures.py

schemas: set-up  ## write the schemas that editors use anew, after a change of the model
	@$(LEAFWRIGHT) schemas --tool

lock:  ## look for newer releases of all we use, and write down exactly which
	@python3 -m venv build/uv && build/uv/bin/pip install --quiet uv
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --extra test --constraint requirements.txt --output-file requirements-test.txt
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --package-lock-only --ignore-scripts --silent

clean:  ## remove everything that was built, but what was released
	@find build -mindepth 1 -maxdepth 1 ! -name 'release*' -exec rm -rf {} + 2>/dev/null || true

help:  ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

set-up:
	@python3 -m leafwright.setup

set-up-tests:
	@python3 -m leafwright.setup --tests
