package contract

import (
	"go/ast"
	"slices"
)

// harmless are functions and types of packages that a variable of the package may be
// initialised with.
var harmless = []string{"errors.New", "time.Duration"}

// calls reports that a declaration runs something when the program starts.
func (s *Source) calls(d ast.Decl) (found bool) {
	ast.Inspect(d, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			found = found || s.runs(call.Fun)
		}
		_, later := n.(*ast.FuncLit)
		return !later
	})
	return found
}

// runs reports that what is called is a function, and neither a type, which converts, nor
// the language's own, such as len.
func (s *Source) runs(called ast.Expr) bool {
	switch e := ast.Unparen(called).(type) {
	case *ast.Ident:
		return e.Obj != nil && e.Obj.Kind != ast.Typ
	case *ast.SelectorExpr:
		return !slices.Contains(harmless, s.member(e))
	case *ast.IndexExpr:
		return s.runs(e.X)
	case *ast.IndexListExpr:
		return s.runs(e.X)
	case *ast.StarExpr: // a package's type, or a pointer to a function
		return s.member(e.X) == "" && s.runs(e.X)
	case *ast.ArrayType, *ast.ChanType, *ast.FuncType, *ast.InterfaceType, *ast.MapType, *ast.StructType:
		return false
	}
	return true
}

// kept are the names of a declaration under which something can be found again.
func kept(d *ast.GenDecl) (names []*ast.Ident) {
	for _, spec := range d.Specs {
		if values, ok := spec.(*ast.ValueSpec); ok {
			names = append(names, slices.DeleteFunc(slices.Clone(values.Names), func(n *ast.Ident) bool { return n.Name == "_" })...)
		}
	}
	return names
}
