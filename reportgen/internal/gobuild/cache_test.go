package gobuild

import (
	"io/fs"
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
