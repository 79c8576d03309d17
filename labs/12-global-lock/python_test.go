//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestPlaceAtOnce lets many launches of the lab place one program at the same time, as
// they do when it is new. Each wants it whole as soon as place returns.
func TestPlaceAtOnce(t *testing.T) {
	folder := t.TempDir()
	path, text := filepath.Join(folder, "task.py"), bytes.Repeat([]byte("pass\n"), 10_000)
	for range 20 {
		os.Remove(path)
		var launches sync.WaitGroup
		for range 8 {
			launches.Go(func() {
				if err := place(path, text); err != nil {
					t.Error(err)
				}
				if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
					t.Errorf("%d of %d bytes are there: %v", len(got), len(text), err)
				}
			})
		}
		launches.Wait()
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left, want the program alone", len(left))
	}
}
