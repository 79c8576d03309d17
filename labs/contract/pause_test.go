package contract

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestPausesComeBetweenSteps wants pauses where goroutines meet, none in a loop that
// only computes, and each line where it was.
func TestPausesComeBetweenSteps(t *testing.T) {
	const text = `package exercise // and a comment

import "sync/atomic"

func add(sum *atomic.Int64, c chan int64, t lab.Task) (total int64) {
	for i := range t.Share(0).Each {
		total += t.Number(i)
	}
	if sum.Load() < total { sum.Store(total) }
	switch {
	case total > 0:
		c <- total
	default:
		total += <-c
	}
	select {
	case <-c:
		return -1
	default:
	}
	close(c)
	return total
}
`
	paused := WithPauses(text)
	if _, err := parser.ParseFile(token.NewFileSet(), "", paused, 0); err != nil {
		t.Fatal(err)
	}
	before := strings.Split(text, "\n")
	for i, line := range strings.Split(paused, "\n") {
		_, clause := strings.CutPrefix(line, "package")
		meets := strings.Contains(before[i], "sum.") || strings.Contains(before[i], "c <-") || strings.Contains(before[i], "= <-c") || strings.Contains(before[i], "select") || strings.Contains(before[i], "close(")
		if !clause && strings.Contains(line, "Pause()") != meets {
			t.Errorf("line %d is %q", i+1, line)
		}
		if rest := strings.ReplaceAll(line, "workbook_contract.Pause(); ", ""); !clause && rest != before[i] {
			t.Errorf("line %d is %q, want %q with pauses", i+1, line, before[i])
		}
	}
	if strings.Count(paused, "Pause()") != 6 {
		t.Errorf("want 6 pauses, one of them within a line:\n%s", paused)
	}
	const reads = "package exercise\n\nfunc add(x, y *atomic.Int64) {\n\tgo run(func() { v, ok := m.Load() })\n\tx.Store(max(int64(x.Load()), 1) + y.Load())\n}\n"
	const want = "\tworkbook_contract.Pause(); x.Store(max(int64(workbook_contract.Paused(x.Load())), 1) + workbook_contract.Paused(y.Load()))\n"
	if paused := WithPauses(reads); !strings.Contains(paused, want) || strings.Count(paused, "Paused(") != 2 {
		t.Errorf("want the line %q in:\n%s", want, paused)
	}
	const looks = "package exercise\n\nfunc empty(x, y *atomic.Int64) bool {\n\treturn x.Load() == 0 && (y.Load() == 0 || !closed.Load())\n}\n"
	if paused := WithPauses(looks); strings.Count(paused, "Paused(") != 3 {
		t.Errorf("want a pause at each of three looks in:\n%s", paused)
	}
	const several = "package exercise\n\ntype pair interface{ Load() (a, b int) }\n\nfunc sum(p pair) int { return add(p.Load()) }\n"
	if paused := WithPauses(several); strings.Contains(paused, "Paused(") {
		t.Errorf("want no pause around several values in:\n%s", paused)
	}
	const broken = "package exercise\nfunc {"
	if WithPauses(broken) != broken {
		t.Error("a source that is no Go has changed")
	}
}
