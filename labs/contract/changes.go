package contract

import (
	"go/ast"
	"go/token"
	"slices"
)

// changed are the expressions to which a node assigns, whose addresses it takes, or whose
// elements it replaces.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		return []ast.Expr{n.Key, n.Value}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		if of, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"clear", "copy", "delete"}, of.Name) && len(n.Args) > 0 {
			return []ast.Expr{&ast.StarExpr{Star: n.Args[0].Pos(), X: n.Args[0]}} // what the argument points to
		}
	}
	return nil
}

// root is member for what an expression is a part of, or points into, also if a variable
// of the exercise was given the way there.
func (s *Source) root(e ast.Expr) string {
	if name := s.member(e); name != "" {
		return name
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return s.way(e.X)
	case *ast.IndexExpr:
		return s.way(e.X)
	case *ast.SliceExpr:
		return s.way(e.X)
	case *ast.StarExpr:
		return s.way(e.X)
	case *ast.ParenExpr:
		return s.root(e.X)
	}
	return ""
}

// way is root for what leads to something: a variable by what it was given, and
// crc32.MakeTable, which returns the package's own tables.
func (s *Source) way(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		switch value := initial(e).(type) {
		case nil, *ast.IndexExpr, *ast.StarExpr: // the variable may hold a copy
			return ""
		default:
			return s.way(value)
		}
	case *ast.CallExpr:
		if name := s.member(e.Fun); name == "hash/crc32.MakeTable" {
			return name
		}
		return ""
	default:
		return s.root(e)
	}
}

// initial is the value with which a variable was declared, or nil. A value that comes after
// the place that names the variable is none: one may lead to itself, as in var v = v.next.
func initial(variable *ast.Ident) ast.Expr {
	if variable.Obj == nil {
		return nil
	}
	var names, values []ast.Expr
	switch d := variable.Obj.Decl.(type) {
	case *ast.AssignStmt:
		names, values = d.Lhs, d.Rhs
	case *ast.ValueSpec:
		for _, name := range d.Names {
			names = append(names, name)
		}
		values = d.Values
	}
	if len(names) != len(values) {
		return nil
	}
	for i, name := range names {
		if ident, ok := name.(*ast.Ident); ok && ident.Obj == variable.Obj && values[i].End() < variable.Pos() {
			return values[i]
		}
	}
	return nil
}
