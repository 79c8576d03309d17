package gobuild

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// overlayFlag is the flag of go build that [Replacing] makes.
const overlayFlag = "-overlay="

// asOneModule hides every go.mod in the folders of the packages, above them in the
// project and in their exercises. An editor offers to make one, and go mod init does;
// then the folder is not part of the project any more, and its lab does not build.
//
// If the project has none itself, go build would take the project for a part of whatever
// module is around it, and the packages for some that do not exist.
//
// It returns the arguments of the go command, and which other file takes the place
// of each file that the build does not read; "" is no file.
func asOneModule(root, dir string, args, packages []string) ([]string, map[string]string, error) {
	if _, err := os.Stat(filepath.Join(root, "go.mod")); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, errors.New("go.mod is missing; git checkout go.mod brings it back")
	}
	var others []string
	replaced := map[string]string{}
	for _, arg := range args {
		overlay, is := strings.CutPrefix(arg, overlayFlag)
		if !is {
			others = append(others, arg)
			continue
		}
		if err := addReplaced(overlay, replaced); err != nil {
			return nil, nil, err
		}
	}
	hidden := modulesWithin(root, packages)
	if len(hidden) == 0 {
		return args, replaced, nil
	}
	for _, file := range hidden {
		replaced[file] = "" // as if it did not exist
	}
	file, err := os.CreateTemp(dir, "modules-*.json")
	if err != nil {
		return nil, nil, err
	}
	if err := file.Close(); err != nil {
		return nil, nil, err
	}
	flag, err := Replacing(dir, filepath.Base(file.Name()), replaced)
	return append(others[:1:1], append([]string{flag}, others[1:]...)...), replaced, err
}

// modulesWithin lists each go.mod that makes another module of a package.
func modulesWithin(root string, packages []string) (files []string) {
	for _, p := range packages {
		folders := []string{path.Join(p, "exercise")}
		for up := path.Clean(filepath.ToSlash(p)); up != "." && up != "/" && !strings.HasPrefix(up, ".."); up = path.Dir(up) {
			folders = append(folders, up)
		}
		for _, folder := range folders {
			file := filepath.Join(root, filepath.FromSlash(folder), "go.mod")
			if about, err := os.Stat(file); err == nil && about.Mode().IsRegular() {
				files = append(files, file)
			}
		}
	}
	return files
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
	maps.Copy(to, said.Replace)
	return nil
}
