package claim

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/results"
)

// Vet finds what is wrong with an expression before there are data: a syntax
// or type error, an unknown function, lab or variant, or a predicate where a
// value is wanted. Labs holds the variants of every lab, or is nil if names are
// not to be checked; lab is the one that the lesson is about. The caller adds file
// and line.
func Vet(src string, want Want, labs map[string][]string, lab string) error {
	if err := vetNames(src, labs, lab); err != nil {
		return err
	}
	r := &reading{scope: unmeasured(labs, lab)}
	if want == Predicate {
		_, err := r.verdict(src)
		return err
	}
	_, err := r.quantity(src)
	return err
}

// VetChoice does the same for a choice, such as ">= 0.9 and < 2.5", of a
// prediction with this measure.
func VetChoice(measure, is string, labs map[string][]string, lab string) error {
	if err := vetNames(is, labs, lab); err != nil {
		return err
	}
	r := &reading{scope: unmeasured(labs, lab)}
	q, err := r.quantity(measure)
	if err != nil {
		return err
	}
	r.it = q
	_, err = r.chosen(is)
	return err
}

// unmeasured is a file in which no lab has a case.
func unmeasured(labs map[string][]string, lab string) Scope {
	file := &results.File{}
	for name := range labs {
		file.Labs = append(file.Labs, results.Lab{Name: name})
	}
	return Scope{File: file, Lab: file.Lab(lab)}
}

// vetNames checks that every name is a variant of its lab.
func vetNames(src string, labs map[string][]string, lab string) error {
	tokens, err := lex(src)
	if err != nil {
		return err
	}
	for _, t := range tokens {
		if t.kind != name || labs == nil {
			continue
		}
		if err := vetName(parseRef(t.text), labs, lab); err != nil {
			return err
		}
	}
	return nil
}

func vetName(v ref, labs map[string][]string, lab string) error {
	of := cmp.Or(v.lab, lab)
	variants, known := labs[of]
	if !known {
		return fmt.Errorf("unknown lab %s%s", of, suggest(of, slices.Sorted(maps.Keys(labs))))
	}
	if v.variant == results.Serial || slices.Contains(variants, v.variant) {
		return nil
	}
	if f, ok := vocabulary(v.variant); ok {
		return fmt.Errorf("%s has no arguments: want %s", f.Name, f.Signature())
	}
	names := slices.Concat([]string{results.Serial}, bareWords(), variants)
	if first, _, cut := strings.Cut(v.variant, "-"); cut && slices.Contains(names, first) {
		return fmt.Errorf("%s has no variant %s: a minus between two expressions has a space on each side", of, v)
	}
	return fmt.Errorf("%s has no variant %s%s", of, v.variant, suggest(v.variant, names))
}

// bareWords are the words of the vocabulary that take no arguments.
func bareWords() (words []string) {
	for _, f := range Vocabulary {
		if f.Args == "" {
			words = append(words, f.Name)
		}
	}
	return words
}

// suggest names the nearest of the known names, or all if none is near.
func suggest(name string, known []string) string {
	if near := nearest.Name(name, known); near != "" {
		return ": did you mean " + near + "?"
	}
	return ": want one of " + strings.Join(known, ", ")
}
