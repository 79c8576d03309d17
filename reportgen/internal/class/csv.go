package class

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// Columns are those of class.csv: a row for each machine and lab. None names a CPU,
// and no cell holds a student's words.
var Columns = []string{
	"machine", "os", "arch", "cpus", "lab", "status", "race",
	"predicted", "borne_out", "answer", "answer_lo", "answer_hi",
	"subject", "speedup", "speedup_lo", "speedup_hi",
	"exercise", "cause", "claims_hold", "claims_fail", "claims_open",
}

// WriteCSV writes one row for each machine and lab, with a row of names first.
// Choices are their places in the lesson, from 1. Cells of what nobody has judged are
// empty.
func (c *Class) WriteCSV(w io.Writer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := csv.NewWriter(w)
	_ = out.Write(Columns) // out keeps the error
	for i := range c.machines {
		m := &c.machines[i]
		name, kind := m.id.pseudonym(), c.kinds[m.kind]
		for topic, lab := range m.labs {
			t := &c.syllabus[topic]
			if lab.status == 0 {
				continue
			}
			claims := []string{"", "", ""}
			if m.from != unjudged {
				claims = lab.claimCells(t)
			}
			_ = out.Write(slices.Concat(
				[]string{name, kind.OS, kind.Arch, strconv.Itoa(kind.CPUs), t.Name},
				[]string{string(statuses[lab.status]), string(races[lab.race]), choice(lab.said), choice(lab.bears)},
				lab.answer.cells(), []string{t.Subject}, lab.speedup.cells(),
				[]string{string(results.Attempts[lab.exercise]), c.causes[lab.cause]}, claims))
		}
	}
	out.Flush()
	return out.Error()
}

// claimCells are how many of the lesson's claims hold, fail, and can't be told.
func (w went) claimCells(t *handin.Topic) (cells []string) {
	counts := map[claim.Verdict]int{}
	for at := range t.Claims[:min(len(t.Claims), maxClaims)] {
		counts[w.verdict(at)]++
	}
	for _, v := range []claim.Verdict{claim.Holds, claim.Fails, claim.CantTell} {
		cells = append(cells, strconv.Itoa(counts[v]))
	}
	return cells
}

// choice is the number of a choice, "other" or nothing.
func choice(place int8) string {
	switch {
	case place == another:
		return "other"
	case place < 0:
		return ""
	}
	return strconv.Itoa(int(place) + 1)
}

// cells are the three figures, empty if they are not known.
func (s short) cells() []string {
	if !s.known() {
		return []string{"", "", ""}
	}
	cell := func(x float32) string { return strconv.FormatFloat(float64(x), 'g', 4, 32) }
	return []string{cell(s[0]), cell(s[1]), cell(s[2])}
}
