package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"workbook/labs/plain"
)

// module begins the import paths of the project's own packages.
const module = "workbook/"

// Program returns the SHA-256, in hexadecimal digits, of what a lab's program is built
// from: the files of the lab's folder, the project's packages that they import, and
// go.mod and go.sum, which pin all others. Each path in instead is read from another
// one. Files for other systems count too, so that the same sources have the same hash
// everywhere. The error names a file that cannot be read.
func Program(root fs.FS, lab string, instead map[string]string) (string, error) {
	files := []string{"go.mod", "go.sum"}
	seen := map[string]bool{lab: true}
	for todo := []string{lab}; len(todo) > 0; todo = todo[1:] {
		entries, err := fs.ReadDir(root, todo[0])
		if err != nil {
			return "", err
		}
		for _, entry := range entries {
			name := path.Join(todo[0], entry.Name())
			if entry.IsDir() || !compiled(entry.Name()) {
				continue
			}
			files = append(files, name)
			for _, imported := range imports(root, name, instead) {
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
		text, err := fs.ReadFile(root, at(name, instead))
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
func imports(root fs.FS, name string, instead map[string]string) (folders []string) {
	text, err := fs.ReadFile(root, at(name, instead))
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
