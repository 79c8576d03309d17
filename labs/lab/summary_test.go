package lab

import (
	"io"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"workbook/labs/launch"
)

func TestPartsAddUpToTheWork(t *testing.T) {
	got := parts(map[string]time.Duration{"start": 100, "collect": 250}, 1000, 40)
	want := map[string]time.Duration{"start": 4, "collect": 10, "rest": 26}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := parts(nil, 1000, 40); got != nil {
		t.Errorf("a variant without phases has %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		work := time.Duration(rapid.Int64Range(1, 1e12).Draw(t, "work"))
		start := rapid.Int64Range(0, 1e12).Draw(t, "start")
		total := start + rapid.Int64Range(1, 1e12).Draw(t, "more")
		var sum time.Duration
		for _, took := range parts(map[string]time.Duration{"start": time.Duration(start)}, time.Duration(total), work) {
			sum += took
		}
		if sum != work {
			t.Fatalf("the parts add up to %s of %s", sum, work)
		}
	})
}

// TestTimesKeepTheShape gives more times than are kept, and wants the quantiles of
// all of them, to within what one kept time covers.
func TestTimesKeepTheShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10*keptTimes).Draw(t, "n")
		all := make([]time.Duration, n)
		var kept times
		for i := range all {
			all[i] = time.Duration(i * 7919 % n) // in no order
			kept.add(all[i])
		}
		slices.Sort(all)
		got := kept.quantiles()
		if got.Min != all[0] || got.Max != all[n-1] {
			t.Fatalf("from %d to %d, want %d to %d", got.Min, got.Max, all[0], all[n-1])
		}
		if !slices.IsSorted([]time.Duration{got.Min, got.Q1, got.Median, got.Q3, got.P95, got.Max}) {
			t.Fatalf("not in order: %+v", got)
		}
		if len(kept.kept) > keptTimes || n <= keptTimes && len(kept.kept) != n {
			t.Fatalf("keeps %d of %d", len(kept.kept), n)
		}
	})
	if got := (&times{}).quantiles(); got != (launch.Quantiles{}) {
		t.Errorf("no times have quantiles %+v", got)
	}
	var two times
	two.add(3)
	two.add(5)
	if got, want := two.quantiles(), (launch.Quantiles{Min: 3, Q1: 3, Median: 4, Q3: 5, P95: 5, Max: 5}); got != want {
		t.Errorf("of 3 and 5: %+v, want %+v", got, want)
	}
}

func TestAHistogramIsTheDifference(t *testing.T) {
	d := delta{counts: []int64{0, 90, 10, 0}, bounds: []float64{0, 1e-6, 3e-6, 5e-6, 1}}
	if d.count() != 100 || d.sum() != 220*time.Microsecond || d.quantile(0.5) != 3*time.Microsecond || d.quantile(0.95) != 5*time.Microsecond {
		t.Errorf("count %d, sum %s, median %s, p95 %s", d.count(), d.sum(), d.quantile(0.5), d.quantile(0.95))
	}
	if none := (delta{}); none.count() != 0 || none.sum() != 0 || none.quantile(0.95) != 0 {
		t.Error("an empty histogram counts something")
	}
}

// TestEndedThreadsLeaveWaitingUnknown: what a thread waited is no longer counted once
// it has ended, so the sum may fall.
func TestEndedThreadsLeaveWaitingUnknown(t *testing.T) {
	for _, c := range []struct{ after, want time.Duration }{{7, 2}, {5, 0}, {4, -1}} {
		r := &repeater{task: Task{log: newLog(false, io.Discard)}, sample: launch.Sample{Repeats: 1}, before: count(nil), after: count(nil)}
		r.before.known, r.before.queued, r.before.waits = true, 5, 1
		r.after.known, r.after.queued, r.after.waits = true, c.after, 1
		if r.summarize(); r.sample.Queued != c.want {
			t.Errorf("from 5 ns to %d ns it waited %d ns, want %d", c.after, r.sample.Queued, c.want)
		}
	}
}

// TestMissesThatWereNotReadAreUnknown: the counter may give nothing at one of the two
// looks, and a negative number of misses would cost the whole launch.
func TestMissesThatWereNotReadAreUnknown(t *testing.T) {
	for _, c := range []struct{ before, after, want int64 }{{5, 7, 2}, {5, 5, 0}, {5, -1, -1}, {-1, 5, -1}, {-1, -1, -1}} {
		r := &repeater{task: Task{log: newLog(false, io.Discard)}, sample: launch.Sample{Repeats: 1}, before: count(nil), after: count(nil)}
		r.before.misses, r.after.misses = c.before, c.after
		if r.summarize(); r.sample.CacheMisses != c.want {
			t.Errorf("from %d to %d: %d cache misses, want %d", c.before, c.after, r.sample.CacheMisses, c.want)
		}
	}
	if got := count(nil).misses; got != -1 {
		t.Errorf("without a counter, %d misses were counted", got)
	}
}

// TestTheTableKnowsWhatIsNotTold wants no zero from a system that tells neither memory nor
// CPU time.
func TestTheTableKnowsWhatIsNotTold(t *testing.T) {
	usage := launch.Usage{Began: time.Unix(0, 0), Ended: time.Unix(1, 0)}
	silent := row{all: []launch.Result{{Usage: usage}}}
	usage.User = time.Second
	told := row{all: []launch.Result{{Usage: usage, Sample: launch.Sample{PeakRSS: 4096}}}}
	if got := silent.cells(told)[5:]; !slices.Equal(got, []string{"–", "–"}) {
		t.Errorf("a silent system: %q", got)
	}
	if got := told.cells(told)[5:]; slices.Contains(got, "–") {
		t.Errorf("one that tells: %q", got)
	}
}
