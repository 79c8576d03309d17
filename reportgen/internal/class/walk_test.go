package class

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workbook/reportgen/internal/class/madeup"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// TestAWholeReportIsOneMachine hands in a machine's hand-in and the results file that
// it was made from, in every order, and its earlier ones.
func TestAWholeReportIsOneMachine(t *testing.T) {
	one, other := resultsFile(t, 1), bytes.ReplaceAll(resultsFile(t, 2), []byte(`"cpu_model": "AMD EPYC"`), []byte(`"cpu_model": "Apple M2"`))
	if bytes.Equal(other, resultsFile(t, 2)) {
		t.Fatal("both runs have the same machine")
	}
	handIn := func(number int, text []byte) []byte {
		f, err := results.Read(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return bytesOf(t, handin.New(syllabus(), f, handin.Identity{Token: handin.Token{1}, Number: number}))
	}
	for name, texts := range map[string][][]byte{
		"hand-in first":       {handIn(1, one), one},
		"results first":       {one, handIn(1, one)},
		"a copy behind both":  {one, handIn(1, one), one},
		"two runs":            {handIn(1, one), one, handIn(2, other), other},
		"the later run first": {handIn(2, other), other, handIn(1, one), one},
		"results in between":  {handIn(1, one), other, handIn(2, other)},
		"results of both":     {other, one, handIn(1, one), handIn(2, other), one, other},
	} {
		for _, strict := range []bool{false, true} {
			folder := t.TempDir()
			for i, text := range texts {
				write(t, filepath.Join(folder, fmt.Sprintf("%d.json", i)), text)
			}
			c := New(syllabus())
			g, err := c.Gather(t.Context(), []string{folder}, strict)
			if err != nil || len(g.Skipped) > 0 || c.Machines() != 1 || g.Replaced != len(texts)-1 {
				t.Errorf("%s, strict %v: %d machines, %+v, %v", name, strict, c.Machines(), g, err)
			}
		}
	}
	for name, files := range map[string]map[string][]byte{
		"measured again":              {"hand-in.json": handIn(1, one), "results.json": other},
		"with a copy of an earlier":   {"before.json": one, "hand-in.json": handIn(1, one), "results.json": other},
		"with a copy of an older one": {"a.json": resultsFile(t, 7), "hand-in.json": handIn(1, one), "results.json": other},
		"not handed in":               {"before.json": one, "results.json": other, "vorher.json": resultsFile(t, 7)},
		"half a hand-in":              {"before.json": one, "hand-in.json": handIn(1, one)[:99], "results.json": other},
	} {
		folder := t.TempDir()
		for name, text := range files {
			write(t, filepath.Join(folder, "report", name), text)
		}
		write(t, filepath.Join(folder, "report", "samples.csv"), nil)
		write(t, filepath.Join(folder, "report", "friend.json"), bytesOf(t, madeup.HandIn(syllabus(), 5, 1)))
		c := New(syllabus())
		g, err := c.Gather(t.Context(), []string{folder}, false)
		if err != nil || c.Machines() != 2 || g.Files+len(g.Skipped) != len(files)+1 {
			t.Errorf("%s: %d machines, %+v, %v; want this one, and a friend's, whose hand-in is there too", name, c.Machines(), g, err)
		}
		if kinds := c.kinds; strings.HasPrefix(name, "not") && !slices.ContainsFunc(kinds, func(m handin.Machine) bool { return m.CPU == "Apple M2" }) {
			t.Errorf("%s: %v counts, and not results.json", name, kinds)
		}
	}
	c := New(syllabus())
	for _, f := range []uint64{1, 2} { // the same figures at two times: a results file is a machine's own
		h, from, err := c.parse(resultsFile(t, f), false)
		if err != nil {
			t.Fatal(err)
		}
		c.add(h, from)
	}
	if c.Machines() != 2 {
		t.Errorf("two results files are %d machines", c.Machines())
	}
}
