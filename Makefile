# The words a person types. Each installs what it lacks first (tests/setup/need.sh) and is silent when nothing is.

.DEFAULT_GOAL := help
.PHONY: help run test check fmt types audit bench test-long shots package

help: ## this list
	@sed -n 's/^\([a-z-]*\): .*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: ## open the window; without a display, play the demonstration
	@tests/setup/run.sh

test: ## everything that must hold: formatting, lints, tests, the real window
	@tests/setup/test.sh

check: ## formatting, types and lints, without the tests
	@tests/setup/check.sh

fmt: ## format the Rust code and the front end
	@tests/setup/need.sh fmt
	@cargo fmt --all
	@npm --prefix ui run --silent format

types: ## write the front end's types from the Rust ones
	@tests/setup/need.sh terminal
	@HOLDFAST_WRITE_TYPES=1 cargo test --quiet --package holdfast-tests --test types

audit: ## bans, licences, sources and known vulnerabilities of what is used; needs the network
	@tests/setup/need.sh audit
	@cargo deny --log-level error check
	@npm --prefix ui audit

bench: ## import, library, search, reader, log and window, each beside what it is measured by
	@tests/setup/need.sh bench
	@npm --prefix ui run --silent build
	@cargo bench --package holdfast-tests --bench '*'

test-long: ## the property tests with many more cases from a new seed, kills and failing disks, and a minute of fuzzing
	@tests/setup/long.sh

shots: ## pictures of every screen in both themes, into ui/docs
	@tests/setup/need.sh test
	@npm --prefix ui run --silent build
	@cargo run --quiet --package holdfast-tests --bin shots

package: ## Debian and RPM packages of the window and a release build of the terminal program
	@tests/setup/need.sh package
	@cargo build --release --locked --package holdfast
	@npm exec --yes --package=@tauri-apps/cli@2.12.5 -- tauri build --bundles deb,rpm
