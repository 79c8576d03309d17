package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

var (
	planted       = flag.Float64("planted", 0, "let TestPlanted make six variants slower by this factor, such as 1.2; 1 changes nothing")
	plantedLabs   = flag.String("planted-labs", "", "the numbers of the labs that it measures, with blanks between; empty for all")
	plantedBudget = flag.String("planted-budget", "", "the budget of its two reports; empty for the default")
)

// slowed are the variants that TestPlanted makes slower, one in each of six labs.
var slowed = map[string]string{
	"03-mutex": "lock-every-add", "05-atomic": "atomic-every-add", "06-false-sharing": "padded",
	"07-channels": "one-by-one", "08-pool": "queue", "09-scaling": "share-100",
}

// plant makes a variant of the lab in folder slower: what it calls takes as much
// longer as the factor says.
func plant(folder, variant, factor string) error {
	path := filepath.Join(folder, "main.go")
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, tail, found := strings.Cut(string(text), `{Name: "`+variant+`", Sum: `)
	call, rest, ended := strings.Cut(tail, "},\n")
	if !found || !ended {
		return &os.PathError{Op: "plant " + variant, Path: path, Err: os.ErrNotExist}
	}
	slower := head + `{Name: "` + variant + `", Sum: planted(` + call + ")},\n" + rest
	if err := os.WriteFile(path, []byte(slower), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "planted.go"), []byte(`package main

import (
	"time"

	"workbook/labs/lab"
)

func planted(sum func(lab.Task) int64) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		began := time.Now()
		total := sum(t)
		for until := time.Duration(`+factor+` * float64(time.Since(began))); time.Since(began) < until; {
		}
		return total
	}
}
`), 0o644)
}

// TestPlanted measures a copy of the project twice, the second time with six slower
// variants, and compares: a change of 20% is found in at least five of them, with
// the program as its cause, and at most two other cases are called different.
func TestPlanted(t *testing.T) {
	if *planted == 0 {
		t.Skip("takes two reports: give -planted 1.2")
	}
	units, err := course.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	var labs []string
	for _, u := range units {
		labs = append(labs, u.Name)
	}
	project, program := projectWith(t, labs...), filepath.Join(t.TempDir(), "reportgen")
	mustRun(t, "..", "go", "build", "-o", program, "./reportgen")
	before := reported(t, project, program)
	if *planted != 1 {
		for lab, variant := range slowed {
			if err := plant(filepath.Join(project, "labs", lab), variant, flag.Lookup("planted").Value.String()); err != nil {
				t.Fatal(err)
			}
		}
	}
	judgePlanted(t, results.Compare(before, reported(t, project, program)))
}

// judgePlanted counts what the comparison found, and what it took for a change.
func judgePlanted(t *testing.T, found results.Comparison) {
	counts, finds, others := map[stats.Verdict]int{}, map[string]bool{}, 0
	for _, r := range found.Rows {
		if r.Why != "" {
			t.Logf("%s: not compared: %s", r.Key, r.Why)
			continue
		}
		counts[r.Verdict]++
		different := r.Verdict == stats.Slower || r.Verdict == stats.Faster
		switch {
		case *planted != 1 && slowed[r.Lab] == r.Variant:
			t.Logf("%s: new/old %.3f (%.3f–%.3f), finds %.0f%%: %s %s", r.Key, r.Ratio.Median, r.Ratio.Lo, r.Ratio.Hi, 100*r.Least(), r.Verdict, r.Cause)
			if r.Verdict == stats.Slower && r.Cause == results.FromProgram {
				finds[r.Lab] = true
			}
		case different:
			others++
			t.Logf("not planted: %s: new/old %.3f (%.3f–%.3f): %s %s", r.Key, r.Ratio.Median, r.Ratio.Lo, r.Ratio.Hi, r.Verdict, r.Cause)
		}
	}
	t.Logf("of %d cases compared are %v; controls %+v", len(found.Rows), counts, found.Controls)
	t.Logf("found %d of %d planted slowdowns; %d other cases called different", len(finds), len(slowed), others)
	if *planted != 1 && len(finds) < len(slowed)-1 || others > 2 {
		t.Errorf("want at least %d found, and at most 2 others", len(slowed)-1)
	}
	if same := counts[stats.NoDifference]; *planted == 1 && same*104 < 60*len(found.Rows) {
		t.Errorf("no difference is said of %d cases of %d, want 60 of 104", same, len(found.Rows))
	}
}

// reported measures the project and returns what was measured.
func reported(t *testing.T, project, program string) *results.File {
	t.Helper()
	args := append([]string{"report"}, strings.Fields(*plantedLabs)...)
	if *plantedBudget != "" {
		args = append(args, "-budget", *plantedBudget)
	}
	mustRun(t, project, program, args...)
	f, err := results.Open(filepath.Join(project, resultsFile))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustRun(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}
