package page

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"io/fs"
	"path"
	"strconv"

	"workbook/labs/plain"
	"workbook/reportgen/internal/course"
)

// A quotation is a declaration shown in a lesson.
type quotation struct {
	File string
	Line int
	Code template.HTML // highlighted
}

// quote returns the declaration called name from the lab's main.go, with its
// doc comment.
func quote(root fs.FS, lab, name string) (quotation, error) {
	d, err := declared(root, lab, name)
	if err != nil {
		return quotation{}, err
	}
	code, err := highlight("go", d.source)
	return quotation{File: d.file, Line: d.line, Code: code}, err
}

// A passage is a piece of a lab's main.go.
type passage struct {
	file   string
	line   int
	source string
}

// declared finds a declaration in the lab's main.go; no name stands for the
// whole file.
func declared(root fs.FS, lab, name string) (passage, error) {
	file := path.Join(lab, "main.go")
	source, err := fs.ReadFile(root, file)
	source = plain.Text(source)
	if err != nil || name == "" {
		return passage{file, 1, string(source)}, err
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, file, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return passage{}, fmt.Errorf("cannot quote from a file that does not parse: %w", err)
	}
	all := declarations(parsed)
	node, ok := all[name]
	if !ok {
		return passage{}, fmt.Errorf("%s: %w", file, unknown("declaration", name, keys(all)))
	}
	start, end := files.Position(node.from), files.Position(node.to)
	return passage{file, start.Line, string(source[start.Offset:end.Offset])}, nil
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
			if d.Recv != nil {
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

// variants returns the names of the lab's variants, as its Go files spell them:
// every Name: "…" of a composite literal.
func variants(root fs.FS, u course.Unit) (names []string, err error) {
	paths, err := fs.Glob(root, path.Join(u.Lab, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range paths {
		if !isSource(root, file) {
			continue
		}
		source, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		names = append(names, literalNames(parsed)...)
	}
	return names, nil
}

// isSource reports that Go reads the file: not an editor's lock, backup or
// resource fork, and not a folder.
func isSource(root fs.FS, file string) bool {
	name := path.Base(file)
	about, err := fs.Stat(root, file)
	return err == nil && about.Mode().IsRegular() && name[0] != '.' && name[0] != '_'
}

// literalNames are the values that composite literals give to a field Name.
func literalNames(file *ast.File) (names []string) {
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, isName := pair.Key.(*ast.Ident)
		value, isText := pair.Value.(*ast.BasicLit)
		if isName && isText && key.Name == "Name" && value.Kind == token.STRING {
			if name, err := strconv.Unquote(value.Value); err == nil {
				names = append(names, name)
			}
		}
		return true
	})
	return names
}
