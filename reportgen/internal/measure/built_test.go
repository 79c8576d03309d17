package measure

import (
	"debug/buildinfo"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestBuiltAlike lets this test's program stand for a lab, and wants a red warning
// from a reportgen that was built with any setting that changes its speed.
func TestBuiltAlike(t *testing.T) {
	lab := os.Args[0]
	own, err := buildinfo.ReadFile(lab)
	if err != nil {
		t.Fatal(err)
	}
	if got := builtAlike(own, lab); got != nil {
		t.Errorf("built alike: %+v", got)
	}
	for _, name := range slowing {
		other := &debug.BuildInfo{Settings: slices.DeleteFunc(slices.Clone(own.Settings), func(s debug.BuildSetting) bool { return s.Key == name })}
		other.Settings = append(other.Settings, debug.BuildSetting{Key: name, Value: "another"})
		got := builtAlike(other, lab)
		if len(got) != 1 || got[0].Level != results.Red || !strings.Contains(got[0].Text, "reportgen with "+name+"=another:") {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}
