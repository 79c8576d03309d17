# Every target is one call of the go command, so all of it works without make too.
#
# Labs are named after a target, as in "make check 03", or as N=3, LABS=02,03,
# LABS="2 3" or LABS=1-4. ARGS adds flags: make lab N=3 ARGS="-workers 8".

# BSD's make ends with this line, which to GNU make is a rule that nobody calls: no target
# before the colon is a word that somebody types.
.error these rules are GNU's: type gmake, or the go command as README.md has it

.DEFAULT_GOAL := help
targets := help report test lab list predict check hint watch progress solution reset hand-in class

# Make's own search takes a folder called go, such as the one of libraries in a home on
# PATH, for the program. With a word of the shell's, the shell searches.
go := $(if $(filter Windows_NT,$(value OS)),,exec) go

# Whoever builds with make -j may have it keep what a program prints until its end. A
# question would then be seen after its answer.
MAKEFLAGS += $(if $(filter output-sync,$(.FEATURES)),--output-sync=none)

# The shell may hold settings that make another program of the workbook, for another
# system, or none; see docs/reliability.md. What is exported here also comes before what
# go env -w wrote.
# Go's words are the last ones: a version manager may talk before them. A version may
# have several, as in "go1.26.1 (Red Hat 1.26.1-1.el9)".
host := $(shell $(go) env GOVERSION GOHOSTOS GOHOSTARCH)
version := $(lastword $(filter go1.%,$(host)))
export GOOS := $(word $(words - $(host)),- - $(host))
export GOARCH := $(lastword $(host))
export GOFLAGS := -buildvcs=false
export GOWORK := off
export GO111MODULE := on
unexport GOEXPERIMENT GODEBUG GOGC GOMEMLIMIT GORACE GOTRACEBACK
unexport GOFIPS140 GOAMD64 GOARM GOARM64 GO386 GOPPC64 GORISCV64
unexport CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_FFLAGS CGO_LDFLAGS

# What the shell holds under one of these names may be meant for another program.
settings := N LAB LABS BUDGET LIVE TO ARGS
# It may also ask make to warn of each name that nobody has set.
$(foreach v,$(settings) MAKECMDGOALS HOME GOROOT GOCACHE GOMODCACHE GOPATH XDG_CACHE_HOME,$(eval $v ?=))
$(foreach s,$(settings),$(if $(filter environment,$(origin $s)),$(if $(value $s),$(warning \
  $s=$(value $s) comes from the environment; if you do not mean it, unset $s))))
# In single quotes, a shell leaves $(nproc) to make, to which it is the name of nothing.
ofmake := $(firstword $(foreach s,$(settings),$(if $(and $(filter command,$(origin $s)),$(findstring $$,$(subst $$$$,,$(value $s)))),$s)))
ifneq ($(ofmake),)
$(error $(ofmake)=$(value $(ofmake)): make takes what begins with $$ for a name of its own; put it into double quotes, or write $$$$)
endif

# A line's end in a setting, as of a file's text, would begin another command of the shell's.
define newline


endef
oneline = $(subst $(newline), ,$1)
flags = $(call oneline,$(ARGS))
# quoted is a text as the shell hands it on, whatever is in it.
quoted = '$(subst ','\'',$(oneline))'
typed := $(filter-out $(targets),$(MAKECMDGOALS))
# If labs are typed, those of the environment do not count.
labs := $(or $(strip $(foreach s,N LAB LABS,$(if $(filter command,$(origin $s)),$($s))) $(typed)),$(N) $(LAB) $(LABS))
named := $(foreach lab,$(labs),$(call quoted,$(lab)))
one = $(if $(word 2,$(named)),$(error make $@ takes one lab$(if $(filter lab,$@),; flags go into ARGS="-workers 2")))$(or $(named),$(error say which lab: make $@ N=03))
# A target that takes no lab says so. Of several targets, the lab may be another's.
none = $(if $(word 2,$(filter $(targets),$(MAKECMDGOALS))),,$(named))

# go tool builds reportgen if it has changed, and ends with its exit code.
first := echo "Building reportgen; the first time, this takes a minute." >&2 &&
reportgen = @$(if $(wildcard report),,$(first)) $(go) tool reportgen

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(lastword $(MAKEFILE_LIST)) || echo "the targets are: $(targets)"

report: ## measure the labs and make report/index.html (LABS="02 03" BUDGET=20s LIVE=1)
	$(reportgen) report $(if $(BUDGET),-budget $(call quoted,$(BUDGET))) $(if $(filter-out 0 no off false,$(LIVE)),-live -open) $(flags) $(named)

test: ## run something of every test, for a few minutes (all: ARGS=-short=false)
	$(if $(none),$(error make test takes no lab; make check 03 checks an exercise))$(go) test -vet=off -short -timeout 50m $(flags) ./...

lab: ## run one lab in the terminal (N=03 ARGS="-workers 8")
	$(reportgen) lab $(one) $(flags)

list: ## list the labs and their lessons
	$(reportgen) list $(flags) $(none)

predict: ## ask the lessons' questions, and keep your answers (N=03)
	$(reportgen) predict $(flags) $(named)

check: ## check the exercises that you made (N=03)
	$(reportgen) check $(flags) $(named)

hint: ## check, and show one hint more than the last time (N=03)
	$(reportgen) check -hint $(flags) $(named)

watch: ## check again whenever you save the exercise; Ctrl-C ends it (N=03)
	$(reportgen) check -watch $(flags) $(named)

progress: ## say how far you have come, and what to do next
	$(reportgen) progress $(flags) $(none)

