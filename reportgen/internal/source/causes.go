package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
)

// Causes returns what the Go files of a folder say may be wrong with an exercise:
// the name of every composite literal of a Cause, with the first of its hints. A
// file that does not parse has none.
func Causes(root fs.FS, folder string) map[string]string {
	causes := map[string]string{}
	paths, _ := fs.Glob(root, path.Join(folder, "*.go")) // the pattern is well-formed
	for _, file := range paths {
		if !isSource(root, file) {
			continue
		}
		text, err := read(root, file)
		if err != nil {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if literal, ok := n.(*ast.CompositeLit); ok && isCause(literal.Type) {
				if texts := texts(literal); len(texts) > 1 {
					causes[texts[0]] = texts[1]
				}
			}
			return true
		})
	}
	return causes
}

// isCause reports whether a type is called Cause, no matter in which package.
func isCause(of ast.Expr) bool {
	if selector, ok := of.(*ast.SelectorExpr); ok {
		of = selector.Sel
	}
	name, ok := of.(*ast.Ident)
	return ok && name.Name == "Cause"
}

// texts are the string literals within a node, in their order.
func texts(of ast.Node) (all []string) {
	ast.Inspect(of, func(n ast.Node) bool {
		if value, ok := n.(*ast.BasicLit); ok && value.Kind == token.STRING {
			if text, err := strconv.Unquote(value.Value); err == nil {
				all = append(all, text)
			}
		}
		return true
	})
	return all
}
