package launch

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLineIsTheSampleAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Sample{
			Lab: "03-mutex", Variant: "lock-once", N: rapid.Int64().Draw(t, "n"), Workers: rapid.Int().Draw(t, "workers"),
			Repeats: rapid.Int().Draw(t, "repeats"), Began: rapid.Int64().Draw(t, "began"), Ended: 2, Sum: 3,
			Right: 4, Wrong: 5, PeakRSS: 6, MemoryKind: MemoryPSS, Work: 7,
		}
		want.Quantiles = Quantiles{Min: 1, Q1: 2, Median: 7, Q3: 8, P95: 9, Max: time.Duration(rapid.Int64().Draw(t, "max"))}
		want.WarmUp, want.Counting, want.WorkCPU, want.Queued, want.Waits, want.CacheMisses = 10, 11, 12, -1, 14, 13
		if rapid.Bool().Draw(t, "runtime") {
			want.Runtime = &Runtime{GCCycles: 1, GCPause: 2, GCCPU: 3, Allocated: 4, Goroutines: 5, Runnable: 6, RunnableP95: 7, LockWait: 8}
		}
		want.Unavailable = rapid.String().Draw(t, "unavailable")
		want.Refused = rapid.Int64().Draw(t, "refused")
		want.Error = rapid.String().Draw(t, "error")
		want.Lost = rapid.SliceOfN(rapid.Float64Range(-1, 1), 0, 3).Draw(t, "lost")
		line, err := want.Line()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(line), "\n") != 1 || line[len(line)-1] != '\n' {
			t.Fatalf("not one line: %q", line)
		}
		var got Sample
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		if len(want.Lost) == 0 {
			want.Lost = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
		for _, printed := range []string{"", "total ", "{\"lab\":", "a line\ntotal "} {
			if got, err := LastSample(append([]byte(printed), line...)); err != nil || !cmp.Equal(got, want) {
				t.Fatalf("behind %q: %v, %v", printed, got, err)
			}
			if got, err := LastSample(append(append([]byte{}, line...), "done\n{}"...)); err != nil || !cmp.Equal(got, want) {
				t.Fatalf("before other words: %v, %v", got, err)
			}
		}
	})
}
