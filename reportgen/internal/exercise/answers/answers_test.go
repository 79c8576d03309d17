// Package answers holds the exercises' tests against known answers: wrong ones,
// each of which must fail at the step and for the cause that its file's name says,
// and right ones in other styles, which must pass. It builds all answers of an
// exercise into one program for each kind of build, and runs that program for each
// step of each answer. There are only tests in it.
package answers

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// times is how often each verdict is asked for, to see that it is always the same;
// docs/verdicts.md has the commands. From is a folder of more answers.
var (
	times = flag.Int("times", 1, "how often each answer is checked")
	from  = flag.String("from", "testdata", "a folder of more answers, in folders wrong and right")
)

const root = "../../../.."

// patterns are where answers are. There need not be a solution: an instructor may
// have taken it out.
var patterns = map[string][]string{
	"given": {"given.go"},
	"right": {"solution.go", "right/*.go"},
	"wrong": {"wrong/*.go"},
}

// TestMain lets twice as many answers be judged at once as there are CPUs: many wrong
// ones wait for what never comes. A flag -parallel of the command line wins.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0))); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// TestAnswers checks all answers of every exercise. TestSomeAnswers is its short form.
func TestAnswers(t *testing.T) {
	if testing.Short() {
		t.Skip("judges some dozens of answers to each exercise")
	}
	root, units := exercises(t)
	for _, u := range units {
		t.Run(u.Name, func(t *testing.T) { judge(t, root, u, map[string]int{"given": 1, "wrong": 5, "right": 4}) })
	}
}

// exercises is the project, and its units that have an exercise.
func exercises(t *testing.T) (path string, units []course.Unit) {
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	units, err = course.Load(os.DirFS(path))
	if err != nil {
		t.Fatal(err)
	}
	return path, slices.DeleteFunc(units, func(u course.Unit) bool { return u.Exercise == "" })
}

// judge judges all answers of a unit, of which there are at least that many of each kind.
func judge(t *testing.T, root string, u course.Unit, least map[string]int) {
	data := filepath.Join(root, filepath.FromSlash(u.Exercise), "testdata")
	paths := map[string][]string{}
	for kind, patterns := range patterns {
		for _, pattern := range patterns {
			for _, folder := range []string{data, *from} {
				found, err := filepath.Glob(filepath.Join(folder, pattern))
				if err != nil {
					t.Fatal(err)
				}
				paths[kind] = append(paths[kind], found...)
			}
		}
		if found := len(paths[kind]); found < least[kind] {
			t.Errorf("%s has %d answers that are %s, want at least %d", u.Name, found, kind, least[kind])
		}
	}
	if os.Getenv(drawing) == "drawn" {
		paths["wrong"] = drawn(paths["wrong"])
	}
	bench := NewBench(t.Context(), root, t.TempDir())
	t.Cleanup(bench.Wait)
	for kind, all := range paths {
		for _, path := range all {
			t.Run(kind+"/"+strings.TrimSuffix(filepath.Base(path), ".go"), func(t *testing.T) { bench.judge(t, u, kind, path) })
		}
	}
}

// drawing is the variable of the environment that is "drawn" if one of those known wrong
// answers that fail at the same step for the same cause is enough: all of them take half
// an hour. Each run draws anew.
const drawing = "WORKBOOK_ANSWERS"

// drawn keeps one of the wrong answers that fail alike, and all that may fail at any step.
func drawn(paths []string) (kept []string) {
	random := slices.Clone(paths)
	rand.Shuffle(len(random), func(i, j int) { random[i], random[j] = random[j], random[i] })
	seen := map[string]bool{}
	for _, path := range random {
		words := strings.Split(filepath.Base(path), ".")
		alike := words[0] + "." + words[1]
		if !seen[alike] {
			kept = append(kept, path)
		}
		seen[alike] = words[0] != "any"
	}
	return kept
}

// judge adds an answer of a kind, and wants a verdict on it that fits the kind, as
// soon as all answers have been added.
func (b *Bench) judge(t *testing.T, u course.Unit, kind, path string) {
	if err := b.Add(u, path); err != nil {
		t.Fatal(err)
	}
	t.Parallel()
	mistake := func() string {
		v, err := b.Judge(t.Context(), u, path, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if step := v.Failure(); step != nil {
			t.Logf("%s: %s", step.Name, step.Failure.Cause)
		}
		return mistaken(kind, filepath.Base(path), v)
	}
	for range *times {
		says := mistake()
		if says != "" && kind == "wrong" && *times == 1 {
			t.Logf("judged again: %s", says)
			says = mistake() // what the scheduler has to do with, it does not do each time
		}
		if says != "" {
			t.Error(says)
		}
	}
}

// mistaken says what is wrong with a verdict on an answer of a kind, "" if it fits.
func mistaken(kind, name string, v exercise.Verdict) string {
	switch {
	case kind == "given" && v.Status != results.NotAttempted:
		return "as it was given: " + explain(v)
	case kind == "right" && !v.Status.HasPassed():
		return "rejected: " + explain(v)
	case kind == "wrong":
		return notRejected(name, v)
	}
	return ""
}

// notRejected holds a verdict against the answer's name, STEP.CAUSE.NAME.go. The step
// race-free has pauses and the detector, so what another step is sure to find may show
// there already; and what shows there for its pauses may show at the step right. A race
// may show as anything at either. An answer named any.any.NAME.go may fail at any step.
func notRejected(name string, v exercise.Verdict) string {
	words := strings.Split(name, ".")
	atStep, cause := words[0], words[1]
	if v.Status == results.PassedUnraced && atStep == exercise.RaceFree {
		return "" // there is no race detector here
	}
	step := v.Failure()
	if step == nil {
		return "not rejected: " + explain(v)
	}
	f := step.Failure
	early := step.Name == exercise.RaceFree || atStep == exercise.RaceFree && step.Name == exercise.Right
	fits := f.Cause == cause && (step.Name == atStep || early) || cause == "race" && early || atStep == "any"
	switch {
	case !fits:
		return fmt.Sprintf("want a failure at %s for %s: %s", atStep, cause, explain(v))
	case f.Want == "" || f.Got == "" || len(f.Hints) < 2 && step.Name != exercise.Builds:
		return fmt.Sprintf("says too little: %+v", f)
	}
	return ""
}

// explain is a verdict for whoever writes tests of an exercise.
func explain(v exercise.Verdict) string {
	text := fmt.Sprintf("%s, seed %d %s", v.Status, v.Seed, v.Note)
	for _, s := range v.Steps {
		text += fmt.Sprintf("\n%s %s %s", s.Name, s.Outcome, s.Note)
		if f := s.Failure; f != nil {
			text += fmt.Sprintf("%s\n with %s\n expected %s\n got %s\n %q %q", f.Cause, f.Input, f.Want, f.Got, s.Where, s.Printed)
		}
	}
	return text
}
