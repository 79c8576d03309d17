package chart

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workbook/reportgen/internal/results"
)

func TestLoss(t *testing.T) {
	w := newWorld(15, 0.01)
	c := drawn(t, "loss", w.file(2, w.race()), "02-race")
	says(t, c.Title, "unlocked with 4 workers: 135 of 150 sums wrong")
	says(t, c.Caption, "it found one")
	cells := renders(t, c, "cells")[0].(map[string]any)["value"].([]any)
	if cells[1] != 150.0 || cells[2] != 135.0 {
		t.Errorf("of %v squares %v are filled, want 135 of 150", cells[1], cells[2])
	}
}

func TestLossTitleNamesBothVariantsThatWentWrong(t *testing.T) {
	w := newWorld(15, 0.01)
	l := w.race()
	again := l.Cases[1]
	again.Variant = "retry-adds"
	l.Cases = append(l.Cases, again, w.variant("queue", 4, 1e6, time.Millisecond))
	says(t, drawn(t, "loss", w.file(2, l), l.Name).Title, "unlocked: 135 of 150 sums wrong; retry-adds: 135 of 150; queue: none")
}

// TestLossTableIsAboutWrongSums wants in the table what the claims call lost: what
// is missing from the sums that were wrong, without the zeros of the right ones.
func TestLossTableIsAboutWrongSums(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(2, w.race())
	for i := range f.Labs[0].Cases[1].Samples {
		s := &f.Labs[0].Cases[1].Samples[i]
		s.Right, s.Wrong, s.Lost = 1, 2, []float64{0, 0.3, 0.34}
	}
	table := drawn(t, "loss", f, "02-race").Table
	if column := slices.Index(table.Head, "Missing from wrong sums"); column < 0 || table.Rows[0][column] != "0%" || table.Rows[1][column] != "32.0%" {
		t.Errorf("the table is %v %v", table.Head, table.Rows)
	}
}

// A wrong run shows however rare it is, and so does a right one.
func TestEveryPictureOfRunsShowsAWrongOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		right, wrong := rapid.IntRange(0, 1e6).Draw(t, "right"), rapid.IntRange(0, 1e6).Draw(t, "wrong")
		if right+wrong == 0 {
			return
		}
		total, filled, each := cellsOf(point{Case: &results.Case{Samples: []results.Sample{{Right: right, Wrong: wrong}}}})
		if total > maxCells || total*each < right+wrong {
			t.Fatalf("%d squares of %d runs stand for %d runs", total, each, right+wrong)
		}
		if several := right+wrong > 1; several && ((filled > 0) != (wrong > 0) || (filled < total) != (right > 0)) {
			t.Fatalf("%d of %d squares are filled for %d wrong and %d right runs", filled, total, wrong, right)
		}
	})
}

func TestNoLossIsStillARace(t *testing.T) {
	w := newWorld(15, 0.01)
	f := w.file(1, w.race())
	for i := range f.Labs[0].Cases[1].Samples {
		s := &f.Labs[0].Cases[1].Samples[i]
		s.Right, s.Wrong, s.Lost = 10, 0, []float64{0, 0}
	}
	says(t, drawn(t, "loss", f, "02-race").Title, "no wrong sum in 150 runs, and still a race")
}

// TestWhatWentWrongIsFirst has a variant with wrong sums planned behind one without.
func TestWhatWentWrongIsFirst(t *testing.T) {
	w := newWorld(15, 0.01)
	l := w.race()
	l.Cases = slices.Insert(l.Cases, 1, w.variant("queue", 4, 1e6, time.Millisecond))
	if rows := renders(t, drawn(t, "loss", w.file(2, l), l.Name), "name"); rows[0].(map[string]any)["name"] != "unlocked: 135 of 150 sums wrong" {
		t.Errorf("the first row is %v", rows[0])
	}
}
