package lesson

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"workbook/reportgen/internal/nearest"
)

// A stepper lets the reader decide which of two workers moves next. The page's
// script has the rules of its game.
type stepper struct {
	ID, Game string
	Label    string
	Still    []string // one order of moves, in print and without scripts
}

func (s stepper) write(w io.Writer) error { return templates.ExecuteTemplate(w, "stepper", s) }

// steppers are the games by name, each with its label and one order of moves that
// shows its point. "race" has a table of moves in the template.
var steppers = map[string]stepper{
	"race": {Label: "Two workers add to one total; you decide who moves next"},
	"lock": {Label: "Two workers, one total and one lock", Still: []string{
		"A locks.", "A reads 0.", "B wants the lock and goes to sleep.", "A writes 1.", "A unlocks, and B wakes with the lock.", "B reads 1, not 0: no update is lost."}},
	"cas": {Label: "Two workers add by compare-and-swap", Still: []string{
		"A loads 0.", "B loads 0.", "B swaps 0 for 4.", "A swaps if it is still 0: it is 4, so nothing is written.", "A loads 4, and swaps it for 5."}},
	"line": {Label: "Two counters in one cache line", Still: []string{
		"A's core fetches the line and adds to A's counter.", "The line travels to B's core, which adds to B's counter.", "The line travels back before A can add again."}},
	"channel": {Label: "A sender, a receiver and a channel with room for two", Still: []string{
		"R wants to receive; the channel is empty, and R waits.", "S sends 1, 2 and 3: R takes 1, and 2 and 3 fill the channel.", "S wants to send 4; the channel is full, and S waits."}},
	"deadlock": {Label: "Two workers take two locks in opposite orders", Still: []string{
		"A locks sum.", "B locks count.", "A wants count, which B has, and waits.", "B wants sum, which A has, and waits. Neither can ever go on."}},
	"ordered": {Label: "Two workers take two locks in the same order", Still: []string{
		"A locks sum.", "B wants sum, and waits: it has nothing that A could want.", "A locks count, adds, and unlocks both.", "B wakes with sum, locks count and adds."}},
}

func (d *draft) stepper(f fence) (piece, error) {
	name := "race"
	if len(f.words) > 1 || strings.TrimSpace(f.text) != "" {
		return nil, errors.New("a stepper block names one game at most and holds nothing: want ```stepper lock")
	}
	if len(f.words) == 1 {
		name = f.words[0]
	}
	s, ok := steppers[name]
	if !ok {
		return nil, nearest.Unknown("stepper", name, slices.Sorted(maps.Keys(steppers)))
	}
	s.ID, s.Game = d.ids.unique("stepper"), name
	return s, nil
}
