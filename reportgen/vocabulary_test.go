package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"workbook/reportgen/internal/chart"
	"workbook/reportgen/internal/claim"
)

// TestLessonGuideNamesEveryWord wants every function and chart in the guide for
// those who write lessons, as the code documents it.
func TestLessonGuideNamesEveryWord(t *testing.T) {
	guide, err := os.ReadFile("../docs/writing-lessons.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range claim.Vocabulary {
		row := fmt.Sprintf("| `%s` | %s | `%s` |\n", f.Signature(), f.Doc, f.Example)
		if !strings.Contains(string(guide), row) {
			t.Errorf("docs/writing-lessons.md lacks the row\n%s", row)
		}
	}
	for _, kind := range chart.Kinds() {
		if !strings.Contains(string(guide), "| `"+kind+"` |") {
			t.Errorf("docs/writing-lessons.md lacks chart %s", kind)
		}
	}
}
