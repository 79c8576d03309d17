package lesson

import (
	"errors"
	"html/template"
	"io"
	"strings"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/source"
)

// A quotation is a declaration shown in a lesson.
type quotation struct {
	source.Passage
	Code template.HTML // highlighted
}

func (q quotation) write(w io.Writer) error { return templates.ExecuteTemplate(w, "code", q) }

func (d *draft) code(f fence) (piece, error) {
	if len(f.words) != 1 {
		return nil, errors.New("a code block names one declaration: want ```code lockOnce")
	}
	passage, err := d.quote(d.unit, f.words[0])
	if err != nil {
		return nil, err
	}
	code, err := highlight("go", passage.Text)
	return quotation{passage, code}, err
}

// quote returns the declaration of that name in the unit's main.go; no name means
// the whole file. If it cannot be had, that is trouble in the lab.
func (b *book) quote(u course.Unit, name string) (source.Passage, error) {
	passage, err := source.Declaration(b.Root, u.Lab, name)
	if err != nil {
		return passage, trouble{u, source.Main(u.Lab), err}
	}
	return passage, nil
}

// A comparison is what changed from one passage to another.
type comparison struct {
	From, To string // the files
	Lines    []source.Line
}

func (c comparison) write(w io.Writer) error { return templates.ExecuteTemplate(w, "diff", c) }

func (d *draft) diff(f fence) (piece, error) {
	if len(f.words) != 2 {
		return nil, errors.New("a diff block names two labs, or a declaration of each: want ```diff 02-race/unlocked 03-mutex/lockEveryAdd")
	}
	var passages [2]source.Passage
	for i, word := range f.words {
		name, declaration, _ := strings.Cut(word, "/")
		u := d.find(name)
		if u == nil {
			return nil, nearest.Unknown("lab", name, course.Names(d.Units))
		}
		var err error
		if passages[i], err = d.quote(*u, declaration); err != nil {
			return nil, err
		}
	}
	from, to := passages[0], passages[1]
	return comparison{from.File, to.File, source.Diff(from, to)}, nil
}

// A listing is code of no language.
type listing template.HTML

func (l listing) write(w io.Writer) error {
	return templates.ExecuteTemplate(w, "plain", template.HTML(l))
}
