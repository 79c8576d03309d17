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

	"workbook/labs/check"
	"workbook/labs/launch"
	"workbook/labs/units"
	"workbook/reportgen/internal/stacks"
)

// oldStepTime bounds a step, far above what any right answer takes on a busy
// machine: a step of one is a fraction of a second.
const oldStepTime = 6 * time.Second

// keptOld is how many lines of what an exercise printed are shown.
const keptOld = 5

// take lets the checker's program take one step, in an empty folder.
func (c *checking) take(name, program string) Step {
	ctx, cancel := context.WithTimeout(c.ctx, oldStepTime)
	defer cancel()
	ground, err := c.ground()
	if err != nil {
		return Step{Name: name, Outcome: StepUnavailable, Note: err.Error()}
	}
	_, out, err := launch.Run(ctx, launch.Command{
		Path: program, Args: []string{name}, Dir: ground, Dump: true,
		Env: []string{stacks.TellRaces, "TMPDIR=" + ground, "TMP=" + ground, "TEMP=" + ground},
	})
	if out.NotAttempted() {
		c.notAttempted = true
		return Step{Name: name}
	}
	step := c.read(name, out, err)
	step.Printed = printedOld(out)
	return c.hinted(step)
}

// ground is the folder in which the exercise runs, empty at first.
func (c *checking) ground() (string, error) {
	ground := filepath.Join(c.dir, "ground")
	if err := os.RemoveAll(ground); err != nil {
		return "", err
	}
	return ground, os.Mkdir(ground, 0o755)
}

// read makes a step of how the checker's program ended and what it said.
func (c *checking) read(name string, out launch.Output, err error) Step {
	fail := func(cause, want, got string, args ...any) Step {
		return failedOld(name, check.Fail(cause, "", want, got, args...))
	}
	var exit *exec.ExitError
	switch last := string(out.Stderr); {
	case len(out.Stdout) == launch.KeptOutput:
		return fail(check.Prints, "a result, and nothing printed", "more than %s printed", units.Bytes(launch.KeptOutput))
	case errors.Is(err, context.DeadlineExceeded):
		step := fail(check.Stuck, "an end", "none within %s", oldStepTime)
		step.Where = c.waiting(last)
		return step
	case errors.Is(err, launch.ErrLeftBehind):
		return fail(check.Processes, "no process left behind", "one was still running, and was ended")
	case strings.Contains(last, "WARNING: DATA RACE"):
		return c.race(name, last)
	case strings.Contains(last, "all goroutines are asleep"):
		step := fail(check.Stuck, "an end", "every goroutine waits, and none can go on")
		step.Where = c.waiting(last)
		return step
	case errors.As(err, &exit) && crashOld(last) != "":
		step := fail(check.Panic, "no crash", "%s", crashOld(last))
		step.Where = c.places(last)
		return step
	case errors.As(err, &exit):
		return fail(check.Exit, "a return", "the exercise ended the program with %s", exit)
	case err != nil:
		return Step{Name: name, Outcome: StepUnavailable, Note: err.Error()}
	}
	return taken(name, out.Stdout)
}

// taken reads the checker's last line. Where it lacks, something ended the
// program before the checker could speak.
func taken(name string, stdout []byte) Step {
	var t check.Taken
	text := bytes.TrimSpace(stdout)
	if json.Unmarshal(text[bytes.LastIndexByte(text, '\n')+1:], &t) != nil || t.Step != name {
		return failedOld(name, check.Fail(check.Exit, "", "a return", "the exercise ended the program"))
	}
	switch {
	case t.Failure != nil:
		return failedOld(name, t.Failure)
	case !t.Asked:
		return Step{Name: name, Outcome: StepNotAsked}
	}
	return Step{Name: name, Outcome: StepPassed, Note: t.Note}
}

// race tells the first race of the detector's report.
func (c *checking) race(name, report string) Step {
	step := failedOld(name, check.Fail(check.Race, "", "no two accesses that nothing orders", "the race detector saw some"))
	if races := stacks.Races([]byte(report), "", c.root); len(races) > 0 {
		now, before := races[0].Now, races[0].Before
		step.Failure.Got = fmt.Sprintf("a %s in %s, and a %s in %s before it", now.Op, now.Function, before.Op, before.Function)
		step.Where = []string{fmt.Sprintf("%s:%d", now.File, now.Line), fmt.Sprintf("%s:%d", before.File, before.Line)}
	}
	return step
}

// waiting are the places in the exercise at which goroutines wait.
func (c *checking) waiting(dump string) (places []string) {
	for _, w := range stacks.Waits(dump, c.root) {
		place := fmt.Sprintf("%s:%d, %s", w.File, w.Line, w.State)
		if w.File == c.unit.ExerciseFile() && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return places[:min(len(places), keptOld)]
}

// places is where in the exercise the crashed goroutine stood.
func (c *checking) places(last string) []string {
	if at, ok := stacks.Innermost(last, filepath.Join(c.root, c.unit.Exercise)); ok {
		return []string{fmt.Sprintf("%s/%s:%d", c.unit.Exercise, at.File, at.Line)}
	}
	return nil
}

// crash is the line with which Go's runtime ends a program, or "".
func crashOld(stderr string) string {
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// printed are the last lines that the exercise itself printed.
func printedOld(out launch.Output) (lines []string) {
	for line := range strings.Lines(string(out.Stdout)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, `{"step":`) {
			lines = append(lines, line)
		}
	}
	return lines[max(0, len(lines)-keptOld):]
}

// hinted gives a failed step its hints, which the checker knows.
func (c *checking) hinted(step Step) Step {
	if step.Outcome != StepFailed {
		return step
	}
	ctx, cancel := context.WithTimeout(c.ctx, oldStepTime)
	defer cancel()
	_, out, err := launch.Run(ctx, launch.Command{Path: c.program("plain"), Args: []string{"hints", step.Failure.Cause}})
	if err == nil {
		_ = json.Unmarshal(bytes.TrimSpace(out.Stdout), &step.Failure.Hints)
	}
	return step
}
