package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// An interpreter is a kind of Python, and the commands that may start one.
type interpreter struct {
	what     string
	commands [][]string // in the order in which they are tried
	gil      string     // 1 with the global lock, 0 without
	probe    string     // the program that shows whether a command starts such a Python
	least    string     // the program that will do as probe if no command can run the other; "" if none does
}

// systems are the commands that may start the system's Python 3.
func systems() [][]string {
	commands := [][]string{{"python3"}, {"python"}, {"py", "-3"}}
	for minor := 15; minor >= 8; minor-- {
		commands = append(commands, []string{fmt.Sprintf("python3.%d", minor)})
	}
	return commands
}

// A probe takes a fraction of a second. One that takes probeTime hangs, and
// within searchTime there is a Python or none. What a probe found is believed for
// freshTime: then a version manager may have chosen another Python.
const (
	probeTime  = 3 * time.Second
	searchTime = 4500 * time.Millisecond
	freshTime  = time.Minute
)

// find returns what starts a Python that runs the probe, or at least the other one, and
// the file that remembers it. A name on PATH says little: it may be a stub of a version
// manager or of an app store, or a Python without shared memory. The error is the reason
// of the first command that is on PATH.
func (p interpreter) find(ctx context.Context, folder string) (command []string, mark string, err error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	began := time.Now()
	for _, c := range p.commands {
		if command != nil && time.Since(began) > searchTime/3 {
			break // it has to run yet
		}
		path, missing := exec.LookPath(c[0])
		if errors.Is(missing, exec.ErrDot) {
			err = cmp.Or(err, fmt.Errorf("%s is found by a relative folder on PATH; put the folder's whole path on PATH", path))
		}
		if missing != nil {
			continue
		}
		named := append([]string{path}, c[1:]...)
		for _, program := range []string{p.probe, p.least} {
			if known := remembered(p.mark(folder, named, program)); known != nil {
				return known, p.mark(folder, named, program), nil
			}
		}
		found, failed := p.start(ctx, filepath.Join(folder, p.probe), named)
		lacks := errors.As(failed, new(lab.Unavailable)) // it says so itself, and would of any program
		if failed != nil && !lacks && p.least != "" && command == nil {
			if some, failed := p.start(ctx, filepath.Join(folder, p.least), named); failed == nil {
				command, mark = some, p.mark(folder, named, p.least)
			}
		}
		if failed == nil {
			command, mark = found, p.mark(folder, named, p.probe)
			break
		}
		if launch.Started(failed) {
			failed = fmt.Errorf("%s: %w", path, failed)
		}
		err = cmp.Or(err, failed)
	}
	if command == nil {
		return nil, "", cmp.Or(err, fmt.Errorf("no %s is on PATH; install it, or do without", p.what))
	}
	_ = os.WriteFile(mark, []byte(strings.Join(command, "\n")), 0o600)
	return command, mark, nil
}

// start returns what starts the Python behind a command that runs the probe: the
// interpreter itself, if it runs it too.
func (p interpreter) start(ctx context.Context, probe string, command []string) ([]string, error) {
	itself, err := p.try(ctx, probe, command)
	if err != nil {
		return nil, err
	}
	if _, err := p.try(ctx, probe, []string{itself}); err == nil {
		command = []string{itself}
	}
	return command, nil
}

// try runs the probe, and returns the path of the interpreter itself. A version
// manager's script in front of it may take longer than the program.
func (p interpreter) try(ctx context.Context, probe string, command []string) (itself string, err error) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	task := lab.Task{N: 10, Workers: 2}
	a, err := p.run(ctx, command, probe, task)
	if err == nil && a.Sum != task.Expected() {
		err = fmt.Errorf("it computes %d as the sum of 1..%d", a.Sum, task.N)
	}
	return a.Python, err
}

// mark is the file that remembers what starts the interpreter behind a command, if it has
// run the program. Another command under the same name has another mark.
func (p interpreter) mark(folder string, command []string, program string) string {
	hash := fnv.New64a()
	fmt.Fprintln(hash, command, p.gil, program)
	if about, err := os.Stat(command[0]); err == nil {
		fmt.Fprintln(hash, about.Size(), about.ModTime().UnixNano())
	}
	return filepath.Join(folder, fmt.Sprintf("runs-%016x", hash.Sum64()))
}

// remembered returns what is in a mark, or nothing if there is no fresh one.
func remembered(mark string) (command []string) {
	about, err := os.Stat(mark)
	if err != nil || time.Since(about.ModTime()) > freshTime {
		return nil
	}
	text, err := os.ReadFile(mark)
	if err != nil || len(text) == 0 {
		return nil
	}
	return strings.Split(string(text), "\n")
}

// run runs a program. Python reads no settings from the environment (-E), nothing
// of the user's or the system's own (-s -S), and writes no caches (-B). A version
// manager in front of it may print before and after it, and leave a program in the
// background, which has been ended then.
func (p interpreter) run(ctx context.Context, command []string, program string, t lab.Task) (a answer, err error) {
	args := append(slices.Clone(command[1:]), "-B", "-E", "-s", "-S", "-X", "gil="+p.gil, program,
		"-n", strconv.FormatInt(t.N, 10), "-workers", strconv.Itoa(t.Workers))
	_, out, err := launch.Run(ctx, launch.Command{Path: command[0], Args: args, Env: []string{"NO_COLOR=1"}})
	a, answered := lastAnswer(out.Stdout)
	said := cmp.Or(reason(out.Stderr, filepath.Dir(program)), reason(out.Stdout, ""))
	switch {
	case errors.Is(err, context.DeadlineExceeded) && said != "": // a question, or what has ended a worker
		return a, fmt.Errorf("did not end in time, and printed: %s", said)
	case errors.Is(err, context.DeadlineExceeded):
		return a, errors.New("did not end in time")
	case err != nil && !(answered && errors.Is(err, launch.ErrLeftBehind)):
		switch {
		case said == "":
			return a, err
		case strings.HasPrefix(said, "-X is reserved"):
			said = "this is Python 2, and the program needs " + p.what
		}
		return a, fmt.Errorf("%s (%w)", said, err)
	case len(lastLine(out.Stdout)) == 0:
		return a, errors.New("ended and printed nothing")
	case !answered:
		return a, fmt.Errorf("printed no result: %.100q", lastLine(out.Stdout))
	case a.Unavailable != "":
		return a, lab.Unavailable(a.Unavailable)
	}
	return a, nil
}

// lastAnswer reads the last line that is an answer.
func lastAnswer(stdout []byte) (a answer, answered bool) {
	for _, line := range slices.Backward(bytes.Split(stdout, []byte("\n"))) {
		a = answer{}
		if bytes.HasPrefix(line, []byte("{")) && json.Unmarshal(line, &a) == nil {
			return a, true
		}
	}
	return answer{}, false
}

func lastLine(text []byte) []byte {
	text = bytes.TrimSpace(text)
	return text[bytes.LastIndexByte(text, '\n')+1:]
}
