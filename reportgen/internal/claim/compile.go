package claim

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/file"
)

// maxNodes bounds the work of one expression.
const maxNodes = 200

// eval compiles and runs the tokens: a quantity or a Verdict comes out. There
// are no loops, no builtins and no variables in the language, so it ends.
func (r *reading) eval(tokens []token) (any, error) {
	program, err := expr.Compile(source(tokens), r.language()...)
	if err != nil {
		return nil, plainError(err)
	}
	out, err := expr.Run(program, nil)
	if err != nil {
		return nil, plainError(err)
	}
	return out, nil
}

// language is what an expression may use, bound to this reading.
func (r *reading) language() []expr.Option {
	options := []expr.Option{
		expr.DisableAllBuiltins(),
		expr.Optimize(false),
		expr.MaxNodes(maxNodes),
		expr.Patch(calls{}),
		infix("and", both), infix("or", either), prefix("not", not),
		arithmetic("+", add), arithmetic("-", subtract), arithmetic("*", multiply), arithmetic("/", divide),
		prefix("negative", negate),
		hidden("name", func(text string) (ref, error) { return parseRef(text), nil }),
		hidden("literal", parseLiteral),
		hidden("quoted", func(text string) (part, error) { return part(text), nil }),
		expr.Function("it", func(...any) (any, error) { return r.it, nil }, new(func() quantity)),
	}
	for sign, holds := range relations {
		options = append(options, expr.Function(sign, func(args ...any) (any, error) {
			return r.compare(args[0].(quantity), args[1].(quantity), holds)
		}, new(func(a, b quantity) Verdict)))
	}
	for _, f := range Vocabulary {
		options = append(options, f.option(r))
	}
	return options
}

// A part is the name of a phase.
type part string

// hidden is a function that only source writes.
func hidden[T any](name string, parse func(string) (T, error)) expr.Option {
	return expr.Function(name, func(args ...any) (any, error) { return parse(args[0].(string)) }, new(func(string) T))
}

func prefix[T any](sign string, f func(T) T) expr.Option {
	return expr.Function(sign, func(args ...any) (any, error) { return f(args[0].(T)), nil }, new(func(T) T))
}

func infix[T any](sign string, f func(a, b T) T) expr.Option {
	return expr.Function(sign, func(args ...any) (any, error) {
		return f(args[0].(T), args[1].(T)), nil
	}, new(func(a, b T) T))
}

func arithmetic(sign string, f func(a, b quantity) (quantity, error)) expr.Option {
	return expr.Function(sign, func(args ...any) (any, error) {
		return f(args[0].(quantity), args[1].(quantity))
	}, new(func(a, b quantity) quantity))
}

// calls turns every operator into a call of the function named by its sign.
// expr.Operator would do for those of two operands, but not for not and the
// sign, and it checks the types in several passes: expr keeps the type that a
// call had in the first, and then misses an error inside its arguments. So calls
// forgets those types, and one last check sees the tree as it will run.
type calls struct{}

func (calls) Visit(node *ast.Node) {
	call := func(sign string, operands ...ast.Node) {
		ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: sign}, Arguments: operands})
	}
	switch n := (*node).(type) {
	case *ast.UnaryNode:
		if n.Operator == "-" {
			call("negative", n.Node)
		} else {
			call(n.Operator, n.Node)
		}
	case *ast.BinaryNode:
		call(n.Operator, n.Left, n.Right)
	case *ast.CallNode:
		n.SetNature(nature.Nature{})
	}
}

// Reset and ShouldRepeat make expr visit in its last round, before that check.
func (calls) Reset()             {}
func (calls) ShouldRepeat() bool { return false }

// misfit is what expr's checker says of an argument of the wrong type.
var (
	misfit   = regexp.MustCompile(`^cannot use (.+) as argument \(type (.+)\) to call (\S+)`)
	toCall   = regexp.MustCompile(`to call (\S+)`)
	ourTypes = strings.NewReplacer("claim.quantity", "quantity", "claim.Verdict", "claim", "claim.ref", "variant",
		"claim.part", "quoted text")
)

// plainError brings expr's error to one line that says what to write.
func plainError(err error) error {
	var at *file.Error
	if !errors.As(err, &at) {
		return err
	}
	if at.Prev != nil {
		return at.Prev
	}
	if strings.HasPrefix(at.Message, "unexpected token EOF") {
		return errors.New("the expression ends too soon: a closing parenthesis or a value is missing")
	}
	if strings.HasPrefix(at.Message, `unexpected token Operator(",")`) {
		return errors.New("a comma is only between the arguments of a function: write 1000000 or 1e6 for a million")
	}
	message, _, _ := strings.Cut(ourTypes.Replace(at.Message), "\n")
	if found := misfit.FindStringSubmatch(message); found != nil {
		message = fmt.Sprintf("%s takes a %s, not a %s", found[3], found[2], found[1])
	}
	if call := toCall.FindStringSubmatch(at.Message); call != nil {
		if f, ok := vocabulary(call[1]); ok {
			return fmt.Errorf("%s: want %s, for example %s", message, f.Signature(), f.Example)
		}
		if call[1] == "not" {
			return fmt.Errorf("%s: put the claim in parentheses, as in not (speedup(lock-once) > 1.5)", message)
		}
	}
	return errors.New(message)
}
