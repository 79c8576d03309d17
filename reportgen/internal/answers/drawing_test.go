package answers

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

func TestADrawnLineIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	points, err := ParsePoints("1 worker 3.2; N = 1,000 4e3")
	must(t, err)
	must(t, open(t, path).Draw(units[1], points, "", now))
	must(t, open(t, path).Draw(units[1], points, "they meet", now.Add(time.Hour)))
	want := &results.Prediction{Drawing: &results.Drawing{
		Points: []results.Point{{X: "1 worker", Y: 3.2}, {X: "N = 1,000", Y: 4000}}, Why: "they meet", At: now,
	}}
	if diff := cmp.Diff(want, open(t, path).Prediction(units[1])); diff != "" {
		t.Error(diff)
	}
	points[1].Y = 5
	if err := open(t, path).Draw(units[1], points, "", now); err == nil || !strings.Contains(err.Error(), "the first one counts") {
		t.Errorf("a second line: %v", err)
	}
	if diff := cmp.Diff(want, open(t, path).Prediction(units[1])); diff != "" {
		t.Error(diff)
	}
}

func TestNoLine(t *testing.T) {
	for _, line := range []string{"", ";", "3.2", "1 worker", "1 worker x", "1 worker 3.2;", "1 worker NaN", "1 worker -1", "1 worker 1e300",
		strings.Repeat("1 worker 1;", 101) + "1 worker 1"} {
		if points, err := ParsePoints(line); err == nil {
			t.Errorf("%.40q is read as %v", line, points)
		} else if (strings.Contains(line, "NaN") || strings.Contains(line, "-1")) && !strings.Contains(err.Error(), line) {
			t.Errorf("%q is refused in words about a file: %v", line, err)
		}
	}
	path := filepath.Join(t.TempDir(), "answers.yaml")
	must(t, os.WriteFile(path, []byte("02-race:\n  drawing: {points: [{x: 1 worker, y: .inf}]}\n"), 0o600))
	if _, err := Open(path, units); err == nil || !strings.Contains(err.Error(), "answers.yaml:1: 02-race: drawing.points[0]: y is +Inf") {
		t.Errorf("got %v", err)
	}
}
