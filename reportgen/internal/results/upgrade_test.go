package results

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/stats"
)

// version1 is a file as version 1 wrote it, with something in every field.
const version1 = "testdata/version1.json"

// TestReadVersion1 wants all that version 1 knew, and the rest unknown.
func TestReadVersion1(t *testing.T) {
	got, err := Open(version1)
	if err != nil {
		t.Fatal(err)
	}
	want := fullFile()
	want.MeanWork = true
	want.Commit, want.Labs[0].Program = "", ""
	want.Labs[0].Exercise, want.Labs[0].Cause = Passed, ""
	want.Labs[0].Prediction.Drawing = nil
	want.Calibration.Handover, want.Calibration.Atomic, want.Calibration.NoCounters = stats.Interval{}, stats.Interval{}, ""
	for c := range want.AllCases() {
		c.Lanes, c.Scheduling, c.Failure = nil, nil, nil
		for i := range c.Samples {
			s := &c.Samples[i]
			s.Quantiles, s.Runtime, s.WarmUp, s.Counting, s.WorkCPU = nil, nil, 0, 0, 0
			s.CacheMisses, s.Others, s.Queued, s.Disturbed = nil, nil, nil, false
			s.Involuntary = nil // -1 in version 1
		}
	}
	want.Labs[0].Summarize()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
}

// TestUnknownIsNotZero reads a file in which the system told nothing: with zeros,
// as version 1 wrote them, and with nothing.
func TestUnknownIsNotZero(t *testing.T) {
	text, err := os.ReadFile(version1)
	if err != nil {
		t.Fatal(err)
	}
	for name, unknown := range map[string]func(o map[string]any, key string){
		"zero":   func(o map[string]any, key string) { o[key] = 0 },
		"absent": func(o map[string]any, key string) { delete(o, key) },
	} {
		var file map[string]any
		numbers := json.NewDecoder(bytes.NewReader(text))
		numbers.UseNumber() // a float64 changes the last digits of the seed
		if err := numbers.Decode(&file); err != nil {
			t.Fatal(err)
		}
		inEachSample(file, func(s map[string]any) {
			for _, key := range []string{"peak_rss_bytes", "user_ns", "system_ns", "voluntary_switches", "involuntary_switches"} {
				unknown(s, key)
			}
		})
		altered, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Read(bytes.NewReader(altered))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again := string(written(t, f))
		var exports strings.Builder
		WriteBench(&exports, f)
		WriteCSV(&exports, f)
		WriteSummary(&exports, f)
		for _, c := range f.Labs[0].Cases {
			if c.Summary.PeakRSS.Samples+c.Summary.CPUsUsed.Samples > 0 {
				t.Errorf("%s: %s has memory %v and CPUs used %v", name, c.Variant, c.Summary.PeakRSS, c.Summary.CPUsUsed)
			}
		}
		for _, key := range []string{`"peak_rss_bytes"`, `"user_ns"`, `"voluntary_switches"`, `"cpus_used"`} {
			if strings.Contains(again, key) {
				t.Errorf("%s: written again with %s", name, key)
			}
		}
		for _, zero := range []string{"0 B", "0 peak-RSS", " | 0 |", ",,0,"} {
			if strings.Contains(exports.String(), zero) {
				t.Errorf("%s: the exports hold %q", name, zero)
			}
		}
	}
}

func inEachSample(file map[string]any, do func(map[string]any)) {
	for _, l := range file["labs"].([]any) {
		for _, c := range l.(map[string]any)["cases"].([]any) {
			for _, s := range c.(map[string]any)["samples"].([]any) {
				do(s.(map[string]any))
			}
		}
	}
}
