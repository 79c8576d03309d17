package main

import (
	"fmt"
	"strings"
	"testing"

	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/claim"
)

// TestLessonGuideNamesEveryWord wants every function and chart in the guide for
// those who write lessons, as the code documents it.
func TestLessonGuideNamesEveryWord(t *testing.T) {
	guide := readText(t, "../docs/writing-lessons.md")
	for _, f := range claim.Vocabulary {
		row := fmt.Sprintf("| `%s` | %s | `%s` |\n", f.Signature(), f.Doc, f.Example)
		if !strings.Contains(guide, row) {
			t.Errorf("docs/writing-lessons.md lacks the row\n%s", row)
		}
	}
	for _, kind := range chart.Kinds() {
		if !strings.Contains(guide, "| `"+kind+"` |") {
			t.Errorf("docs/writing-lessons.md lacks chart %s", kind)
		}
	}
}