solution: ## show one way to do it, once yours has passed (N=03)
	$(reportgen) solution $(flags) $(one)

reset: ## put an exercise back to what it was, and keep a copy of yours (N=03)
	$(reportgen) reset $(flags) $(one)

hand-in: ## write report/hand-in.json for the class (TO=http://… sends it)
	$(reportgen) hand-in $(if $(TO),-to $(call quoted,$(TO))) $(flags) $(none)

class: ## take hand-ins and votes from the room, and show them on the projector
	$(reportgen) class $(flags) $(none)

# Under make -j, a check beside a report would disturb what is measured.
.NOTPARALLEL:
.PHONY: $(targets)

# What ends make comes after the rules. A shell that completes a target's name asks make for
# all rules, with a setting and a goal that exist nowhere.
ifeq ($(host),)
$(error go env fails, or there is no Go; see the line above, or install it from https://go.dev/dl; if it asks for another Go, GOTOOLCHAIN=local in the environment takes the one that is installed)
endif
ifeq ($(version),)
$(error go on PATH prints "$(host)", so it is another program than Go's; put the bin folder of Go's before it on PATH)
endif
ifneq ($(filter go1.1% go1.20% go1.21% go1.22% go1.23% go1.24% go1.25%,$(version)),)
$(error this is $(version); install Go 1.26 or later from https://go.dev/dl, then open a new terminal)
endif
# A user without a name has HOME=/ in a container, and a service's may not be there. Go
# cannot use a relative one.
home := $(if $(and $(filter-out /,$(HOME)),$(wildcard $(HOME)/.)),$(filter /%,$(HOME)),$(if $(filter /%,$(HOME)),$(shell mkdir -p "$$HOME/.cache" && echo "$$HOME")))
ifeq ($(filter windows,$(GOOS))$(home)$(and $(GOCACHE)$(XDG_CACHE_HOME),$(GOMODCACHE)$(GOPATH)),)
$(error HOME is not set, is no whole path, or is a folder in which you may not write, as in a service or a container; set it, or GOCACHE and GOMODCACHE, to folders in which you may)
endif
# go tool runs reportgen from Go's cache. The first time, a program of the shell's is tried
# there; a shell may greet first.
trial = c=$$(go env GOCACHE); case $$c in /*) mkdir -p "$$c" && t=$$c/workbook-trial-$$$$ && echo 'echo runs' >"$$t" && chmod +x "$$t" && { "$$t"; rm "$$t"; };; *) echo runs;; esac
ifneq ($(if $(wildcard report)$(filter windows,$(GOOS)),runs,$(lastword $(shell $(trial)))),runs)
$(error no program runs in Go's cache, see the line above; set GOCACHE to a folder in which you may write and programs run)
endif
# A version manager sets GOROOT, and another Go may come first on PATH.
ifneq ($(GOROOT),)
ifeq ($(filter $(version),$(shell $(go) tool compile -V)),)
$(error GOROOT=$(GOROOT) is the folder of another Go than $(version), the one on PATH; unset GOROOT)
endif
endif
missing := $(firstword $(filter-out $(wildcard go.mod go.sum),go.mod go.sum))
ifneq ($(missing),)
ifeq ($(wildcard Makefile),)
$(error this folder is not the project's; type cd and the project's folder first)
endif
$(error $(missing) is missing; git checkout $(missing) or a new copy of the course brings it back)
endif
ifneq ($(wildcard labs/go.mod reportgen/go.mod),)
$(error $(wildcard labs/go.mod reportgen/go.mod) takes its folder out of the project; remove it)
endif
# A setting that nobody reads would be ignored without a word. Those of the shell, such
# as GOPROXY, may be there too. Below another make, as a grader's, its settings come as
# if they were typed here.
others := GO% CGO_% CC CXX PATH HOME TMPDIR ECHARTS_JS NO_COLOR TERM COLUMNS LANG LC_% TZ XDG_% %_PROXY %_proxy
unread := $(filter-out $(settings) $(others) MAKE% SHELL,$(foreach v,$(.VARIABLES),$(if $(filter command,$(origin $v)),$v)))
ifneq ($(if $(filter 0,$(MAKELEVEL)),$(unread)),)
$(error $(firstword $(unread))= is not a setting; the settings are $(settings:%=%=), in capital letters)
endif
# So would one of another target, such as TO= with make report.
isfor = $(if $(and $(filter command,$(origin $1)),$(if $(filter $2,$(MAKECMDGOALS)),,no)),$1= is for make $2)
misplaced := $(or $(call isfor,TO,hand-in),$(call isfor,BUDGET,report),$(call isfor,LIVE,report))
ifneq ($(if $(filter 0,$(MAKELEVEL)),$(misplaced)),)
$(error $(misplaced))
endif
ifneq ($(findstring :,$(typed)),)
$(error $(typed) is not a target; a class's address goes after TO=, as in make hand-in TO=http://…)
endif
files := compare merge render run stick
ifneq ($(filter $(files),$(MAKECMDGOALS)),)
$(error there is no target $(filter $(files),$(MAKECMDGOALS)); type go run ./reportgen $(MAKECMDGOALS))
endif
ifneq ($(typed),)
ifeq ($(filter $(targets),$(MAKECMDGOALS)),)
$(error make $(typed): no such target; make alone lists them, and make check 03 checks lab 03)
endif
# Sorted, one that is typed twice comes once, and make does not warn of it.
$(sort $(typed)): ; @:
.PHONY: $(typed)
endif
