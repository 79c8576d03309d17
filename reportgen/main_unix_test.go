//go:build unix

package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestNohup wants a report that is started with nohup to go on when its terminal is
// closed, and every other to end.
func TestNohup(t *testing.T) {
	hangup := os.Signal(syscall.SIGHUP)
	if signal.Ignored(hangup) {
		t.Skip("these tests are started with nohup themselves")
	}
	if !slices.Contains(endings(), hangup) {
		t.Error("a terminal that is closed ends no report")
	}
	signal.Ignore(hangup)
	defer signal.Reset(hangup)
	if slices.Contains(endings(), hangup) {
		t.Error("a terminal that is closed ends a report that was started with nohup")
	}
}

// TestAPageReplacesNoDevice asks for a page at the path of a pipe. Root could lose
// /dev/null in the same way.
func TestAPageReplacesNoDevice(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := pageFile.mayReplace(pipe); err == nil || !strings.Contains(err.Error(), "is not a file") {
		t.Errorf("got %v", err)
	}
}
