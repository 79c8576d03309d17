package results

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"workbook/labs/limits"
	"workbook/labs/plain"
	"workbook/reportgen/internal/bounds"
	"workbook/reportgen/internal/stats"
)

// MaxBytes is the size of the largest results file that is read.
const MaxBytes = 64 << 20

// Bounds of a file that is read: far more than a run of every lab writes, and
// little enough that neither memory nor a sum of figures runs over.
const (
	maxElements = 500_000 // of all lists: labs, cases, samples, phases, moments, spans …
	maxList     = 10_000  // of one list
	maxDepth    = 32      // brackets within each other
	maxText     = 256 << 10
	maxTexts    = 8 << 20 // of all texts together that are longer than a name
	maxName     = 200

	maxLabs  = 200
	maxCases = 2_000 // of a lab
	maxAll   = 5_000 // cases of all labs
	maxSpans = 4_096 // of a case
	maxLanes = 4_096 // of a case
	maxCPUs  = 1 << 16
	maxCount = 1 << 30 // repeats, rounds, positions
	maxLost  = 1e19    // a sum of any int64 against the smallest

	maxSaid    = 4096 // bytes of one answer of the reader's
	maxAnswers = 100

	maxThreads = 1024 // times limits.Time: of threads or goroutines all together
)

// check refuses what no run writes, and names its place.
func (f *File) check() error {
	if f.Created.IsZero() || f.Machine.OS == "" {
		return errors.New("it says neither when nor on what machine it was made")
	}
	if err := cmp.Or(
		bounds.Inside("duration_ns", f.Duration, 0, limits.Time),
		hexadecimal("commit", f.Commit, 40, 64),
		bounds.Inside("settings.budget_ns", f.Settings.Budget, 0, limits.Time),
		bounds.Inside("settings.rounds", f.Settings.Rounds, 0, maxCount),
		f.Machine.check(),
		f.Calibration.check(),
		bounds.Each("warnings", f.Warnings, (*Warning).check),
		bounds.Inside("number of labs", len(f.Labs), 1, maxLabs),
		bounds.Inside("number of cases of all labs", f.cases(), 0, maxAll),
		bounds.Each("labs", f.Labs, (*Lab).check),
	); err != nil {
		return err
	}
	return bounds.Twice("lab", f.Labs, func(l Lab) string { return l.Name })
}

func (f *File) cases() (n int) {
	for _, l := range f.Labs {
		n += len(l.Cases)
	}
	return n
}

func (m *Machine) check() error {
	return cmp.Or(
		bounds.Inside("machine.cpus_usable", m.CPUsUsable, 1, maxCPUs),
		bounds.Inside("machine.cpus_logical", m.CPUsLogical, 0, maxCPUs),
		bounds.Inside("machine.cpus_physical", m.CPUsPhysical, 0, maxCPUs),
		bounds.Inside("machine.cpus_affinity", m.CPUsAffinity, 0, maxCPUs),
		bounds.Inside("machine.cpu_quota", m.CPUQuota, 0, maxCPUs),
		bounds.Inside("machine.gomaxprocs", m.GoMaxProcs, 0, maxCPUs),
		bounds.Inside("machine.memory_bytes", m.Memory, 0, limits.Memory),
		bounds.Inside("machine.memory_limit_bytes", m.MemoryLimit, 0, limits.Memory),
		bounds.Inside("machine.load", m.Load, 0, maxCount),
	)
}

func (c *Calibration) check() error {
	return cmp.Or(
		ordered("calibration.launch_ns", c.Launch),
		ordered("calibration.launch_rss_bytes", c.Memory),
		ordered("calibration.timer_ns", c.Timer),
		ordered("calibration.noise.ratio", c.Noise.Ratio),
		ordered("calibration.handover_ns", c.Handover),
		ordered("calibration.atomic_ns", c.Atomic),
		bounds.Each("calibration.ceiling", c.Ceiling, func(c *Ceiling) error {
			return cmp.Or(bounds.Inside("workers", c.Workers, 1, maxCPUs), ordered("speedup", c.Speedup))
		}),
	)
}

