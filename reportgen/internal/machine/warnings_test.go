package machine

import (
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// codes returns the warnings as "level code".
func codes(t *testing.T, warnings []results.Warning) (found []string) {
	t.Helper()
	for _, w := range warnings {
		found = append(found, string(w.Level)+" "+w.Code)
		if strings.Contains(w.Text, "%!") || !strings.HasSuffix(w.Text, ".") {
			t.Errorf("%s is no sentence: %q", w.Code, w.Text)
		}
	}
	return found
}

func TestWarnings(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*results.Machine)
		want  []string
	}{
		{name: "quiet", spoil: func(*results.Machine) {}},
		{name: "unknown", spoil: func(m *results.Machine) { *m = results.Machine{} }},
		{name: "one CPU", spoil: func(m *results.Machine) { m.CPUsUsable = 1 }, want: []string{"amber one-cpu"}},
		{name: "one CPU of many", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs = 1, 1, 1 }, want: []string{"amber one-cpu"}},
		{name: "GOMAXPROCS", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs = 1, 4, 1 }, want: []string{"amber gomaxprocs"}},
		{name: "GOMAXPROCS of 3", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs = 3, 512, 3 }, want: []string{"amber gomaxprocs"}},
		{name: "GOMAXPROCS of another machine", spoil: func(m *results.Machine) { m.CPUsAffinity, m.GoMaxProcs = 4, 64 }, want: []string{"amber gomaxprocs"}},
		{name: "a quota", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs, m.CPUQuota = 1, 4, 2, 1.5 }, want: []string{"amber quota"}},
		{name: "a quota below one", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs, m.CPUQuota = 1, 4, 2, 0.5 }, want: []string{"amber quota"}},
		{name: "a quota of whole CPUs", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs, m.CPUQuota = 2, 64, 2, 2 }, want: []string{"amber quota"}},
		{name: "a quota and GOMAXPROCS", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs, m.CPUQuota = 1, 4, 1, 1.5 }, want: []string{"amber gomaxprocs", "amber quota"}},
		{name: "a quota above all CPUs", spoil: func(m *results.Machine) { m.CPUsUsable, m.CPUsAffinity, m.GoMaxProcs, m.CPUQuota = 4, 4, 4, 8 }},
		{name: "battery", spoil: func(m *results.Machine) { m.Battery = true }, want: []string{"amber battery"}},
		{name: "a build just before", spoil: func(m *results.Machine) { m.Load = 9 }},
		{name: "governor", spoil: func(m *results.Machine) { m.Governor = "performance, powersave" }, want: []string{"note governor"}},
		{name: "translated", spoil: func(m *results.Machine) { m.Arch, m.Virtual = "amd64", "docker, translator" }, want: []string{"red translated"}},
		{name: "virtual", spoil: func(m *results.Machine) { m.Virtual = "WSL" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := results.Machine{CPUsLogical: 4, CPUsUsable: 4, Governor: "performance", Load: 0.2}
			test.spoil(&m)
			if got := codes(t, Warnings(m)); !slices.Equal(got, test.want) {
				t.Errorf("Warnings() = %v, want %v", got, test.want)
			}
		})
	}
}
