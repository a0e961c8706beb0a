# `make` alone lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

LINT := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
# Where git refuses to answer (a clone that belongs to another user), go build would refuse too.
export GOFLAGS := $(strip $(GOFLAGS) $(shell git rev-parse HEAD >/dev/null 2>&1 || echo -buildvcs=false))

FUZZTIME ?= 30s
BENCH ?= .
CHAOS_RUNS ?= 1

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

.PHONY: build
build: ## build bin/priyom
	scripts/install-deps run
	go build -o bin/priyom ./cmd/priyom

.PHONY: run
run: build ## start Priyom with sample applications; it prints its addresses
	bin/priyom serve --demo

.PHONY: test
test: ## run all tests against real servers, which it installs, starts and stops
	scripts/install-deps test
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "not formatted by gofmt: $$unformatted"; exit 1; fi
	go vet ./...
	scripts/services run -- go test -timeout 15m ./...

.PHONY: race
race: ## the same tests under the race detector
	scripts/install-deps test
	scripts/services run -- go test -race -timeout 30m ./...

.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME (30s)
	@packages=$$(go list ./...); for package in $$packages; do \
		listed=$$(go test -list '^Fuzz' $$package); \
		for target in $$(grep '^Fuzz' <<<"$$listed" || true); do \
			echo "$$package $$target"; go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$package; \
		done; \
	done

.PHONY: bench
bench: ## run the benchmarks that match BENCH (all)
	scripts/install-deps test
	scripts/install-deps bench
	scripts/services run -- go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

.PHONY: load
load: ## tell uploads and documents a second on real servers, on two cores, against a bare PutObject
	scripts/install-deps test
	scripts/services run -- sh -c 'for part in uploads/300x documents/1x; do \
		go test -run "^$$" -bench "^BenchmarkLoad$$/$${part%/*}" -benchtime "$${part#*/}" -cpu 2 -v -timeout 30m ./cmd/priyom; done'

.PHONY: chaos
chaos: ## let 300 applications through while everything fails that may, and print the numbers; CHAOS_RUNS=10 times over
	scripts/install-deps test
	scripts/services run -- env PRIYOM_CHAOS=full go test -run '^TestChaos$$' -count $(CHAOS_RUNS) -v -timeout 3h ./cmd/priyom

.PHONY: bench-render
bench-render: ## tell drawing and taking pages against mutool, pdftoppm and the raw decoders
	scripts/install-deps bench
	go test -run '^$$' -bench '^BenchmarkRatio$$' -benchtime 20x ./workers/render

.PHONY: lint
lint: ## run golangci-lint
	go run $(LINT) run ./...

.PHONY: samples
samples: build ## draw the synthetic documents into samples/ anew
	bin/priyom samples samples

.PHONY: clean
clean: ## remove what was built and the data of make run
	rm -rf bin data
