package course

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLinks follows links within the project, and names those that lead out of it.
func TestLinks(t *testing.T) {
	project := tree(map[string]string{
		"mine/05-atomic/main.go": "", "lessons/05-atomic.md": good,
		"mine/06-pool.md": good, "labs/06-pool/main.go": "",
	})
	for name, target := range map[string]string{
		"labs/05-atomic": "../mine/05-atomic", "lessons/06-pool.md": "../mine/06-pool.md",
	} {
		project[name] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink}
	}
	units, err := Load(project)
	if err != nil || len(units) != 2 {
		t.Errorf("within the project: %v, %v", Names(units), err)
	}
	project["labs/07-channels"] = &fstest.MapFile{Data: []byte("../none"), Mode: fs.ModeSymlink}
	project["lessons/07-channels.md"] = &fstest.MapFile{Data: []byte(good)}
	units, err = Load(project)
	const line = "labs/07-channels is a link to a folder that is missing or outside of the project; put the folder itself there"
	if !errors.As(err, new(Unpaired)) || err.Error() != line || len(units) != 3 {
		t.Errorf("got %v, want %q", err, line)
	}
	project["lessons/06-pool.md"] = &fstest.MapFile{Data: []byte("../none"), Mode: fs.ModeSymlink}
	if _, err := Load(project); err == nil || !strings.Contains(err.Error(), "lessons/06-pool.md is a link to a file that is missing or outside") {
		t.Errorf("of a lesson: %v", err)
	}
}

// TestALessonTooLarge is refused before it is read: a program's output may go to it.
func TestALessonTooLarge(t *testing.T) {
	project := tree(map[string]string{"labs/05-atomic/main.go": "", "lessons/05-atomic.md": good + strings.Repeat("\n", maxBytes)})
	_, err := Load(project)
	if want := "lessons/05-atomic.md: is larger than 1 MiB; move it away"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}

// TestLoadWithoutAFolder is outside of the project, and then in it after somebody has
// removed a folder of it.
func TestLoadWithoutAFolder(t *testing.T) {
	project := fstest.MapFS{}
	for _, want := range []string{"run this in the project's folder", "the folder labs is missing; git checkout -- labs brings it back", "the folder lessons is missing; git checkout -- lessons brings"} {
		if _, err := Load(project); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
		if project["go.mod"] != nil {
			project["labs/05-atomic/main.go"] = &fstest.MapFile{}
		}
		project["go.mod"] = &fstest.MapFile{}
	}
}

// denied is a project of which its user may not read one file or folder.
type denied struct {
	fstest.MapFS
	name string
}

func (d denied) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d denied) ReadFile(name string) ([]byte, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadFile(name)
}

func (d denied) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadDir(name)
}

// TestWhatNobodyMayRead wants what to do about it, and no other cause.
func TestWhatNobodyMayRead(t *testing.T) {
	files := fstest.MapFS{"labs/03-mutex/main.go": {}, "lessons/03-mutex.md": {}}
	for _, name := range []string{"labs", "lessons", "lessons/03-mutex.md"} {
		_, err := Load(denied{files, name})
		if err == nil || !strings.Contains(err.Error(), name+": permission denied; sudo chown -R") || strings.Contains(err.Error(), "run this in") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
