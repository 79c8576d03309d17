package page

import (
	"cmp"
	"slices"
	"strings"

	"workbook/reportgen/internal/lesson"
)

// glossary returns the terms of all sections by name, capital letters ignored.
func glossary(sections []lesson.Section) (all []lesson.Term) {
	for _, s := range sections {
		all = append(all, s.Terms...)
	}
	slices.SortFunc(all, func(a, b lesson.Term) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all
}
