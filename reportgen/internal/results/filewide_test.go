package results

import (
	"testing"
	"time"

	"workbook/reportgen/internal/stats"
)

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

func TestReviewOfTheWholeFile(t *testing.T) {
	reviewed(t, []spoiling{
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
	})
}
