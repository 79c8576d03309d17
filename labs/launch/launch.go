// Package launch runs a program as a child process that dies with its parent,
// and accounts for it: a [Command] comes in; what it printed, how long it took and
// what it used go out. [Run] launches any program, [Lab] launches a lab and reads
// the [Sample] that it prints. [Tether] and [PeakMemory] are the child's part, so
// there is one way to launch and one to account.
package launch

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"

	"workbook/labs/plain"
)

// A Command is a program to launch. Each line that it prints to stdout goes to
// Line as it comes, if Line is set.
type Command struct {
	Path string
	Args []string
	Env  []string // added to this process's own
	Dir  string   // where it runs; "" is this process's own folder
	Line func(line []byte)
	Dump bool // of a Go program: when ctx ends, let it print its goroutines to stderr first

	// Input is what the program can read from its standard input, at most 4096
	// bytes; after these a read waits until this process ends.
	Input []byte
}

// Usage is what a launch took from the machine: of the child and of every
// descendant that was waited for.
type Usage struct {
	Began, Ended time.Time
	User, System time.Duration
	Voluntary    int64 // context switches; -1 if the system does not count them
	Involuntary  int64
}

// Wall is the time from before the child's start until after its end.
func (u Usage) Wall() time.Duration { return u.Ended.Sub(u.Began) }

// Output holds what a launch printed, stdout and stderr apart: if either is longer
// than KeptOutput, only its first bytes and its last ones, KeptOutput in all.
type Output struct{ Stdout, Stderr []byte }

// KeptOutput bounds what is kept of a launch's output.
const KeptOutput = 64 << 10

// ErrLeftBehind means that the launch ended and a process of its own lived on.
// It has been ended.
var ErrLeftBehind = errors.New("left a process running")

// leftBehindWait is how long a launch's output may stay open after its end
// before whoever holds it counts as left behind. On a busy machine it takes a
// while to read what is in the pipe.
const leftBehindWait = 2 * time.Second

// Run launches c and waits for it. When ctx ends the child is killed with all
// that it started. The error is an *exec.ExitError if the child did not end
// with exit code 0; Usage and Output are valid then too. See also [Started].
func Run(ctx context.Context, c Command) (Usage, Output, error) {
	lifeline, parent, err := os.Pipe()
	if err != nil {
		return Usage{}, Output{}, notStarted(c.Path, err)
	}
	defer lifeline.Close()
	defer parent.Close()
	if _, err := parent.Write(c.Input); err != nil {
		return Usage{}, Output{}, notStarted(c.Path, err)
	}

	stdout, stderr := &Tail{line: c.Line}, &Tail{}
	usage := Usage{Voluntary: -1, Involuntary: -1}
	var tree *tree
	err = untilReleased(ctx, func() (err error) {
		tree, usage.Began, err = c.start(ctx, lifeline, stdout, stderr)
		return err
	})
	if err != nil {
		return Usage{}, Output{}, notStarted(c.Path, err)
	}
	defer tree.close()
	tree.started()
	err = tree.cmd.Wait()
	usage.Ended = time.Now()
	if tree.cmd.ProcessState == nil { // the system does not let a process wait for its children
		return Usage{}, Output{}, notStarted(c.Path, err)
	}
	tree.usage(&usage)

	out := Output{Stdout: stdout.kept, Stderr: stderr.kept}
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.Is(err, exec.ErrWaitDelay), err == nil && tree.alive():
		_ = tree.end()
		err = ErrLeftBehind
	}
	return usage, out, err
}

// start starts the program, and returns when that began.
func (c Command) start(ctx context.Context, lifeline *os.File, stdout, stderr *Tail) (*tree, time.Time, error) {
	cmd := exec.CommandContext(ctx, c.Path, c.Args...)
	cmd.Env = environ(c.Env)
	cmd.Dir = c.Dir
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = leftBehindWait
	tree := newTree(cmd)
	Bind(cmd, lifeline)
	cmd.Cancel = tree.end
	if c.Dump {
		cmd.Cancel = tree.dump
	}
	began := time.Now()
	err := cmd.Start()
	if err != nil {
		tree.close()
	}
	return tree, began, err
}

// keptFirst is how much of KeptOutput are the first bytes: a crash says first what it
// is, and then where each goroutine was.
const keptFirst = 4 << 10

// longestPiece is how long a line may get before the part that has come is passed on. It
// is so short that the part which waits for its end is always among the last bytes kept.
const longestPiece = KeptOutput / 2

// A Tail is a writer that keeps the first bytes and the last ones, KeptOutput in all,
// and passes whole lines on. A line longer than longestPiece is passed on in pieces.
type Tail struct {
	line   func([]byte)
	kept   []byte
	passed int // bytes of kept that were passed on
}

// Write implements io.Writer. It never fails.
func (t *Tail) Write(p []byte) (int, error) {
	t.kept = append(t.kept, p...)
	t.pass()
	if over := len(t.kept) - KeptOutput; over > 0 {
		t.kept = append(t.kept[:keptFirst], t.kept[keptFirst+over:]...)
		t.passed = max(0, t.passed-over)
	}
	return len(p), nil
}

// LastWords is the line that says why a program ended, if this is its stderr: the first
// one of the Go runtime's message, or else the last one.
func (t *Tail) LastWords() string {
	return plain.Line(strings.Join(lastWords(t.kept, 1), ""))
}

func (t *Tail) pass() {
	if t.line == nil {
		return
	}
	for i := t.passed; i < len(t.kept); i++ {
		if t.kept[i] == '\n' {
			t.line(t.kept[t.passed:i])
			t.passed = i + 1
		}
	}
	if len(t.kept)-t.passed > longestPiece {
		t.line(t.kept[t.passed:])
		t.passed = len(t.kept)
	}
}
