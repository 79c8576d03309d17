package source

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDiffHoldsBothSides(t *testing.T) {
	side := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", ""}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		from, to := side.Draw(t, "from"), side.Draw(t, "to")
		var old, new []string
		for _, line := range diff(from, to) {
			if line.Op != "+" {
				old = append(old, line.Text)
			}
			if line.Op != "-" {
				new = append(new, line.Text)
			}
		}
		if !cmp.Equal(old, append([]string(nil), from...)) || !cmp.Equal(new, append([]string(nil), to...)) {
			t.Fatalf("%q to %q gives back %q and %q", from, to, old, new)
		}
	})
}

// TestADiffOfHugePassages has a table of 20 GB to avoid.
func TestADiffOfHugePassages(t *testing.T) {
	from := strings.Split(strings.Repeat("a\n", 50_000), "\n")
	to := append(from[:len(from):len(from)], "b")
	if got := diff(from, to); len(got) != len(from)+len(to) {
		t.Errorf("%d lines, want all of both passages", len(got))
	}
}

func TestTheLockIsAllThatChanged(t *testing.T) {
	var passages [2]Passage
	for i, from := range [][2]string{{"labs/02-race", "unlocked"}, {"labs/03-mutex", "lockEveryAdd"}} {
		var err error
		if passages[i], err = Declaration(os.DirFS("../page/testdata"), from[0], from[1]); err != nil {
			t.Fatal(err)
		}
	}
	var added []string
	for _, line := range Diff(passages[0], passages[1]) {
		if line.Op == "+" {
			added = append(added, strings.TrimSpace(line.Text))
		}
	}
	want := []string{
		"// lockEveryAdd takes the lock for every number it adds.", "func lockEveryAdd(t lab.Task) int64 {",
		"var mu sync.Mutex", "var total int64 // guarded by mu", "mu.Lock()", "mu.Unlock()",
	}
	if diff := cmp.Diff(want, added); diff != "" {
		t.Error(diff)
	}
}

func TestFoldKeepsThreeLinesAroundAChange(t *testing.T) {
	lines := diff(strings.Fields("1 2 3 4 5 6 7 8 9 x 1 2 3 4 5"), strings.Fields("1 2 3 4 5 6 7 8 9 y 1 2 3 4 5"))
	var got []string
	for _, line := range fold(lines) {
		got = append(got, strings.TrimSpace(line.Op+line.Text))
	}
	if diff := cmp.Diff(strings.Fields("7 8 9 -x +y 1 2 3 …"), got); diff != "" {
		t.Error(diff)
	}
}
