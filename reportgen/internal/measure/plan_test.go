package measure

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/labs/launch"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

func unit(plans ...course.Plan) course.Unit {
	return course.Unit{Name: "03-x", Path: "lessons/03-x.md", Lab: "labs/03-x",
		Lesson: course.Lesson{Plan: plans, Expect: map[string]string{"wild": "race"}}}
}

var listed = []launch.Listed{{Name: "serial", Baseline: true}, {Name: "tame"}, {Name: "wild"}}

func TestCases(t *testing.T) {
	four := course.Count{Times: 4}
	u := unit(
		course.Plan{Workers: []course.Count{four}, N: []int64{1000}},
		course.Plan{Variants: []string{"tame"}, Workers: []course.Count{four, {Times: 2, PerCPU: true}}, N: []int64{1000, 3}},
	)
	got, err := cases(u, listed, 8)
	if err != nil {
		t.Fatal(err)
	}
	want := []results.Case{
		{Variant: "serial", Workers: 1, N: 1000, Expect: "right", Baseline: true},
		{Variant: "tame", Workers: 4, N: 1000, Expect: "right"},
		{Variant: "wild", Workers: 4, N: 1000, Expect: "race"},
		{Variant: "tame", Workers: 16, N: 1000, Expect: "right"},
		{Variant: "serial", Workers: 1, N: 3, Expect: "right", Baseline: true},
		{Variant: "tame", Workers: 3, N: 3, Expect: "right"}, // no more workers than numbers, and once
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCasesNameWhatTheLabHasNot(t *testing.T) {
	u := unit(course.Plan{Variants: []string{"lame"}, Workers: []course.Count{{Times: 1}}, N: []int64{1}})
	_, err := cases(u, listed, 2)
	if err == nil || !strings.Contains(err.Error(), `lessons/03-x.md:1: front matter: plan: unknown variant "lame": want one of serial, tame, wild`) {
		t.Errorf("error %v", err)
	}
	u = unit(course.Plan{Workers: []course.Count{{Times: 1}}, N: []int64{1}})
	u.Lesson.Expect["mild"] = "right"
	if _, err = cases(u, listed, 2); err == nil || !strings.Contains(err.Error(), `expect: unknown variant "mild"`) {
		t.Errorf("error %v", err)
	}
}

func TestOrder(t *testing.T) {
	planned := []results.Case{{Variant: "serial", Baseline: true}, {Variant: "a"}, {Variant: "b"}, {Variant: "serial", N: 2, Baseline: true}}
	orders := func(seed uint64) (all [][]int) {
		random := rand.New(rand.NewPCG(seed, 0))
		for range 20 {
			all = append(all, order(planned, []int{0, 1, 2, 3}, random))
		}
		return all
	}
	first := orders(7)
	for _, round := range first {
		if sorted := slices.Sorted(slices.Values(round)); !slices.Equal(sorted, []int{0, 0, 1, 2, 3, 3}) {
			t.Errorf("round %v: want every case once and every baseline twice", round)
		}
	}
	if diff := cmp.Diff(first, orders(7)); diff != "" {
		t.Errorf("the same seed gives another order: %s", diff)
	}
	if cmp.Equal(first, orders(8)) {
		t.Error("another seed gives the same orders")
	}
	if !slices.ContainsFunc(first, func(round []int) bool { return !slices.Equal(round, first[0]) }) {
		t.Error("every round has the same order")
	}
}

// TestARunWithoutALabEnds is what is left if no lab builds.
func TestARunWithoutALabEnds(t *testing.T) {
	if failed := build(t.Context(), root, t.TempDir(), nil); len(failed) > 0 {
		t.Errorf("building nothing failed: %v", failed)
	}
	askRace(t.Context(), root, t.TempDir(), nil)
	r := &run{Options: Options{Budget: time.Second, Rounds: MostRounds, Progress: func(Progress) {}}, file: &results.File{}}
	r.calibrate(t.Context())
	r.time(t.Context())
	r.observe(t.Context())
	if _, err := r.result(); err != nil {
		t.Error(err)
	}
}

func TestRepeatsFillTheSlot(t *testing.T) {
	for work, want := range map[time.Duration]int{time.Millisecond: 50, time.Hour: 1, 1: maxRepeats} {
		got := pilot{work: work}.call(50 * time.Millisecond)
		if got.Repeat != want || got.For != 0 {
			t.Errorf("%s: %+v, want %d repeats", work, got, want)
		}
	}
}

// TestTheFirstLaunchTakesASlot is of a case of which nothing is known.
func TestTheFirstLaunchTakesASlot(t *testing.T) {
	if got := (pilot{}).call(minSlot); got.Repeat != -1 || got.For != minSlot {
		t.Errorf("%+v, want repeats for %s", got, minSlot)
	}
}

// TestACaseThatIsGoneLeavesTheRound lets case 1 leave after two launches.
func TestACaseThatIsGoneLeavesTheRound(t *testing.T) {
	order, taken := leave([]int{2, 0, 1, 0, 3}, []results.Sample{{Repeats: 2}, {Repeats: 10}}, 1)
	if !slices.Equal(order, []int{1, 0, 0, 2}) || len(taken) != 2 || taken[0].Repeats != 2 || taken[1].Repeats != 10 {
		t.Errorf("left are %v, with %d samples", order, len(taken))
	}
	order, taken = leave([]int{0, 1, 0}, []results.Sample{{Repeats: 1}, {Repeats: 2}}, 0)
	if !slices.Equal(order, []int{0}) || len(taken) != 1 || taken[0].Repeats != 2 {
		t.Errorf("left are %v, with %+v", order, taken)
	}
}

// TestAPilotForgets lets a case's first launch meet a busy machine, and the next
// ones a quiet one.
func TestAPilotForgets(t *testing.T) {
	var p pilot
	p.learn(results.Sample{Repeats: 1, Work: 50 * time.Millisecond, Wall: 200 * time.Millisecond})
	if p != (pilot{work: 50 * time.Millisecond, overhead: 150 * time.Millisecond}) {
		t.Errorf("after one launch: %+v", p)
	}
	for range 10 {
		p.learn(results.Sample{Repeats: 4, Work: time.Millisecond, Wall: 6 * time.Millisecond})
	}
	if p.work > 1100*time.Microsecond || p.overhead > 2200*time.Microsecond {
		t.Errorf("ten quiet launches later: %+v", p)
	}
}
