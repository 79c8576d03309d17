package main

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

//go:embed [a-z]*.py
var programs embed.FS

// An interpreter runs Python programs: the first of its names that starts one.
type interpreter struct {
	what  string
	names []string
	gil   string // as PYTHON_GIL: 1 with the global lock, 0 without
}

// python runs a program on the system's Python 3.
func python(program string) func(context.Context, lab.Task) (int64, error) {
	name := "python3"
	if runtime.GOOS == "windows" {
		name = "python"
	}
	return interpreter{"Python 3.8 or later", []string{name}, "1"}.try(program)
}

// interpreters runs its program on a Python that has interpreters with a lock each.
var interpreters = interpreter{"Python 3.14 or later", []string{"python3.15", "python3.14", "python3", "python"}, "1"}.try("interpreters.py")

// free runs a program on a version of Python that has no global lock.
func free(version, program string) func(context.Context, lab.Task) (int64, error) {
	return interpreter{"free-threaded Python " + version, []string{"python" + version + "t"}, "0"}.try(program)
}

// try makes a variant of a program.
func (p interpreter) try(program string) func(context.Context, lab.Task) (int64, error) {
	return func(ctx context.Context, t lab.Task) (int64, error) {
		folder, err := unpack()
		if err != nil {
			return 0, err
		}
		began := time.Now()
		a, err := p.run(ctx, t, filepath.Join(folder, program))
		if err != nil {
			return 0, err
		}
		a.tell(t, began, time.Now())
		return a.Sum, nil
	}
}

// unpack returns a folder that holds the programs, in the user's cache: Python
// starts workers from files, and there nothing is left behind that a later launch
// would not need too.
func unpack() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("folder for Python's programs: %w", err)
	}
	folder := filepath.Join(cache, "workbook", "lab-12")
	err = fs.WalkDir(programs, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := programs.ReadFile(name)
		if err != nil {
			return err
		}
		return place(filepath.Join(folder, name), text)
	})
	if err != nil {
		return "", fmt.Errorf("folder for Python's programs: %w; is the cache folder writable?", err)
	}
	return folder, nil
}

// place writes a file, unless it holds the text already: by rename, since another
// launch may read it at this moment.
func place(path string, text []byte) error {
	if is, err := os.ReadFile(path); err == nil && bytes.Equal(is, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	part := path + ".partial"
	if err := os.WriteFile(part, text, 0o600); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// noSuchCommand are the exit codes with which a name on PATH says that there is
// nothing behind it: a version manager's, and Windows' for its app store.
var noSuchCommand = []int{127, 9009}

// run runs a program. Where no interpreter does, the error is lab.Unavailable.
func (p interpreter) run(ctx context.Context, t lab.Task, program string) (a answer, err error) {
	for _, name := range p.names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		_, out, err := launch.Run(ctx, launch.Command{
			Path: path,
			Args: []string{"-B", program, "-n", strconv.FormatInt(t.N, 10), "-workers", strconv.Itoa(t.Workers)},
			Env:  []string{"PYTHON_GIL=" + p.gil},
		})
		var exit *exec.ExitError
		if errors.As(err, &exit) && slices.Contains(noSuchCommand, exit.ExitCode()) {
			continue
		}
		if err == nil {
			err = json.Unmarshal(out.Stdout, &a)
		}
		if err != nil {
			return a, fmt.Errorf("%s %s: %w: %s", path, filepath.Base(program), err, lastLine(out.Stderr))
		}
		if a.Unavailable != "" {
			return a, lab.Unavailable(path + ": " + a.Unavailable)
		}
		return a, nil
	}
	return a, lab.Unavailable("no " + p.what + " is on PATH; install it, or do without")
}

func lastLine(text []byte) []byte {
	text = bytes.TrimSpace(text)
	return text[bytes.LastIndexByte(text, '\n')+1:]
}

// An answer is the line that a program prints; see task.py.
type answer struct {
	Sum          int64
	Began, Ended int64 // Unix nanoseconds
	Memory       int64 // bytes
	MemoryKind   string
	Unavailable  string // what the interpreter lacks
}

// tell reports the phases: start until the program began its sum, work until
// the sum was there, collect until Python had ended. What the lab itself holds
// is not counted: it only waits.
func (a answer) tell(t lab.Task, began, ended time.Time) {
	t.Held(launch.Memory{Bytes: a.Memory, Kind: cmp.Or(a.MemoryKind, launch.MemorySum)})
	times := []int64{began.UnixNano(), a.Began, a.Ended, ended.UnixNano()}
	if !slices.IsSorted(times) {
		return
	}
	for i, phase := range []string{"start", "work", "collect"} {
		t.Phase(phase, time.Duration(times[i+1]-times[i]))
	}
}
