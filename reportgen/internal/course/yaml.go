package course

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxOpen bounds how many brackets of a YAML text may be open at once.
const maxOpen = 500

// indent is the blanks that begin a line, also those of a web page or of an input method.
var indent = regexp.MustCompile(`(?m)^[ \x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]+`)

// Decode reads YAML that a person wrote into a value that knows all its keys. What
// the parser cannot bear is refused: its time grows with the square of how deeply
// brackets are nested, and some texts make it panic.
func Decode(text []byte, into any) (err error) {
	text = indent.ReplaceAllFunc(text, func(blanks []byte) []byte {
		return bytes.Repeat([]byte(" "), utf8.RuneCount(blanks))
	})
	open := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		}
		if open > maxOpen {
			return fmt.Errorf("more than %d brackets within each other", maxOpen)
		}
	}
	defer func() {
		if recover() != nil {
			err = errors.New("this is more than the YAML parser can read; write it more plainly, without tags and anchors")
		}
	}()
	if after := second(text); after != nil {
		return &yaml.SyntaxError{Message: "a second document begins after this line, and would be lost; take the line out", Token: after}
	}
	return yaml.UnmarshalWithOptions(text, into, yaml.Strict())
}

// Mistake is an error at a place in a file of YAML.
func Mistake(node ast.Node, format string, args ...any) error {
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, args...), Token: node.GetToken()}
}

// second returns the line --- or ... after which a second document begins, or nil. The
// parser reads the first one alone, and says nothing of the others.
func second(text []byte) (after *token.Token) {
	begun, directive := false, 0
	for _, t := range lexer.Tokenize(string(text)) {
		switch {
		case t.Type == token.DirectiveType && !begun:
			directive = t.Position.Line
			continue
		case t.Type == token.CommentType, t.Position.Line == directive:
			continue
		case t.Type == token.DocumentHeaderType, t.Type == token.DocumentEndType:
			if begun {
				after = t
			}
		default:
			if after != nil {
				return after
			}
		}
		begun = true
	}
	return nil
}

// variants is "all" or a list of names.
type variants []string

func (v *variants) UnmarshalYAML(node ast.Node) error {
	if node.String() == "all" {
		*v = nil
		return nil
	}
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		return Mistake(node, "variants %s: want all, or a list of names", node)
	}
	for _, name := range list.Values {
		*v = append(*v, name.String())
	}
	return nil
}

// count is a number of workers: 4, cpus or 2*cpus.
type count Count

func (c *count) UnmarshalYAML(node ast.Node) error {
	read, err := ParseCount(node.String())
	if err != nil {
		return Mistake(node, "%v", err)
	}
	*c = count(read)
	return nil
}

// number is an N.
type number int64

func (n *number) UnmarshalYAML(node ast.Node) error {
	read, err := ParseN(node.String())
	if err != nil {
		return Mistake(node, "%v", err)
	}
	*n = number(read)
	return nil
}

// expect is what a variant's sums are: right, race, wrong or stuck.
type expect string

func (e *expect) UnmarshalYAML(node ast.Node) error {
	switch *e = expect(node.String()); *e {
	case "right", "race", "wrong", "stuck":
		return nil
	}
	return Mistake(node, "expect %s: want right, race, wrong or stuck", node)
}
