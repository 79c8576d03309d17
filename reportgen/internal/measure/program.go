package measure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/plain"
)

// module begins the import paths of the project's own packages.
const module = "workbook/"

// programHash returns the SHA-256 of the sources of the lab in folder dir: of its
// own files, of the project's packages that it imports, and of go.mod and go.sum,
// which pin all others. Each path in instead is read from another one. Files for
// other systems count too, so that the same sources have the same hash everywhere.
func programHash(project fs.FS, dir string, instead map[string]string) (string, error) {
	files := []string{"go.mod", "go.sum"}
	seen := map[string]bool{dir: true}
	for todo := []string{dir}; len(todo) > 0; todo = todo[1:] {
		entries, err := fs.ReadDir(project, todo[0])
		if err != nil {
			return "", err
		}
		for _, entry := range entries {
			name := path.Join(todo[0], entry.Name())
			if entry.IsDir() || !compiled(entry.Name()) {
				continue
			}
			files = append(files, name)
			for _, imported := range imports(project, name, instead) {
				if !seen[imported] {
					seen[imported] = true
					todo = append(todo, imported)
				}
			}
		}
	}
	slices.Sort(files)
	sum := sha256.New()
	for _, name := range files {
		text, err := fs.ReadFile(project, at(name, instead))
		if err != nil {
			return "", err
		}
		text = plain.Text(text)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// compiled reports whether a file may be part of a program: an editor's backup, a
// hidden file and a test are not.
func compiled(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") && !strings.HasSuffix(name, "~") && !strings.HasSuffix(name, "_test.go")
}

func at(name string, instead map[string]string) string {
	if other := instead[name]; other != "" {
		return other
	}
	return name
}

// imports returns the folders of the project's packages that a Go file imports.
func imports(project fs.FS, name string, instead map[string]string) (folders []string) {
	text, err := fs.ReadFile(project, at(name, instead))
	if err != nil || !strings.HasSuffix(name, ".go") {
		return nil
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return nil // it does not build, so it is not measured
	}
	for _, i := range file.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if folder, own := strings.CutPrefix(imported, module); err == nil && own {
			folders = append(folders, folder)
		}
	}
	return folders
}

// setProgram keeps the hash of the program that was built. Without one, a
// comparison of two files cannot tell whether the program changed.
func (s *subject) setProgram(root string) {
	instead := map[string]string{}
	if s.asGiven != "" {
		instead[s.unit.ExerciseFile()] = s.unit.Given()
	}
	if hash, err := programHash(os.DirFS(root), s.unit.Lab, instead); err == nil {
		s.lab.Program = hash
	}
}

// gitPatience bounds how long git may take to name the commit.
const gitPatience = 2 * time.Second

// commit returns the course's commit, or "" if git does not tell.
func commit(ctx context.Context, root string) string {
	ctx, cancel := context.WithTimeout(ctx, gitPatience)
	defer cancel()
	git := exec.CommandContext(ctx, "git", "rev-parse", "HEAD")
	git.Dir = root
	named, err := git.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(named))
}
