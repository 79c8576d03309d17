package chart

import (
	"strings"
	"testing"

	"workbook/reportgen/internal/stats"
)

func crowd(machines int) Crowd {
	c := Crowd{Variant: "lock-every-add", Of: machines, Median: 0.5}
	for i := range machines {
		median := 0.4 + float64(i%5)/4
		c.Dots = append(c.Dots, Dot{Name: "quiet-heron-274", CPUs: []int{2, 8, 8, 16, 24}[i%5],
			Speedup: stats.Interval{Median: median, Lo: median * 0.9, Hi: median * 1.1, Samples: 9}})
	}
	return c
}

func TestCrowd(t *testing.T) {
	for machines, bars := range map[int]bool{1: true, 30: true, 1000: false} {
		drawn, err := crowd(machines).Chart()
		if err != nil || len(drawn.Options) == 0 {
			t.Fatalf("%d machines: %v, %d bytes of options", machines, err, len(drawn.Options))
		}
		if got := strings.Contains(string(drawn.Options), "upright"); got != bars {
			t.Errorf("%d machines: intervals are drawn: %v", machines, got)
		}
		if !strings.Contains(string(drawn.Options), "quiet-heron-274: 0.40× (0.36× to 0.44×), 2 CPUs") {
			t.Errorf("%d machines: no dot says its machine and its interval", machines)
		}
	}
	few := crowd(7)
	few.Of = 9
	few.Dots[0].Speedup.Hi = 1.2 // nobody can tell
	drawn, err := few.Chart()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(drawn.Caption, "7 of 9 machines are drawn") {
		t.Errorf("caption %q", drawn.Caption)
	}
	if drawn.Title != "lock-every-add: slower on 4 of 7 machines" {
		t.Errorf("title %q", drawn.Title)
	}
	if rows := drawn.Table.Rows; len(rows) != 2 || rows[0][0] != "8" || rows[1][0] != "other" || rows[1][1] != "4" {
		t.Errorf("rows %v: groups of fewer than three machines are not together", rows)
	}
	if none, err := (Crowd{Variant: "x"}).Chart(); err != nil || len(none.Options) > 0 {
		t.Errorf("nothing was drawn as %s, %v", none.Options, err)
	}
}

func TestTallies(t *testing.T) {
	drawn, err := Tallies("Answer", []string{"predicted it", "machines bear it out"}, []Tally{{"slower", []int{7, 1200}}, {"faster", []int{0, 3}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"slower: 1,200 machines bear it out", "faster: 0 predicted it", `"counted"`} {
		if !strings.Contains(string(drawn.Options), want) {
			t.Errorf("the options lack %s", want)
		}
	}
	if len(drawn.Key) != 2 || drawn.Table.Rows[0][2] != "1,200" {
		t.Errorf("key %v, table %v", drawn.Key, drawn.Table.Rows)
	}
	if none, err := Tallies("Answer", []string{"machines"}, nil); err != nil || len(none.Options) > 0 {
		t.Errorf("nothing was drawn as %s, %v", none.Options, err)
	}
}
