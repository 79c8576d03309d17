package exercise

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"workbook/reportgen/internal/course"
)

const root = "../../.."

// TestNoHintGivesTheAnswer wants no hint to quote the solution's code.
func TestNoHintGivesTheAnswer(t *testing.T) {
	all, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range all {
		if u.Exercise == "" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, u.Solution()))
		if err != nil {
			continue
		}
		tests, err := filepath.Glob(filepath.Join(root, u.Exercise, "[^._]*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		hints := sources(t, append(tests, filepath.Join(root, "labs/contract/cause.go"))...)
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if len(line) < 20 || strings.HasPrefix(line, "//") || strings.HasPrefix(line, "func ") || strings.HasPrefix(line, `"`) {
				continue
			}
			for _, hint := range hints {
				if strings.Contains(hint, line) {
					t.Errorf("%s: the hint %q gives a line of the solution away", u.Name, hint)
				}
			}
		}
	}
}

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
