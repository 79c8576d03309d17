package results

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/stats"
)

// quietFile is a file of one lab, with a baseline and one case beside it, of
// which Review has nothing to say. Its launches work for 40 ms.
func quietFile() *File {
	return &File{
		Settings: Settings{Rounds: MostRounds},
		Machine:  Machine{CPUsUsable: 4},
		Calibration: Calibration{
			Timer:  stats.Interval{Median: 40},
			Memory: stats.Interval{Median: 1e6},
			Noise:  Noise{Ratio: stats.Interval{Median: 1, Lo: 0.98, Hi: 1.02, Samples: 20}},
		},
		Labs: []Lab{{Name: "03-mutex", Status: OK, Cases: []Case{
			{Variant: "serial", Workers: 1, N: 1000, Expect: ExpectRight, Baseline: true, Samples: quietSamples(2)},
			{Variant: "lock-once", Workers: 4, N: 1000, Expect: ExpectRight, Samples: quietSamples(1)},
		}}},
	}
}

// quietSamples are nine rounds of that many launches, a hair apart.
func quietSamples(launches int) (samples []Sample) {
	for i := range 9 * launches {
		samples = append(samples, Sample{
			Round: i / launches, Repeats: 10, Right: 10,
			Work:    4*time.Millisecond + time.Duration(i%5)*time.Microsecond,
			Wall:    90 * time.Millisecond,
			PeakRSS: 5e6, Memory: MemoryPeak,
		})
	}
	return samples
}

// otherLab is a lab of one baseline, that many times as slow as that of the quiet file.
func otherLab(slower float64) Lab {
	l := Lab{Name: "08-pool", Status: OK, Cases: []Case{
		{Variant: "serial", Workers: 1, N: 1000, Expect: ExpectRight, Baseline: true, Samples: quietSamples(2)}}}
	for i := range l.Cases[0].Samples {
		l.Cases[0].Samples[i].Work = time.Duration(slower * float64(l.Cases[0].Samples[i].Work))
		l.Cases[0].Samples[i].Wall *= 40
	}
	return l
}

// review spoils a quiet file and returns the warnings as "level code".
func review(spoil func(*File, *Case)) (warnings []Warning, codes []string) {
	f := quietFile()
	spoil(f, &f.Labs[0].Cases[1])
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	warnings = Review(f)
	for _, w := range warnings {
		codes = append(codes, string(w.Level)+" "+w.Code)
	}
	return warnings, codes
}

