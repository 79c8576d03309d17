package class

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// A candidate is a file that may be a hand-in or a results file.
type candidate struct {
	path   string
	turn   int    // how many came before
	report string // the folder of a report in which it is, or ""
}

// walk sends every file in the paths whose name says that it may be one, and returns those
// whose names do not say what they are.
func walk(ctx context.Context, paths []string, found chan<- candidate, skip func(string, error)) (overlooked []string) {
	turn := 0
	send := func(path, report string) {
		found <- candidate{path, turn, report}
		turn++
	}
	reports := map[string]bool{} // folders
	for _, path := range paths {
		if followed, err := filepath.EvalSymlinks(path); err == nil {
			path = followed // links are followed only if they are named
		}
		_ = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error { // it returns ctx's error alone
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				skip(at, err)
				return nil // of a folder, this leaves out what is in it
			case at != path && entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
				return fs.SkipDir
			case entry.IsDir():
				if reports[at] = isReport(at); reports[at] {
					for _, name := range firstOfReport {
						if first := filepath.Join(at, name); isRegular(first) {
							send(first, at)
						}
					}
				}
				return nil
			case strings.HasPrefix(entry.Name(), "."):
				return nil
			case entry.Type()&fs.ModeSymlink != 0:
				if mayBeHandIn(entry.Name()) || isPacked(entry.Name()) || isFolder(at) {
					skip(at, errors.New("a link; put what it leads to there itself"))
				}
				return nil
			case isPacked(entry.Name()):
				skip(at, errors.New("packed, or a mail; unpack it, and merge what is in it"))
				return nil
			case at != path && !mayBeHandIn(entry.Name()):
				if saysNothing(entry.Name()) {
					overlooked = append(overlooked, at)
				}
				return nil
			case !entry.Type().IsRegular():
				skip(at, errors.New("this is no file"))
				return nil
			}
			folder := filepath.Dir(at)
			switch {
			case !reports[folder]:
				send(at, "")
			case !slices.Contains(firstOfReport, entry.Name()): // those are sent already
				send(at, folder)
			}
			return nil
		})
	}
	return overlooked
}

// firstOfReport are the files of a report's folder that are read before the others: what
// comes first counts for its machine.
var firstOfReport = []string{handin.FileName, results.FileName}

// isReport reports that a folder is one that report writes, or a copy of it.
func isReport(folder string) bool {
	return isRegular(filepath.Join(folder, results.FileName)) && isRegular(filepath.Join(folder, "samples.csv"))
}

func isRegular(path string) bool {
	about, err := os.Lstat(path)
	return err == nil && about.Mode().IsRegular()
}

func isFolder(path string) bool {
	about, err := os.Stat(path)
	return err == nil && about.IsDir()
}

// packed are the ends of names of files that may hold hand-ins and are not read.
var packed = []string{".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".xz", ".bz2", ".zst", ".eml", ".msg"}

func isPacked(name string) bool {
	return slices.Contains(packed, strings.ToLower(filepath.Ext(name)))
}

// mayBeHandIn reports that a name says so. Mail programs and browsers write more behind
// one, "hand-in.json.txt", or lose its end, and learning platforms write more before it.
func mayBeHandIn(name string) bool {
	name = strings.ToLower(name)
	end := filepath.Ext(name)
	switch {
	case strings.HasSuffix(name, ".schema.json"), name == "checks.json": // report/checks.json are verdicts
		return false
	case end == "" || end == ".txt":
		return strings.Contains(name, "hand-in") || strings.Contains(name, ".json")
	}
	return strings.Contains(name, ".json")
}

// ours are the names in a clone or a report, in lower case, that would say nothing elsewhere.
var ours = []string{"makefile", "license", "readme", "bench.txt", "manifest.txt"}

// saysNothing reports that a name does not say what a file is: one that is no hand-in's may
// still be given to one.
func saysNothing(name string) bool {
	name = strings.ToLower(name)
	end := filepath.Ext(name)
	return (end == "" || end == ".txt") && !slices.Contains(ours, name)
}
