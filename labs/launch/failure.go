package launch

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"

	"workbook/labs/plain"
)

// Unavailable is the error of a variant that cannot run on this machine. Its
// text says what the machine lacks.
type Unavailable string

// Error implements error: it is what the machine lacks.
func (u Unavailable) Error() string { return string(u) }

// Yours is the variant that a student makes. Whatever it does, the others run. Only
// this variant counts as not attempted: the workers of another one may panic with the
// same text, if a queue that many labs share hands them a chunk of somebody's exercise.
const Yours = "yours"

// NotAttempted is what the functions of an exercise panic with until a student
// has written them.
const NotAttempted notAttempted = "this exercise is not attempted yet"

type notAttempted string

func (n notAttempted) Error() string { return string(n) }

// NotAttempted reports whether the program ended because an exercise is not
// attempted yet, in the program's own process or in one that it started.
func (o Output) NotAttempted() bool {
	return bytes.Contains(o.Stderr, []byte("panic: "+NotAttempted.Error()))
}

// An Error is a launch of a lab that gave no usable sample. Its text is one line.
type Error struct {
	err error
	out Output
}

// Unwrap returns why the launch failed.
func (e *Error) Unwrap() error { return e.err }

// Error implements error.
func (e *Error) Error() string {
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

// An Outcome says how a program ended that gave no usable result.
type Outcome string

const (
	Crashed   Outcome = "crashed"     // the program ended before it printed a sample
	DidNotEnd Outcome = "did not end" // it was stopped when its time was over
	Failed    Outcome = "failed"      // it reported an error of its own, or something other than a sample
)

// Outcome returns how the launch ended.
func (e *Error) Outcome() Outcome {
	switch {
	case errors.Is(e.err, context.DeadlineExceeded):
		return DidNotEnd
	case errors.As(e.err, new(*exec.ExitError)), errors.Is(e.err, errNoSample):
		return Crashed
	}
	return Failed
}

// Place returns the innermost place of the launch's last stack trace that lies in
// a folder of the project, as file:line, or "" if there is none. The folder is
// written like "labs/02-race/exercise". Package regexp would read a frame in one
// line, and add 0.04 ms to the start of every lab.
func (e *Error) Place(folder string) string {
	for frame := range strings.Lines(string(e.out.Stderr)) {
		_, inside, found := strings.Cut(frame, "/"+folder+"/")
		file, rest, isGo := strings.Cut(inside, ".go:")
		if !strings.HasPrefix(frame, "\t") || !found || !isGo || strings.ContainsAny(file, "/:") {
			continue
		}
		if digits := len(rest) - len(strings.TrimLeft(rest, "0123456789")); digits > 0 {
			place := folder + "/" + file + ".go:" + rest[:digits]
			return strings.TrimSuffix(place, ":1") // the package clause, which the compiler names for a loop without statements
		}
	}
	return ""
}

// dumped begins what Go's runtime prints of a program that was asked for its goroutines:
// their stacks and the CPU's registers, which are not the program's words.
const dumped = "SIGQUIT: quit"

// Lines returns up to n of the lines that the launch printed: those of stderr if
// there are any, else those of stdout. They are the last ones, or if the Go
// runtime ended the program, the first ones of its message.
func (e *Error) Lines(n int) []string {
	if said := lastWords(e.out.Stderr, n); said != nil {
		return said
	}
	return lastWords(e.out.Stdout, n)
}

func lastWords(printed []byte, n int) []string {
	words, _, _ := strings.Cut("\n"+string(printed), "\n"+dumped)
	text := strings.TrimSpace(words)
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	ended := slices.IndexFunc(lines, func(line string) bool {
		return strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "runtime: ")
	})
	if registers := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "PC=") }); ended < 0 && registers > 0 {
		ended = registers - 1 // the signal
	}
	if ended >= 0 {
		return lines[ended:min(ended+n, len(lines))]
	}
	return lines[max(0, len(lines)-n):]
}
