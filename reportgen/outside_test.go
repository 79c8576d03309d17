package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// hostile is what a terminal would obey, and more than a line.
const hostile = "\x1b]0;owned\a\x1b[2J\u009b2J\u202egnp.exe\r\nreportgen: done"

func TestComplain(t *testing.T) {
	for _, test := range []struct {
		err   error
		lines int
	}{
		{errors.New("no such lab"), 1},
		{errors.New(hostile), 1},
		{usageError{fmt.Errorf("lab %s: %w", hostile, os.ErrNotExist)}, 1},
		{errors.Join(errors.New("one "+hostile), errors.Join(errors.New("two"), errors.New("three"))), 3},
		{fmt.Errorf("%w; %w", errors.New(hostile), errors.Join(errors.New("a"), errors.New("b"))), 1},
	} {
		var stderr strings.Builder
		complain(&stderr, test.err)
		if got := strings.Count(stderr.String(), "\n"); got != test.lines {
			t.Errorf("%d lines, want %d: %q", got, test.lines, &stderr)
		}
		for line := range strings.Lines(stderr.String()) {
			if line = strings.TrimSuffix(line, "\n"); line != plain.Line(line) || !strings.HasPrefix(line, "reportgen: ") {
				t.Errorf("not plain: %q", line)
			}
		}
	}
}

// TestGitIsNamedWhereItIs wants another way to a file if git cannot bring it back: without a
// repository, in one that has other files, without git, and if it was committed as it is.
func TestGitIsNamedWhereItIs(t *testing.T) {
	const file = "labs/a/main.go"
	const line, zip = "labs/a does not build; git checkout " + file + " brings the original back", "; git does not have it here: a new copy of the course has the file too"
	want := func(situation, want string) {
		t.Helper()
		if got := withoutGit(line); got != line+want {
			t.Errorf("%s: %q", situation, got)
		}
	}
	t.Chdir(t.TempDir())
	if got := withoutGit("no such lab"); got != "no such lab" {
		t.Errorf("about something else: %q", got)
	}
	put(t, ".", file, "package main\n")
	want("in a folder from a zip", zip)
	if _, err := exec.LookPath("git"); err == nil {
		git := func(args ...string) {
			t.Helper()
			if printed, err := gobuild.Git(t.Context(), "", append([]string{"-c", "user.name=a", "-c", "user.email=a@b"}, args...)...).CombinedOutput(); err != nil {
				t.Fatalf("git %s: %v: %s", args, err, printed)
			}
		}
		git("init", "-q")
		want("a zip in a repository of something else", zip)
		git("add", ".")
		git("commit", "-q", "-m", "mine")
		want("spoilt and committed", "; as it is committed here, git log "+file+" lists what it was before")
		put(t, ".", file, "package mine\n")
		want("spoilt since", "")
		git("worktree", "add", "-q", "other")
		put(t, "other", file, "package mine\n")
		t.Chdir("other")
		want("in a worktree", "")
	}
	t.Setenv("PATH", t.TempDir())
	want("without git on PATH", zip)
}

// typed runs a command in the project at root and returns what it printed.
func typed(t *testing.T, root string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return typedInto(t, "", root, args...)
}

