//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/labs/lab"
)

// TestReason has what version managers, loaders and Python print, shortened.
func TestReason(t *testing.T) {
	for name, c := range map[string]struct{ printed, want string }{
		"pyenv": {"pyenv: python3: command not found\n\nThe `python3' command exists in these Python versions:\n  3.8.18\n\n" +
			"Note: See 'pyenv help global' for tips on allowing both\n      python2 and python3 to be found.\n", "pyenv: python3: command not found"},
		"asdf":             {"No version is set for command python3\nConsider adding one of the following versions\npython 3.12.1\n", "No version is set for command python3"},
		"mise":             {"mise WARN  missing: python@3.12.0\nmise ERROR No version is set for shim: python3\nmise ERROR Run with --verbose\n", "mise ERROR No version is set for shim: python3"},
		"no such locale":   {"pyenv: warning: setlocale: LC_ALL: cannot change locale (xx)\nERROR: ld.so: object 'x.so' cannot be preloaded: ignored.\nnothing is set\n", "nothing is set"},
		"an exception":     {"a notice\nTraceback (most recent call last):\n  File \"/x/y.py\", line 1, in <module>\n    z()\nOSError: [Errno 38] no\nUserWarning: leaked\n", "OSError: [Errno 38] no"},
		"one of another":   {traceback + "\n  File \"/x\", line 1\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\n" + traceback + "\n  File \"/x\", line 2\nOSError: no\n", "OSError: no"},
		"a fatal error":    {"Python path configuration:\n  PYTHONHOME = '/x'\nFatal Python error: init_fs_encoding: failed\nModuleNotFoundError: No module named 'encodings'\n\nCurrent thread 0x1:\n  <no Python frame>\n", "Fatal Python error: init_fs_encoding: failed"},
		"a slip":           {"  File \"/programs/threads.py\", line 12\n    oops(\n        ^\nSyntaxError: '(' was never closed\n", "threads.py:12: SyntaxError: '(' was never closed"},
		"one of a program": {traceback + "\n  File \"/x\", line 1, in <module>\n  File \"/programs/task.py\", line 9, in run\nNameError: jsn\n", "task.py:9: NameError: jsn"},
		"one below it":     {traceback + "\n  File \"/programs/task.py\", line 9, in run\n  File \"/usr/lib/threading.py\", line 7, in start\nRuntimeError: can't start new thread\n", "RuntimeError: can't start new thread"},
		"only a warning":   {"UserWarning: no\n", "UserWarning: no"},
		"no end":           {strings.Repeat("x", 100_000), strings.Repeat("x", 300)},
		"nothing":          {"", ""},
	} {
		if got := reason([]byte(c.printed), "/programs"); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// TestAVersionManagerMayTalk wants the interpreter behind one that prints after it, and
// behind one that leaves a program in the background.
func TestAVersionManagerMayTalk(t *testing.T) {
	works := realPython(t) + ` "$@"`
	for name, script := range map[string]string{
		"after":             works + "; echo; echo A new version is available",
		"in the background": "/bin/sleep 60 >/dev/null 2>&1 & exec " + works,
	} {
		t.Run(name, func(t *testing.T) {
			commands(t, map[string]string{"python3": script})
			if _, err := sum(t); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAPythonByARelativePath(t *testing.T) {
	commands(t, map[string]string{"python3": "exit 1"})
	t.Chdir(filepath.Dir(os.Getenv("PATH")))
	t.Setenv("PATH", filepath.Base(os.Getenv("PATH")))
	if _, err := sum(t); !errors.As(err, new(lab.Unavailable)) || !strings.Contains(err.Error(), "whole path on PATH") {
		t.Errorf("got %v, want what to do", err)
	}
}

// TestAPythonThatSaysWhatItLacksIsAskedOnce wants an old one, behind a slow script, to
// leave time for the next.
func TestAPythonThatSaysWhatItLacksIsAskedOnce(t *testing.T) {
	commands(t, map[string]string{"python3": `echo >>"$0.asked"; echo '{"unavailable": "this is Python 3.6"}'`})
	if _, err := sumOf(t, "serial.py"); !errors.As(err, new(lab.Unavailable)) || !strings.HasSuffix(err.Error(), "/python3: this is Python 3.6") {
		t.Errorf("got %v, want what Python lacks", err)
	}
	if asked, err := os.ReadFile(filepath.Join(os.Getenv("PATH"), "python3.asked")); err != nil || len(asked) != 1 {
		t.Errorf("it was asked %d times (%v), want once", len(asked), err)
	}
}
