package results

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// spoilt are files that no run writes, and where the error says the fault is.
// The JSON Schema sees all of them but those that it has no words for.
var spoilt = []struct {
	name         string
	spoil        func(*File)
	says         string
	beyondSchema bool
}{
	{name: "no machine", spoil: func(f *File) { f.Machine = Machine{} }, says: "neither when nor on what machine"},
	{name: "no time", spoil: func(f *File) { f.Created = time.Time{} }, says: "neither when nor on what machine", beyondSchema: true},
	{name: "a run that ended before it began", spoil: func(f *File) { f.Duration = -1 }, says: "duration_ns is -1ns; want 0s to 720h0m0s"},
	{name: "negative budget", spoil: func(f *File) { f.Settings.Budget = -1 }, says: "settings.budget_ns"},
	{name: "negative rounds", spoil: func(f *File) { f.Settings.Rounds = -1 }, says: "settings.rounds is -1; want 0 to 1073741824"},
	{name: "no usable CPU", spoil: func(f *File) { f.Machine.CPUsUsable = 0 }, says: "machine.cpus_usable is 0; want 1 to 65536"},
	{name: "too many CPUs", spoil: func(f *File) { f.Machine.CPUsLogical = 1 << 20 }, says: "machine.cpus_logical"},
	{name: "more memory than there is", spoil: func(f *File) { f.Machine.Memory = 1 << 60 }, says: "machine.memory_bytes"},
	{name: "negative load", spoil: func(f *File) { f.Machine.Load = -1 }, says: "machine.load"},
	{name: "negative timer", spoil: func(f *File) { f.Calibration.Timer.Lo = -1 }, says: "calibration.timer_ns.lo is -1"},
	{name: "interval beside its median", spoil: func(f *File) { f.Calibration.Noise.Ratio.Hi = 0 }, says: "calibration.noise.ratio.hi is 0; want 2 to", beyondSchema: true},
	{name: "ceiling of no worker", spoil: func(f *File) { f.Calibration.Ceiling[1].Workers = 0 }, says: "calibration.ceiling[1]: workers is 0"},
	{name: "unknown level", spoil: func(f *File) { f.Warnings[0].Level = "loud" }, says: `warnings[0]: level is "loud"; want one of ["red" "amber" "note"]`},
	{name: "no labs", spoil: func(f *File) { f.Labs = nil }, says: "number of labs is 0; want 1 to 200"},
	{name: "too many labs", spoil: func(f *File) { f.Labs = make([]Lab, 201) }, says: "number of labs is 201; want 1 to 200"},
	{name: "lab with a joiner", spoil: func(f *File) { f.Labs[0].Name = "03\u200dmutex" }, says: `want no characters that nobody sees, such as '\u200d'`, beyondSchema: true},
	{name: "lab without a name", spoil: func(f *File) { f.Labs[0].Name = "" }, says: `labs[0]: name is ""; want one line of 1 to 200 bytes`},
	{name: "name of two lines", spoil: func(f *File) { f.Labs[0].Name = "a\nb" }, says: `labs[0]: name is "a\nb"`},
	{name: "name that a terminal obeys", spoil: func(f *File) { f.Labs[0].Cases[0].Variant = "\x1b[2J" }, says: `labs[0]: cases[0]: variant is "\x1b[2J"`},
	{name: "name that runs backwards", spoil: func(f *File) { f.Labs[0].Cases[0].Variant = "a\u202eb" }, says: `variant is "a\u202eb"`, beyondSchema: true},
	{name: "lab twice", spoil: func(f *File) { f.Labs = append(f.Labs, f.Labs[0]) }, says: "lab 03-mutex is there twice", beyondSchema: true},
	{name: "case twice", spoil: func(f *File) { f.Labs[0].Cases = append(f.Labs[0].Cases, f.Labs[0].Cases[1]) },
		says: "case 03-mutex, lock-once, workers 4, n 1,000 is there twice", beyondSchema: true},
	{name: "unknown status", spoil: func(f *File) { f.Labs[0].Status = "fine" }, says: `labs[0]: status is "fine"`},
	{name: "unknown race verdict", spoil: func(f *File) { f.Labs[0].Race.Status = "none" }, says: "labs[0]: race.status"},
	{name: "unknown attempt", spoil: func(f *File) { f.Labs[0].Exercise = "brilliant" }, says: `labs[0]: exercise is "brilliant"`},
	{name: "choice too long", spoil: func(f *File) { f.Labs[0].Prediction.Choice = strings.Repeat("x", 4097) }, says: "labs[0]: bytes of choice is 4097; want 0 to 4096"},
	{name: "answer too long", spoil: func(f *File) { f.Labs[0].Prediction.Questions[0].Answer = strings.Repeat("x", 4097) }, says: "prediction.questions[0]: bytes of answer is 4097"},
	{name: "drawing without points", spoil: func(f *File) { f.Labs[0].Prediction.Drawing = &Drawing{} }, says: "labs[0]: number of drawing.points is 0; want 1 to 100"},
	{name: "drawing of no number", spoil: func(f *File) {
		f.Labs[0].Prediction.Drawing = &Drawing{Points: []Point{{X: "1 worker", Y: -1}}}
	}, says: "drawing.points[0]: y is -1"},
	{name: "too many answers", spoil: func(f *File) { f.Labs[0].Prediction.Earlier = make([]Pick, 101) }, says: "labs[0]: number of prediction.earlier is 101"},
	{name: "too many cases", spoil: func(f *File) { f.Labs[0].Cases = make([]Case, 2001) }, says: "labs[0]: number of cases is 2001"},
	{name: "too many cases in all", spoil: func(f *File) {
		for i := range 3 {
			f.Labs = append(f.Labs, Lab{Name: fmt.Sprint("lab-", i), Status: OK, Cases: make([]Case, 2000)})
		}
	}, says: "number of cases of all labs is 6002; want 0 to 5000"},
	{name: "too many samples", spoil: func(f *File) { f.Labs[0].Cases[0].Samples = make([]Sample, 10_001) }, says: "more than 10000 elements in a list"},
	{name: "text too long", spoil: func(f *File) { f.Labs[0].Title = strings.Repeat("x", 10<<20) }, says: "a text of 10485760 bytes; want at most 262144"},
	{name: "case", spoil: func(f *File) { f.Labs[0].Cases[0].Variant = "" }, says: "cases[0]: variant"},
	{name: "no workers", spoil: func(f *File) { f.Labs[0].Cases[1].Workers = 0 }, says: "cases[1]: workers is 0; want 1 to 1024"},
	{name: "too many workers", spoil: func(f *File) { f.Labs[0].Cases[1].Workers = 1025 }, says: "cases[1]: workers is 1025; want 1 to 1024"},
	{name: "negative n", spoil: func(f *File) { f.Labs[0].Cases[1].N = -1 }, says: "cases[1]: n is -1"},
	{name: "n whose sum is no int64", spoil: func(f *File) { f.Labs[0].Cases[1].N = 4_294_967_296 }, says: "cases[1]: n is 4294967296; want 0 to 4294967295"},
	{name: "unknown expectation", spoil: func(f *File) { f.Labs[0].Cases[1].Expect = "luck" }, says: `expect is "luck"; want one of ["right" "race" "wrong" "stuck"]`},
	{name: "sampler before the launch", spoil: func(f *File) { f.Labs[0].Cases[1].Timeline[0].At = -1 }, says: "timeline[0]: at_ns"},
	{name: "negative CPUs", spoil: func(f *File) { f.Labs[0].Cases[1].Timeline[0].CPUs = -1 }, says: "timeline[0]: cpus"},
	{name: "worker -1 at work", spoil: func(f *File) { f.Labs[0].Cases[1].Spans[0].Worker = -1 }, says: "spans[0]: worker is -1"},
	{name: "too many spans", spoil: func(f *File) { f.Labs[0].Cases[1].Spans = make([]Span, 4097) }, says: "cases[1]: number of spans is 4097; want 0 to 4096"},
	{name: "span that ends first", spoil: func(f *File) { f.Labs[0].Cases[1].Spans[0].To = 4 }, says: "spans[0]: from_ns is 5ns; want 0s to 4ns", beyondSchema: true},
	{name: "too many lanes", spoil: func(f *File) { f.Labs[0].Cases[1].Lanes = make([]Lane, 4097) }, says: "cases[1]: number of lanes is 4097; want 0 to 4096"},
	{name: "lane of goroutine -1", spoil: func(f *File) { f.Labs[0].Cases[1].Lanes[0].Goroutine = -1 }, says: "lanes[0]: goroutine is -1"},
	{name: "lane on processor -1", spoil: func(f *File) { f.Labs[0].Cases[1].Lanes[0].P = new(-1) }, says: "lanes[0]: p is -1"},
	{name: "lane in an unknown state", spoil: func(f *File) { f.Labs[0].Cases[1].Lanes[0].State = "asleep" }, says: `lanes[0]: state is "asleep"`},
	{name: "lane that ends first", spoil: func(f *File) { f.Labs[0].Cases[1].Lanes[0].To = 4 }, says: "lanes[0]: from_ns is 5ns; want 0s to 4ns", beyondSchema: true},
	{name: "negative running", spoil: func(f *File) { f.Labs[0].Cases[1].Scheduling.Running = -1 }, says: "scheduling.running_ns is -1ns"},
	{name: "not a commit", spoil: func(f *File) { f.Commit = "main" }, says: `commit is "main"; want 40 hexadecimal digits`},
	{name: "not a program", spoil: func(f *File) { f.Labs[0].Program = strings.Repeat("x", 64) }, says: "labs[0]: program is"},
	{name: "negative handover", spoil: func(f *File) { f.Calibration.Handover.Lo = -1 }, says: "calibration.handover_ns.lo is -1"},
	{name: "stuck before the launch", spoil: func(f *File) { f.Labs[0].Cases[1].Stuck.After = -1 }, says: "stuck.after_ns is -1ns"},
	{name: "negative round", spoil: inSample(func(s *Sample) { s.Round = -1 }), says: "labs[0]: cases[1]: samples[3]: round is -1"},
	{name: "negative position", spoil: inSample(func(s *Sample) { s.Position = -1 }), says: "samples[3]: position"},
	{name: "no repeat", spoil: inSample(func(s *Sample) { s.Repeats, s.Right, s.Wrong = 0, 0, 0 }), says: "samples[3]: repeats is 0"},
	{name: "repeats that run over", spoil: inSample(func(s *Sample) { s.Right, s.Wrong, s.Repeats = math.MaxInt, math.MaxInt, -2 }), says: "samples[3]: repeats"},
	{name: "neither right nor wrong", spoil: inSample(func(s *Sample) { s.Right = 5 }), says: "samples[3]: wrong is 1; want 5", beyondSchema: true},
	{name: "no time", spoil: inSample(func(s *Sample) { s.Work = 0 }), says: "samples[3]: work_ns is 0s; want 1ns to 720h0m0s"},
	{name: "negative time", spoil: inSample(func(s *Sample) { s.Work = -5 }), says: "samples[3]: work_ns is -5ns"},
	{name: "a year of work", spoil: inSample(func(s *Sample) { s.Work = 366 * 24 * time.Hour }), says: "samples[3]: work_ns"},
	{name: "no wall time", spoil: inSample(func(s *Sample) { s.Wall = 0 }), says: "samples[3]: wall_ns"},
	{name: "negative start", spoil: inSample(func(s *Sample) { s.Start = -1 }), says: "samples[3]: start_ns"},
	{name: "negative teardown", spoil: inSample(func(s *Sample) { s.Teardown = -1 }), says: "samples[3]: teardown_ns"},
	{name: "negative user time", spoil: inSample(func(s *Sample) { s.User = -1 }), says: "samples[3]: user_ns"},
	{name: "negative system time", spoil: inSample(func(s *Sample) { s.System = -1 }), says: "samples[3]: system_ns"},
	{name: "negative memory", spoil: inSample(func(s *Sample) { s.PeakRSS = -1 }), says: "samples[3]: peak_rss_bytes"},
	{name: "unknown memory", spoil: inSample(func(s *Sample) { s.Memory = "guess" }), says: "samples[3]: memory_kind"},
	{name: "negative switches", spoil: inSample(func(s *Sample) { s.Voluntary = new(int64(-2)) }), says: "samples[3]: voluntary_switches"},
	{name: "negative misses", spoil: inSample(func(s *Sample) { s.CacheMisses = new(int64(-1)) }), says: "samples[3]: cache_misses is -1"},
	{name: "negative warm-up", spoil: inSample(func(s *Sample) { s.WarmUp = -1 }), says: "samples[3]: warm_up_ns"},
	{name: "negative counting", spoil: inSample(func(s *Sample) { s.Counting = -1 }), says: "samples[3]: counting_ns"},
	{name: "negative CPU time of the work", spoil: inSample(func(s *Sample) { s.WorkCPU = -1 }), says: "samples[3]: work_cpu_ns"},
	{name: "others had more than all", spoil: inSample(func(s *Sample) { s.Others = new(1.5) }), says: "samples[3]: others_share is 1.5; want 0 to 1"},
	{name: "negative queue", spoil: inSample(func(s *Sample) { s.Queued = new(time.Duration(-1)) }), says: "samples[3]: queued_ns"},
	{name: "negative quantile", spoil: inSample(func(s *Sample) { s.Quantiles.Min = -1 }), says: "samples[3]: repeat_ns.min is -1ns"},
	{name: "quantiles out of order", spoil: inSample(func(s *Sample) { s.Quantiles.P95 = 3 }), says: "samples[3]: repeat_ns.p95 is 3ns; want 4ms", beyondSchema: true},
	{name: "longest repeat of a year", spoil: inSample(func(s *Sample) { s.Quantiles.Max = 366 * 24 * time.Hour }), says: "samples[3]: repeat_ns.max"},
	{name: "negative collections", spoil: inSample(func(s *Sample) { s.Runtime = &Runtime{GCCycles: -1} }), says: "samples[3]: runtime.gc_cycles"},
	{name: "a pause of a year", spoil: inSample(func(s *Sample) { s.Runtime = &Runtime{GCPause: 366 * 24 * time.Hour} }), says: "samples[3]: runtime.gc_pause_ns"},
	{name: "negative allocation", spoil: inSample(func(s *Sample) { s.Runtime = &Runtime{Allocated: -1} }), says: "samples[3]: runtime.allocated_bytes"},
	{name: "endless wait for a lock", spoil: inSample(func(s *Sample) { s.Runtime = &Runtime{LockWait: math.MaxInt64} }), says: "samples[3]: runtime.lock_wait_ns"},
	{name: "lost more than can be", spoil: inSample(func(s *Sample) { s.Lost[1] = 1e30 }), says: "samples[3]: lost[1]: share"},
	{name: "phase without a name", spoil: inSample(func(s *Sample) { s.Phases = map[string]time.Duration{"": 1} }), says: "samples[3]: phases"},
	{name: "negative phase", spoil: inSample(func(s *Sample) { s.Phases = map[string]time.Duration{"start": -1} }), says: "samples[3]: phases.start is -1ns"},
}

// inSample spoils the fourth sample of the case that is not a baseline.
func inSample(spoil func(*Sample)) func(*File) {
	return func(f *File) { spoil(&f.Labs[0].Cases[1].Samples[3]) }
}

func TestReadRefusesWhatNoRunWrites(t *testing.T) {
	for _, c := range spoilt {
		t.Run(c.name, func(t *testing.T) {
			f := fullFile()
			c.spoil(f)
			refuses(t, bytes.NewReader(written(t, f)), "not a results file: ", c.says)
		})
	}
}
