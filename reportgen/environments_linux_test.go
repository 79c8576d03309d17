package main

import (
	"bytes"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// A test of every change tries the environments in which nothing is measured;
// docs/reliability.md has the command for all.
var environments = flag.Bool("environments", false, "let TestEnvironments measure in each environment too")

// An environment is one in which a report is made. $REPORT is make report, of two
// labs, in $PROJECT.
type environment struct {
	name string
	with string // shell that runs $REPORT
	says string // what the output has to say; "" if it has to measure as on a plain machine
}

// tried are environments of students' machines: settings, mounts, stubs, locales.
var tried = []environment{
	{"GOFLAGS=-race", `GOFLAGS=-race "$REPORT"`, ""},
	{"GOFLAGS with -gcflags", `GOFLAGS='-gcflags=all=-N' "$REPORT"`, ""},
	{"GOFLAGS=-mod=vendor", `GOFLAGS=-mod=vendor "$REPORT"`, ""},
	{"GOFLAGS that Go does not know", `GOFLAGS=-no-such-flag "$REPORT"`, ""},
	{"go env -w of flags and another system", `printf 'GOFLAGS=-race\nGOOS=windows\nGOAMD64=v3\n' >"$HERE/env"; GOENV="$HERE/env" "$REPORT"`, ""},
	{"another system as target", `GOOS=windows GOARCH=arm64 "$REPORT"`, ""},
	{"32 bits as target", `GOARCH=386 "$REPORT"`, ""},
	{"GOAMD64=v2", `GOAMD64=v2 "$REPORT"`, ""},
	{"an experiment that Go does not know", `GOEXPERIMENT=such "$REPORT"`, "go: unknown GOEXPERIMENT such"},
	{"GODEBUG and GOTRACEBACK", `GODEBUG=gctrace=1,asyncpreemptoff=1 GOTRACEBACK=crash "$REPORT"`, ""},
	{"GOGC and GOMEMLIMIT", `GOGC=1 GOMEMLIMIT=1MiB "$REPORT"`, ""},
	{"GO111MODULE=off", `GO111MODULE=off "$REPORT"`, ""},
	{"a workspace above", `echo 'go 1.24' >"$HERE/go.work"; "$REPORT"; rc=$?; rm "$HERE/go.work"; exit $rc`, ""},
	{"a profile beside main.go", `echo none >"$PROJECT/labs/02-race/default.pgo"; "$REPORT"; rc=$?; rm "$PROJECT/labs/02-race/default.pgo"; exit $rc`, ""},
	{"no network for modules", `GOPROXY=off GONOSUMDB='*' "$REPORT"`, ""},
	{"a proxy for everything else", `HTTP_PROXY=http://127.0.0.1:9 http_proxy=http://127.0.0.1:9 "$REPORT"`, ""},
	{"CGO_ENABLED=0", `CGO_ENABLED=0 "$REPORT"`, ""},
	{"CC is missing", `CC=/none/cc "$REPORT"`, `C compiler "/none/cc" not found`},
	{"a git that fails", `mkdir -p "$HERE/git"; printf '#!/bin/sh\necho "xcrun: error: invalid active developer path" >&2\nexit 1\n' >"$HERE/git/git"; chmod +x "$HERE/git/git"; PATH="$HERE/git:$PATH" "$REPORT"`, ""},
	{"another owner", `git init -q "$PROJECT"; chown -R 12345 "$PROJECT"; "$REPORT"; rc=$?; chown -R 0 "$PROJECT"; rm -rf "$PROJECT/.git"; exit $rc`, ""},
	{"TMPDIR without the right to run", `unshare -rm sh -c 'mount -t tmpfs -o noexec none /mnt && TMPDIR=/mnt "$REPORT"'`, ""},
	{"TMPDIR and GOTMPDIR", `unshare -rm sh -c 'mount -t tmpfs -o noexec none /mnt && TMPDIR=/mnt GOTMPDIR=/tmp "$REPORT"'`, ""},
	{"TMPDIR with 64 kB", `unshare -rm sh -c 'mount -t tmpfs -o size=64k none /mnt && TMPDIR=/mnt "$REPORT"'`, ""},
	{"TMPDIR is missing", `TMPDIR=/none "$REPORT"`, "creating work dir: stat /none: no such file or directory"},
	{"GOTMPDIR is missing", `GOTMPDIR=/none "$REPORT"`, "creating work dir: stat /none: no such file or directory"},
	{"read-only tree", `unshare -rm sh -c 'mount --bind "$PROJECT" "$PROJECT" && mount -o remount,bind,ro "$PROJECT" && "$REPORT"'`, `reportgen: folder for the report: .*read-only file system.*not writable\?`},
	{"read-only HOME", `unshare -rm sh -c 'mkdir /tmp/home; mount -t tmpfs -o ro none /mnt && GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE) HOME=/mnt "$REPORT"'`, ""},
	{"HOME is not set", `GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE) GOPATH=$(go env GOPATH) && unset HOME XDG_CACHE_HOME && export GOCACHE GOMODCACHE GOPATH && "$REPORT"`, ""},
	{"no cache for Go", `GOCACHE=off "$REPORT"`, "build cache is disabled by GOCACHE=off"},
	{"no Go", `mkdir -p "$HERE/bin"; ln -sf "$(command -v make)" "$(command -v sh)" "$HERE/bin"; PATH="$HERE/bin" "$REPORT"`, "there is no Go; see the line above, or install it"},
	{"GOROOT is wrong", `GOROOT=/none "$REPORT"`, "cannot find GOROOT directory"},
	{"a path with spaces, quotes and umlauts", `mv "$PROJECT" "$HERE/o'm\"ä x" && PROJECT="$HERE/o'm\"ä x" "$REPORT"; rc=$?; mv "$HERE/o'm\"ä x" "$PROJECT"; exit $rc`, ""},
	{"a checkout behind a link", `ln -sfn "$PROJECT" "$HERE/link"; PROJECT="$HERE/link" "$REPORT"; rc=$?; rm "$HERE/link"; exit $rc`, ""},
	{"Turkish, an unknown time zone", `LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 LANGUAGE=tr TZ=No/Where "$REPORT"`, ""},
	{"German numbers", `LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 "$REPORT"`, ""},
	{"no terminal to speak of", `TERM=dumb NO_COLOR=1 COLUMNS=10 "$REPORT"`, ""},
	{"CI", `CI=true GITHUB_ACTIONS=true "$REPORT"`, ""},
	{"stdin and stdout closed", `"$REPORT" <&- >&-`, ""},
	{"umask 077, ulimit -n 64", `umask 077; ulimit -n 64; "$REPORT"`, ""},
	{"LD_PRELOAD", `LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libm.so.6 MALLOC_ARENA_MAX=1 MALLOC_PERTURB_=7 "$REPORT"`, ""},
	{"an editor's lock", `ln -sfn ann@laptop.1:2 "$PROJECT/labs/02-race/.#main.go"; printf '\0' >"$PROJECT/labs/03-mutex/._main.go"; "$REPORT"; rc=$?; rm "$PROJECT/labs/02-race/.#main.go" "$PROJECT/labs/03-mutex/._main.go"; exit $rc`, ""},
	{"lessons and labs with CR LF", `cp -r "$PROJECT" "$HERE/dos"; sed -i 's/$/\r/' "$HERE/dos/lessons/"*.md "$HERE/dos/labs/0"*/*.go; PROJECT="$HERE/dos" "$REPORT"; rc=$?; mv "$HERE/dos/report" "$PROJECT"; rm -rf "$HERE/dos"; exit $rc`, ""},
	{"one CPU", `taskset -c 0 "$REPORT"`, "amber: Only one CPU is usable"},
	{"GOMAXPROCS=1", `GOMAXPROCS=1 "$REPORT"`, "amber: GOMAXPROCS is 1 here"},
	{"nice", `nice -n 19 "$REPORT"`, ""},
}

// TestEnvironments makes a report in each environment. It wants one that is
// measured as on a plain machine, or a line that says what is wrong.
func TestEnvironments(t *testing.T) {
	if testing.Short() {
		t.Skip("builds reportgen in another place")
	}
	if _, err := exec.LookPath("make"); err != nil || exec.Command("unshare", "-rm", "true").Run() != nil {
		t.Skip("needs make, and the right to mount in a name space of its own")
	}
	here := t.TempDir()
	project := filepath.Join(here, "project")
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	copied := exec.Command("cp", "-r", root, project)
	if out, err := copied.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{".git", reportFolder} {
		if err := os.RemoveAll(filepath.Join(project, name)); err != nil {
			t.Fatal(err)
		}
	}
	report := filepath.Join(here, "report.sh")
	script := "#!/bin/sh\ncd \"$PROJECT\" && exec make --no-print-directory report LABS='02 03' BUDGET=3\n"
	if err := os.WriteFile(report, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	var plain *results.File
	if *environments {
		plain = try(t, environment{"plain", `"$REPORT"`, ""}, here)
	}
	for _, e := range tried {
		if measures := e.says == "" || strings.HasPrefix(e.says, "amber"); measures && !*environments {
			continue
		}
		t.Run(e.name, func(t *testing.T) {
			if strings.Contains(e.with, "chown") && os.Getuid() != 0 {
				t.Skip("needs root")
			}
			if f := try(t, e, here); f != nil && e.says == "" {
				compareTimes(t, plain, f)
			}
		})
	}
}

// try makes the report, and returns its results if there are any.
func try(t *testing.T, e environment, here string) *results.File {
	project := filepath.Join(here, "project")
	if err := os.RemoveAll(filepath.Join(project, reportFolder)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", e.with)
	cmd.Env = append(os.Environ(), "HERE="+here, "PROJECT="+project, "REPORT="+filepath.Join(here, "report.sh"), "GOFLAGS=", "MAKEFLAGS=", "ARGS=")
	out, err := cmd.CombinedOutput()
	out = bytes.TrimSpace(out)
	if e.says != "" {
		if !regexp.MustCompile(e.says).Match(out) {
			t.Errorf("it does not say %q:\n%s", e.says, out)
		}
		t.Logf("%v: %s", err, lineThat(out, e.says))
		return nil
	}
	if err != nil {
		t.Errorf("%v:\n%s", err, out)
		return nil
	}
	found, _ := filepath.Glob(filepath.Join(here, "*", resultsFile))
	if len(found) != 1 {
		t.Fatalf("%d results files", len(found))
	}
	f, err := results.Open(found[0])
	if err != nil {
		t.Fatal(err)
	}
	_ = os.RemoveAll(filepath.Dir(found[0]))
	return f
}

// lineThat is the line of the output that says it.
func lineThat(out []byte, says string) []byte {
	return regexp.MustCompile(`(?m)^.*` + says + `.*$`).Find(out)
}

// farOff is beyond what other programs make of the fastest launch of many, and below
// what -race or -gcflags=-N make of it.
const farOff = 1.3

// compareTimes wants work that one worker does alone to take as long as on a plain
// machine. Of each case the fastest launch counts: others only make it slower.
func compareTimes(t *testing.T, plain, f *results.File) {
	var sum, count float64
	for _, l := range plain.Labs {
		other := f.Lab(l.Name)
		for i := range l.Cases {
			if c := &l.Cases[i]; c.Workers == 1 {
				sum += math.Log(fastest(&other.Cases[i]) / fastest(c))
				count++
			}
		}
	}
	mean := math.Exp(sum / count)
	t.Logf("measured, %.2f× the time of a plain machine", mean)
	if mean > farOff || mean < 1/farOff {
		t.Errorf("%.2f× the time of a plain machine, and not a word", mean)
	}
}

func fastest(c *results.Case) float64 {
	best := math.Inf(1)
	for _, s := range c.Samples {
		best = min(best, float64(s.Work))
	}
	return best
}
