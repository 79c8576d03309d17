package gobuild

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// TestACacheWithoutRoom has a file in its place, in which there is no room for another one.
func TestACacheWithoutRoom(t *testing.T) {
	cache := t.TempDir()
	file := filepath.Join(cache, "file")
	write(t, file, "")
	if err := fullAt(file); err == nil || !strings.Contains(err.Error(), "make room on its disk, or set GOCACHE") {
		t.Errorf("without room: %v", err)
	}
	for _, folder := range []string{cache, filepath.Join(cache, "none")} {
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
