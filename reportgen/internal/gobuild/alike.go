package gobuild

import (
	"fmt"
	"go/build"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
)

// Alike refuses packages from which not every build makes the same program. If a file is a
// pipe, the go command would wait until somebody writes to it. C would be in a build for
// the race detector alone, because all others are made without cgo. The error is an *Error.
func Alike(root string, packages ...string) error {
	for _, p := range packages {
		folder := filepath.Join(root, filepath.FromSlash(p))
		if name := pipeIn(folder); name != "" {
			return &Error{p, p + "/" + name + ": is not a file; move it away"}
		}
		files := filesOf(folder)
		if len(files.CgoFiles) > 0 {
			return &Error{p, fmt.Sprintf(`%s/%s imports "C": %s; take it out`, p, files.CgoFiles[0], withoutC)}
		}
		if others := slices.Concat(files.CFiles, files.CXXFiles, files.MFiles, files.FFiles, files.SwigFiles, files.SwigCXXFiles); len(others) > 0 {
			return &Error{p, fmt.Sprintf("%s; move %s/%s away", withoutC, p, others[0])}
		}
	}
	return nil
}

// withoutC is why C in a package is refused.
const withoutC = "labs are built without cgo, so that they are the same with and without a C compiler"

// opened are the names of the files that the go command opens to see what they are.
var opened = regexp.MustCompile(`^[^._].*\.(go|[cmhfFsS]|cc|cpp|cxx|hh|hpp|hxx|for|f90|sx|swig|swigcxx|syso)$`)

// pipeIn is the name of a file in the folder that the go command would wait for, or "".
func pipeIn(folder string) string {
	entries, _ := os.ReadDir(folder) // what cannot be listed is not built either
	for _, entry := range entries {
		about, err := os.Stat(filepath.Join(folder, entry.Name()))
		if err == nil && opened.MatchString(entry.Name()) && !about.Mode().IsRegular() && !about.IsDir() {
			return entry.Name()
		}
	}
	return ""
}

// LeftOut lists the Go files in a package's folder that builds here leave out, for the
// ends of their names or their lines //go:build.
func LeftOut(root, tried string) []string {
	return filesOf(filepath.Join(root, filepath.FromSlash(tried))).IgnoredGoFiles
}

// filesOf sorts the files in a folder as a build with C would.
func filesOf(folder string) *build.Package {
	c := build.Default
	c.GOOS, c.GOARCH, c.CgoEnabled, c.BuildTags = runtime.GOOS, runtime.GOARCH, true, nil
	files, _ := c.ImportDir(folder, 0) // what does not parse, the compiler says better
	return files
}
