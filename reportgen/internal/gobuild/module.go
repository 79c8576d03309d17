package gobuild

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// overlayFlag is the flag of go build that [Replacing] makes.
const overlayFlag = "-overlay="

// asOneModule hides every go.mod in the folders of the packages, above them in the
// project and in their exercises. An editor offers to make one, and go mod init does;
// then the folder is no part of the project any more, and its lab does not build.
//
// If the project has none itself, go build would take the project for a part of whatever
// module is around it, and the packages for some that do not exist.
func asOneModule(root, dir string, args, packages []string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(root, "go.mod")); errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("go.mod is missing; git checkout go.mod brings it back")
	}
	hidden := map[string]string{}
	for _, p := range packages {
		folders := []string{path.Join(p, "exercise")}
		for up := path.Clean(filepath.ToSlash(p)); up != "." && up != "/" && !strings.HasPrefix(up, ".."); up = path.Dir(up) {
			folders = append(folders, up)
		}
		for _, folder := range folders {
			file := filepath.Join(root, filepath.FromSlash(folder), "go.mod")
			if about, err := os.Stat(file); err == nil && about.Mode().IsRegular() {
				hidden[file] = "" // as if it did not exist
			}
		}
	}
	if len(hidden) == 0 {
		return args, nil
	}
	var others []string
	for _, arg := range args {
		overlay, is := strings.CutPrefix(arg, overlayFlag)
		if !is {
			others = append(others, arg)
			continue
		}
		if err := addReplaced(overlay, hidden); err != nil {
			return nil, err
		}
	}
	file, err := os.CreateTemp(dir, "modules-*.json")
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	flag, err := Replacing(dir, filepath.Base(file.Name()), hidden)
	return append(others[:1:1], append([]string{flag}, others[1:]...)...), err
}

// addReplaced adds what an overlay replaces.
func addReplaced(overlay string, to map[string]string) error {
	text, err := os.ReadFile(overlay)
	if err != nil {
		return err
	}
	var said struct{ Replace map[string]string }
	if err := json.Unmarshal(text, &said); err != nil {
		return fmt.Errorf("%s: %w", overlay, err)
	}
	for file, other := range said.Replace {
		to[file] = other
	}
	return nil
}