func (w *Warning) check() error {
	return cmp.Or(
		bounds.OneOf("level", w.Level, Red, Amber, Note),
		bounds.Inside("workers", w.Workers, 0, limits.Workers),
		bounds.Inside("n", w.N, 0, limits.N),
	)
}

func (l *Lab) check() error {
	if err := cmp.Or(
		named("name", l.Name),
		bounds.OneOf("status", l.Status, OK, Failed),
		bounds.OneOf("race.status", l.Race.Status, "", Clean, Racy, Unavailable),
		hexadecimal("program", l.Program, 64),
		bounds.OneOf("exercise", l.Exercise, Attempts...),
		bounds.Inside("bytes of exercise_cause", len(l.Cause), 0, maxName),
		l.Prediction.Check(),
		bounds.Inside("number of cases", len(l.Cases), 0, maxCases),
		bounds.Each("cases", l.Cases, (*Case).check),
	); err != nil {
		return err
	}
	return bounds.Twice("case", l.Cases, func(c Case) Key { return c.key(l) })
}

// Check wants a prediction that a results file may hold.
func (p *Prediction) Check() error {
	if p == nil {
		return nil
	}
	return cmp.Or(
		p.Pick.check(),
		bounds.Inside("number of prediction.earlier", len(p.Earlier), 0, maxAnswers),
		bounds.Each("prediction.earlier", p.Earlier, (*Pick).check),
		bounds.Inside("number of prediction.questions", len(p.Questions), 0, maxAnswers),
		bounds.Each("prediction.questions", p.Questions, func(a *Answered) error {
			return cmp.Or(bounds.Inside("bytes of ask", len(a.Ask), 0, maxSaid), bounds.Inside("bytes of answer", len(a.Answer), 0, maxSaid))
		}),
		p.Drawing.Check(),
	)
}

func (s *Pick) check() error {
	return cmp.Or(bounds.Inside("bytes of choice", len(s.Choice), 0, maxSaid), bounds.Inside("bytes of why", len(s.Why), 0, maxSaid))
}

// ordered wants an interval around its median, of figures of no more than
// limits.Memory: bytes, nanoseconds or ratios.
func ordered(name string, i stats.Interval) error {
	return cmp.Or(
		bounds.Inside(name+".lo", i.Lo, 0, float64(limits.Memory)),
		bounds.Inside(name+".median", i.Median, i.Lo, float64(limits.Memory)),
		bounds.Inside(name+".hi", i.Hi, i.Median, float64(limits.Memory)),
		bounds.Inside(name+".samples", i.Samples, 0, maxCount),
	)
}

// hexadecimal wants nothing, or one of that many hexadecimal digits.
func hexadecimal(what, text string, lengths ...int) error {
	if text == "" || slices.Contains(lengths, len(text)) && strings.Trim(text, "0123456789abcdef") == "" {
		return nil
	}
	return fmt.Errorf("%s is %.80q; want %d hexadecimal digits", what, text, lengths[0])
}

// named wants one line of text that prints as it is.
func named(what, name string) error {
	switch {
	case name == "" || len(name) > maxName || strings.ContainsAny(name, "\r\n"):
		return fmt.Errorf("%s is %.40q; want one line of 1 to %d bytes", what, name, maxName)
	case name != plain.Line(name):
		return fmt.Errorf("%s is %.40q; want no characters that nobody sees, such as %+q", what, name, unseen(name))
	}
	return nil
}

// unseen is the first character of a name that its safe form lacks, or a blank at an end.
func unseen(name string) rune {
	for _, r := range name {
		if !strings.ContainsRune(plain.Line(name), r) {
			return r
		}
	}
	return ' '
}