func TestReview(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*File, *Case)
		want  []string
		says  string // in the first warning
	}{
		{name: "quiet", spoil: func(*File, *Case) {}},
		{
			name:  "wrong where right is expected",
			spoil: func(_ *File, c *Case) { c.Samples[3].Wrong = 1 },
			want:  []string{"red wrong-sum"},
			says:  "lock-once (4 workers, N = 1,000)",
		},
		{
			name: "a race where the lesson expects none",
			spoil: func(f *File, _ *Case) {
				f.Labs[0].Race = Race{Status: Racy, Reports: []RaceReport{{Variant: "lock-once"}}}
			},
			want: []string{"red race-verdict"},
			says: "lock-once (4 workers, N = 1,000)",
		},
		{
			name:  "no race where the lesson expects one",
			spoil: func(f *File, c *Case) { c.Expect, f.Labs[0].Race.Status = ExpectRace, Clean },
			want:  []string{"red race-verdict"},
		},
		{
			name:  "no race detector",
			spoil: func(f *File, c *Case) { c.Expect, f.Labs[0].Race.Status = ExpectRace, Unavailable },
		},
		{
			name:  "wrong where a race is expected",
			spoil: func(_ *File, c *Case) { c.Expect, c.Samples[3].Wrong = ExpectRace, 1 },
		},
		{
			name:  "no sample",
			spoil: func(_ *File, c *Case) { c.Samples = nil },
			want:  []string{"red no-sample"},
		},
		{
			name:  "no sample in a lab that failed",
			spoil: func(f *File, c *Case) { c.Samples, f.Labs[0].Status = nil, Failed },
		},
		{
			name:  "stuck as expected",
			spoil: func(_ *File, c *Case) { c.Samples, c.Expect = nil, ExpectStuck },
		},
		{
			name: "baseline differs from itself",
			spoil: func(f *File, _ *Case) {
				f.Calibration.Noise.Ratio = stats.Interval{Median: 1.08, Lo: 1.06, Hi: 1.1, Samples: 20}
			},
			want: []string{"amber noise"},
			says: "1.08×",
		},
		{
			name: "baseline differs from itself by a hair",
			spoil: func(f *File, _ *Case) {
				f.Calibration.Noise.Ratio = stats.Interval{Median: 0.9991, Lo: 0.9982, Hi: 0.9999, Samples: 20}
			},
		},
		{
			name: "baseline strays from itself",
			spoil: func(f *File, _ *Case) {
				for i := 1; i < 18; i += 2 { // the second launches of the rounds
					f.Labs[0].Cases[0].Samples[i].Work += time.Duration(i%4/2*8-4) * time.Millisecond / 5
				}
			},
			want: []string{"amber noise", "amber imprecise"},
			says: "the baseline differs from itself by up to",
		},
		{
			name:  "the same loop slower in another lab",
			spoil: func(f *File, _ *Case) { f.Labs = append(f.Labs, otherLab(1.3)) },
			want:  []string{"amber baseline"},
			says:  "The same loop over N = 1,000 took 4.00 ms in 03-mutex and 5.20 ms in 08-pool",
		},
		{
			name:  "a loop as fast in another lab",
			spoil: func(f *File, _ *Case) { f.Labs = append(f.Labs, otherLab(1.05)) },
		},
		{
			name:  "another lab with a baseline of its own",
			spoil: func(f *File, _ *Case) { f.Labs = append(f.Labs, otherLab(40)) },
		},
		{
			name: "too few rounds for a noise interval",
			spoil: func(f *File, _ *Case) {
				f.Calibration.Noise.Ratio = stats.Interval{Median: 2, Lo: 2, Hi: 2, Samples: 3}
			},
		},
		{
			name:  "clock stepped",
			spoil: func(_ *File, c *Case) { c.Samples[4].Wall = 30 * time.Millisecond },
			want:  []string{"amber clock"},
		},
		{
			name:  "messages were refused",
			spoil: func(_ *File, c *Case) { c.Samples[4].Refused = 2 },
			want:  []string{"amber refused"},
			says:  "Messages that were no results of the task, and were refused",
		},
		{
			name:  "too few",
			spoil: func(_ *File, c *Case) { c.Samples = c.Samples[:5] },
			want:  []string{"amber too-few"},
			says:  "Fewer than 6 rounds, too few for an interval, in lock-once (4 workers, N = 1,000); raise the budget.",
		},
		{
			name:  "too few, as was asked for",
			spoil: func(f *File, c *Case) { f.Settings.Rounds, c.Samples = 9, c.Samples[:5] },
			want:  []string{"amber too-few"},
			says:  "; allow more rounds with -rounds.",
		},
		{
			name:  "half-width 12%",
			spoil: func(_ *File, c *Case) { spread(c, 0.04) },
			want:  []string{"amber imprecise"},
			says:  "Precision not reached (worse than ±10%)",
		},
		{
			name:  "half-width 6%",
			spoil: func(_ *File, c *Case) { spread(c, 0.02) },
			want:  []string{"note imprecise"},
			says:  "No better precision than ±5%",
		},
		{
			name:  "half-width 6% after all rounds",
			spoil: func(f *File, c *Case) { f.Settings.Rounds = 9; spread(c, 0.02) },
			want:  []string{"note imprecise"},
			says:  "; allow more rounds with -rounds to tell smaller differences.",
		},
		{
			name:  "imprecise without a baseline",
			spoil: func(f *File, c *Case) { f.Labs[0].Cases[0].Baseline = false; spread(c, 0.04) },
			want:  []string{"amber imprecise"},
		},
		{
			name:  "coarse clock",
			spoil: func(f *File, _ *Case) { f.Calibration.Timer.Median = 500e3 },
			want:  []string{"note short-sample"},
			says:  "Less than 50.0 ms of work a launch in every case",
		},
		{
			name:  "cold first launch",
			spoil: func(_ *File, c *Case) { c.Samples[0].Work = 4900 * time.Microsecond },
			want:  []string{"note cold-first"},
		},
		{
			name:  "outlier later",
			spoil: func(_ *File, c *Case) { c.Samples[5].Work = 4900 * time.Microsecond },
		},
		{
			name: "slow for some rounds on end",
			spoil: func(_ *File, c *Case) {
				for i := range 4 {
					c.Samples[i].Work += 2 * time.Millisecond
				}
			},
			want: []string{"amber imprecise", "note regimes"},
		},
		{
			name:  "memory near the floor",
			spoil: func(f *File, _ *Case) { f.Calibration.Memory.Median = 4.8e6 },
		},
		{
			name: "memory not told",
			spoil: func(_ *File, c *Case) {
				for i := range c.Samples {
					c.Samples[i].PeakRSS = 0
				}
			},
		},
		{
			name: "shared memory counted otherwise than the floor",
			spoil: func(f *File, c *Case) {
				f.Labs[0].Cases = f.Labs[0].Cases[1:]
				f.Calibration.Memory.Median, f.Labs[0].Cases[0].Samples[0].Memory = 5e6, MemoryPSS
			},
		},
		{
			name:  "more workers than CPUs",
			spoil: func(f *File, _ *Case) { f.Machine.CPUsUsable = 2 },
		},
		{
			name:  "machine not known",
			spoil: func(f *File, _ *Case) { f.Machine, f.Calibration = Machine{}, Calibration{} },
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			warnings, codes := review(test.spoil)
			if diff := cmp.Diff(test.want, codes); diff != "" {
				t.Fatalf("codes differ (-want +got):\n%s", diff)
			}
			for _, w := range warnings {
				if strings.Contains(w.Text, "%!") || !strings.HasSuffix(w.Text, ".") {
					t.Errorf("%s is no sentence: %q", w.Code, w.Text)
				}
			}
			if len(warnings) > 0 && !strings.Contains(warnings[0].Text, test.says) {
				t.Errorf("warning %q does not say %q", warnings[0].Text, test.says)
			}
		})
	}
}

