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
	w := walker{found: found, skip: skip, reports: map[string]bool{}}
	for _, path := range paths {
		if followed, err := filepath.EvalSymlinks(path); err == nil {
			path = followed // links are followed only if they are named
		}
		_ = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error { // it returns ctx's error alone
			switch named := at == path; {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				skip(at, err) // of a folder, this leaves out what is in it
			case entry.IsDir():
				return w.folder(at, named)
			default:
				w.file(at, entry, named)
			}
			return nil
		})
	}
	return w.overlooked
}

// A walker is one walk.
type walker struct {
	found      chan<- candidate
	skip       func(path string, why error)
	turn       int             // how many candidates were sent
	reports    map[string]bool // folders
	overlooked []string
}

// folder decides whether to look into a folder, and sends the first files of a report's. A
// folder that a person named is looked into, whatever its name.
func (w *walker) folder(at string, named bool) error {
	if name := filepath.Base(at); !named && (strings.HasPrefix(name, ".") || name == "testdata") {
		return fs.SkipDir
	}
	if w.reports[at] = isReport(at); w.reports[at] {
		for _, name := range firstOfReport {
			if first := filepath.Join(at, name); isRegular(first) {
				w.send(first, at)
			}
		}
	}
	return nil
}

// file sends a file, skips it or overlooks it. Whatever its name, one that a person named
// may be a hand-in.
func (w *walker) file(at string, entry fs.DirEntry, named bool) {
	switch name := entry.Name(); {
	case isInCloud(name):
		w.skip(at, errors.New("in iCloud only; click on its cloud in Finder, and merge again"))
	case strings.HasPrefix(name, "."):
	case entry.Type()&fs.ModeSymlink != 0:
		if mayBeHandIn(name) || isPacked(name) || isFolder(at) {
			w.skip(at, errors.New("a link; put what it leads to there itself"))
		}
	case isPacked(name):
		w.skip(at, errors.New("packed, or a mail; unpack it, and merge what is in it"))
	case !named && !mayBeHandIn(name):
		if saysNothing(name) {
			w.overlooked = append(w.overlooked, at)
		}
	case !entry.Type().IsRegular():
		w.skip(at, errors.New("this is not a file"))
	case !w.reports[filepath.Dir(at)]:
		w.send(at, "")
	case !slices.Contains(firstOfReport, name): // folder has sent those
		w.send(at, filepath.Dir(at))
	}
}

// send sends a file, with the folder of the report in which it is, or "".
func (w *walker) send(path, report string) {
	w.found <- candidate{path, w.turn, report}
	w.turn++
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

// isInCloud reports that a name is one with which macOS marks a hand-in that it keeps in
// iCloud only.
func isInCloud(name string) bool {
	marked, is := strings.CutSuffix(name, ".icloud")
	return is && strings.HasPrefix(marked, ".") && mayBeHandIn(marked[1:])
}

// mayBeHandIn reports that a name says so. Mail programs and browsers write more after
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

// saysNothing reports that a name does not say what a file is: one that is not a hand-in's may
// still be given to one.
func saysNothing(name string) bool {
	name = strings.ToLower(name)
	end := filepath.Ext(name)
	return (end == "" || end == ".txt") && !slices.Contains(ours, name)
}
