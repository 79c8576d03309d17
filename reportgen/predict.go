package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/answers"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// predictCommand asks the lessons' questions in the terminal, or takes one answer
// from its flags.
type predictCommand struct {
	Labs      []string `arg:"" optional:"" help:"Labs by number or name; those without a prediction if none is named."`
	Choice    int      `placeholder:"K" help:"Take this choice, counted from 1, and ask nothing; with one lab."`
	Why       string   `placeholder:"TEXT" help:"With --choice: why, in one line."`
	Questions bool     `help:"Ask the questions at the lesson's end in place of the prediction."`
	Question  int      `placeholder:"K" help:"Answer this question of the lesson's end, counted from 1; with one lab and --answer."`
	Answer    string   `placeholder:"TEXT" help:"With --question: the answer."`
}

func (c *predictCommand) Run(sh *shell) error {
	p, err := sh.open(c.Labs)
	if err != nil {
		return err
	}
	book, err := answers.Open(filepath.FromSlash(answers.Path), p.units)
	if err != nil {
		return err
	}
	a := &asking{shell: sh, book: book, in: bufio.NewReader(sh.stdin), measured: measuredLabs()}
	switch {
	case (c.Choice != 0 || c.Question != 0) && len(p.chosen) != 1:
		return usageError{errors.New("flags --choice and --question: want one lab with them")}
	case c.Choice != 0:
		return a.choose(p.chosen[0], c.Choice, c.Why)
	case c.Question != 0:
		return a.answer(p.chosen[0], c.Question, c.Answer)
	}
	for _, u := range p.chosen {
		said := book.Prediction(u)
		switch {
		case c.Questions:
			err = a.questions(u)
		case len(c.Labs) > 0 || said == nil || said.Choice == "":
			err = a.predict(u)
		}
		if errors.Is(err, errNoMore) {
			break
		}
		if err != nil {
			return err
		}
	}
	a.conclude()
	return nil
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

// measuredLabs are those of which an earlier report shows a result. A file that
// cannot be read shows none.
func measuredLabs() map[string]bool {
	measured := map[string]bool{}
	if f, err := results.Open(filepath.Join(reportFolder, resultsName)); err == nil {
		for _, l := range f.Labs {
			measured[l.Name] = true
		}
	}
	return measured
}

// An asking is a conversation about predictions.
type asking struct {
	*shell
	book     *answers.Book
	in       *bufio.Reader
	measured map[string]bool
	kept     []course.Unit // of which an answer was kept
}

// errNoMore means that whoever was asked has left.
var errNoMore = errors.New("no more answers")

// choose keeps choice k of the unit's question, counted from 1.
func (a *asking) choose(u course.Unit, k int, why string) error {
	if most := len(u.Lesson.Predict.Choices); k < 1 || k > most {
		return usageError{fmt.Errorf("choice %d: %s has choices 1 to %d", k, u.Name, most)}
	}
	a.keeps(u)
	return a.book.Predict(u, k-1, strings.Join(strings.Fields(why), " "), a.measured[u.Name], time.Now())
}

// answer keeps the answer to question k at the lesson's end, counted from 1.
func (a *asking) answer(u course.Unit, k int, text string) error {
	switch most := len(u.Lesson.Questions); {
	case k < 1 || k > most:
		return usageError{fmt.Errorf("question %d: %s has questions 1 to %d", k, u.Name, most)}
	case strings.TrimSpace(text) == "":
		return usageError{errors.New("flag --answer: want a text with --question")}
	}
	a.keeps(u)
	return a.book.Answer(u, k-1, strings.TrimSpace(text), time.Now())
}

// keeps notes that an answer of the unit is kept.
func (a *asking) keeps(u course.Unit) {
	if !slices.ContainsFunc(a.kept, func(v course.Unit) bool { return v.Name == u.Name }) {
		a.kept = append(a.kept, u)
	}
}

// prose is a lesson's text on one line, without Markdown's marks for code.
func prose(text string) string { return plain.Line(strings.ReplaceAll(text, "`", "")) }

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
	for {
		text, err := a.read(fmt.Sprintf("Your choice, 1 to %d, or Enter to leave it open: ", len(ask.Choices)))
		if err != nil || text == "" {
			return err
		}
		k, err := strconv.Atoi(text)
		if err != nil || k < 1 || k > len(ask.Choices) {
			fmt.Fprintf(a.stdout, "%q is no choice: type a number from 1 to %d.\n", text, len(ask.Choices))
			continue
		}
		why, err := a.read("Why, in one line, or Enter: ")
		if err != nil && !errors.Is(err, errNoMore) {
			return err
		}
		return a.choose(u, k, why)
	}
}

// questions asks those at the lesson's end; an empty line leaves one open.
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
	return nil
}

// read asks for one line. At the end of the input, or when interrupted, the
// error says so.
func (a *asking) read(prompt string) (string, error) {
	fmt.Fprint(a.stdout, prompt)
	type line struct {
		text string
		err  error
	}
	got := make(chan line, 1)
	go func() {
		text, err := a.in.ReadString('\n')
		got <- line{text, err}
	}()
	select {
	case <-a.ctx.Done():
		return "", a.ctx.Err()
	case l := <-got:
		if l.err != nil && l.text == "" {
			fmt.Fprintln(a.stdout)
			return "", errNoMore
		}
		return strings.Join(strings.Fields(l.text), " "), nil
	}
}
