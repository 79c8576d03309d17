package stacks

import (
	"fmt"
	"testing"
	"testing/fstest"
)

func TestLocks(t *testing.T) {
	source := `package p

func f() {
	a.mu.Lock()
	defer a.mu.Unlock()
	b.RLock()
	c.Lock() // 7
	b.RUnlock()
	go func() {
		d.Lock() // 10
	}()
	c.Unlock()
	e.Lock() // 13
	for !g.TryLock() {
		e.Unlock()
		e.Lock() // 16
	}
	h() // 18
}

func h() { a.mu.Lock(); b.Lock() } // 21
`
	tree := fstest.MapFS{"f.go": {Data: []byte(source)}}
	for line, want := range map[int]string{
		1:  " []",
		4:  "a.mu []",
		7:  "c [a.mu b]",
		10: "d []",
		13: "e [a.mu]",
		16: "e [a.mu]",
		18: " [a.mu e]",
	} {
		takes, holds := locks(tree, "f.go", line)
		if got := fmt.Sprint(takes, " ", holds); got != want {
			t.Errorf("line %d: takes and holds %q, want %q", line, got, want)
		}
	}
	if takes, holds := locks(tree, "g.go", 1); takes != "" || holds != nil {
		t.Errorf("a file that is not there: %q, %q", takes, holds)
	}
}
