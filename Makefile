# make site · make offline · make test · make scripts · make days · make audit · make serve · make bench N=1000 · make fuzz N=20000
PYTHON ?= python3
N ?= 1000
BIN := .venv/bin
OPINION := tools/audit/html-validate
JUDGE := tools/eslint
export NO_MKDOCS_2_WARNING := 1

.PHONY: site offline test scripts days audit serve bench fuzz lowest properdocs advisories opinion chromium system clean

site: .venv/site.stamp
	$(BIN)/python tools/making/build.py

# The bank as one zip, servicebanken.zip, for places without network.
offline: .venv/site.stamp
	$(BIN)/servicebanken exportera

serve: .venv/site.stamp
	$(BIN)/mkdocs serve

test: .venv/test.stamp system opinion
	$(BIN)/ruff check .
	$(BIN)/mypy hooks tests tools
	@test ! -e $(JUDGE)/node_modules/.bin/eslint || $(MAKE) --no-print-directory scripts
	$(BIN)/python -m pytest

# What eslint says of the scripts of the pages; part of make test where there is Node.
scripts: $(JUDGE)/node_modules/.package-lock.json
	$(JUDGE)/node_modules/.bin/eslint --config $(JUDGE)/eslint.config.cjs --max-warnings 0 hooks

# The tests that know what day it is, on four other days; DAYS=all holds every test then.
days: .venv/test.stamp system
	@PYTHON=$(PYTHON) sh tools/system.sh faketime
	sh tools/days.sh $(DAYS)

# Every page: AUDIT="--only 'kommuner/*'" tries some of them.
audit: .venv/test.stamp chromium $(OPINION)/node_modules/.package-lock.json
	$(BIN)/python tools/audit/audit.py $(AUDIT)

bench: .venv/test.stamp chromium
	$(BIN)/python tools/bench/bench.py $(N)
	PYTHONPATH=tools/audit $(BIN)/python tools/bench/bench_search.py

# So many made-up files of each sort; what makes the checker fall over is shown as small as it can be made.
fuzz: N = 20000
fuzz: .venv/test.stamp
	FUZZ_EXAMPLES=$(N) $(BIN)/python -m pytest --dist=load tests/text/test_frontmatter.py -k "any or broken or ruined"

# Whether the site will still be built: by the lowest versions allowed, and by the engine that outlives MkDocs.
lowest: .venv/site.stamp
	sh tools/still_builds.sh lowest

properdocs: .venv/site.stamp
	sh tools/still_builds.sh properdocs

# Known weaknesses in what is pinned, asked of those who keep the lists of them.
advisories: .venv/advisories.stamp
	.venv/advisories/bin/pip-audit --strict --require-hashes --disable-pip --requirement constraints.txt
	npm audit --prefix $(OPINION)
	npm audit --prefix $(JUDGE)

# The tests ask for a second opinion where there is Node; where there is none they do without.
opinion:
	-@! sh tools/node.sh 2>/dev/null || $(MAKE) --no-print-directory $(patsubst %,%/node_modules/.package-lock.json,$(OPINION) $(JUDGE))

chromium:
	@PYTHON=$(PYTHON) sh tools/system.sh chromium

system:
	@PYTHON=$(PYTHON) sh tools/system.sh chromium paper firefox

.venv/bin/python:
	$(PYTHON) -m venv .venv

# The first part of constraints.txt is what the site needs, the second what paper needs; the tests need all of it.
.venv/site.stamp: pyproject.toml constraints.txt | .venv/bin/python
	sed '/^# Paper/,$$d' constraints.txt > .venv/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/paper.stamp: .venv/site.stamp
	sed '/^# The tests/,$$d' constraints.txt > .venv/paper.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/paper.txt
	touch $@

.venv/test.stamp: .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints.txt
	touch $@

# In an environment of its own: it needs other versions than those it asks about.
.venv/advisories.stamp: tools/advisories/requirements.txt | .venv/bin/python
	$(PYTHON) -m venv .venv/advisories
	.venv/advisories/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	touch $@

# npm leaves this list in what it has installed.
%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@sh tools/node.sh
	npm ci --prefix $* --no-progress

clean:
	rm -rf .venv site $(OPINION)/node_modules $(JUDGE)/node_modules
