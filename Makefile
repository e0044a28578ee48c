# Two commands do it all: `make site` builds the site with its PDFs, `make test` runs every check and test.
# The work is done by the scripts in .ci/; PYTHON=python3.13 chooses another interpreter.

.DEFAULT_GOAL := help
.PHONY: help site test test-slow bench lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

site: ## build the site and every PDF into site/draft/
	@.ci/bootstrap
	.venv/bin/gatepage build

test: ## lint, types, import contracts, and the tests that are quick
	@.ci/bootstrap --dev
	@.ci/tools
	@.ci/check

test-slow: ## the tests that take long or install things
	@.ci/bootstrap --dev
	@.ci/tools
	@.venv/bin/pytest -m slow || [ $$? -eq 5 ] # 5: there is none

bench: ## measure speed and memory
	@.ci/bootstrap --dev
	.venv/bin/python -m benchmarks

lock: ## write the lock files again; UPGRADE=1 takes newer versions
	@.ci/lock

clean: ## remove .venv, caches and the draft; published editions stay
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist site/draft tests/tools/node_modules
