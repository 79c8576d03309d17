package course

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Select returns the units that the words name, in the course's order; all of them
// if there are no words. A word is a number, a name, a path of the lab or its
// lesson, a range of numbers such as 1-4, all, or several of these with commas.
func Select(units []Unit, words []string) ([]Unit, error) {
	text := strings.TrimSpace(strings.Join(words, " "))
	if text == "" {
		return units, nil
	}
	var whole, others []string
	for _, word := range words {
		if filepath.IsAbs(word) { // as an editor hands on a file's path, with its blanks
			whole = append(whole, word)
		} else {
			others = append(others, word)
		}
	}
	if words = append(whole, apart(strings.Join(others, " "))...); len(words) == 0 { // a comma alone names none
		words = []string{text}
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

// apart takes what people type for several labs apart into words.
func apart(text string) (words []string) {
	text = width.Fold.String(text) // an input method for Chinese or Japanese types wide letters
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // an invisible character, as web pages have them between words
			return -1
		}
		return r
	}, text)
	text = between.ReplaceAllString(beforeNumber.ReplaceAllString(text, "$1$2"), "$1-$2")
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;+&、", r) }) {
		if strings.Trim(word, "0123456789/") == "" { // 02/03 is not a path
			words = append(words, strings.FieldsFunc(word, func(r rune) bool { return r == '/' })...)
			continue
		}
		words = append(words, word)
	}
	return words
}

// beforeNumber is what people put before the number of a lab: "lab 3", "Exercise 03", "No. 3".
var beforeNumber = regexp.MustCompile(`(?i)(^|[^\w/\\.-])(?:(?:labs?|lessons?|exercises?|ex|no|nr)[. _-]*|№ *)([0-9])`)

// between is what people type between the first and the last number of a range.
var between = regexp.MustCompile(`([0-9])\s*(?:-|–|—|−|~|〜|…|\.{2,}|to)\s*([0-9])`)

// span is a range of numbers.
var span = regexp.MustCompile(`^([0-9]{1,2})-([0-9]{1,2})$`)

// line is what the compiler and an editor put after a file: a line, and a column.
var line = regexp.MustCompile(`(\.[a-z]+)(:[0-9]+)+:?$`)

// quotes are what a slide, a chat or a shell without quotes of its own leaves around words,
// and the brackets in which people put a list.
const quotes = "\"'`“”„‟‘’‚‛«»‹›()[]{}<>"

// isNamed reports that a word names the unit, or a range that it is in.
func (u Unit) isNamed(word string) bool {
	word = strings.Trim(word, quotes)
	if word == "all" || word == "*" {
		return true
	}
	number, _ := strconv.Atoi(u.Number)
	if ends := span.FindStringSubmatch(word); ends != nil {
		first, _ := strconv.Atoi(ends[1])
		last, _ := strconv.Atoi(ends[2])
		return first <= number && number <= last
	}
	word = strings.ReplaceAll(word, `\`, "/") // Windows completes a path so
	word = strings.TrimRight(strings.ToLower(line.ReplaceAllString(word, "$1")), "/.:")
	for _, inside := range []string{"/main.go", "/exercise.go", "/exercise"} {
		word = strings.TrimSuffix(word, inside)
	}
	name := strings.TrimSuffix(path.Base(word), ".md")
	name = strings.TrimPrefix(name, "#")
	if rest, is := strings.CutPrefix(name, "lab"); is { // lab-mutex
		name = strings.TrimLeft(rest, "-_")
	}
	name = strings.ReplaceAll(name, "_", "-")
	bare := strings.TrimPrefix(u.Name, u.Number+"-")
	return slices.Contains([]string{u.Name, u.Number, strconv.Itoa(number), strconv.Itoa(number) + "-" + bare, bare}, name)
}
