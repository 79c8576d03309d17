package exercise

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
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

// stepTime bounds a step, far above what any right answer takes: a step of one takes
// a second or two. On a machine that is so busy that the step got no CPU for most of
// that time, it is taken again in busyTime.
const (
	stepTime = 12 * time.Second
	busyTime = 40 * time.Second
)

// starved reports that a step could not do in stepTime what it wanted to. A step in
// which everybody only waits takes next to no CPU time either, and not for that
// reason.
func starved(u launch.Usage) bool {
	cpu := u.User + u.System
	return cpu > stepTime/20 && cpu < stepTime/2
}

// firstRace is the setting of the environment with which a program of a -race build
// ends at the first race, with an exit code that no other end has.
const firstRace = "GORACE=halt_on_error=1 atexit_sleep_ms=0 exitcode=66"

// keptPrints is how many lines of what an exercise printed are shown, and keptWaits
// how many places where goroutines wait.
const (
	keptPrints = 5
	keptWaits  = 5
	mostLines  = 20_000 // after these nobody waits for the end of the step
)

// take takes one step in a process of its own, in an empty folder.
func (j *judging) take(name string) Step {
	test := j.Tests[testOf(name)]
	if test == "" {
		return Step{Name: name, Outcome: StepNotAsked}
	}
	unavailable := func(err error) Step {
		return Step{Name: name, Outcome: StepUnavailable, Note: err.Error()}
	}
	program, err := j.Program(name == RaceFree)
	if err == nil && name == RaceFree {
		err = detectorStarts(j.ctx, program)
	}
	if err != nil {
		return unavailable(err)
	}
	usage, out, err := j.run(program, test, stepTime)
	if errors.Is(err, context.DeadlineExceeded) && starved(usage) {
		_, out, err = j.run(program, test, busyTime)
	}
	said, readErr := j.reports()
	if readErr != nil {
		return unavailable(readErr)
	}
	if said.Outcome == contract.NotAttempted || out.NotAttempted() {
		j.notAttempted = true
		return Step{Name: name}
	}
	j.hints = said.Hints
	step := j.read(name, said, out, err)
	if step.Failure != nil && step.Failure.Input == "" {
		step.Failure.Input = said.With
	}
	step.Printed = printed(out.Stdout)
	if said.Outcome != "" { // otherwise the runtime's last words are there
		step.Printed = append(step.Printed, printed(out.Stderr)...)
	}
	return step
}

// run runs one test of a program in a process of its own, for some time at most.
func (j *judging) run(program, test string, most time.Duration) (launch.Usage, launch.Output, error) {
	input, err := j.order()
	if err != nil {
		return launch.Usage{}, launch.Output{}, err
	}
	ctx, cancel := context.WithTimeout(j.ctx, most)
	defer cancel()
	lines := 0
	return launch.Run(ctx, launch.Command{
		Path: program, Args: []string{"-test.run=^" + test + "$"}, Input: input, Dir: j.ground(), Dump: true,
		Line: func([]byte) {
			if lines++; lines > mostLines {
				cancel()
			}
		},
		Env: []string{contract.OrderVariable + "=1", firstRace, "TMPDIR=" + j.ground(), "TMP=" + j.ground(), "TEMP=" + j.ground()},
	})
}

// testOf is the name of a step's test.
func testOf(step string) string {
	for _, s := range contract.Steps {
		if s.Name == step {
			return s.Test
		}
	}
	return ""
}

// ground is the folder in which the exercise runs.
func (j *judging) ground() string { return filepath.Join(j.Dir, "ground") }

// told is the file of a step's reports.
func (j *judging) told() string { return filepath.Join(j.Dir, "reports") }

// order makes ground and the file of the reports anew, and returns the order.
func (j *judging) order() ([]byte, error) {
	err := errors.Join(os.RemoveAll(j.ground()), os.Mkdir(j.ground(), 0o755), os.WriteFile(j.told(), nil, 0o600))
	if err != nil {
		return nil, err
	}
	order, err := json.Marshal(contract.Order{Reports: j.told(), Source: j.Source, Seed: j.seed})
	return append(order, '\n'), err
}

// reports reads what a step reported, all of its lines as one.
func (j *judging) reports() (said contract.Report, err error) {
	text, err := os.ReadFile(j.told())
	for line := range bytes.Lines(text) {
		if json.Unmarshal(line, &said) != nil {
			break // the program ended before it had written the line
		}
	}
	return said, err
}

// read makes a step of what the program reported and of how it ended.
func (j *judging) read(name string, said contract.Report, out launch.Output, err error) Step {
	fail := func(cause *contract.Cause, want, got string, args ...any) Step {
		return failed(name, j.failure(cause, want, fmt.Sprintf(got, args...)))
	}
	var exit *exec.ExitError
	ended := errors.As(err, &exit)
	switch last := string(out.Stderr); {
	case len(out.Stdout) == launch.KeptOutput:
		return fail(contract.Prints, "a result, and little printed", "more than %s printed", units.Bytes(launch.KeptOutput))
	case name == RaceFree && ended && exit.ExitCode() == stacks.RaceExit && len(stacks.Races(out.Stderr, "", j.root)) > 0:
		return j.race(last)
	case said.Outcome == contract.Failed:
		return failed(name, said.Failure)
	case name == RaceFree && ended && strings.Contains(last, "FATAL: ThreadSanitizer"):
		return Step{Name: name, Outcome: StepUnavailable, Note: lineWith(last, "FATAL: ThreadSanitizer")}
	case ended && killed(exit, last):
		return Step{Name: name, Outcome: StepUnavailable, Note: "the system ended the step: close other programs, or raise the limits of memory and CPU time, in a shell with ulimit -t; it may also be that the exercise takes too much of them"}
	case errors.Is(err, context.DeadlineExceeded):
		return j.stuck(name, last, fmt.Sprintf("none within %s", stepTime))
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
		return Step{Name: name, Outcome: StepUnavailable, Note: err.Error()}
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

// killed reports that the system ended a program, as it does where memory is short or
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
