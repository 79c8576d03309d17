package course

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Select returns the units that the words name, in the course's order; all of them
// if there are no words. A word is a number, a name, a path of the lab or its
// lesson, a range of numbers such as 1-4, or several of these with commas.
func Select(units []Unit, words []string) ([]Unit, error) {
	words = strings.FieldsFunc(strings.Join(words, " "), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })
	if len(words) == 0 {
		return units, nil
	}
	wanted := map[string]bool{}
	for _, word := range words {
		found := false
		for _, u := range units {
			if u.isNamed(word) {
				wanted[u.Name], found = true, true
			}
		}
		if !found {
			return nil, fmt.Errorf("lab %q: want one of %s", word, strings.Join(Names(units), ", "))
		}
	}
	var selected []Unit
	for _, u := range units {
		if wanted[u.Name] {
			selected = append(selected, u)
		}
	}
	return selected, nil
}

// span is a range of numbers, such as 1-4 or 02..05.
var span = regexp.MustCompile(`^([0-9]{1,2})(?:-|–|\.\.)([0-9]{1,2})$`)

// quotes are what a slide, a chat or a shell without quotes of its own leaves around words.
const quotes = "\"'`“”„‟‘’‚‛«»‹›"

// isNamed reports that a word names the unit, or a range that it is in.
func (u Unit) isNamed(word string) bool {
	word = strings.Trim(word, quotes)
	number, _ := strconv.Atoi(u.Number)
	if ends := span.FindStringSubmatch(word); ends != nil {
		first, _ := strconv.Atoi(ends[1])
		last, _ := strconv.Atoi(ends[2])
		return first <= number && number <= last
	}
	word = strings.ReplaceAll(word, `\`, "/") // Windows completes a path so
	word = strings.TrimRight(strings.ToLower(word), "/.:")
	for _, inside := range []string{"/main.go", "/exercise.go", "/exercise"} {
		word = strings.TrimSuffix(word, inside)
	}
	name := strings.TrimSuffix(path.Base(word), ".md")
	name = strings.TrimPrefix(name, "#")
	if rest, is := strings.CutPrefix(name, "lab"); is { // lab03, lab-3
		name = strings.TrimLeft(rest, "-_")
	}
	return name == u.Name || name == u.Number || name == strconv.Itoa(number)
}
