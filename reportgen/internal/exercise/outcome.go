package exercise

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"workbook/labs/contract"
	"workbook/labs/launch"
	"workbook/labs/units"
	"workbook/reportgen/internal/stacks"
)

// read makes a step of what the program reported and of how it ended, within the most
// time that it was given.
func (j *judging) read(name string, said contract.Report, out launch.Output, err error, most time.Duration) Step {
	fail := func(cause *contract.Cause, want, got string, args ...any) Step {
		return failed(name, j.failure(cause, want, fmt.Sprintf(got, args...)))
	}
	var exit *exec.ExitError
	ended := errors.As(err, &exit)
	switch last := string(out.Stderr); {
	case errors.Is(err, errPrints):
		return fail(contract.Prints, "a result, and little printed", "%s", errPrints)
	case name == RaceFree && ended && exit.ExitCode() == stacks.RaceExit && len(stacks.Races(out.Stderr, "", j.root)) > 0:
		return j.race(last)
	case said.Outcome == contract.Failed:
		return failed(name, said.Failure)
	case name == RaceFree && ended && strings.Contains(last, "FATAL: ThreadSanitizer"):
		return Step{Name: name, Outcome: StepUnavailable, Note: lineWith(last, "FATAL: ThreadSanitizer")}
	case ended && killed(exit, last):
		return Step{Name: name, Outcome: StepUnavailable, Note: "the system ended the step: close other programs, or raise the limits of memory and CPU time, in a shell with ulimit -t; it may also be that the exercise takes too much of them"}
	case ended && launch.Refused(err, out.Stderr) != nil:
		return Step{Name: name, Outcome: StepUnavailable, Note: launch.Limited(launch.Refused(err, out.Stderr)).Error()}
	case (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errBusy)) && len(out.Stdout) == launch.KeptOutput:
		return fail(contract.Prints, "a result, and little printed", "more than %s printed", units.Bytes(launch.KeptOutput))
	case errors.Is(err, context.DeadlineExceeded):
		return j.stuck(name, last, fmt.Sprintf("none within %s", most))
	case strings.Contains(last, "all goroutines are asleep"):
		return j.stuck(name, last, "every goroutine waits, and none can go on")
	case ended && crash(last) != "":
		step := fail(contract.Panic, "no crash", "%s", crash(last))
		if at, ok := stacks.Innermost(last, filepath.Join(j.root, j.Unit.Exercise)); ok {
			step.Where = []string{fmt.Sprintf("%s/%s:%d", j.Unit.Exercise, at.File, at.Line)}
		}
		return step
	case ended:
		return fail(contract.Exit, "a return", "the exercise ended the program with %s", exit)
	case err != nil:
		return Step{Name: name, Outcome: StepUnavailable, Note: err.Error(), busy: errors.Is(err, errBusy)}
	case said.Outcome != contract.Passed:
		return fail(contract.Exit, "a return", "the exercise ended the program")
	}
	return Step{Name: name, Outcome: StepPassed, Note: said.Note}
}

// race tells the first race of the detector's report.
func (j *judging) race(report string) Step {
	race := stacks.Races([]byte(report), "", j.root)[0]
	now, before := race.Now, race.Before
	step := failed(RaceFree, j.failure(contract.Race, "no two accesses that nothing orders",
		fmt.Sprintf("a %s in %s, and a %s in %s before it", now.Op, now.Function, before.Op, before.Function)))
	step.Where = []string{fmt.Sprintf("%s:%d", now.File, now.Line), fmt.Sprintf("%s:%d", before.File, before.Line)}
	return step
}

// stuck says where goroutines of the exercise wait, with the hints for what the
// first of them waits for.
func (j *judging) stuck(name, dump, got string) Step {
	step := failed(name, j.failure(contract.Stuck, "an end", got))
	for _, w := range stacks.Waits(dump, j.root) {
		place := fmt.Sprintf("%s:%d, %s", w.File, w.Line, w.State)
		if !strings.HasPrefix(w.File, j.Unit.Exercise+"/") || strings.HasSuffix(w.File, "_test.go") || slices.Contains(step.Where, place) {
			continue
		}
		if step.Where = append(step.Where, place); len(step.Where) == keptWaits {
			break
		}
	}
	if len(step.Where) > 0 && j.hints[contract.Stuck.Name] == nil {
		_, state, _ := strings.Cut(step.Where[0], ", ")
		state, _, _ = strings.Cut(state, ",") // "chan send, 2 minutes"
		state = strings.TrimSuffix(state, " (nil chan)")
		if state == "runnable" {
			state = "running"
		}
		if hints := contract.Waiting[state]; hints != nil {
			step.Failure.Hints = hints
		}
	}
	return step
}

// killed reports that the system ended a program, as it does if memory is short or
// CPU time is limited. An exercise cannot: it may only compute.
func killed(exit *exec.ExitError, stderr string) bool {
	ended := exit.String()
	return strings.HasPrefix(ended, "signal: killed") || strings.HasPrefix(ended, "signal: CPU time limit exceeded") || strings.HasPrefix(stderr, "SIGXCPU: ")
}

// crash is the line with which Go's runtime ends a program, or "".
func crash(stderr string) string {
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			return strings.TrimSuffix(strings.TrimSpace(line), " [recovered, repanicked]")
		}
	}
	return ""
}

// lineWith is the line of a text that has something in it.
func lineWith(text, something string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, something) {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// printed are the last lines that the exercise printed; those at the end are the
// testing package's.
func printed(stdout []byte) (lines []string) {
	for line := range strings.Lines(string(stdout)) {
		switch line = strings.TrimSpace(line); {
		case line == "", line == "PASS", line == "FAIL", strings.HasPrefix(line, "--- FAIL: Test"):
		default:
			lines = append(lines, line)
		}
	}
	return lines[max(0, len(lines)-keptPrints):]
}
