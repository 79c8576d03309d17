package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"workbook/reportgen/internal/answers"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
	"workbook/reportgen/internal/results"
)

// A project is the workbook in the current folder.
type project struct {
	path     string
	root     fs.FS
	units    []course.Unit   // the whole course
	chosen   []course.Unit   // those that the command is about
	unpaired course.Unpaired // labs and lessons that do not pair
}

// open opens the project for the labs, all of them if none is named. Labs and
// lessons that do not pair, and exercises that are gone, are worth a line on stderr,
// and keep no command from the others.
func (sh *shell) open(labs []string) (project, error) {
	p, err := openProject(labs)
	if len(p.unpaired) > 0 { // also if one was named, because it may be among them
		complain(sh.stderr, p.unpaired)
	}
	for _, u := range p.chosen {
		if lost := exercise.Lost(p.root, u); lost != nil && isFolder(u.Lab) { // that a lab is missing is said already
			complain(sh.stderr, lost)
		}
	}
	return p, err
}

// openProject is open without those lines.
func openProject(labs []string) (project, error) {
	path, err := os.Getwd()
	if err != nil {
		return project{}, fmt.Errorf("find the current folder: %w; if it was deleted or cloned anew, type cd and its whole path", err)
	}
	root, err := os.OpenRoot(path) // unlike os.DirFS, it follows no link out of the tree
	if err != nil {
		return project{}, fmt.Errorf("open the current folder: %w", err)
	}
	p := project{path: path, root: root.FS()}
	if p.units, err = course.Load(p.root); err != nil && !errors.As(err, &p.unpaired) {
		return p, cmp.Or(below(path), err)
	}
	if len(p.units) == 0 {
		return p, errors.New("lessons: there is no lesson; git checkout lessons brings them back")
	}
	if p.chosen, err = course.Select(p.units, labs); err != nil {
		return p, usageError{err}
	}
	return p, nil
}

// below returns an error that says the way up if the folder is one inside a project.
func below(folder string) error {
	for up := ".."; ; up = filepath.Join("..", up) {
		above := filepath.Join(folder, up)
		if isFolder(filepath.Join(above, "labs")) && isFolder(filepath.Join(above, "lessons")) {
			return usageError{fmt.Errorf("this is a folder inside the project; type cd %s first", up)}
		}
		if above == filepath.Dir(above) {
			return nil
		}
	}
}

func isFolder(path string) bool {
	about, err := os.Stat(path)
	return err == nil && about.IsDir()
}

// openOne opens the project for one lab.
func (sh *shell) openOne(lab string) (project, course.Unit, error) {
	p, err := sh.open([]string{lab})
	if err != nil {
		return p, course.Unit{}, err
	}
	if len(p.chosen) != 1 {
		return p, course.Unit{}, usageError{fmt.Errorf("%q means %s; name one lab", lab, strings.Join(course.Names(p.chosen), ", "))}
	}
	return p, p.chosen[0], nil
}

// openExercise opens the project for one lab that has an exercise.
func (sh *shell) openExercise(lab string) (project, course.Unit, error) {
	p, u, err := sh.openOne(lab)
	if err == nil && u.Exercise == "" {
		err = usageError{errors.New("this lab has no exercise")}
	}
	return p, u, err
}

// exercises are the chosen units that have one, or whose exercise is gone: a grader that
// asked for it gets a verdict too.
func (p project) exercises() (units []course.Unit) {
	for _, u := range p.chosen {
		if exercise.Lost(p.root, u) != nil {
			u.Exercise = u.Lab + "/exercise" // where it was, and may be again
		}
		if u.Exercise != "" {
			units = append(units, u)
		}
	}
	return units
}

// attempts says how far the exercise of every unit has come.
func (p project) attempts() (map[string]results.Attempt, error) {
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		return nil, err
	}
	states := map[string]results.Attempt{}
	for _, u := range p.units {
		if u.Exercise != "" {
			states[u.Name] = record.Status(p.root, u)
		}
	}
	return states, nil
}

// answers opens the student's answers. Those that the course does not have are worth a
// line on stderr each.
func (p project) answers(sh *shell) (*answers.Book, error) {
	book, err := answers.Open(filepath.FromSlash(answers.Path), p.units)
	if err == nil {
		for _, left := range book.LeftOut() {
			complain(sh.stderr, left)
		}
	}
	return book, err
}

// attach puts the student's predictions, and how far the exercises have come, into
// a results file. What cannot be read of them is said, and costs no measurement.
func (p project) attach(sh *shell, f *results.File) {
	book, err := p.answers(sh)
	if err != nil {
		complain(sh.stderr, fmt.Errorf("the report is made without your predictions: %w", err))
		book = nil
	}
	record, err := exercise.OpenRecord(checksFile)
	if err != nil {
		complain(sh.stderr, fmt.Errorf("the report is made without your verdicts: %w", err))
	}
	for _, u := range p.units {
		l := f.Lab(u.Name)
		if l == nil {
			continue
		}
		if u.Exercise != "" {
			l.Exercise, l.Cause = record.Status(p.root, u), record.Cause(p.root, u)
		}
		if book != nil {
			l.Prediction = book.Prediction(u)
		}
	}
}
