package gobuild

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

// A shut cache is one with a folder of another user's.
type shut struct{ fstest.MapFS }

func (s shut) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "0a" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return s.MapFS.ReadDir(name)
}

func TestACacheWithoutRoom(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "cache", Err: syscall.ENOSPC}
	if err := noRoom(errors.Join(nil, full)); err == nil || !strings.Contains(err.Error(), "make room on its disk, or set GOCACHE") {
		t.Errorf("without room: %v", err)
	}
	cache := t.TempDir()
	file := filepath.Join(cache, "file")
	write(t, file, "")
	for _, folder := range []string{cache, filepath.Join(cache, "none"), file} {
		if err := fullAt(folder); err != nil {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(cache); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestACacheOfAnotherUser(t *testing.T) {
	cache := fstest.MapFS{"00/x-d": {}, "0a/y-d": {}, "README": {}, "trim.txt": {}}
	if got := shutIn(cache); got != "" {
		t.Errorf("of a cache that can be read: %s", got)
	}
	if got := shutIn(shut{cache}); got != "0a" {
		t.Errorf("got %q, want the folder that is another user's", got)
	}
	if got := cacheFolder([]string{"GOCACHE=/first", "X=y", "GOCACHE=/last"}); got != "/last" {
		t.Errorf("the cache is %s, want the last that is named", got)
	}
}
