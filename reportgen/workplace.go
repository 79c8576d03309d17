package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"

	"workbook/labs/launch"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// reportFolder holds everything that is generated.
const reportFolder = "report"

// resultsFile holds what was measured.
var resultsFile = filepath.Join(reportFolder, results.FileName)

// reportPage is the page that a person opens.
var reportPage = filepath.Join(reportFolder, "index.html")

// checksFile is the record of the exercises' checks.
var checksFile = filepath.Join(reportFolder, "checks.json")

// handInFile is what the student's machine hands in.
var handInFile = filepath.Join(reportFolder, handin.FileName)

// A workplace is the report's folder, held by this process alone, and a folder
// for what it builds. When the process ends, however it ends, both are left as if
// it had never begun, or with a whole report.
type workplace struct {
	*launch.Janitor
	lock *flock.Flock // nil for work beside which a report may be made
}

// occupy takes the report's folder, and makes it if it is missing. The lock is
// a file that stays: the system gives it free when its holder ends. Whoever may write to
// the folder, as partners may who share one, can open it.
func occupy() (*workplace, error) {
	if err := makeReportFolder(); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(reportFolder, ".lock"), flock.SetPermissions(0o666))
	held, err := lock.TryLock()
	if failed := atomicfile.LockError(lock.Path(), err); failed != nil {
		return nil, fmt.Errorf("lock the report's folder: %w", failed)
	}
	if err == nil && !held {
		return nil, errors.New("another report is being made in this folder; wait until it has ended")
	}
	for _, path := range []string{resultsFile, reportPage} { // sooner than after a minute of measuring
		if err := atomicfile.Try(path); err != nil {
			return nil, errors.Join(err, lock.Close())
		}
	}
	w, err := equip()
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	w.lock = lock
	return w, nil
}

// makeReportFolder makes the report's folder if it is missing.
func makeReportFolder() error {
	if err := atomicfile.MakeFolder(reportFolder, 0o755, atomicfile.InItsPlace); err != nil {
		return fmt.Errorf("folder for the report: %w", err)
	}
	return nil
}

// equip makes the folder for what is built, and starts the janitor that removes it.
func equip() (*workplace, error) {
	patterns := []string{atomicfile.Partials(reportFolder)}
	if cache, err := echarts.CacheFolder(); err == nil {
		patterns = append(patterns, atomicfile.Partials(cache))
	}
	janitor, err := launch.Employ(reportFolder, patterns...)
	return &workplace{Janitor: janitor}, err
}

// leave removes what was built, and unlocks the report's folder.
func (w *workplace) leave() {
	_ = w.Dismiss()
	if w.lock != nil {
		_ = w.lock.Close()
	}
}
