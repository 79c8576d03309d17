package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
)

// A destination is the class that a hand-in is sent to; the zero value is no class.
type destination struct{ classroom.Address }

// UnmarshalText reads an address, so that a mistyped one is found before anything
// is written.
func (d *destination) UnmarshalText(text []byte) (err error) {
	d.Address, err = classroom.ParseAddress(string(text))
	return err
}

// send sends the hand-in, or says how it is handed in otherwise.
func (d destination) send(sh *shell, token handin.Token, text []byte) error {
	file := filepath.ToSlash(handInFile)
	if d.Host == "" {
		fmt.Fprintf(sh.stdout, "Hand in %s as your class wants it. A later one replaces it.\n", file)
		return nil
	}
	defer sh.meanwhile("send it to " + d.Host).Stop()
	kept, err := classroom.Sender{}.Send(sh.ctx, d.Address, token, text)
	switch {
	case errors.As(err, new(classroom.Unsent)):
		return fmt.Errorf("%w; hand in the file %s by mail, git or a stick, it is kept", err, file)
	case err != nil:
		return fmt.Errorf("not handed in: %w", err)
	}
	said := "The class has it"
	if kept.Replaced {
		said += " in place of your earlier one"
	}
	fmt.Fprintf(sh.stdout, "%s. You are %s there.\n", said, kept.Pseudonym)
	return nil
}
