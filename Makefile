# Two commands on a fresh machine: `make demo` and `make test`. README.md says what they need,
# tests/README.md what each kind of test is and how long it takes.
PYTHON ?= python3
BIN := .venv/bin
PO := kbgen/theme/locales

.PHONY: demo test quick golden docs reference bench messages lock clean

demo: .venv/installed
	$(BIN)/kbgen build
	@echo
	@echo "The demo help centre is in site/. Preview it, with live reload and working votes:"
	@echo "    $(BIN)/kbgen serve        then open http://127.0.0.1:8000/"

test: .venv/installed-dev
	sh tests/tools.sh
	PATH="$(CURDIR)/$(BIN):$(CURDIR)/tests/.tools/node_modules/.bin:$$PATH" sh tests/run.sh $(ARGS)

# Lint, types and unit tests: no browser, no servers, no killed processes.
quick: .venv/installed-dev
	sh tests/tools.sh
	PATH="$(CURDIR)/$(BIN):$(CURDIR)/tests/.tools/node_modules/.bin:$$PATH" sh tests/run.sh quick $(ARGS)

# Accept what is made today: rewrites all golden files. Read the diff.
golden: .venv/installed-dev
	-KBGEN_UPDATE=1 $(BIN)/python -m pytest -q tests/unit/test_sites.py tests/unit/test_sites_invalid.py \
	  tests/unit/markdown/test_fixtures.py tests/contract/test_analysis.py tests/contract/test_masks.py \
	  tests/contract/test_scripts.py
	git diff --stat -- tests kbgen

# The documentation: its reference pages from the code, and its site in docs/site/.
reference: .venv/installed-dev
	$(BIN)/python -m tests.reference

docs: reference
	$(BIN)/kbgen check --strict -f docs/kbgen.toml
	$(BIN)/kbgen build --strict -f docs/kbgen.toml

# What takes long: 10,000 articles, built, previewed, and searched in Chromium; 40 searches on a slow
# phone; the collector under load, killed, and sent 10,000 requests of all kinds; 10,000 hostile
# drawings, articles and sets of aliases; 1,000 sequences of edits; 80 killed builds, 80 killed publishers; the report on a
# million events; 208 mistakes of translators; what search learns from 1,540 questions. Bytes and counts are asserted in `make test`.
bench: .venv/installed-dev
	sh tests/tools.sh
	$(BIN)/python -m tests.bench.build
	$(BIN)/python -m tests.bench.preview
	$(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.phone
	$(BIN)/python -m tests.bench.collect
	$(BIN)/python -m tests.bench.load
	KBGEN_FUZZ=10000 $(BIN)/python -m pytest -q --show-capture=no tests/collector/test_fuzz.py \
	  tests/unit/images/test_svg_hostile.py tests/unit/build/test_author_text.py \
	  tests/unit/render/test_redirect_files.py tests/unit/test_fuzz_texts.py \
	  tests/invariants/test_failed_writes.py tests/invariants/test_incremental.py \
	  tests/invariants/test_killed_build.py \
	  tests/invariants/test_killed_publish.py \
	  tests/invariants/test_linear_patterns.py tests/unit/test_linear_articles.py tests/test_demo_values.py \
	  tests/unit/commands/test_learn_attack.py
	$(BIN)/python -m tests.bench.report
	$(BIN)/python -m tests.bench.seeded
	$(BIN)/python -m tests.bench.learning

# Translations: extract the strings of theme and renderer, with the notes for translators above them
# and the file they are in, and update every catalogue.
messages: .venv/installed-dev
	$(BIN)/pybabel -q extract -F pyproject.toml -k plural_forms:1,2 -k gettext_for:2 -k marked \
	  -c Translators: --strip-comments --add-location=file --sort-output --no-wrap -o $(PO)/messages.pot .
	for po in $(PO)/*.po; do $(BIN)/pybabel -q update --no-fuzzy-matching --no-wrap \
	  --ignore-pot-creation-date --ignore-obsolete -i $(PO)/messages.pot -l $$(basename $$po .po | tr - _) -o $$po; done
	rm $(PO)/messages.pot
	sed -i -e '1{/^$$/d}' -e '/^"\(Project-Id\|Report-\|POT-\|PO-\|Last-\|Language-Team\|MIME\|Content-Transfer\|Generated\)/d' $(PO)/*.po

# Dependencies: write down what `.[dev]` installs today, and under which licences.
lock:
	rm -rf .lock
	$(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	.lock/bin/python -m tests.lock
	rm -rf .lock

.venv/installed: pyproject.toml constraints.txt
	PYTHON=$(PYTHON) sh tests/install.sh
	touch $@

.venv/installed-dev: .venv/installed
	PYTHON=$(PYTHON) sh tests/install.sh '[dev]'
	touch $@

clean:
	rm -rf .venv .lock site .kbgen docs/site docs/.kbgen tests/.tools
