# Every target is one call of the go command, so all of it works without make.

.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: ## measure the labs and make report/index.html (LABS="02 03" BUDGET=20s)
	@go run ./reportgen report $(if $(BUDGET),-budget $(BUDGET)) $(LABS)

test: ## run every test
	go test ./...

lab: ## run one lab in the terminal (N=03 ARGS="-workers 8")
	@go run ./$(or $(wildcard labs/$(N)-*),$(error say which lab: make lab N=03)) $(ARGS)

list: ## list the labs and their lessons
	@go run ./reportgen list

.PHONY: help report test lab list
