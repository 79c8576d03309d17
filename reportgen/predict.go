package main

import (
	"bufio"
	"errors"

	"workbook/reportgen/internal/results"
)

// predictCommand asks the lessons' questions in the terminal, or takes one answer
// from its flags.
type predictCommand struct {
	Labs      []string `arg:"" optional:"" help:"Labs by number or name; those without a prediction if none is named."`
	Choice    *int     `xor:"one" placeholder:"K" help:"Take this choice, counted from 1, and ask nothing; with one lab."`
	Why       string   `placeholder:"TEXT" help:"With --choice or --line: why, in one line."`
	Questions bool     `help:"Ask the lesson's questions and the order of its lines, in place of the prediction."`
	Line      *string  `xor:"one" placeholder:"POINTS" help:"Keep the line that you drew on the page, such as \"1 worker 3.2; 2 workers 4.5\"; with one lab, and --why."`
	Order     *string  `xor:"one" placeholder:"NUMBERS" help:"Put the lesson's mixed lines in this order, such as \"3 1 2\"; with one lab."`
	Question  *int     `xor:"one" placeholder:"K" help:"Answer this question of the lesson's end, counted from 1; with one lab and --answer."`
	Answer    string   `placeholder:"TEXT" help:"With --question: the answer."`
}

func (c *predictCommand) Run(sh *shell) error {
	if err := c.check(); err != nil {
		return usageError{err}
	}
	p, err := sh.open(c.Labs)
	if err != nil {
		return err
	}
	book, err := p.answers(sh)
	if err != nil {
		return err
	}
	a := &asking{shell: sh, book: book, in: bufio.NewReader(sh.stdin), measured: measuredLabs()}
	switch {
	case (c.Choice != nil || c.Question != nil || c.Line != nil || c.Order != nil) && len(p.chosen) != 1:
		return usageError{errors.New("flags --choice, --line, --order and --question: want one lab with them")}
	case c.Order != nil:
		return a.put(p.chosen[0], *c.Order)
	case c.Line != nil:
		return a.draw(p.chosen[0], *c.Line, c.Why)
	case c.Choice != nil:
		return a.choose(p.chosen[0], *c.Choice, c.Why)
	case c.Question != nil:
		return a.answer(p.chosen[0], *c.Question, c.Answer)
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

// check refuses a reason or an answer to nothing, which would be ignored.
func (c *predictCommand) check() error {
	switch {
	case c.Why != "" && c.Choice == nil && c.Line == nil:
		return errors.New("flag --why: want --choice or --line with it")
	case c.Answer != "" && c.Question == nil:
		return errors.New("flag --answer: want --question with it")
	}
	return nil
}

// measuredLabs are those of which an earlier report shows a result. A file that
// cannot be read shows none.
func measuredLabs() map[string]bool {
	measured := map[string]bool{}
	if f, err := results.Open(resultsFile); err == nil {
		for _, l := range f.Labs {
			measured[l.Name] = true
		}
	}
	return measured
}
