package chart

import (
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

func TestTheScalabilityLawWantsSixCounts(t *testing.T) {
	law := stats.USL{Contention: 0.05, Coherency: 0.002}
	line := curve{name: "share-100"}
	for workers := 1; workers <= 8; workers++ {
		c := &results.Case{Workers: workers}
		c.Summary.Speedup.Median = law.At(workers)
		line.points = append(line.points, point{Case: c})
	}
	on := func(cpus int) string {
		return laws(&results.File{Machine: results.Machine{CPUsUsable: cpus}}, []curve{line})
	}
	if got := on(8); !strings.Contains(got, "fits share-100 with a contention of 5.00% and a coherency delay of 0.20%") {
		t.Errorf("on 8 CPUs: %q", got)
	}
	if got := on(4); got != "" {
		t.Errorf("on 4 CPUs, with four counts within them: %q", got)
	}
}
