//go:build unix

package main

import (
	"os"
	"os/signal"
	"slices"
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
