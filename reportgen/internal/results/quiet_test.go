package results

import (
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

// A spoiling is something done to a quiet file, and what Review is to say of it.
type spoiling struct {
	name  string
	spoil func(*File, *Case)
	want  []string
	says  string // in the first warning
}

// reviewed wants of each spoiling its warnings, in sentences.
func reviewed(t *testing.T, spoilings []spoiling) {
	t.Helper()
	for _, test := range spoilings {
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
