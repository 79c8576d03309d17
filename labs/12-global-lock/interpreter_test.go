//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"workbook/labs/lab"
)

// sum lets python-processes do a small task.
func sum(t *testing.T) (int64, error) {
	t.Helper()
	return sumOf(t, "processes.py")
}

// sumOf lets a program do it.
func sumOf(t *testing.T, program string) (int64, error) {
	t.Helper()
	v := python("python-"+program, program)
	task := lab.Task{N: 1000, Workers: 2}
	v.Before(task)
	got, err := v.Try(t.Context(), task)
	if err == nil && got != task.Expected() {
		t.Errorf("got %d, want %d", got, task.Expected())
	}
	return got, err
}

// commands puts a folder with these commands, and the system's own tools but
// Python, on PATH.
func commands(t *testing.T, scripts map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
}

// realPython is the path of a Python that the tests can run.
func realPython(t *testing.T) string {
	t.Helper()
	path, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		t.Skip("no Python here")
	}
	return strings.TrimSpace(string(path))
}

func TestAPythonThatCannotIsUnavailable(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"a shim without a version": {`echo "No version is set for command python3" >&2; exit 126`, "No version is set for command python3"},
		"a stub of the system":     {`echo "xcode-select: note: no developer tools were found" >&2; exit 1`, "no developer tools were found"},
		"a shim that prints":       {`echo "pyenv: python3: command not found"; exit 127`, "pyenv: python3: command not found"},
		"nothing but exit 1":       {`exit 1`, "exit status 1"},
		"nothing at all":           {``, "ended and printed nothing"},
		"a banner and no result":   {`echo "Welcome to Python"`, `printed no result: "Welcome to Python"`},
		"another sum":              {`echo '{"sum": 54}'`, "it computes 54 as the sum of 1..10"},
		"Python 2":                 {`echo '{"unavailable": "this is Python 2.7"}'`, "this is Python 2.7"},
		"no shared memory":         {`echo "Traceback (most recent call last):" >&2; echo "OSError: [Errno 38] Function not implemented" >&2; exit 1`, "OSError: [Errno 38] Function not implemented"},
		"one that is killed":       {`kill -9 $$`, "signal: killed"},
		"one that asks":            {`printf "Install Python? [y/N] "; read answer; exit 1`, "did not end in time, and printed: Install Python? [y/N]"},
		"Python 2 itself":          {`echo "-X is reserved for implementation-specific arguments" >&2; exit 2`, "this is Python 2, and"},
		"one that hangs":           {`exec /bin/sleep 60`, "did not end in time"},
	} {
		t.Run(name, func(t *testing.T) {
			commands(t, map[string]string{"python3": c.script})
			_, err := sum(t)
			if missing := lab.Unavailable(""); !errors.As(err, &missing) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "/python3: ") {
				t.Errorf("got %v, want that %q", err, c.want)
			}
		})
	}
}

