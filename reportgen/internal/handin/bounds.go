package handin

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"

	"workbook/labs/limits"
	"workbook/reportgen/internal/bounds"
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/results"
)

// Bounds of a hand-in: far more than a run of every lab gives.
const (
	maxObjects = 6_000
	maxNumber  = 1_000_000
	maxLabs    = 100
	maxCases   = 2_000 // of a lab
	maxClaims  = 100   // of a lab
	maxCeiling = 64
	maxCPUs    = 1 << 16
	maxSamples = 1 << 30
	maxAnswers = 100
	maxFigure  = 1e19 // of any interval: bytes, nanoseconds, ratios, shares
)

// What the strings of a hand-in look like that are on no list.
var (
	isID          = regexp.MustCompile(`^[0-9a-f]{32}$`)
	isLab         = regexp.MustCompile(`^[0-9]{2}-[a-z0-9-]{1,40}$`)
	isName        = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`) // of a variant, of a cause
	isFingerprint = regexp.MustCompile(`^[0-9a-f]{8}$`)
	isRelease     = regexp.MustCompile(`^1\.[0-9]{1,3}$`)
)

// check refuses what no hand-in holds, and names its place.
func (h *HandIn) check() error {
	if h.Schema != Schema {
		return errors.New("it does not say that it is one")
	}
	if err := cmp.Or(
		like("id", h.ID, isID),
		bounds.Inside("number", h.Number, 1, maxNumber),
		h.Machine.check(),
		h.Calibration.check(),
		bounds.Inside("number of labs", len(h.Labs), 0, maxLabs),
		bounds.Each("labs", h.Labs, (*Lab).check),
	); err != nil {
		return err
	}
	return bounds.Twice("lab", h.Labs, func(l Lab) string { return l.Name })
}

func (m *Machine) check() error {
	return cmp.Or(
		bounds.OneOf("machine.os", m.OS, systems...),
		bounds.OneOf("machine.arch", m.Arch, architectures...),
		bounds.OneOf("machine.cpu", m.CPU, cpuFamilies...),
		bounds.Inside("machine.cpus", m.CPUs, 1, maxCPUs),
		bounds.Inside("machine.cpus_logical", m.Logical, 0, maxCPUs),
		bounds.Inside("machine.cpus_physical", m.Physical, 0, maxCPUs),
		bounds.Inside("machine.memory_gb", m.MemoryGB, 0, maxCPUs),
		unlessEmpty("machine.go", m.Go, isRelease),
	)
}

func (c *Calibration) check() error {
	return cmp.Or(
		c.Launch.check("calibration.launch_ns"),
		c.Timer.check("calibration.timer_ns"),
		c.Handover.check("calibration.handover_ns"),
		c.Atomic.check("calibration.atomic_ns"),
		c.Noise.check("calibration.noise"),
		bounds.Inside("number of calibration.ceiling", len(c.Ceiling), 0, maxCeiling),
		bounds.Each("calibration.ceiling", c.Ceiling, func(c *Ceiling) error {
			return cmp.Or(bounds.Inside("workers", c.Workers, 1, maxCPUs), c.Speedup.check("speedup"))
		}),
	)
}

func (l *Lab) check() error {
	if l.Prediction != nil {
		if err := cmp.Or(
			unlessEmpty("prediction.choice", l.Prediction.Choice, isFingerprint),
			bounds.Inside("prediction.changed", l.Prediction.Before, 0, maxAnswers),
		); err != nil {
			return err
		}
	}
	if err := cmp.Or(
		like("name", l.Name, isLab),
		bounds.OneOf("status", l.Status, results.OK, results.Failed),
		bounds.OneOf("race", l.Race, "", results.Clean, results.Racy, results.Unavailable),
		bounds.OneOf("exercise", l.Exercise, results.Attempts...),
		unlessEmpty("cause", l.Cause, isName),
		unlessEmpty("measured", l.Measured, isFingerprint),
		l.Answer.check("answer"),
		bounds.Inside("number of claims", len(l.Claims), 0, maxClaims),
		bounds.Each("claims", l.Claims, func(c *Claim) error {
			return cmp.Or(like("claim", c.Claim, isFingerprint), bounds.OneOf("verdict", c.Verdict, claim.Holds, claim.Fails, claim.CantTell))
		}),
		bounds.Inside("number of cases", len(l.Cases), 0, maxCases),
		bounds.Each("cases", l.Cases, (*Case).check),
	); err != nil {
		return err
	}
	return cmp.Or(
		bounds.Twice("claim", l.Claims, func(c Claim) Fingerprint { return c.Claim }),
		bounds.Twice("case", l.Cases, func(c Case) key { return key{c.Variant, c.Workers, c.N} }),
	)
}

// A key tells a case from the others of its lab.
type key struct {
	variant string
	workers int
	n       int64
}

func (c *Case) check() error {
	return cmp.Or(
		like("variant", c.Variant, isName),
		bounds.Inside("workers", c.Workers, 1, limits.Workers),
		bounds.Inside("n", c.N, 0, limits.N),
		bounds.Inside("wrong", c.Wrong, 0, 1),
		bounds.OneOf("outcome", c.Outcome, "", results.DoesNotBuild, results.Crashed, results.DidNotEnd, results.GaveError),
		c.Work.check("work_ns"),
		c.Speedup.check("speedup"),
		c.CPUs.check("cpus_used"),
		c.Memory.check("peak_rss_bytes"),
	)
}

func (k key) String() string {
	return fmt.Sprintf("%s, workers %d, n %d", k.variant, k.workers, k.n)
}

// check wants an interval around its median, and a whole number of samples. Only the answer
// to a question may be negative.
func (i Interval) check(name string) error {
	least := 0.0
	if name == "answer" {
		least = -maxFigure
	}
	if i[1] < least || i[0] < i[1] || i[2] < i[0] || i[2] > maxFigure || i[3] < 0 || i[3] > maxSamples || i[3] != float64(int(i[3])) {
		return fmt.Errorf("%s is %v; want a median, the ends around it and how many samples", name, [4]float64(i))
	}
	return nil
}

func like[T ~string](name string, x T, form *regexp.Regexp) error {
	if form.MatchString(string(x)) {
		return nil
	}
	return fmt.Errorf("%s is %.40q; want %s", name, x, form)
}

func unlessEmpty[T ~string](name string, x T, form *regexp.Regexp) error {
	if x == "" {
		return nil
	}
	return like(name, x, form)
}
