package store

import (
	"bytes"
	"errors"
	"testing"

	"workbook/reportgen/internal/bus/bustest"
)

// TestTwoProgramsPut wants the later of two hand-ins to stay, whichever program was
// last, and each program to be told of it.
func TestTwoProgramsPut(t *testing.T) {
	s := bustest.Start(t)
	larger := func(there, text []byte) bool { return bytes.Compare(there, text) > 0 }
	one, other := Share(newBus(t, s), "class", larger), Share(newBus(t, s), "class", larger)
	told := make(chan Entry, 10)
	if err := one.Put(t.Context(), anna, []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := other.Follow(t.Context(), func(e Entry) { told <- e }); err != nil {
		t.Fatal(err)
	}
	if e := <-told; e.Student != anna || string(e.Text) != "1" {
		t.Errorf("what was there: %s", e)
	}
	for _, key := range []string{"class.hand-in.UPPER", "class.hand-in.a.b"} { // from a stranger
		if _, err := one.bus.Update(t.Context(), key, func([]byte) ([]byte, error) { return []byte("x"), nil }); err != nil {
			t.Fatal(err)
		}
	}
	if err := one.Put(t.Context(), anna, []byte("3")); err != nil {
		t.Error(err)
	}
	if err := other.Put(t.Context(), anna, []byte("2")); !errors.Is(err, ErrLater) {
		t.Errorf("an earlier one by the other program: %v", err)
	}
	if e := <-told; e.Student != anna || string(e.Text) != "3" {
		t.Errorf("what was put: %s", e)
	}
	if all := held(t, other); len(all) != 1 || all[anna] != "3" {
		t.Errorf("%q", all)
	}
}
