// Package source reads the labs' Go files. A project tree comes in; passages for
// the lessons to quote, what changed between two of them, the names of a lab's
// variants, and the hash of its program go out. It needs no compiler: a file that
// does not parse is an error with file and line.
package source

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"slices"

	"workbook/labs/plain"
	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/written"
)

// A Passage is a part of a lab's main.go.
type Passage struct {
	File string // its path, relative to the project's root
	Line int    // the file's line on which the passage begins
	Text string
}

// Main returns the path of the lab's main.go. The lab is the path of its folder,
// such as "labs/03-mutex".
func Main(lab string) string { return path.Join(lab, "main.go") }

// Declaration returns the declaration of that name in the lab's main.go, with
// its doc comment. The name of a method is Type.Method; no name means the whole
// file. The error names the file, and the line if the file does not parse.
func Declaration(root fs.FS, lab, name string) (Passage, error) {
	file := Main(lab)
	text, err := read(root, file)
	if err != nil || name == "" {
		return Passage{file, 1, string(text)}, err
	}
	files := token.NewFileSet()
	parsed, err := parse(files, file, text)
	if err != nil {
		return Passage{}, err
	}
	all := declarations(parsed)
	found, ok := all[name]
	if !ok {
		return Passage{}, fmt.Errorf("%s: %w", file, nearest.Unknown("declaration", name, slices.Sorted(maps.Keys(all))))
	}
	start, end := files.Position(found.from), files.Position(found.to)
	return Passage{file, start.Line, string(text[start.Offset:end.Offset])}, nil
}

// Check says what keeps the lab's main.go from being a program at all: it is not
// there, does not parse, or is of another package than main. The error begins with
// file and line.
func Check(root fs.FS, lab string) error {
	text, err := read(root, Main(lab))
	if err != nil {
		return err
	}
	_, err = parse(token.NewFileSet(), Main(lab), text)
	return err
}

// Declares reports whether a file of a lab declares the name at its top level.
func Declares(root fs.FS, file, name string) bool {
	text, err := read(root, file)
	if err != nil {
		return false
	}
	parsed, err := parse(token.NewFileSet(), file, text)
	if err != nil {
		return false
	}
	_, is := declarations(parsed)[name]
	return is
}

func parse(files *token.FileSet, name string, text []byte) (*ast.File, error) {
	file, err := parser.ParseFile(files, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if all := (scanner.ErrorList)(nil); errors.As(err, &all) {
		if line, todo := written.LeftByGit(text); line > 0 {
			return nil, fmt.Errorf("%s:%d: %s", name, line, todo)
		}
		return nil, all[0] // the others follow from it
	}
	if err == nil && file.Name.Name != "main" {
		err = fmt.Errorf("%s: package %s: the package of a program is main", files.Position(file.Package), file.Name.Name)
	}
	return file, err
}

// maxBytes bounds a file of a lab's: far more than anybody writes.
const maxBytes = 16 << 20

// read returns the file's text, whatever editor wrote it, or an error that begins
// with the file, as the parser's do.
func read(root fs.FS, file string) ([]byte, error) {
	switch about, err := fs.Stat(root, file); {
	case err == nil && !about.Mode().IsRegular(): // a pipe has no end by itself
		return nil, fmt.Errorf("%s: is not a file; move it away", file)
	case err == nil && about.Size() > maxBytes:
		return nil, fmt.Errorf("%s: is larger than %d MiB; move it away", file, maxBytes>>20)
	}
	text, err := fs.ReadFile(root, file)
	if at := new(fs.PathError); errors.As(err, &at) {
		return nil, fmt.Errorf("%s: %w", file, at.Err)
	}
	return plain.Text(text), err
}

type span struct{ from, to token.Pos }

// declarations returns where each top-level name of the file is declared, doc
// comments included; methods as Type.Method.
func declarations(file *ast.File) map[string]span {
	found := map[string]span{}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil && len(d.Recv.List) > 0 {
				name = receiver(d.Recv.List[0].Type) + "." + name
			}
			found[name] = withDoc(d, d.Doc)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				for _, name := range specNames(s) {
					found[name] = withDoc(d, d.Doc)
				}
			}
		}
	}
	return found
}

func receiver(t ast.Expr) string {
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if name, ok := t.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

func specNames(s ast.Spec) (names []string) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return []string{s.Name.Name}
	case *ast.ValueSpec:
		for _, n := range s.Names {
			names = append(names, n.Name)
		}
	}
	return names
}

func withDoc(n ast.Node, doc *ast.CommentGroup) span {
	if doc != nil {
		return span{doc.Pos(), n.End()}
	}
	return span{n.Pos(), n.End()}
}
