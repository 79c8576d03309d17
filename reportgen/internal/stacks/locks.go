package stacks

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"slices"
	"strings"
)

// locks says which lock a goroutine takes at a line of a Go file in the tree, "" if
// it takes none, and which ones the function around it has taken before that line
// and not released. It reads the source, because a goroutine dump names no holder. Both
// are as the source writes them: "accounts.left".
func locks(tree fs.FS, path string, line int) (takes string, holds []string) {
	source, err := fs.ReadFile(tree, path)
	if err != nil {
		return "", nil
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
	if err != nil {
		return "", nil
	}
	for _, call := range callsAround(files, file, line) {
		lock, method := lockCall(call)
		switch at := files.Position(call.Pos()).Line; {
		case at > line:
		case method == "Lock" || method == "RLock":
			if at == line {
				takes = lock
			} else {
				holds = append(holds, lock)
			}
		case strings.HasSuffix(method, "Unlock") && at < line:
			holds = slices.DeleteFunc(holds, func(held string) bool { return held == lock })
		}
	}
	return takes, holds
}

// callsAround returns the calls in the innermost function around a line, in the
// order of the source; without those that are deferred or belong to a function
// within.
func callsAround(files *token.FileSet, file *ast.File, line int) (calls []*ast.CallExpr) {
	var body *ast.BlockStmt
	ast.Inspect(file, func(n ast.Node) bool {
		if b := bodyOf(n); b != nil && files.Position(b.Pos()).Line <= line && line <= files.Position(b.End()).Line {
			body = b
		}
		return true
	})
	if body == nil {
		return nil
	}
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			calls = append(calls, call)
		}
		_, deferred := n.(*ast.DeferStmt)
		return !deferred && bodyOf(n) == nil
	})
	return calls
}

func bodyOf(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Body
	case *ast.FuncLit:
		return n.Body
	}
	return nil
}

// lockCall returns what a call such as mu.Lock() is made on, and the method.
func lockCall(call *ast.CallExpr) (lock, method string) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) > 0 {
		return "", ""
	}
	return types.ExprString(selector.X), selector.Sel.Name
}
