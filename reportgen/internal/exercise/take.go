package exercise

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"workbook/labs/contract"
	"workbook/labs/launch"
	"workbook/labs/units"
	"workbook/reportgen/internal/stacks"
)

// stepTime bounds a step, far above what any right answer takes: a step of one takes
// a second or two, and six at most. On a machine that is so busy that the step did not
// get a CPU for all of that time, it is taken again in busyTime. If that is not enough
// either, the step is unavailable.
const (
	stepTime = 12 * time.Second
	busyTime = 40 * time.Second
)

// starved reports that a step could not do in stepTime what it wanted to. A step in
// which everybody only waits takes next to no CPU time either, and not for that
// reason: then it is neither cut short, nor does the kit wait for a time that ends. If
// only a part of its dump was kept, nobody knows. One that never ends takes a CPU for
// nearly all of the time, if there is one.
func starved(u launch.Usage, dump []byte) bool {
	cpu := u.User + u.System
	goesOn := cutShort(dump) || timed.Match(dump) || partOf(dump)
	return goesOn && cpu < stepTime*9/10 || cpu > stepTime/20 && cpu < stepTime/2
}

// busy reports that a step got so little of the CPUs even in busyTime that it could not do
// what it wanted to. A right one needs less CPU time than stepTime. A dump may also be cut
// short because it is long.
func busy(u launch.Usage, dump []byte) bool {
	return u.User+u.System < stepTime && (ready.Match(dump) || cutShort(dump) && !partOf(dump))
}

// errBusy ends a step when the machine is busy. Nothing is known of the exercise then.
var errBusy = errors.New("other programs took the CPUs, and the step got hardly any time: close them, and check again")

// cutShort reports that a goroutine of a step's dump is ready to run. If the dump does not
// get as far as the registers, or was not begun, there was no time to print it either. On
// Windows no program prints one.
func cutShort(dump []byte) bool {
	printed := runtime.GOOS == "windows" || registers.Match(dump)
	return !printed || ready.Match(dump)
}

// partOf reports that a dump was too long to be kept.
func partOf(dump []byte) bool { return len(dump) >= launch.KeptOutput }

// ready is a goroutine that runs or could, that writes, or that the runtime has stopped for a
// moment, as for the garbage collector. Timed is one of labs/contract that sleeps, or gives
// others a time in which to come. Both take a part of a second, or two at most, so a step
// that has one at its end is not stuck. Registers come behind all goroutines. The one that
// sweeps for the garbage collector always waits for that.
var (
	ready     = regexp.MustCompile(`(?m)^goroutine \d+ .*\[(runnable|running|preempted|copystack|semacquire|GC mark termination|GC assist|GC worker \(active\)|wait for GC cycle|stopping the world|flushing proc caches|GC sweep wait\](?s:.*)\[GC sweep wait|garbage collection|syscall\]:\n(?:.+\n){0,9}syscall\.write\()`)
	timed     = regexp.MustCompile(`(?m)^goroutine \d+ .*\[(?:sleep\]:\n(?:(?:runtime|time)\..+\n\t.+\n)*workbook/labs/contract\.|select\]:\n(?:runtime\..+\n\t.+\n)*workbook/labs/contract\.(?:comes|Made|\(\*T\)\.WantWaited))`)
	registers = regexp.MustCompile(`(?m)^[a-z]\w* +0x[0-9a-f]+`)
)

// keptPrints is how many lines of what an exercise printed are shown, and keptWaits
// how many places where goroutines wait. After mostLines nobody waits for the end of the
// step: a right answer that prints a few lines in each call prints less.
const (
	keptPrints = 5
	keptWaits  = 5
	mostLines  = 5_000_000
)

// errPrints ends a step that printed more than mostLines.
var errPrints = fmt.Errorf("more than %s printed", units.Plural(mostLines, "line"))

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
	most := stepTime
	usage, out, err := j.run(program, test, most)
	if errors.Is(err, context.DeadlineExceeded) && starved(usage, out.Stderr) {
		most = busyTime
		usage, out, err = j.run(program, test, most)
		if errors.Is(err, context.DeadlineExceeded) && busy(usage, out.Stderr) {
			err = errBusy
		}
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
	step := j.read(name, said, out, err, most)
	if step.Failure != nil && step.Failure.Input == "" {
		step.Failure.Input = said.With
	}
	step.Printed = printed(out.Stdout)
	if said.Outcome != "" { // otherwise the runtime's last words are there
		step.Printed = append(step.Printed, printed(out.Stderr)...)
	}
	return step
}

// run runs one test of a program in a process of its own, for some time at most. If the
// check stood still meanwhile, it runs the test once more. The error is errPrints if it
// printed too many lines.
func (j *judging) run(program, test string, most time.Duration) (usage launch.Usage, out launch.Output, err error) {
	for {
		before := j.still.Sum()
		usage, out, err = j.runOnce(program, test, most)
		if j.still.Sum() == before || j.ctx.Err() != nil {
			return usage, out, err
		}
	}
}

func (j *judging) runOnce(program, test string, most time.Duration) (launch.Usage, launch.Output, error) {
	input, err := j.order()
	if err != nil {
		return launch.Usage{}, launch.Output{}, err
	}
	ctx, stop := context.WithTimeout(j.ctx, most)
	defer stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	lines := 0
	usage, out, err := launch.Run(ctx, launch.Command{
		Path: program, Args: []string{"-test.run=^" + test + "$"}, Input: input, Dir: j.ground(), Dump: true,
		Line: func([]byte) {
			if lines++; lines > mostLines {
				cancel(errPrints)
			}
		},
		Env: []string{contract.OrderVariable + "=1", stacks.FirstRace, "TMPDIR=" + j.ground(), "TMP=" + j.ground(), "TEMP=" + j.ground()},
	})
	if context.Cause(ctx) == errPrints {
		err = errPrints
	}
	return usage, out, err
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
