package main

import (
	"bufio"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"workbook/labs/plain"
	"workbook/reportgen/internal/answers"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/written"
)

// An asking is a conversation about predictions, questions and puzzles.
type asking struct {
	*shell
	book     *answers.Book
	in       *bufio.Reader
	measured map[string]bool
	kept     []course.Unit // of which an answer was kept
}

// errNoMore means that whoever was asked has left.
var errNoMore = errors.New("no more answers")

// attempts is how often somebody may answer one question with something that is not an answer. Another
// program that is behind a pipe, such as yes, would go on for ever.
const attempts = 50

var errNoAnswer = fmt.Errorf("one question was asked %d times, and no answer fits; run this in a terminal, or answer with flags", attempts)

// choose keeps choice k of the unit's question, counted from 1.
func (a *asking) choose(u course.Unit, k int, why string) error {
	if most := len(u.Lesson.Predict.Choices); k < 1 || k > most {
		return usageError{fmt.Errorf("choice %d: %s has choices 1 to %d", k, u.Name, most)}
	}
	a.keeps(u)
	return a.book.Predict(u, k-1, plain.OneLine(written.Line(why)), a.measured[u.Name], time.Now())
}

// draw keeps the line that the student drew on the page for the unit's chart.
func (a *asking) draw(u course.Unit, line, why string) error {
	points, err := answers.ParsePoints(line)
	if err != nil {
		return usageError{fmt.Errorf("flag --line: %w", err)}
	}
	a.keeps(u)
	return a.book.Draw(u, points, plain.OneLine(written.Line(why)), time.Now())
}

// answer keeps the answer to question k at the lesson's end, counted from 1.
func (a *asking) answer(u course.Unit, k int, text string) error {
	if most := len(u.Lesson.Questions); k < 1 || k > most {
		return usageError{fmt.Errorf("question %d: %s has questions 1 to %d", k, u.Name, most)}
	}
	if text = strings.TrimSpace(written.Line(text)); text == "" {
		return usageError{errors.New("flag --answer: want a text with --question")}
	}
	a.keeps(u)
	return a.book.Answer(u, u.Lesson.Questions[k-1], text, time.Now())
}

// keeps notes that an answer of the unit is kept.
func (a *asking) keeps(u course.Unit) {
	if !slices.ContainsFunc(a.kept, func(v course.Unit) bool { return v.Name == u.Name }) {
		a.kept = append(a.kept, u)
	}
}

// measured is a value in a lesson's text, which only the report knows.
var measured = regexp.MustCompile("`= [^`]*`")

// prose is a lesson's text on one line, without values and Markdown's marks for
// code.
func prose(text string) string {
	return plain.Line(strings.ReplaceAll(measured.ReplaceAllString(text, "…"), "`", ""))
}

// predict asks the unit's question until there is a choice, or an empty line
// that leaves it open.
func (a *asking) predict(u course.Unit) error {
	ask := u.Lesson.Predict
	fmt.Fprintf(a.stdout, "\n%s: %s\n%s\n", u.Name, prose(u.Lesson.Title), prose(ask.Ask))
	for i, choice := range ask.Choices {
		fmt.Fprintf(a.stdout, "  %d  %s\n", i+1, prose(choice.Text))
	}
	if said := a.book.Prediction(u); said != nil && said.Choice != "" {
		fmt.Fprintf(a.stdout, "So far you said: %s\n", prose(said.Choice))
	}
	for range attempts {
		text, err := a.read(fmt.Sprintf("Your choice, 1 to %d, or Enter to leave it open: ", len(ask.Choices)))
		if err != nil || text == "" {
			return err
		}
		k, err := numbered(text)
		if err != nil || k < 1 || k > len(ask.Choices) {
			fmt.Fprintf(a.stdout, "%q is not a choice: type a number from 1 to %d.\n", text, len(ask.Choices))
			continue
		}
		why, err := a.read("Why, in one line, or Enter: ")
		if err != nil && !errors.Is(err, errNoMore) {
			return err
		}
		return a.choose(u, k, why)
	}
	return errNoAnswer
}

