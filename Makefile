# What this project can do. `make help` lists it; each verb is one script of the same meaning in scripts/.
SHELL := /bin/sh
.DEFAULT_GOAL := build
.PHONY: build test check explain links serve new translate export import diff approve bench schemas lock clean help set-up set-up-tests

PYTHON := .venv/bin/python
COMPILE := build/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --no-config --generate-hashes \
	--no-emit-index-url --no-annotate --python-version 3.11 --python-platform x86_64-manylinux_2_28 \
	--custom-compile-command "make lock"

# Every shell has a LANG of its own (C.UTF-8, say): only one given on the command line is a wish.
LANGUAGE := $(if $(filter command line,$(origin LANG)),--language "$(LANG)")

build: set-up  ## set up what is missing, then build the proof: the website and all leaflets (just `make`)
	@$(PYTHON) scripts/build_proof.py $(if $(CLUSTER),--cluster "$(CLUSTER)")

test: set-up-tests  ## run every test
	@$(PYTHON) scripts/run_tests.py

check: set-up  ## check all words, in seconds; TOPIC=… LANG=… for one edition, FORMAT=json, sarif or github
	@$(PYTHON) scripts/check_content.py $(if $(TOPIC),--topic "$(TOPIC)") $(LANGUAGE) $(if $(FORMAT),--format "$(FORMAT)")

explain: set-up  ## say what a rule asks and why: make explain RULE=C006
	@$(PYTHON) scripts/explain_rule.py "$(RULE)"

links: set-up  ## ask whether outside addresses still answer; needs the internet, never part of a build
	@$(PYTHON) scripts/check_links.py

serve: set-up  ## show a live preview; LANG=ar opens that language
	@$(PYTHON) scripts/serve_preview.py $(LANGUAGE)

new: set-up  ## begin a topic: make new TOPIC=going-home KIND=aftercare
	@test -n "$(TOPIC)" && test -n "$(KIND)" || { \
		echo "Say which topic and of what kind, for example: make new TOPIC=going-home KIND=aftercare" >&2; \
		echo "The kinds are the files in docs/kinds." >&2; exit 2; }
	@$(PYTHON) scripts/create_topic.py "$(TOPIC)" "$(KIND)"

translate: set-up  ## bring every translation file in step with its topic
	@$(PYTHON) scripts/update_translations.py

export: set-up  ## packages for translators: make export LANG=ar AS=xliff or docx TO=folder
	@$(PYTHON) scripts/export_package.py "$(LANG)" $(if $(AS),--as "$(AS)") $(if $(TO),--to "$(TO)") \
		$(if $(TOPIC),--topic "$(TOPIC)")

import: set-up  ## take them back, checked: make import LANG=ar FROM=folder or file
	@$(PYTHON) scripts/import_package.py "$(LANG)" "$(FROM)"

diff: set-up  ## what to read again since the last sign-off: make diff TOPIC=… LANG=ar
	@$(PYTHON) scripts/show_changes.py "$(TOPIC)" "$(LANG)"

approve: set-up  ## record a sign-off: make approve TOPIC=… LANG=ar ROLE=reviser NAME="…" QUALIFICATION="…" KEY=…
	@$(PYTHON) scripts/approve_edition.py "$(TOPIC)" "$(LANG)" --role "$(ROLE)" --name "$(NAME)" \
		--qualification "$(QUALIFICATION)" $(if $(KEY),--key "$(KEY)")

bench: set-up-tests  ## measure speed and memory beside peers; TOPICS="10 100" for other sizes (1000 takes hours)
	@$(PYTHON) bench/measure.py $(TOPICS)

schemas: set-up  ## write docs/schemas anew, after a change of the model
	@$(PYTHON) scripts/write_schemas.py

lock:  ## look for newer releases of all we use, and write down exactly which
	@python3 -m venv build/lock && build/lock/bin/pip install --quiet uv
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --extra test --constraint requirements.txt --output-file requirements-test.txt
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --package-lock-only --ignore-scripts --silent

clean:  ## remove everything that was built
	@rm -rf build

help:  ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

set-up:
	@python3 scripts/set_up.py

set-up-tests:
	@python3 scripts/set_up.py --tests
