package lesson

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/source"
)

// A trouble is what is wrong with a lab when a lesson speaks of it. As a piece it
// takes the place of what the lesson wanted to show.
type trouble struct {
	unit course.Unit // whose lab it is
	file string      // that brings the original back
	err  error       // names the file, and the line if there is one
}

// Error implements error.
func (t trouble) Error() string { return t.err.Error() }

// Text is the trouble in one line, with what to do.
func (t trouble) Text() string {
	return fmt.Sprintf("%v; git checkout %s brings the original back", t.err, t.file)
}

func (t trouble) write(w io.Writer) error { return templates.ExecuteTemplate(w, "trouble", t) }

// note keeps the trouble that an error is, for the card of its lab. It reports
// false if the error is a mistake of the lesson.
func (b *book) note(err error) (trouble, bool) {
	var t trouble
	if b.variants != nil || !errors.As(err, &t) {
		return t, false
	}
	name := t.unit.Name
	if !slices.ContainsFunc(b.troubles[name], func(u trouble) bool { return u.Text() == t.Text() }) {
		b.troubles[name] = append(b.troubles[name], t)
	}
	return t, true
}

// troublesOf returns the troubles of the unit of that name, each in one line.
func (b *book) troublesOf(name string) (all []string) {
	for _, t := range b.troubles[name] {
		all = append(all, t.Text())
	}
	if u := b.find(name); b.changed(u) {
		all = append(all, fmt.Sprintf("This lab, its exercise or a package that it uses has changed since it was measured: "+
			"the code on this page is as it is now, and go run ./reportgen report %s measures it", u.Number))
	}
	return all
}

// changed reports that a lab's program is not the one that was measured. An exercise that
// does not build is measured as it was given.
func (b *book) changed(u *course.Unit) bool {
	if b.File == nil {
		return false
	}
	lab := b.File.Lab(u.Name)
	if lab == nil || lab.Program == "" {
		return false
	}
	for _, instead := range []map[string]string{nil, {u.ExerciseFile(): u.Given()}} {
		if now, err := source.Program(b.Root, u.Lab, instead); err != nil || now == lab.Program {
			return false
		}
	}
	return true
}
