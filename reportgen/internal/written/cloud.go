package written

import (
	"fmt"
	"io/fs"
	"path"
)

// InCloud is the error of a file that is missing because macOS keeps it in iCloud only, with
// a note in its place. It is nil if there is no such note. Whoever made the file anew would
// have two of it as soon as macOS brings the other one.
func InCloud(folder fs.FS, name string) error {
	note := path.Join(path.Dir(name), "."+path.Base(name)+".icloud")
	if _, err := fs.Stat(folder, note); err != nil {
		return nil
	}
	return fmt.Errorf("%s is in iCloud only, and %s marks its place: click on its cloud in Finder, or move the course to a folder that is not in iCloud", name, note)
}
