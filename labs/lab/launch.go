package lab

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/launch"
	"workbook/labs/plain"
)

// A Call says what one launch of a lab shall do.
type Call struct {
	Task
	Lab     string // name, "03-mutex"; "" takes whatever lab answers
	Variant string
	Repeat  int           // how often, or -1
	For     time.Duration // how long, where Repeat is -1
	Observe func(Event)   // gets the launch's events as they come; nil for a timed launch
}

// Launched is what one launch gave: its own sample, and what it took.
type Launched struct {
	Sample
	launch.Usage
}

// Start is the time from before the process's start until its first repeat, and
// Teardown from its last repeat until after its end. Both are zero where the
// system's clock was set during the launch.
func (l Launched) Start() time.Duration {
	return l.part(l.Sample.Began - l.Usage.Began.UnixNano())
}

func (l Launched) Teardown() time.Duration {
	return l.part(l.Usage.Ended.UnixNano() - l.Sample.Ended)
}

func (l Launched) part(ns int64) time.Duration {
	if d := time.Duration(ns); d > 0 && d <= l.Wall() {
		return d
	}
	return 0
}

// Launch runs the lab program at path once, as c says, and returns its sample.
// The error is a *LaunchError where the program ran and gave no right sample, and
// NotAttempted within it where the variant is an exercise as it was given.
func Launch(ctx context.Context, path string, c Call) (Launched, error) {
	args := []string{"-json", "-variant", c.Variant,
		"-n", strconv.FormatInt(c.N, 10), "-workers", strconv.Itoa(c.Workers)}
	if c.Repeat >= 0 {
		args = append(args, "-repeat", strconv.Itoa(c.Repeat))
	} else {
		args = append(args, "-for", c.For.String())
	}
	command := launch.Command{Path: path, Args: args}
	if c.Observe != nil {
		command.Args = append(command.Args, "-observe")
		command.Line = func(line []byte) {
			if e, ok := readEvent(line); ok {
				c.Observe(e)
			}
		}
	}

	usage, out, err := launch.Run(ctx, command)
	if bytes.Contains(out.Stderr, []byte("panic: "+NotAttempted.Error())) {
		err = NotAttempted
	}
	if err != nil {
		return Launched{}, &LaunchError{err: err, out: out}
	}
	l := Launched{Usage: usage}
	if l.Sample, err = lastSample(out.Stdout); err != nil {
		return l, &LaunchError{err: err, out: out}
	}
	return l, l.check(c, out)
}

// Bounds of what a launch reports, as the results file has them.
const (
	maxMemory    = 1 << 50
	maxTime      = 30 * 24 * time.Hour
	maxPhases    = 100
	maxPhaseName = 200
)

// readEvent reads a line that an observed launch prints before its sample.
func readEvent(line []byte) (e Event, ok bool) {
	if json.Unmarshal(line, &e) != nil {
		return e, false
	}
	switch e.Event {
	case "process":
		return e, e.Worker >= -1 && e.Worker < MaxWorkers && e.PID > 0 && e.PID <= math.MaxInt32
	case "span":
		return e, e.Worker >= 0 && e.Worker < MaxWorkers && 0 <= e.From && e.From <= e.To && e.To <= maxTime
	}
	return e, false
}

// lastSample reads the sample from the last line of a launch's stdout.
func lastSample(stdout []byte) (Sample, error) {
	text := bytes.TrimSpace(stdout)
	if len(text) == 0 {
		return Sample{}, errors.New("printed no sample")
	}
	var s Sample
	if err := json.Unmarshal(text[bytes.LastIndexByte(text, '\n')+1:], &s); err != nil {
		return Sample{}, errors.New("printed something else than a sample")
	}
	return s, nil
}

// check holds the sample against what was asked for.
func (l Launched) check(c Call, out launch.Output) error {
	fail := func(format string, args ...any) error {
		return &LaunchError{err: fmt.Errorf(format, args...), out: out}
	}
	switch s := l.Sample; {
	case c.Lab != "" && s.Lab != c.Lab:
		return fail("printed a sample of lab %q", s.Lab)
	case s.Variant != c.Variant || s.N != c.N || s.Workers != c.Workers:
		return fail("printed a sample of another case: variant %q, n %d, workers %d", s.Variant, s.N, s.Workers)
	case s.Unavailable != "":
		return &LaunchError{err: Unavailable(plain.Line(s.Unavailable)), out: out}
	case s.Error != "":
		return fail("%s", plain.Line(s.Error))
	case s.Right < 0 || s.Wrong < 0 || s.Repeats != s.Right+s.Wrong:
		return fail("counts %d repeats, but %d right and %d wrong", s.Repeats, s.Right, s.Wrong)
	case s.Repeats > 0 && s.Work <= 0 && s.N > 0, s.Work < 0, s.Work > l.Wall():
		return fail("reports %s of work in a launch of %s", s.Work, l.Wall())
	case s.PeakRSS < 0 || s.PeakRSS > maxMemory:
		return fail("reports %d bytes of memory", s.PeakRSS)
	case s.MemoryKind != MemoryPeak && s.MemoryKind != MemoryPSS && s.MemoryKind != MemorySum:
		return fail("counts memory as %.40q", s.MemoryKind)
	case len(s.Lost) > keptLost:
		return fail("reports the loss of %d repeats", len(s.Lost))
	}
	return l.checkPhases(fail)
}

// checkPhases refuses phases that no chart can show: a lab is a program that
// anybody may have changed.
func (l Launched) checkPhases(fail func(string, ...any) error) error {
	if len(l.Phases) > maxPhases {
		return fail("reports %d phases", len(l.Phases))
	}
	for name, took := range l.Phases {
		if name == "" || len(name) > maxPhaseName || name != plain.Line(name) || took < 0 || took > maxTime {
			return fail("reports %s in a phase %.40q", took, name)
		}
	}
	return nil
}

// A LaunchError is a launch that gave no sample to be used. Its text is one
// line; Lines has the last ones that the launch printed.
type LaunchError struct {
	err error
	out launch.Output
}

func (e *LaunchError) Unwrap() error { return e.err }

func (e *LaunchError) Error() string {
	var exit *exec.ExitError
	if !errors.As(e.err, &exit) {
		return e.err.Error()
	}
	text := "ended with " + exit.String()
	if lines := e.Lines(1); len(lines) == 1 {
		text += ": " + plain.Line(lines[0])
	}
	return text
}

// Lines returns n of the lines that the launch printed, stderr's if there are
// any, else stdout's: the last ones, or where the Go runtime ended it, the first
// ones of what it said.
func (e *LaunchError) Lines(n int) []string {
	text := strings.TrimSpace(string(e.out.Stderr))
	if text == "" {
		text = strings.TrimSpace(string(e.out.Stdout))
	}
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	ended := slices.IndexFunc(lines, func(line string) bool {
		return strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "runtime: ")
	})
	if ended >= 0 {
		return lines[ended:min(ended+n, len(lines))]
	}
	return lines[max(0, len(lines)-n):]
}
