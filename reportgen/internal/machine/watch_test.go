package machine

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/shirou/gopsutil/v3/cpu"

	"workbook/reportgen/internal/results"
)

const (
	heatFile  = "sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count"
	quotaFile = v2NextFolder + "cpu.stat"
)

// A day is what the fake machine goes through: CPU times as they are before
// the probe, at the start of the run and at its end, and files that change
// during the run.
type day struct {
	times  []cpu.TimesStat
	during map[string]string
	part   bool // the run may use only a part of the machine
	gone   int  // CPUs that were usable at first
}

// watch lives through the day, in the bubble's time, and returns the warnings.
func watch(t *testing.T, d day) (found []string) {
	synctest.Test(t, func(t *testing.T) {
		root := tree(map[string]string{
			mountinfo: v2Mount, cgroup: v2Group,
			heatFile: "7\n", quotaFile: "nr_periods 9\nnr_throttled 4\n",
		})
		system := System{Root: root, Times: func(context.Context, bool) ([]cpu.TimesStat, error) {
			if len(d.times) == 0 {
				return nil, errors.New("not told")
			}
			now := d.times[0]
			d.times = d.times[1:]
			return []cpu.TimesStat{now}, nil
		}}
		w := system.Watch(t.Context())
		for name, text := range d.during {
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		first := results.Machine{CPUsUsable: system.usableNow() + d.gone}
		if d.part {
			first.CPUsLogical = first.CPUsUsable + 1
		}
		found = codes(t, w.Stop(t.Context(), first))
	})
	return found
}

func TestWatch(t *testing.T) {
	var (
		up    = cpu.TimesStat{User: 100, System: 20, Idle: 1000, Steal: 5}
		idle  = cpu.TimesStat{User: 100.08, System: 20, Idle: 1000.92, Steal: 5}
		other = cpu.TimesStat{User: 100.08, System: 20.01, Softirq: 0.02, Idle: 1000.89, Steal: 5}
		calm  = cpu.TimesStat{User: 102, System: 20, Idle: 1098, Steal: 5}
		taken = cpu.TimesStat{User: 102, System: 20, Idle: 1096, Steal: 7}
		full  = cpu.TimesStat{User: 150, System: 20, Idle: 1050, Steal: 5}
	)
	tests := []struct {
		name string
		day  day
		want []string
	}{
		{name: "quiet", day: day{times: []cpu.TimesStat{up, idle, calm}}},
		{name: "busy", day: day{times: []cpu.TimesStat{up, other, calm}}, want: []string{"amber busy"}},
		{name: "steal", day: day{times: []cpu.TimesStat{up, idle, taken}}, want: []string{"amber steal"}},
		{name: "disturbed", day: day{times: []cpu.TimesStat{up, idle, full}}, want: []string{"amber disturbed"}},
		{name: "others elsewhere", day: day{times: []cpu.TimesStat{up, idle, full}, part: true}},
		{name: "times not told", day: day{}},
		{name: "times gone at the end", day: day{times: []cpu.TimesStat{up, {User: 100, Idle: 100, Steal: 50}}}},
		{name: "steal falls", day: day{times: []cpu.TimesStat{up, {User: 100.08, System: 20, Idle: 1000.92, Steal: 4.6}, {User: 103, System: 20, Idle: 1098, Steal: -9e6}}}},
		{name: "steal wraps", day: day{times: []cpu.TimesStat{up, idle, {User: 102, System: 20, Idle: 1098, Steal: 1.8e17}}}},
		{name: "hot", day: day{during: map[string]string{heatFile: "9\n"}}, want: []string{"amber throttled"}},
		{name: "quota of an ancestor", day: day{during: map[string]string{quotaFile: "nr_throttled 5\n"}}, want: []string{"amber throttled"}},
		{
			name: "hot and out of quota",
			day:  day{during: map[string]string{heatFile: "9\n", quotaFile: "nr_throttled 5\n"}},
			want: []string{"amber throttled", "amber throttled"},
		},
		{name: "CPUs taken away", day: day{gone: 1}, want: []string{"amber cpus"}},
		{name: "CPUs given", day: day{gone: -1}, want: []string{"amber cpus"}},
		{name: "counters gone", day: day{during: map[string]string{heatFile: "", quotaFile: ""}}},
		{name: "a CPU came", day: day{during: map[string]string{"sys/devices/system/cpu/cpu2/thermal_throttle/core_throttle_count": "9"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := watch(t, test.day); !slices.Equal(got, test.want) {
				t.Errorf("warnings %v, want %v", got, test.want)
			}
		})
	}
}

func TestWatchStopsWaitingWhenCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		start := time.Now()
		System{Root: fstest.MapFS{}, Times: cpu.TimesWithContext}.Watch(ctx)
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited %v after ctx was cancelled", waited)
		}
	})
}

// TestOthersAreAllButThisProcess looks at five seconds on two CPUs: six of these ten
// were work, and this process and its launches did four.
func TestOthersAreAllButThisProcess(t *testing.T) {
	before := counters{times: cpu.TimesStat{User: 100, Idle: 1000}, own: 7 * time.Second}
	after := counters{times: cpu.TimesStat{User: 104, System: 2, Idle: 1004}, own: 11 * time.Second}
	if got := others(before, after); got < 0.199 || got > 0.201 {
		t.Errorf("others had %.3f of the time, want 0.2", got)
	}
	if got := others(before, before); got != 0 {
		t.Errorf("in no time others had %.3f", got)
	}
	after.own = time.Minute // a clock's steps are coarse
	if got := others(before, after); got != 0 {
		t.Errorf("others had %.3f, want no less than 0", got)
	}
}
