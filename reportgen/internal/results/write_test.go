package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/stats"
)

// fullFile is a file with something in every field.
func fullFile() *File {
	some := stats.Interval{Median: 2, Lo: 1, Hi: 3, Samples: 9}
	f := &File{
		Schema:   Schema,
		Created:  time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		Duration: 50 * time.Second,
		Commit:   strings.Repeat("0f", 20),
		Settings: Settings{Budget: 40 * time.Second, Rounds: 20, Seed: 1<<64 - 1},
		Machine: Machine{OS: "linux", Arch: "amd64", Distribution: "an OS 1", Kernel: "6.1", CPUModel: "Example CPU @ 2.80GHz",
			CPUsLogical: 8, CPUsPhysical: 4, CPUsUsable: 2, CPUsAffinity: 8, CPUQuota: 2.5, GoMaxProcs: 3, Memory: 16e9,
			MemoryLimit: 8e9, GoVersion: "go1.26.0", Virtual: "docker", Governor: "powersave", Battery: true, Load: 0.25},
		Calibration: Calibration{Launch: some, Memory: some, Timer: some,
			Ceiling: []Ceiling{{Workers: 1, Speedup: some}, {Workers: 2, Speedup: some}}, Noise: Noise{Ratio: some},
			Handover: some, Atomic: some, NoCounters: "not allowed"},
		Warnings: []Warning{{Level: Amber, Code: "imprecise", Text: "Precision not reached.", Lab: "03-mutex", Variant: "lock-once", Workers: 4, N: 1000}},
		Labs: []Lab{{Name: "03-mutex", Title: "One at a time", Status: Failed, Error: "it stopped", Program: strings.Repeat("a1", 32),
			Race: Race{Status: Racy, Why: "why", Reports: []RaceReport{{Variant: "lock-once",
				Now:    Access{Op: "write", Function: "main.f", File: "labs/03-mutex/main.go", Line: 12},
				Before: Access{Op: "read", Function: "main.g", File: "labs/03-mutex/main.go", Line: 13}}}},
			Cases: []Case{
				{Variant: "serial", Workers: 1, N: 1000, Expect: ExpectRight, Baseline: true, Samples: fullSamples(2)},
				{Variant: "lock-once", Workers: 4, N: 1000, Expect: ExpectRace, Samples: fullSamples(1),
					Timeline: []Moment{{At: 30 * time.Millisecond, CPUs: 1.9, RSS: 3e6}},
					Spans:    []Span{{Worker: 1, From: 5, To: 9}},
					Lanes: []Lane{{Goroutine: 7, P: new(0), State: Running, From: 5, To: 9},
						{Goroutine: 7, State: Waiting, From: 9, To: 12}},
					Scheduling: &Scheduling{Goroutines: 4, Running: 9, Runnable: 5, Waiting: 3},
					Stuck: &Stuck{Ended: true, After: time.Second, Why: "why", Waits: []Wait{{Goroutine: 7, State: "sync.Mutex.Lock",
						Function: "main.f", File: "labs/03-mutex/main.go", Line: 12, For: "a", Holds: []string{"b"}}}},
					Failure: &Failure{Outcome: Crashed, Why: "panic: enough", Place: "labs/03-mutex/exercise/exercise.go:12"}},
			}}},
	}
	said := Pick{Choice: "slower", Why: "four wait for one", At: f.Created, Seen: true}
	f.Labs[0].Exercise, f.Labs[0].Cause = NotPassed, "serial"
	f.Labs[0].Prediction = &Prediction{Pick: said, Earlier: []Pick{said},
		Questions: []Answered{{Ask: "Why?", Answer: "It waits.", At: f.Created}},
		Drawing:   &Drawing{Points: []Point{{X: "1 worker", Y: 3.2}, {X: "2 workers", Y: 4.5}}, Why: "they meet", At: f.Created}}
	f.Labs[0].Summarize()
	return f
}

// fullSamples are nine rounds of that many launches.
func fullSamples(launches int) (samples []Sample) {
	for i := range 9 * launches {
		samples = append(samples, Sample{
			Round: i / launches, Position: i % 3, Repeats: 10, Right: 9, Wrong: 1, Lost: []float64{0.25, -0.5},
			Work: time.Duration(4e6 + 7919*(i%5)), Wall: 90e6, Start: 1e6, WarmUp: 3e6, Counting: 4e6, Teardown: 2e6,
			Quantiles: &Quantiles{Min: 1e6, Q1: 2e6, Median: 3e6, Q3: 4e6, P95: 5e6, Max: 6e6},
			User:      70e6, System: 3e6, WorkCPU: 60e6, PeakRSS: int64(5e6 + 4096*i), Memory: MemoryPSS,
			Voluntary: new(int64(12)), Involuntary: new(int64(0)), CacheMisses: new(int64(99)),
			Disturbed: true, Others: new(0.4), Queued: new(5 * time.Millisecond),
			Phases:  map[string]time.Duration{"start": 5, "work": 7},
			Runtime: &Runtime{GCCycles: 1, GCPause: 2, GCCPU: 3, Allocated: 4, Goroutines: 5, Runnable: 6, RunnableP95: 7, LockWait: 8},
		})
	}
	return samples
}

// written is the file's text.
func written(t testing.TB, f *File) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := f.Write(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestWriteHasNoNull(t *testing.T) {
	f := &File{Schema: Schema, Labs: []Lab{{Cases: []Case{{}}}, {}}}
	text := written(t, f)
	if bytes.Contains(text, []byte("null")) {
		t.Errorf("lists are null:\n%s", text)
	}
	if f.Warnings != nil || f.Labs[0].Race.Reports != nil || f.Labs[0].Cases[0].Samples != nil || f.Labs[1].Cases != nil {
		t.Error("writing changed the file")
	}
	if text := written(t, &File{}); !bytes.Contains(text, []byte(`"labs": []`)) {
		t.Errorf("no labs are no list:\n%s", text)
	}
}

func TestWriteRefusesWhatIsNoNumber(t *testing.T) {
	f := fullFile()
	f.Machine.Load = math.NaN()
	var unsupported *json.UnsupportedValueError
	if err := f.Write(io.Discard); !errors.As(err, &unsupported) {
		t.Errorf("error %v, want an unsupported value", err)
	}
}
