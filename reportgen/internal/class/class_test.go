package class

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/class/madeup"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// syllabus is that of the course itself, read once.
var syllabus = sync.OnceValue(func() handin.Syllabus {
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		panic(err)
	}
	return handin.NewSyllabus(units, root)
})

func full(t testing.TB, machines int) *Class {
	t.Helper()
	c := New(syllabus())
	for i := range machines {
		c.Add(madeup.HandIn(syllabus(), i, 1))
	}
	return c
}

func TestLaterHandInsReplaceEarlierOnes(t *testing.T) {
	c := New(syllabus())
	h := madeup.HandIn(syllabus(), 0, 1)
	h.Number = 2
	for _, step := range []struct {
		number int
		said   int
		counts int // of the choice that was said in this step
	}{{2, 0, 1}, {1, 1, 0}, {2, 2, 1}, {5, 3, 1}} {
		h.Number = step.number
		h.Labs[0].Prediction = &handin.Prediction{Choice: handin.FingerprintOf(syllabus()[0].Lesson.Predict.Choices[step.said].Text)}
		c.Add(h)
		if got := c.Summary().Lessons[0].Choices[step.said].Said; got != step.counts {
			t.Errorf("number %d: %d said it, want %d", step.number, got, step.counts)
		}
	}
	if got := c.Machines(); got != 1 {
		t.Errorf("%d machines, want 1", got)
	}
}

// TestSummaryCountsEverybody adds up what it counts.
func TestSummaryCountsEverybody(t *testing.T) {
	const machines = 50
	s := full(t, machines).Summary()
	for _, k := range s.Room {
		sum := 0
		for _, g := range k.Groups {
			sum += g.Machines
			if g.Machines < few && g.Name != handin.Other {
				t.Errorf("%s: %s has %d machines and is named", k.What, g.Name, g.Machines)
			}
		}
		if sum != machines {
			t.Errorf("%s: %d machines, want %d", k.What, sum, machines)
		}
	}
	for _, l := range s.Lessons {
		bears := l.Unsettled
		for _, c := range l.Choices {
			bears += c.Bears
		}
		if bears != machines || l.Measured != machines {
			t.Errorf("%s: measured on %d, settled or not on %d; want %d", l.Name, l.Measured, bears, machines)
		}
	}
	for _, e := range s.Exercises {
		causes := 0
		for _, c := range e.Causes {
			causes += c.Students
		}
		if e.Passed+e.NotPassed+e.Open != machines || causes != e.NotPassed {
			t.Errorf("%s: %d passed, %d not, %d open; %d causes", e.Name, e.Passed, e.NotPassed, e.Open, causes)
		}
	}
	if len(s.Names) != machines || len(s.CPUs) != machines {
		t.Errorf("%d names, %d CPUs", len(s.Names), len(s.CPUs))
	}
}

// TestAMachineWithoutALabAnswersNothing wants nobody to be counted for a question of a
// lab that was not handed in.
func TestAMachineWithoutALabAnswersNothing(t *testing.T) {
	c := New(syllabus())
	h := madeup.HandIn(syllabus(), 0, 1)
	h.Labs = h.Labs[:1]
	c.Add(h)
	for _, choice := range c.Summary().Lessons[2].Choices {
		if choice.Said+choice.Bears > 0 {
			t.Errorf("%q: predicted by %d, and %d machines bear it out", choice.Text, choice.Said, choice.Bears)
		}
	}
}

// TestDotIsTheSubject wants the case of the variant that the question is about.
func TestDotIsTheSubject(t *testing.T) {
	mutex := syllabus().Topic("03-mutex")
	if mutex.Subject != "lock-every-add" {
		t.Fatalf("the question of 03-mutex is about %q", mutex.Subject)
	}
	at := func(variant string, workers int, n int64, speedup float64) handin.Case {
		return handin.Case{Variant: variant, Workers: workers, N: n, Speedup: handin.Interval{speedup, speedup, speedup, 9}}
	}
	l := &handin.Lab{Cases: []handin.Case{
		at("serial", 1, 1e6, 1), at("lock-once", 8, 1e7, 4), at("lock-every-add", 8, 1e3, 3),
		at("lock-every-add", 2, 1e6, 0.5), at("lock-every-add", 4, 1e6, 0.25),
	}}
	if got := subject(mutex, l); got[0] != 0.25 {
		t.Errorf("the dot is at %v, want 0.25", got)
	}
}

// TestStrangersAreCountedAsOther hands in names that the course does not have.
func TestStrangersAreCountedAsOther(t *testing.T) {
	c := New(syllabus())
	for i := range 5 {
		h := madeup.HandIn(syllabus(), i, 1)
		h.Labs = append(h.Labs, handin.Lab{Name: "77-karl", Status: results.OK})
		h.Labs[2].Prediction = &handin.Prediction{Choice: "00000000"}
		h.Labs[2].Measured = "00000000"
		h.Labs[2].Exercise, h.Labs[2].Cause = results.NotPassed, "karl-was-here"
		h.Labs[2].Claims = []handin.Claim{{Claim: "00000000", Verdict: claim.Fails}}
		c.Add(h)
	}
	s := c.Summary()
	if l := s.Lessons[2]; l.Another != 5 || l.Unsettled != 5 {
		t.Errorf("%d other predictions, %d unsettled; want 5", l.Another, l.Unsettled)
	}
	if got := s.Exercises[1].Causes; !slices.Equal(got, []Cause{{handin.Other, "", 5}}) {
		t.Errorf("causes %+v", got)
	}
	var table bytes.Buffer
	if err := c.WriteCSV(&table); err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprintf("%+v", s) + table.String(); strings.Contains(text, "karl") {
		t.Error("the name is in what goes out")
	}
}

// TestWhatFailingMachinesHaveInCommon finds what the made-up class was given, and
// nothing in chance.
func TestWhatFailingMachinesHaveInCommon(t *testing.T) {
	for _, s := range full(t, 60).Summary().Splits {
		if !strings.Contains(s.Common, "with 2 CPUs or fewer") && !strings.Contains(s.Common, "virtual") {
			t.Errorf("%s: %q: in common: %q", s.Name, s.Sentence, s.Common)
		}
	}
	c := New(syllabus())
	for i := range 60 {
		h := madeup.HandIn(syllabus(), i, 1)
		for j := range h.Labs {
			for k := range h.Labs[j].Claims {
				h.Labs[j].Claims[k].Verdict = []claim.Verdict{claim.Holds, claim.Fails}[(i+j)%2]
			}
		}
		c.Add(h)
	}
	for _, s := range c.Summary().Splits {
		if s.Common != "" {
			t.Errorf("%s: %q: chance has in common: %q", s.Name, s.Sentence, s.Common)
		}
	}
}

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, b tally
		want float64 // R: fisher.test, or twice its smaller one-sided p
	}{
		{tally{0, 5}, tally{5, 0}, 2 * 1.0 / 252},
		{tally{3, 1}, tally{1, 3}, 2 * 17.0 / 70},
		{tally{2, 2}, tally{2, 2}, 1},
	} {
		if got := fisher(c.a, c.b); got < c.want*(1-1e-9) || got > c.want*(1+1e-9) {
			t.Errorf("%v, %v: p %g, want %g", c.a, c.b, got, c.want)
		}
	}
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := full(t, 3).WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Columns, rows[0]); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if want := 1 + 3*len(syllabus()); len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
	for _, row := range rows {
		if text := strings.Join(row, " "); strings.Contains(text, "Intel") || strings.Contains(text, "Apple") {
			t.Errorf("a pseudonym beside a CPU: %s", text)
		}
	}
}
