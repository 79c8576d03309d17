package main

import (
	"io"
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
