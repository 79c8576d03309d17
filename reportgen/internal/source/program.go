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
)

// module begins the import paths of the project's own packages.
const module = "workbook/"

// Program returns the SHA-256, in hexadecimal digits, of what a lab's program is built
// from: the source files of the lab's folder, the files that they embed, the project's
// packages that they import, and go.mod and go.sum, which pin all others. Each path in
// instead is read from another one. Files for other systems count too, so that the same
// sources have the same hash everywhere. What else is in a folder, such as notes, a pipe or
// gigabytes of a trace, is not opened. The error names a file that cannot be read.
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
			if !compiled(name) || !isSource(root, at(name, instead)) {
				continue
			}
			imported, embedded := needs(root, name, instead)
			files = append(append(files, name), embedded...)
			for _, folder := range imported {
				if !seen[folder] {
					seen[folder] = true
					todo = append(todo, folder)
				}
			}
		}
	}
	slices.Sort(files)
	sum := sha256.New()
	for _, name := range slices.Compact(files) {
		text, err := read(root, at(name, instead))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// sources are the endings of what a build without C makes a program of, besides what is
// embedded.
var sources = []string{".go", ".s", ".h", ".syso"}

// compiled reports whether a file may be part of a program by its name: a test is not.
func compiled(name string) bool {
	return slices.Contains(sources, path.Ext(name)) && !strings.HasSuffix(name, "_test.go")
}

func at(name string, instead map[string]string) string {
	if other := instead[name]; other != "" {
		return other
	}
	return name
}

// needs returns the folders of the project's packages that a Go file imports, and the
// files beside it that it embeds.
func needs(root fs.FS, name string, instead map[string]string) (imported, embedded []string) {
	if path.Ext(name) != ".go" {
		return nil, nil
	}
	text, err := read(root, at(name, instead))
	if err != nil {
		return nil, nil // Program says so when it comes to the file
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, nil // it does not build, so it is not measured
	}
	for _, i := range file.Imports {
		of, err := strconv.Unquote(i.Path.Value)
		if folder, own := strings.CutPrefix(of, module); err == nil && own {
			imported = append(imported, folder)
		}
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if patterns, is := strings.CutPrefix(comment.Text, "//go:embed "); is {
				embedded = append(embedded, matching(root, path.Dir(name), strings.Fields(patterns))...)
			}
		}
	}
	return imported, embedded
}

// matching lists the files that patterns of go:embed name, seen from a folder. One that
// names a folder means all that is in it.
func matching(root fs.FS, folder string, patterns []string) (files []string) {
	for _, pattern := range patterns {
		found, _ := fs.Glob(root, path.Join(folder, strings.TrimPrefix(strings.Trim(pattern, "\"`"), "all:"))) // a bad one does not build
		for _, name := range found {
			_ = fs.WalkDir(root, name, func(name string, entry fs.DirEntry, err error) error {
				if err == nil && entry.Type().IsRegular() {
					files = append(files, name)
				}
				return nil // a folder that cannot be listed does not build
			})
		}
	}
	return files
}
