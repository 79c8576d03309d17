package main

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

//go:embed [a-z]*.py
var programs embed.FS

// python is a variant that runs a program on the system's Python 3. All of them run on
// one that can also share memory, if there is one.
func python(name, program string) lab.Variant {
	p := interpreter{what: "Python 3.8 or later", commands: systems(), gil: "1", probe: "processes.py"}
	if program != p.probe {
		p.least = program
	}
	return p.variant(name, program)
}

// interpreters is a variant for a Python that has interpreters with a lock each.
func interpreters(name string) lab.Variant {
	const program = "interpreters.py"
	return interpreter{what: "Python 3.14 or later", commands: systems(), gil: "1", probe: program}.variant(name, program)
}

// free is a variant that runs a program on a version of Python that has no global
// lock.
func free(name, version, program string) lab.Variant {
	return interpreter{what: "free-threaded Python " + version,
		commands: [][]string{{"python" + version + "t"}}, gil: "0", probe: program}.variant(name, program)
}

// variant runs a program on the first Python that can. It looks for one before the
// repeats. Whatever Python lacks or does, only its own variants miss it.
func (p interpreter) variant(name, program string) lab.Variant {
	var folder, mark string
	var command []string
	var missing error
	return lab.Variant{
		Name: name,
		Before: func(lab.Task) {
			if folder, missing = unpack(programs, program, p.probe); missing == nil {
				command, mark, missing = p.find(context.Background(), folder)
			}
		},
		Try: func(ctx context.Context, t lab.Task) (int64, error) {
			if missing != nil {
				return 0, lab.Unavailable(missing.Error())
			}
			began := time.Now()
			a, err := p.run(ctx, command, filepath.Join(folder, program), t)
			if err != nil {
				_ = os.Remove(mark) // the next launch tries again
				return 0, lab.Unavailable(fmt.Sprintf("%s: %v", command[0], err))
			}
			a.tell(t, began, time.Now())
			return a.Sum, nil
		},
	}
}

// imported are the programs that others import.
var imported = []string{"task.py", "waiting.py"}

// unpack returns a folder that holds a program, which has to be there, and those that it may
// need besides. The folder is in the user's cache, because Python starts workers from
// files, and stays there for later launches. It holds none of the other files that lie beside
// the programs here, for Python would take a threading.py for its own. Other texts have
// another folder, since another checkout may run its programs at the same time.
func unpack(from fs.FS, program string, besides ...string) (folder string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", noFolder("", err)
	}
	all, _ := fs.Glob(from, "*.py")
	texts, hash := map[string][]byte{}, fnv.New64a()
	for _, name := range all {
		texts[name], _ = fs.ReadFile(from, name)
		fmt.Fprintln(hash, name, len(texts[name]), string(texts[name]))
	}
	folder = filepath.Join(cache, "workbook", "lab-12", fmt.Sprintf("%016x", hash.Sum64()))
	if _, there := texts[program]; !there {
		return "", fmt.Errorf("%[1]s is missing; git checkout labs/12-global-lock/%[1]s brings it back", program)
	}
	for _, name := range slices.Concat([]string{program}, besides, imported) {
		text, there := texts[name]
		if !there {
			continue // Python says so, if it is needed
		}
		if err := place(filepath.Join(folder, name), text); err != nil {
			return "", noFolder(cache, err)
		}
	}
	return folder, nil
}

// noFolder says why there is no folder in the cache for Python's programs, and what to do.
func noFolder(cache string, err error) error {
	folder, yours, setting := filepath.Join(cache, "workbook"), "", "HOME"
	if os.Getenv("XDG_CACHE_HOME") != "" {
		setting = "XDG_CACHE_HOME"
	}
	if to, is := os.Readlink(cache); is == nil && errors.Is(err, fs.ErrExist) { // it is made only if nothing is behind it
		err = fmt.Errorf("%s is a link to %s, which is not there", cache, to)
	}
	if _, missing := os.Lstat(folder); missing != nil {
		folder = cache
	}
	if errors.Is(err, fs.ErrPermission) && os.Getuid() >= 0 { // Windows has no sudo
		yours = fmt.Sprintf(` sudo chown -R "$(id -u)" %q makes it yours, if it is another user's, as after sudo; or`, folder)
	}
	return fmt.Errorf("folder for Python's programs: %w;%s set %s to a folder that is writable", err, yours, setting)
}

// place writes a file, unless it holds the text already. It writes beside the path, under
// a name of its own, and renames, since another launch may read or write the same file
// at this moment.
func place(path string, text []byte) error {
	if is, err := os.ReadFile(path); err == nil && bytes.Equal(is, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), "partial-")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // it is there only if it was not renamed
	_, err = part.Write(text)
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}

// An answer is the line that a program prints; see task.py.
type answer struct {
	Sum          int64
	Began, Ended int64 // Unix nanoseconds
	Memory       int64 // bytes
	MemoryKind   string
	Python       string // path of the interpreter
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
