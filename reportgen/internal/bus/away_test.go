package bus

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"workbook/reportgen/internal/bus/bustest"
)

// TestAServerThatGoesAway kills the server, wants to be told so, and goes on when it
// is there again.
func TestAServerThatGoesAway(t *testing.T) {
	s := bustest.Start(t)
	b := opened(t, s)
	seen, f := follow(t, b, ">")
	f.Reach(put(t, b, "a", "1"))
	s.Kill()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := b.Update(ctx, "a", func([]byte) ([]byte, error) { return []byte("2"), nil }); !errors.Is(err, ErrAway) || !strings.Contains(err.Error(), s.Address()) {
		t.Errorf("without a server: %v", err)
	}
	s.Restart()
	revision := uint64(0)
	for revision == 0 { // it takes a moment to connect
		revision, _ = b.Update(t.Context(), "b", func([]byte) ([]byte, error) { return []byte("3"), nil })
	}
	for seen.at("b") != "3" && t.Context().Err() == nil {
		f.Reach(revision)
	}
	if got := there(t, b, "a")["a"]; got != "1" && got != "2" {
		t.Errorf("what the server kept: %q", got)
	}
}

// TestAServerThatKeepsNothing wants to be told once that the servers answer and keep
// nothing, as if their disk was full, and once that they do again.
func TestAServerThatKeepsNothing(t *testing.T) {
	s := bustest.Start(t)
	var told []string
	b, err := Open(t.Context(), Address(s.Address()), s.Token, func(err error) { told = append(told, err.Error()) })
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	update := func() error {
		_, err := b.Update(t.Context(), "a", func([]byte) ([]byte, error) { return []byte("1"), nil })
		return err
	}
	if err := b.js.DeleteKeyValue(t.Context(), bucket); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := update(); !errors.Is(err, ErrAway) {
			t.Errorf("nothing is kept: %v", err)
		}
	}
	if err := errors.Join(b.lay(t.Context()), update()); err != nil {
		t.Fatal(err)
	}
	if len(told) != 2 || !strings.Contains(told[0], "keeps nothing") || !strings.Contains(told[1], "keeps values again") {
		t.Errorf("told: %q", told)
	}
}

// TestAServerThatIsBack wants to be told whether it kept the values.
func TestAServerThatIsBack(t *testing.T) {
	for what, c := range map[string]struct {
		end  func(*bustest.Server)
		says string
	}{
		"killed":        {(*bustest.Server).Kill, "you need not do anything"},
		"without disks": {(*bustest.Server).LoseDisk, "is back without what it kept, as if its disk was lost: end this class"},
	} {
		s := bustest.Start(t)
		told := make(chan error, 10)
		b, err := Open(t.Context(), Address(s.Address()), s.Token, func(err error) { told <- err })
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { b.Close() })
		put(t, b, "a", "1")
		c.end(s)
		<-told // that it has gone
		s.Restart()
		if err := <-told; !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
