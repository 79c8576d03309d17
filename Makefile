# Every target is one call of the go command, so all of it works without make.

.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: ## measure the labs and make report/index.html (LABS="02 03" BUDGET=20s)
	@go run ./reportgen report $(if $(BUDGET),-budget $(BUDGET)) $(LABS)

test: ## run every test
	go test -timeout 30m ./...

lab: ## run one lab in the terminal (N=03 ARGS="-workers 8")
	@go run ./$(or $(wildcard labs/$(N)-*),$(error say which lab: make lab N=03)) $(ARGS)

list: ## list the labs and their lessons
	@go run ./reportgen list

predict: ## ask the lessons' questions, and keep your answers (N=03)
	@go run ./reportgen predict $(N) $(ARGS)

check: ## check the exercises that you made (N=03 ARGS=-hint)
	@go run ./reportgen check $(N) $(ARGS)

progress: ## say how far you have come, and what to do next
	@go run ./reportgen progress

.PHONY: help report test lab list predict check progress
