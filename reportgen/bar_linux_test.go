package main

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// TestABarWantsATerminalThatGoesBack opens a terminal, and wants a bar in one that has room
// for it and that is not dumb.
func TestABarWantsATerminalThatGoesBack(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there are no terminals here: ", err)
	}
	defer terminal.Close()
	for _, a := range []struct {
		columns uint16
		term    string
		bar     bool
	}{
		{100, "xterm-256color", true},
		{100, "", true}, // Windows sets none
		{100, "dumb", false},
		{40, "xterm-256color", false},
		{0, "xterm-256color", false},
	} {
		t.Setenv("TERM", a.term)
		if err := unix.IoctlSetWinsize(int(terminal.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: a.columns}); err != nil {
			t.Fatal(err)
		}
		if got := newProgress(terminal).bar != nil; got != a.bar {
			t.Errorf("%d columns of %q: a bar %v, want %v", a.columns, a.term, got, a.bar)
		}
	}
}
