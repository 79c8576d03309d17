package launch

import (
	"slices"
	"strings"
	"testing"
)

// TestTailKeepsTheFirstWords writes what a crash with many goroutines prints.
func TestTailKeepsTheFirstWords(t *testing.T) {
	var lines int
	out := Tail{line: func([]byte) { lines++ }}
	for _, text := range []string{"fatal error: all goroutines are asleep\n", strings.Repeat("goroutine\n", 20_000), "last\n"} {
		_, _ = out.Write([]byte(text)) // it never fails
	}
	if kept := string(out.kept); len(kept) != KeptOutput || !strings.HasPrefix(kept, "fatal error: all") || !strings.HasSuffix(kept, "\nlast\n") {
		t.Errorf("kept %d bytes, %q to %q", len(kept), kept[:20], kept[len(kept)-8:])
	}
	if lines != 20_002 {
		t.Errorf("%d lines passed on, want 20,002", lines)
	}
}

// TestTailPassesOnALongLine writes a line that is longer than what is kept, in the
// portions in which it comes through a pipe, and two short ones around it.
func TestTailPassesOnALongLine(t *testing.T) {
	long := strings.Repeat("0123456789", 2*KeptOutput/10)
	var lines []string
	out := Tail{line: func(line []byte) { lines = append(lines, string(line)) }}
	for portion := range slices.Chunk([]byte("first\n"+long+"\nlast\n"), 32<<10) {
		_, _ = out.Write(portion) // it never fails
	}
	if len(lines) < 4 || lines[0] != "first" || strings.Join(lines[1:len(lines)-1], "") != long || lines[len(lines)-1] != "last" {
		t.Errorf("%d lines of %d bytes passed on, want %d bytes in several pieces between two short lines",
			len(lines), len(strings.Join(lines, "")), len("first"+long+"last"))
	}
}
