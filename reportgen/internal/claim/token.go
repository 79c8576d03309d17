package claim

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// maxLength bounds an expression, and with it how deep one can nest.
const maxLength = 400

// A token is one word of an expression. Names are told apart from operators
// here, before expr parses: to it compare-and-swap would be two subtractions.
type token struct {
	kind kind
	text string
}

type kind int

const (
	operator kind = iota
	literal       // 1.5, 1e9, 20ms, 10%
	quoted        // the name of a phase, without its quotes
	name          // a variant: lock-once, 03-mutex/lock-once
	function      // a word of Vocabulary, in front of its arguments
	constant      // a word of Vocabulary that takes none
)

// words has one group a kind: name of another lab, literal, word, quoted,
// operator. What matches none of them never reaches expr.
var words = regexp.MustCompile(`^(?:` +
	`([0-9]+-[A-Za-z0-9-]+/[A-Za-z0-9-]+)|` +
	`([0-9][0-9_]*(?:\.[0-9]+)?(?:e[0-9]+)?(?:[A-Za-zµ]+|%)?)|` +
	`([A-Za-z][A-Za-z0-9_-]*)|` +
	`"([a-z][a-z0-9 _-]*)"|` +
	`([<>=!]=|[()+*/<>,-]))`)

// letters are what could be a unit.
var letters = regexp.MustCompile(`^(?:[A-Za-zµ]+|%)`)

// lex splits an expression into tokens.
func lex(src string) ([]token, error) {
	if len(src) > maxLength {
		return nil, fmt.Errorf("expression of %d characters: at most %d are allowed", len(src), maxLength)
	}
	var tokens []token
	for rest := strings.TrimSpace(src); rest != ""; rest = strings.TrimSpace(rest) {
		unit := letters.FindString(rest)
		if _, is := scales[unit]; is && unit != "" && len(tokens) > 0 && tokens[len(tokens)-1].kind == literal {
			return nil, fmt.Errorf("%s %s: write the unit without a blank, as %[1]s%[2]s", tokens[len(tokens)-1].text, unit)
		}
		found := words.FindStringSubmatch(rest)
		if found == nil {
			return nil, fmt.Errorf("%q is not part of an expression: want names, numbers, + - * /, comparisons, and, or, not",
				[]rune(rest)[0])
		}
		rest = rest[len(found[0]):]
		switch {
		case found[1] != "":
			tokens = append(tokens, token{name, found[1]})
		case found[2] != "":
			tokens = append(tokens, token{literal, found[2]})
		case found[3] != "":
			t, err := word(found[3], strings.HasPrefix(strings.TrimSpace(rest), "("))
			if err != nil {
				return nil, err
			}
			tokens = append(tokens, t)
		case found[4] != "":
			tokens = append(tokens, token{quoted, found[4]})
		default:
			tokens = append(tokens, token{operator, found[5]})
		}
	}
	if len(tokens) == 0 {
		return nil, fmt.Errorf("empty expression: want one such as speedup(lock-once)")
	}
	return tokens, unchained(tokens)
}

// unchained refuses a < b < c: expr would share b between two comparisons, and
// nested chains would take exponential time.
func unchained(tokens []token) error {
	compared := []bool{false} // whether there is a comparison yet, a parenthesis deeper each
	for _, t := range tokens {
		top := len(compared) - 1
		switch {
		case t.kind != operator:
		case t.text == "(":
			compared = append(compared, false)
		case t.text == ")" && top > 0:
			compared = compared[:top]
		case t.text == "," || t.text == "and" || t.text == "or":
			compared[top] = false
		case relations[t.text] != nil && compared[top]:
			return fmt.Errorf("comparisons in a chain: write a < b and b < c")
		case relations[t.text] != nil:
			compared[top] = true
		}
	}
	return nil
}

// word says what a bare word is: called tells whether arguments follow.
func word(text string, called bool) (token, error) {
	if text == "and" || text == "or" || text == "not" {
		return token{operator, text}, nil
	}
	f, known := vocabulary(text)
	switch {
	case called && !known:
		return token{}, fmt.Errorf("unknown function %s%s", text, suggest(text, functionNames()))
	case called && f.Args == "":
		return token{}, fmt.Errorf("%s takes no arguments: write it without parentheses", text)
	case called:
		return token{function, text}, nil
	case known && f.Args == "":
		return token{constant, text}, nil
	}
	return token{name, text}, nil
}

// source writes the tokens in expr's language. The spaces keep two of them from
// becoming one, such as // or **.
func source(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch t.kind {
		case literal:
			b.WriteString("literal(" + strconv.Quote(t.text) + ")")
		case quoted:
			b.WriteString("quoted(" + strconv.Quote(t.text) + ")")
		case name:
			b.WriteString("name(" + strconv.Quote(t.text) + ")")
		case constant:
			b.WriteString(t.text + "()")
		default:
			b.WriteString(t.text)
		}
		b.WriteByte(' ')
	}
	return b.String()
}
