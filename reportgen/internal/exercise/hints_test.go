package exercise

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// sources returns the texts of Go files that are long enough for a hint: their
// string constants of several words.
func sources(t *testing.T, paths ...string) (texts []string) {
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil && strings.Count(text, " ") > 3 {
					texts = append(texts, text)
				}
			}
			return true
		})
	}
	return texts
}
