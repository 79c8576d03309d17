package lesson

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"strings"

	"workbook/labs/plain"
	"workbook/reportgen/internal/results"
)

// An exercise is what the reader is asked to make, and how far that is.
type exercise struct {
	File, Number string
	What         string // the file's own first words
	Functions    []contract
	State        results.Attempt // "" if the results file does not say
	Measured     bool            // the reader's variant is in the charts
}

// A contract is a function of the exercise with what it promises.
type contract struct {
	Signature  string
	Paragraphs []string
}

func (e exercise) write(w io.Writer) error { return templates.ExecuteTemplate(w, "exercise", e) }

func (d *draft) exercise(f fence) (piece, error) {
	if len(f.words) > 0 || strings.TrimSpace(f.text) != "" {
		return nil, errors.New("an exercise block names nothing and holds nothing: want ```exercise")
	}
	u := d.unit
	if u.Exercise == "" {
		return nil, trouble{u, u.Lab + "/exercise", fmt.Errorf("%s has no exercise: make %s/exercise/exercise.go", u.Lab, u.Lab)}
	}
	e := exercise{File: u.ExerciseFile(), Number: u.Number}
	if d.lab != nil {
		e.State, e.Measured = d.lab.Exercise, measured(d.lab.Of(results.Yours, 0, -1))
	}
	if err := e.read(d.Root, u.Given()); err != nil {
		return nil, trouble{u, u.Given(), err}
	}
	return e, nil
}

func measured(c *results.Case) bool { return c != nil && len(c.Samples) > 0 }

// read takes the words from the file as it was given: the reader may have
// changed the other one.
func (e *exercise) read(root fs.FS, given string) error {
	text, err := fs.ReadFile(root, given)
	if err != nil {
		return err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, given, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	if file.Doc == nil {
		return fmt.Errorf("%s:1: a comment before the package clause must say what to make", given)
	}
	e.What = paragraphs(strings.TrimPrefix(file.Doc.Text(), "Package exercise is yours. "))[0]
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || !f.Name.IsExported() {
			continue
		}
		from, to := files.Position(f.Pos()).Offset, files.Position(f.Type.End()).Offset
		e.Functions = append(e.Functions, contract{string(text[from:to]), paragraphs(f.Doc.Text())})
	}
	return nil
}

// paragraphs are those of a doc comment, each on one line.
func paragraphs(doc string) (all []string) {
	for _, p := range strings.Split(doc, "\n\n") {
		all = append(all, plain.OneLine(p))
	}
	return all
}
