package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

func TestBannerSaysEachThingOnce(t *testing.T) {
	amber := func(code, lab, text string) results.Warning {
		return results.Warning{Level: results.Amber, Code: code, Lab: lab, Text: text}
	}
	red := func(code, lab, text string) results.Warning {
		return results.Warning{Level: results.Red, Code: code, Lab: lab, Text: text}
	}
	many := []results.Warning{red("wrong-sum", "02", ""), amber("noise", "", "Noisy."), amber("busy", "", "Busy."), amber("load", "", "Loaded."), amber("odd", "03", "Odd.")}
	for _, c := range []struct {
		name     string
		warnings []results.Warning
		want     banner
	}{
		{"nothing", nil, banner{}},
		{"notes", []results.Warning{{Level: results.Note, Code: "load", Text: "Loaded."}}, banner{}},
		{"one kind in two labs", []results.Warning{amber("imprecise", "03", "a"), amber("imprecise", "04", "b"), amber("imprecise", "04", "c")},
			banner{Amber: []alarm{{"Precision not reached", "03 and 04"}}}},
		{"one kind in many labs", []results.Warning{red("wrong-sum", "1", ""), red("wrong-sum", "2", ""), red("wrong-sum", "3", ""), red("wrong-sum", "4", ""), red("wrong-sum", "5", "")},
			banner{Red: []alarm{{"Wrong sums where right ones are expected", "1, 2, 3 and 2 more"}}}},
		{"an unknown kind speaks for itself", []results.Warning{amber("odd", "03", "Odd."), amber("busy", "", "Busy.")},
			banner{Amber: []alarm{{"03: Odd.", ""}, {"Busy.", ""}}}},
		{"four lines", many[:4],
			banner{Red: []alarm{{"Wrong sums where right ones are expected", "02"}}, Amber: []alarm{{"Noisy.", ""}, {"Busy.", ""}, {"Loaded.", ""}}}},
		{"the fourth line counts the rest", many,
			banner{Red: []alarm{{"Wrong sums where right ones are expected", "02"}}, Amber: []alarm{{"Noisy.", ""}, {"Busy.", ""}}, More: 2}},
	} {
		if diff := cmp.Diff(c.want, newBanner(c.warnings)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}
