package gobuild

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// shutCache is the error of a build cache with a folder that this user cannot read, or in which
// there is no room. Go then says of its own packages that they do not exist.
func shutCache(env []string) error {
	cache := cacheFolder(env)
	if shut := shutIn(os.DirFS(cache)); shut != "" {
		return fmt.Errorf("cannot read %s%s", filepath.Join(cache, shut), notYours(cache, "GOCACHE"))
	}
	return fullAt(cache)
}

// fullAt is the error of a folder without room for a file of the size of a small package. What
// else may be wrong with it, Go says.
func fullAt(cache string) error {
	trial, err := os.CreateTemp(cache, "workbook-*")
	if err == nil {
		_, err = trial.Write(make([]byte, 64<<10))
		err = errors.Join(err, trial.Close(), os.Remove(trial.Name()))
	}
	return noRoom(err)
}

// noRoom is what to do about an error of the cache, if that is a full disk; nil for others.
func noRoom(err error) error {
	if !errors.Is(err, syscall.ENOSPC) {
		return nil
	}
	return fmt.Errorf("the cache of Go: %w; make room on its disk, or set GOCACHE to another folder", err)
}

// cacheFolder is the go command's build cache in an environment.
func cacheFolder(env []string) string {
	folder := ""
	if user, err := os.UserCacheDir(); err == nil {
		folder = filepath.Join(user, "go-build")
	}
	for _, variable := range env {
		if named, is := strings.CutPrefix(variable, "GOCACHE="); is && named != "" {
			folder = named // the last one counts
		}
	}
	return folder
}

// shutIn is the first folder in a build cache that cannot be read, or "".
func shutIn(cache fs.FS) string {
	folders, _ := fs.ReadDir(cache, ".") // a cache that cannot be read at all is an error of Go's own
	for _, folder := range folders {
		if _, err := fs.ReadDir(cache, folder.Name()); folder.IsDir() && errors.Is(err, fs.ErrPermission) {
			return folder.Name()
		}
	}
	return ""
}
