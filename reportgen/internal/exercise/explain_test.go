package exercise

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

// TestSlips are those of which the compiler does not say what they are.
func TestSlips(t *testing.T) {
	const text = "package a\n\nfunc F() {}\n\npackage a\n\nF()\n"
	for line, want := range map[string]string{
		"a.go:3:5: invalid character U+00A0 in identifier":                         "delete it, and type what belongs there",
		"a.go:3:5: invalid character U+200B in identifier":                         "delete it, and type what belongs there",
		"a.go:3:5: invalid character U+001A":                                       "delete it, and type what belongs there",
		"a.go:3:5: invalid character U+000C":                                       "delete it, and type what belongs there",
		"a.go:3:5: invalid BOM in the middle of the file":                          "delete it, and type what belongs there",
		"a.go:3:5: illegal byte order mark":                                        "delete it, and type what belongs there",
		"a.go:3:5: invalid character U+0023 '#'":                                   "",
		"a.go:5:1: syntax error: non-declaration statement outside function body":  "a second file begins at this line",
		"a.go:7:1: syntax error: non-declaration statement outside function body":  "",
		"a.go:99:1: syntax error: non-declaration statement outside function body": "",
	} {
		if got := slip([]byte(text), line); got == "" != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// TestMissingFunctionsInOneOrder takes all functions out of an exercise that has two, and
// wants the same words each time.
func TestMissingFunctionsInOneOrder(t *testing.T) {
	source := filepath.Join(t.TempDir(), "exercise.go")
	if err := os.WriteFile(source, []byte("package exercise\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	j := &judging{root: "../../..", Subject: Subject{Unit: course.Unit{Exercise: "labs/14-pipes/exercise"}, Source: source}}
	for range 20 {
		if all := j.missing(); len(all) != 2 || !slices.IsSorted(all) || !strings.HasPrefix(all[0], "Receive ") {
			t.Fatalf("got %q, want Receive and then Send", all)
		}
	}
}