func TestWhatIsNoCommandIsNoPython(t *testing.T) {
	commands(t, nil)
	folder := os.Getenv("PATH")
	if err := os.Mkdir(filepath.Join(folder, "python3"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "python"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := sum(t); err == nil || !strings.Contains(err.Error(), "no Python 3.8 or later is on PATH") {
		t.Errorf("got %v", err)
	}
}

// TestTheNextPythonIsTried wants the first one that works, under any of its names.
func TestTheNextPythonIsTried(t *testing.T) {
	works := "exec " + realPython(t) + ` "$@"`
	for name, scripts := range map[string]map[string]string{
		"python behind python3":  {"python3": "exit 126", "python": works},
		"py -3":                  {"python3": "exit 1", "py": `[ "$1" = -3 ] || exit 1; shift; ` + works},
		"a version by its name":  {"python3": "exit 1", "python": "exit 1", "python3.9": works},
		"one that first prints":  {"python3": "echo Welcome; " + works},
		"one behind a slow stub": {"python3": "exec /bin/sleep 60", "python": works},
	} {
		if testing.Short() && name != "py -3" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			commands(t, scripts)
			if _, err := sum(t); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestAPythonWithoutProcessesRunsTheOthers wants one that cannot share memory, as without
// ctypes or /dev/shm, to lose the program that shares some, and no other.
func TestAPythonWithoutProcessesRunsTheOthers(t *testing.T) {
	lacks := `case "$*" in *processes.py*) echo "ModuleNotFoundError: No module named '_ctypes'" >&2; exit 1;; esac; exec ` + realPython(t) + ` "$@"`
	slow := "exec /bin/sleep 60" // what is tried after it may take all of the time
	commands(t, map[string]string{"python3": lacks, "python": slow, "python3.9": slow})
	if _, err := sum(t); !errors.As(err, new(lab.Unavailable)) || !strings.Contains(err.Error(), "_ctypes") {
		t.Errorf("processes.py: got %v, want what Python lacks", err)
	}
	for _, program := range []string{"serial.py", "threads.py"} {
		if _, err := sumOf(t, program); err != nil {
			t.Errorf("%s: %v", program, err)
		}
	}
}

// TestAnotherPythonIsNamed has PyPy in place of CPython, or a debug build: their times say
// nothing about the lesson's.
func TestAnotherPythonIsNamed(t *testing.T) {
	python := realPython(t)
	for name, pretends := range map[string]string{"pypy": `sys.implementation.name = "pypy"`, "debug build": `sys.gettotalrefcount = id`} {
		pretend := `import os, runpy, sys; ` + pretends + `; del sys.argv[0]; ` +
			`sys.path.insert(0, os.path.dirname(sys.argv[0])); runpy.run_path(sys.argv[0], run_name="__main__")`
		commands(t, map[string]string{"python3": `while [ "$1" != -X ]; do shift; done; shift 2; exec ` + python + ` -c '` + pretend + `' "$@"`})
		for _, program := range []string{"processes.py", "serial.py"} {
			if _, err := sumOf(t, program); !errors.As(err, new(lab.Unavailable)) || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: got %v, want that it is a %s", program, err, name)
			}
		}
	}
}

// TestPythonReadsNoSettings wants the same Python whatever the environment says: with
// all these settings at once, and in a long test with each alone.
func TestPythonReadsNoSettings(t *testing.T) {
	works := "exec " + realPython(t) + ` "$@"`
	surprises := t.TempDir()
	for _, name := range []string{"json.py", "sitecustomize.py", "usercustomize.py", "startup.py"} {
		if err := os.WriteFile(filepath.Join(surprises, name), []byte("print('surprise')\nraise SystemExit(3)\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	settings := map[string]string{
		"PYTHONPATH": surprises, "PYTHONSAFEPATH": "1", "PYTHONHOME": surprises, "PYTHONSTARTUP": filepath.Join(surprises, "startup.py"),
		"PYTHONPLATLIBDIR": "nowhere", "PYTHONINSPECT": "1", "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-16", "PYTHONOPTIMIZE": "2",
	}
	try := func(what string, settings map[string]string) {
		t.Run(what, func(t *testing.T) {
			commands(t, map[string]string{"python3": works})
			for name, value := range settings {
				t.Setenv(name, value)
			}
			if _, err := sum(t); err != nil {
				t.Error(err)
			}
		})
	}
	try("all at once", settings)
	if testing.Short() {
		return
	}
	for name, value := range settings {
		try(name, map[string]string{name: value})
	}
}

func TestNoHome(t *testing.T) {
	commands(t, map[string]string{"python3": "exec " + realPython(t) + ` "$@"`})
	t.Setenv("HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	if _, err := sum(t); !errors.As(err, new(lab.Unavailable)) || !strings.Contains(err.Error(), "set HOME") {
		t.Errorf("got %v, want what to set", err)
	}
}

// TestAPythonThatBreaksIsTriedAgain wants one that has worked to be looked for again
// once it fails.
func TestAPythonThatBreaksIsTriedAgain(t *testing.T) {
	works := "exec " + realPython(t) + ` "$@"`
	commands(t, map[string]string{"python3": `exec "$0.itself" "$@"`, "python": works})
	itself := filepath.Join(os.Getenv("PATH"), "python3.itself")
	if err := os.Symlink(realPython(t), itself); err != nil {
		t.Fatal(err)
	}
	if _, err := sum(t); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(itself); err != nil {
		t.Fatal(err)
	}
	if _, err := sum(t); !errors.As(err, new(lab.Unavailable)) {
		t.Errorf("got %v, want that it is unavailable", err)
	}
	if _, err := sum(t); err != nil {
		t.Errorf("the next Python was not tried: %v", err)
	}
}

// TestAVersionManagerIsAskedOnce wants its script to be left out once the interpreter is
// known, by whichever variant.
func TestAVersionManagerIsAskedOnce(t *testing.T) {
	commands(t, map[string]string{"python3": `echo >>"$0.asked"; exec ` + realPython(t) + ` "$@"`})
	for _, program := range []string{"processes.py", "processes.py", "serial.py", "threads.py"} {
		if _, err := sumOf(t, program); err != nil {
			t.Fatal(err)
		}
	}
	asked, err := os.ReadFile(filepath.Join(os.Getenv("PATH"), "python3.asked"))
	if err != nil || len(asked) != 1 {
		t.Errorf("it was asked %d times (%v), want once", len(asked), err)
	}
}
