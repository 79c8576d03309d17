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
// every Name: "…" of a composite literal. The lab is the path of its folder.
func Variants(root fs.FS, lab string) (names []string, err error) {
	paths, err := fs.Glob(root, path.Join(lab, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range paths {
		if !isSource(root, file) {
			continue
		}
		text, err := read(root, file)
		if err != nil {
			return nil, err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		names = append(names, literalNames(parsed)...)
	}
	return names, nil
}

// isSource reports whether Go reads the file: it is not a folder, an editor's lock or
// backup, or a resource fork.
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
