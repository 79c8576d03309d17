package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestSharedFilesKnowNoCommand wants no reference from a file that commands share
// to what a command's own file declares. main.go, which lists them, is neither.
func TestSharedFilesKnowNoCommand(t *testing.T) {
	paths, err := filepath.Glob("[^._]*.go")
	if err != nil {
		t.Fatal(err)
	}
	owner := map[string]string{} // of what commands' files declare
	shared := map[string]*ast.File{}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") || path == "main.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		names, isCommand := declared(file)
		if !isCommand {
			shared[path] = file
			continue
		}
		for _, name := range names {
			owner[name] = path
		}
	}
	if len(owner) == 0 || len(shared) == 0 {
		t.Fatal("no command, or nothing that they share")
	}
	for path, file := range shared {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				ast.Inspect(n.X, func(n ast.Node) bool { return refers(t, path, n, owner) })
				return false
			default:
				return refers(t, path, n, owner)
			}
		})
	}
}

func refers(t *testing.T, path string, n ast.Node, owner map[string]string) bool {
	if name, ok := n.(*ast.Ident); ok && owner[name.Name] != "" {
		t.Errorf("%s refers to %s of %s, which is a command's own", path, name.Name, owner[name.Name])
	}
	return true
}

// declared returns the names that a file declares, and whether it is a command's
// own: it declares a command's type, or a method of one.
func declared(file *ast.File) (names []string, isCommand bool) {
	note := func(name string) {
		names = append(names, name)
		isCommand = isCommand || strings.HasSuffix(name, "Command")
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				note(d.Name.Name)
				continue
			}
			ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
				name, ok := n.(*ast.Ident)
				isCommand = isCommand || ok && strings.HasSuffix(name.Name, "Command")
				return true
			})
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					note(s.Name.Name)
				case *ast.ValueSpec:
					for _, name := range s.Names {
						note(name.Name)
					}
				}
			}
		}
	}
	return names, isCommand
}

// TestRoomsStaySmall bounds the two packages that grow with every new thing on the
// page: one that has become too large holds two nouns.
func TestRoomsStaySmall(t *testing.T) {
	const most = 1400
	for _, room := range []string{"page", "lesson"} {
		paths, err := filepath.Glob(filepath.Join("internal", room, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for _, path := range paths {
			if !strings.HasSuffix(path, "_test.go") {
				lines += strings.Count(readText(t, path), "\n")
			}
		}
		if lines == 0 || lines >= most {
			t.Errorf("internal/%s has %d lines, want fewer than %d", room, lines, most)
		}
	}
}
