package main

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPublicNamesAreDocumented wants a comment on every package and on every name
// that it exports; the comment of a group serves for the names in it.
func TestPublicNamesAreDocumented(t *testing.T) {
	for room := range importsByRoom(t) {
		files := token.NewFileSet()
		var parsed []*ast.File
		paths, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(room), "[^._]*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if name := filepath.Base(path); strings.HasSuffix(name, "_test.go") || name[0] == '.' || name[0] == '_' {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(files, path, text, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if len(parsed) == 0 || file.Name.Name == parsed[0].Name.Name {
				parsed = append(parsed, file)
			}
		}
		p, err := doc.NewFromFiles(files, parsed, "workbook/"+room)
		if err != nil {
			t.Fatal(err)
		}
		if p.Doc == "" {
			t.Errorf("%s: the package has no comment", room)
		}
		for _, name := range undocumented(p) {
			t.Errorf("%s: %s has no comment", room, name)
		}
	}
}

// undocumented are the exported names of a package that nothing describes.
func undocumented(p *doc.Package) (names []string) {
	values := func(all []*doc.Value) {
		for _, v := range all {
			for _, spec := range v.Decl.Specs {
				if s, ok := spec.(*ast.ValueSpec); ok && v.Doc == "" && s.Doc == nil && s.Comment == nil {
					names = append(names, s.Names[0].Name)
				}
			}
		}
	}
	functions := func(all []*doc.Func) {
		for _, f := range all {
			if f.Doc == "" {
				names = append(names, f.Recv+" "+f.Name)
			}
		}
	}
	values(p.Consts)
	values(p.Vars)
	functions(p.Funcs)
	for _, t := range p.Types {
		if t.Doc == "" {
			names = append(names, t.Name)
		}
		values(t.Consts)
		values(t.Vars)
		functions(t.Funcs)
		functions(t.Methods)
	}
	return names
}
