package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestNothingIsSilentForLong wants a line if a piece of work goes on.
func TestNothingIsSilentForLong(t *testing.T) {
	read, write := io.Pipe()
	sh := &shell{stderr: write}
	done := sh.meanwhile("builds")
	line := make([]byte, 100)
	n, err := read.Read(line)
	if err != nil || string(line[:n]) != "builds\n" {
		t.Errorf("it said %q, %v", line[:n], err)
	}
	done.Stop()
}

// TestALineIsText answers through a pipe of PowerShell, which begins with a byte order mark,
// in marks of what is pasted, with arrow keys, and in an older terminal's letters.
func TestALineIsText(t *testing.T) {
	sh := &shell{ctx: t.Context()}
	in := bufio.NewReader(strings.NewReader("\ufeff2\r\n\x1b[200~3\x1b[201~\nbe\x1b[D\x1b[Dcause\a\nsp\xe4t\n"))
	for _, want := range []string{"2", "3", "because", "spät"} {
		if got, err := sh.readLine(in); err != nil || strings.TrimSpace(got) != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
}

// endless is the output of a program that never ends and writes no line.
type endless struct{}

func (endless) Read(text []byte) (int, error) {
	for i := range text {
		text[i] = 'a'
	}
	return len(text), nil
}

// TestALineHasAnEnd reads what nobody typed, and lines of any length that somebody may have.
func TestALineHasAnEnd(t *testing.T) {
	sh := &shell{ctx: t.Context()}
	if text, err := sh.readLine(bufio.NewReader(endless{})); !errors.Is(err, errNotTyped) || text != "" {
		t.Errorf("without an end: %d bytes, %v", len(text), err)
	}
	for _, length := range []int{0, 1, 4095, 4096, 4097, mostTyped - 1} {
		typed := strings.Repeat("a", length) + "\n"
		in := bufio.NewReader(strings.NewReader(typed + typed[:length]))
		if text, err := sh.readLine(in); err != nil || text != typed {
			t.Errorf("of %d bytes: %d, %v", length, len(text), err)
		}
		if text, err := sh.readLine(in); text != typed[:length] || (err == nil) != (length > 0) {
			t.Errorf("of %d bytes, the last: %d, %v", length, len(text), err)
		}
	}
}
