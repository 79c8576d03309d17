package results

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReview(t *testing.T) {
	reviewed(t, []spoiling{
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
			name:  "half-width 12% in one case of three",
			spoil: func(f *File, c *Case) { f.Labs = append(f.Labs, otherLab(40)); spread(c, 0.04) },
			want:  []string{"note imprecise"},
			says:  "No better precision than ±5%",
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
	})
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
