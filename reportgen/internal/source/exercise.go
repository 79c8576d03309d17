package source

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strings"

	"workbook/labs/plain"
)

// An Exercise is what an exercise's file asks for, in its own words.
type Exercise struct {
	What      string // the first words of the package's comment
	Functions []Contract
}

// A Contract is a function of an exercise with what it promises.
type Contract struct {
	Signature  string
	Paragraphs []string // of its comment, each on one line
}

// ReadExercise reads an exercise's file as it was given, at that path. The error
// names the file, and the line if it does not parse.
func ReadExercise(root fs.FS, given string) (e Exercise, err error) {
	text, err := read(root, given)
	if err != nil {
		return e, err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, given, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return e, err
	}
	if file.Doc == nil {
		return e, fmt.Errorf("%s:1: a comment before the package clause must say what to make", given)
	}
	e.What = paragraphs(strings.TrimPrefix(file.Doc.Text(), "Package exercise is yours. "))[0]
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || !f.Name.IsExported() {
			continue
		}
		from, to := files.Position(f.Pos()).Offset, files.Position(f.Type.End()).Offset
		e.Functions = append(e.Functions, Contract{string(text[from:to]), paragraphs(f.Doc.Text())})
	}
	return e, nil
}

// paragraphs are those of a doc comment, each on one line.
func paragraphs(doc string) (all []string) {
	for _, p := range strings.Split(doc, "\n\n") {
		all = append(all, plain.OneLine(p))
	}
	return all
}