// spread makes the case's work times climb by step of 4 ms a round: evenly, so
// that the interval grows wide with no outlier.
func spread(c *Case, step float64) {
	for i := range c.Samples {
		c.Samples[i].Work = time.Duration(4e6 * (1 + step*float64(5*i%9))) // not in order: neighbours are not alike
	}
}

func TestReviewPointsAtOneCaseAndCountsMany(t *testing.T) {
	one, _ := review(func(_ *File, c *Case) { c.Samples[0].Wrong = 1 })
	want := Warning{Level: Red, Code: "wrong-sum", Text: one[0].Text,
		Lab: "03-mutex", Variant: "lock-once", Workers: 4, N: 1000}
	if diff := cmp.Diff([]Warning{want}, one); diff != "" {
		t.Errorf("one case (-want +got):\n%s", diff)
	}

	many, _ := review(func(f *File, c *Case) {
		c.Samples[0].Wrong = 1
		for workers := range 4 {
			other := *c
			other.Variant, other.Workers = fmt.Sprint("variant-", workers), workers+1
			f.Labs[0].Cases = append(f.Labs[0].Cases, other)
		}
	})
	if len(many) != 1 {
		t.Fatalf("five wrong cases of a lab gave %d warnings, want 1: %v", len(many), many)
	}
	if w := many[0]; w.Variant != "" || !strings.Contains(w.Text, "variant-1 (2 workers, N = 1,000) and 2 more") {
		t.Errorf("five wrong cases gave %+v", w)
	}
}
