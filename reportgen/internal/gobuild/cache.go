package gobuild

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// shutCache is the error of a build cache with a folder that this user cannot read. Go
// then says of its own packages that they do not exist.
func shutCache(env []string) error {
	cache := cacheFolder(env)
	if shut := shutIn(os.DirFS(cache)); shut != "" {
		return fmt.Errorf("cannot read %s%s", filepath.Join(cache, shut), notYours(cache, "GOCACHE"))
	}
	return nil
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
