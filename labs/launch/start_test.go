package launch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
)

// TestAHeldProgramIsStartedLater lets a program be held at the first attempts, in a time
// that passes only while everybody waits.
func TestAHeldProgramIsStartedLater(t *testing.T) {
	busy := &fs.PathError{Op: "fork/exec", Path: "p", Err: held[0]}
	for name, test := range map[string]struct {
		held       int   // the number of attempts at which it is held
		then, want error // at the last one, and in all
		ends       bool  // the launch's context, during the first attempt
		attempts   int
	}{
		"a while":         {held: 2, attempts: 3},
		"then removed":    {held: 2, then: fs.ErrNotExist, want: fs.ErrNotExist, attempts: 3},
		"for ever":        {held: 1000, want: busy, attempts: int(holdTime/holdPause) + 2},
		"until Ctrl-C":    {held: 1000, want: busy, ends: true, attempts: 1},
		"another mistake": {then: fs.ErrPermission, want: fs.ErrPermission, attempts: 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			attempts := 0
			err := untilReleased(ctx, func() error {
				if test.ends {
					cancel()
				}
				if attempts++; attempts <= test.held {
					return busy
				}
				return test.then
			})
			if err != test.want || attempts != test.attempts {
				t.Errorf("%s: %d attempts, %v; want %d, %v", name, attempts, err, test.attempts, test.want)
			}
		})
	}
}

// TestAProgramThatIsTakenAway starts programs that cannot be started, and wants a virus
// scanner named only if this process has built the program, and something has been at it.
func TestAProgramThatIsTakenAway(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("whether a program may run is no right of its file there")
	}
	j, err := Employ(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Dismiss()
	elsewhere := t.TempDir()
	for _, path := range []string{filepath.Join(j.Folder, "locked"), filepath.Join(elsewhere, "locked")} {
		if err := os.WriteFile(path, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	lacking := filepath.Join(j.Folder, "lacking") // its interpreter is missing, and it is there
	if err := os.WriteFile(lacking, []byte("#!/no/such/program\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		filepath.Join(j.Folder, "removed"):  true,
		filepath.Join(j.Folder, "locked"):   true,
		lacking:                             false,
		filepath.Join(elsewhere, "removed"): false,
		filepath.Join(elsewhere, "locked"):  false,
	} {
		_, _, err := Run(t.Context(), Command{Path: path})
		if err == nil || Started(err) || strings.Contains(err.Error(), "virus scanner: exclude "+filepath.Join(filepath.Dir(j.Folder), "workbook-*")) != want {
			t.Errorf("%s: %v", path, err)
		}
		if err == nil || strings.Contains(err.Error(), "the file is there") != (path == lacking) {
			t.Errorf("%s: %v, want that the file is there, if it is", path, err)
		}
	}
	if _, _, err := Run(t.Context(), play("speaker", "")); err == nil || !Started(err) {
		t.Errorf("of a program that ran: %v", err)
	}
	for err, want := range map[error]bool{syscall.EPERM: true, syscall.EACCES: false} {
		if got := notStarted(lacking, err).Error(); strings.Contains(got, "sandbox") != want || !strings.Contains(got, "virus scanner") {
			t.Errorf("%v: got %s, want a sandbox in it: %v", err, got, want)
		}
	}
	if err := notStarted(lacking, held[0]); !errors.Is(err, held[0]) || !strings.Contains(err.Error(), "virus scanner") {
		t.Errorf("of a program that is held for ever: %v", err)
	}
}

// TestALabWithoutThreads wants to hear of the limit if the lab, or one of its workers, got
// no thread, and not of a crash.
func TestALabWithoutThreads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the lab is a shell script")
	}
	const words = "runtime: failed to create new OS thread (have 2 already; errno=11)"
	for _, ends := range []string{"exit 2", `echo '{"lab":"x","variant":"v","n":1,"workers":1,"error":"worker 0 of 4, process 9: exit status 2"}'`} {
		path := filepath.Join(t.TempDir(), "lab")
		if err := os.WriteFile(path, []byte("#!/bin/sh\necho '"+words+"' >&2; "+ends+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		_, err := Lab(t.Context(), path, Call{Variant: "v", N: 1, Workers: 1})
		if failed := new(Error); !errors.As(err, &failed) || failed.Outcome() != Failed || !strings.Contains(err.Error(), "ulimit -u") {
			t.Errorf("%s: got %v, want the limit", ends, err)
		}
	}
}
