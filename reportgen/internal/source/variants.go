package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
)

// Variants returns the names of the lab's variants as its Go files spell them:
// every Name: "…" of a composite literal. All is false if a name is calculated, so that
// there may be others. The lab is the path of its folder.
func Variants(root fs.FS, lab string) (names []string, all bool, err error) {
	paths, err := fs.Glob(root, path.Join(lab, "*.go"))
	if err != nil {
		return nil, false, err
	}
	all = true
	for _, file := range paths {
		if !isSource(root, file) {
			continue
		}
		text, err := read(root, file)
		if err != nil {
			return nil, false, err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, false, err
		}
		literal, calculated := literalNames(parsed)
		names, all = append(names, literal...), all && !calculated
	}
	return names, all, nil
}

// isSource reports whether Go reads the file: it is not a folder, an editor's lock or
// backup, or a resource fork.
func isSource(root fs.FS, file string) bool {
	name := path.Base(file)
	about, err := fs.Stat(root, file)
	return err == nil && about.Mode().IsRegular() && name[0] != '.' && name[0] != '_'
}

// literalNames are the values that composite literals give to a field Name. It also
// reports whether one is no literal.
func literalNames(file *ast.File) (names []string, calculated bool) {
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if key, isName := pair.Key.(*ast.Ident); !isName || key.Name != "Name" {
			return true
		}
		value, isText := pair.Value.(*ast.BasicLit)
		if !isText || value.Kind != token.STRING {
			calculated = true
			return true
		}
		if name, err := strconv.Unquote(value.Value); err == nil {
			names = append(names, name)
		}
		return true
	})
	return names, calculated
}
