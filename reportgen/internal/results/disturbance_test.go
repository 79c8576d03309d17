package results

import (
	"strings"
	"testing"
)

func TestDisturbedLaunchesAreWarnedOf(t *testing.T) {
	file := func(known, spoilt int) *File {
		c := Case{Samples: make([]Sample, known+3)} // of three launches the system tells nothing
		for i := range known {
			share := 0.01
			if i < spoilt {
				share = 0.4
			}
			c.Samples[i].Others, c.Samples[i].Disturbed = &share, i < spoilt
		}
		return &File{Machine: Machine{CPUsLogical: 8, CPUsUsable: 2}, Labs: []Lab{{Cases: []Case{c}}}}
	}
	for _, quiet := range []*File{file(0, 0), file(20, 0), file(20, 2)} {
		if got := disturbed(quiet); got != nil {
			t.Errorf("a quiet run is warned of: %v", got)
		}
	}
	got := disturbed(file(20, 10))
	if len(got) != 1 || got[0].Level != Amber || !strings.Contains(got[0].Text, "disturbed 50.0% of the launches and took 40.0% of the CPU time") {
		t.Errorf("warnings %v", got)
	}
	whole := file(20, 20)
	whole.Machine.CPUsUsable = 8
	if got := disturbed(whole); got != nil {
		t.Errorf("warnings %v: the whole machine is watched during the run", got)
	}
	throttled := file(20, 20)
	throttled.Machine.CPUQuota = 1.5
	if got := disturbed(throttled); len(got) != 1 || !strings.Contains(got[0].Text, "quota") {
		t.Errorf("warnings %v, want one that names the quota", got)
	}
}

// TestDisturbanceCopiesNoSamples wants the count of a large file to take no memory for its
// samples: each claim of a page may ask for it once a case.
func TestDisturbanceCopiesNoSamples(t *testing.T) {
	f := &File{Labs: []Lab{{}}}
	for range 200 {
		f.Labs[0].Cases = append(f.Labs[0].Cases, Case{Samples: make([]Sample, 50)})
	}
	if most := testing.AllocsPerRun(1, func() { Disturbance(f.AllCases()) }); most > 5 {
		t.Errorf("%.0f allocations", most)
	}
}
