package lab

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// sources returns the package's own files, by name.
func sources(t *testing.T) map[string]*ast.File {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestNothingConcurrentHidesHere(t *testing.T) {
	for name, file := range sources(t) {
		for _, imported := range file.Imports {
			if strings.HasPrefix(imported.Path.Value, `"sync`) {
				t.Errorf("%s imports %s", name, imported.Path.Value)
			}
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if _, ok := node.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine", name)
			}
			return true
		})
	}
}

// TestFewNames wants no more names in the output of go doc ./labs/lab than a
// student learns at once.
func TestFewNames(t *testing.T) {
	const most = 8
	var names []string
	for _, file := range sources(t) {
		for name := range file.Scope.Objects {
			if ast.IsExported(name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 || len(names) > most {
		t.Errorf("%d names, want at most %d: %v", len(names), most, names)
	}
}