// typedInto is typed with that on the command's standard input.
func typedInto(t *testing.T, stdin, root string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(root)
	var out, errs strings.Builder
	code = run(context.Background(), args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// fromSomebody writes a results file that has the text in every place that takes any.
func fromSomebody(t *testing.T, path, text string) {
	t.Helper()
	sample := results.Sample{Repeats: 1, Right: 1, Work: 1, Wall: 1, Memory: results.MemoryPeak}
	f := &results.File{Schema: results.Schema, Created: results.File{}.Created.AddDate(2025, 0, 0),
		Duration: rand.N(time.Hour), // two files are two runs
		Machine:  results.Machine{OS: text, Arch: text, Kernel: text, CPUModel: text, GoVersion: text, Virtual: text, Governor: text, CPUsUsable: 1},
		Warnings: []results.Warning{{Level: results.Red, Code: text, Text: text, Lab: text, Variant: text}},
	}
	for _, name := range []string{"01-serial", "../../../outside", "/etc"} {
		f.Labs = append(f.Labs, results.Lab{Name: name, Title: text, Status: results.Failed, Error: text,
			Race:  results.Race{Status: results.Racy, Why: text, Reports: []results.RaceReport{{Variant: text, Now: results.Access{File: "../../secret.go", Function: text, Line: 1}}}},
			Cases: []results.Case{{Variant: "serial", Workers: 1, N: 1, Expect: results.ExpectRight, Baseline: true, Samples: []results.Sample{sample}}}})
	}
	if err := atomicfile.Replace(path, f.Write); err != nil {
		t.Fatal(err)
	}
}

// noConnection fails the test that asks for one.
type noConnection struct{ *testing.T }

func (t noConnection) RoundTrip(r *http.Request) (*http.Response, error) {
	t.Errorf("asked for %s", r.URL)
	return nil, errors.New("no connection here")
}

// TestAFileFromSomebody renders and compares a hostile file while no program can
// be started and nothing be asked for, and holds what is printed to what a
// terminal may be given. That nothing else of Go's library starts or connects is
// held by the rules of who imports what.
func TestAFileFromSomebody(t *testing.T) {
	project := projectWith(t, "01-serial")
	t.Setenv("PATH", "")
	connection := http.DefaultTransport
	http.DefaultTransport = noConnection{t}
	t.Cleanup(func() { http.DefaultTransport = connection })
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	path := filepath.Join(project, "from.json")
	fromSomebody(t, path, hostile+"<script>alert(1)</script>")
	fromSomebody(t, filepath.Join(project, "earlier.json"), hostile+"<script>alert(1)</script>")
	for _, args := range [][]string{
		{"render", "from.json", "-o", "page.html"},
		{"compare", "earlier.json", "from.json"},
	} {
		code, stdout, stderr := typed(t, project, args...)
		if code != exitDone {
			t.Errorf("%s: exit code %d: %s", args, code, stderr)
		}
		for line := range strings.Lines(stdout + stderr) {
			if line = strings.TrimRight(line, "\n"); strings.ContainsAny(line, "\x1b\a\r\u009b\u202e") {
				t.Errorf("%s prints %q", args, line)
			}
		}
	}
	page, err := os.ReadFile(filepath.Join(project, "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(page), "<script>alert") {
		t.Error("the file's markup is in the page")
	}
	for _, args := range [][]string{{"render", hostile}, {"compare", hostile, hostile}, {"run", hostile}, {"--" + hostile}, {"list", hostile}} {
		code, stdout, stderr := typed(t, project, args...)
		if code == exitDone || stdout != "" || strings.Count(stderr, "\n") != 1 || strings.TrimSuffix(stderr, "\n") != plain.Line(stderr) {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
}

// TestNoLinkLeadsOut wants a lesson and a lab that are links to elsewhere refused,
// and one that stays in the project read.
func TestNoLinkLeadsOut(t *testing.T) {
	for _, name := range []string{"lessons/01-serial.md", "labs/01-serial/main.go"} {
		for where, want := range map[string]int{"inside": exitDone, "outside": exitFailed} {
			t.Run(name+" "+where, func(t *testing.T) {
				project := projectWith(t, "01-serial")
				path := filepath.Join(project, filepath.FromSlash(name))
				moved, link := filepath.Join(filepath.Dir(path), "moved"), "moved"
				if where == "outside" {
					moved = filepath.Join(t.TempDir(), "moved")
					link = moved
				}
				if err := os.Rename(path, moved); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(link, path); err != nil {
					t.Skip("no links here:", err)
				}
				code, _, stderr := typed(t, project, "list", "-check")
				if code != want || code != exitDone && !strings.Contains(stderr, name) {
					t.Errorf("exit code %d, want %d: %s", code, want, stderr)
				}
			})
		}
	}
}
