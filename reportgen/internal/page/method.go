package page

import (
	"fmt"
	"strconv"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/card"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A method is the page's last part: how everything was measured.
type method struct {
	Facts       []fact
	Calibration []reading
	Order       string // how the launches were ordered, in words
	Rounds      []card.Rounds
	Warnings    []warning
	Downloads   []download // none if they are left beside the page
	Samples     string     // how many there are
}

// A fact is one line about the machine.
type fact struct{ Name, Text string }

// A reading is one calibration with its interval.
type reading struct{ What, Figure, Between, Why string }

func newMethod(f *results.File, downloads []download) method {
	m := method{
		Facts:       facts(f.Machine),
		Calibration: readings(f.Calibration),
		Order:       launchOrder(f.Settings),
		Downloads:   downloads,
		Samples:     units.Count(int64(f.Samples())),
	}
	for i := range f.Labs {
		m.Rounds = append(m.Rounds, card.NewRounds(&f.Labs[i]))
	}
	for _, w := range f.Warnings {
		m.Warnings = append(m.Warnings, newWarning(w))
	}
	return m
}

// facts tells what the system told about the machine, and nothing else.
func facts(m results.Machine) (facts []fact) {
	add := func(name, text string) {
		if text = strings.TrimSpace(text); text != "" && text != "0" {
			facts = append(facts, fact{name, text})
		}
	}
	add("Processor", m.CPUModel)
	add("CPUs usable", strconv.Itoa(m.CPUsUsable))
	add("CPUs, logical", strconv.Itoa(m.CPUsLogical))
	add("CPUs, physical", strconv.Itoa(m.CPUsPhysical))
	if m.CPUQuota > 0 {
		add("CPU quota", units.Number(m.CPUQuota)+" CPUs")
	}
	add("GOMAXPROCS", strconv.Itoa(m.GoMaxProcs))
	if m.Memory > 0 {
		add("Memory", units.Bytes(float64(m.Memory)))
	}
	if m.MemoryLimit > 0 {
		add("Memory limit", units.Bytes(float64(m.MemoryLimit)))
	}
	add("System", strings.Join(strings.Fields(m.Distribution+" "+m.OS+"/"+m.Arch), " "))
	add("Kernel", m.Kernel)
	add("Go", m.GoVersion)
	add("Virtual machine", m.Virtual)
	add("Frequency governor", m.Governor)
	if m.Battery {
		add("Power", "on battery")
	}
	add("Load before the start", units.Number(m.Load))
	return facts
}

func readings(c results.Calibration) (readings []reading) {
	add := func(what string, i stats.Interval, unit func(float64) string, why string) {
		m := measure(i, unit, "")
		readings = append(readings, reading{what, m.Figure, m.Text, why})
	}
	add("A launch that does nothing", c.Launch, units.Time, "the least that any launch takes")
	add("Its memory", c.Memory, units.Bytes, "the least that any launch occupies")
	add("The clock's smallest step", c.Timer, units.Time, "nothing shorter can be timed")
	add("Serial against itself", c.Noise.Ratio, units.Ratio, "1 on a steady machine")
	for _, ceiling := range c.Ceiling {
		add("Ceiling with "+units.Plural(ceiling.Workers, "worker"), ceiling.Speedup, units.Ratio,
			"the speedup of workers that share nothing: no program here can do better")
	}
	return readings
}

// words is the glossary.
var words = []fact{
	{"Lab", "A numbered program about one idea."},
	{"Variant", "One way to do the lab's task: a named function in its main.go."},
	{"Task", "Sum the integers 1 to N with W workers."},
	{"Case", "A variant, a number of workers and an N: one point in a chart."},
	{"Launch", "One run of one case as a process of its own."},
	{"Repeat", "One call of the variant inside a launch; a launch makes as many as fill its time."},
	{"Round", "Every case launched once in a fresh random order, and the baseline a second time."},
	{"Sample", "What one launch gives: time, CPU time, peak memory, right and wrong sums."},
	{"Baseline", "The best serial program at the same N."},
	{"Speedup", "The baseline's time divided by the case's, paired within each round."},
	{"Interval", "Where the median lies with 95% confidence; the thin line in every chart."},
	{"Noise band", "What the baseline measured against itself gives, and ±5% at least. Only an interval outside it is faster or slower; no difference needs one within ±5%. If it is neither, nobody can tell."},
	{"Ceiling", "The speedup of independent workers on this machine: measured, not assumed. It is below the number of CPUs if two CPUs share a core, if some cores are slower than others, or if the clock falls when all of them compute."},
	{"CPUs used", "CPU time divided by elapsed time. Near 0, the workers wait; near the number of CPUs, all CPUs are busy."},
	{"Race verdict", "What the race detector found in a build of its own; never concluded from a wrong sum."},
	{"Claim", "A sentence with a test. It holds, fails, or the intervals can't tell."},
	{"Prediction", "Your answer before the run. It is shown beside the result and never counts against you."},
}

// Words returns the glossary.
func (method) Words() []fact { return words }

func launchOrder(s results.Settings) string {
	return fmt.Sprintf("at most %s of them a lab and %s in all, in an order drawn from seed %d",
		units.Count(int64(s.Rounds)), units.Time(float64(s.Budget)), s.Seed)
}
