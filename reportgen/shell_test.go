package main

import (
	"bufio"
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

// TestALineFromPowerShell answers through a pipe that begins with a byte order mark.
func TestALineFromPowerShell(t *testing.T) {
	sh := &shell{ctx: t.Context()}
	in := bufio.NewReader(strings.NewReader("\ufeff2\r\nbecause\r\n"))
	for _, want := range []string{"2", "because"} {
		if got, err := sh.readLine(in); err != nil || strings.TrimSpace(got) != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
}