// questions asks the lesson's questions, and then for the order of its puzzles'
// lines; an empty line leaves one open.
func (a *asking) questions(u course.Unit) error {
	fmt.Fprintf(a.stdout, "\n%s: %s\n", u.Name, prose(u.Lesson.Title))
	for i, question := range u.Lesson.Questions {
		fmt.Fprintln(a.stdout, prose(question))
		text, err := a.read("Your answer in one line, or Enter to leave it open: ")
		if err != nil {
			return err
		}
		if text != "" {
			if err := a.answer(u, i+1, text); err != nil {
				return err
			}
		}
	}
	return a.order(u)
}

// order shows the lines of the unit's puzzle with numbers, and asks for their order
// until it is right or the student goes on.
func (a *asking) order(u course.Unit) error {
	p := u.Lesson.Puzzle
	if p == nil {
		return nil
	}
	fmt.Fprintf(a.stdout, "%s\nSome of these lines do not belong:\n", prose(p.Ask))
	for i, line := range p.Mixed() {
		fmt.Fprintf(a.stdout, "  %2d  %s\n", i+1, line)
	}
	for range attempts {
		text, err := a.read("Their order, such as 3 1 2, or Enter to go on: ")
		if err != nil || text == "" {
			return err
		}
		put, err := pick(p.Mixed(), text)
		if err != nil {
			fmt.Fprintln(a.stdout, err)
			continue
		}
		if err := a.arrange(u, put); err != nil || p.Solved(put) {
			return err
		}
	}
	return errNoAnswer
}

// put takes the order of the unit's lines by their numbers.
func (a *asking) put(u course.Unit, numbers string) error {
	if u.Lesson.Puzzle == nil {
		return usageError{fmt.Errorf("flag --order: %s has no lines to put in order", u.Name)}
	}
	put, err := pick(u.Lesson.Puzzle.Mixed(), numbers)
	if err != nil {
		return usageError{fmt.Errorf("flag --order: %w", err)}
	}
	return a.arrange(u, put)
}

// arrange keeps the unit's lines as the student put them, and says how far they are
// right.
func (a *asking) arrange(u course.Unit, put []string) error {
	p := u.Lesson.Puzzle
	fmt.Fprintf(a.stdout, "%s%s\n", course.Indented(put), p.Judge(put))
	a.keeps(u)
	return a.book.Answer(u, p.Ask, strings.Join(put, "\n"), time.Now())
}

// numbered is the number that somebody typed, with or without the marks that are around it
// before a choice or a line. An input method for Chinese or Japanese types wide digits.
func numbered(text string) (int, error) {
	return strconv.Atoi(strings.Trim(width.Fold.String(text), "().:#"))
}

// pick returns the lines with these numbers, counted from 1.
func pick(lines []string, numbers string) (picked []string, err error) {
	used := map[int]bool{}
	for _, written := range strings.FieldsFunc(numbers, func(r rune) bool { return strings.ContainsRune(" ,;，；、\u3000", r) }) {
		k, err := numbered(written)
		switch {
		case err != nil || k < 1 || k > len(lines):
			return nil, fmt.Errorf("%q is not a line: type numbers from 1 to %d", written, len(lines))
		case used[k]:
			return nil, fmt.Errorf("line %d comes twice: use each at most once", k)
		}
		used[k] = true
		picked = append(picked, lines[k-1])
	}
	if len(picked) == 0 {
		return nil, errors.New("no line: type numbers such as 3 1 2")
	}
	return picked, nil
}

// conclude says where the answers are, and leads to the lesson they are about.
func (a *asking) conclude() {
	if len(a.kept) == 0 {
		fmt.Fprintln(a.stdout, "Nothing was kept; there was no answer.")
		return
	}
	var numbers []string
	for _, u := range a.kept {
		numbers = append(numbers, u.Number)
	}
	fmt.Fprintf(a.stdout, "Kept in %s. Next: go run ./reportgen report %s, and read %s in it\n",
		answers.Path, strings.Join(numbers, " "), a.kept[0].Path)
}

// read asks for one line. At the end of the input, when interrupted, or if it is too long
// for one that somebody types, the error says so.
func (a *asking) read(prompt string) (string, error) {
	fmt.Fprint(a.stdout, prompt)
	text, err := a.readLine(a.in)
	if err == nil || a.ctx.Err() != nil || errors.Is(err, errNotTyped) {
		return plain.OneLine(text), err
	}
	fmt.Fprintln(a.stdout)
	return "", errNoMore
}
