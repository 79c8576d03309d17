package main

import (
	"fmt"
	"io"
	"strings"

	"rsc.io/qr"

	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/classroom"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/page"
)

// qrBorder is how much white is around a QR code, in modules; a camera finds it by it.
const qrBorder = 2

// blocks draws a QR code in a terminal, two rows in a line of it, black on white
// whichever colours it has.
func blocks(code *qr.Code) string {
	var drawn strings.Builder
	for y := -qrBorder; y < code.Size+qrBorder; y += 2 {
		drawn.WriteString("\x1b[30;107m")
		for x := -qrBorder; x < code.Size+qrBorder; x++ {
			switch upper, lower := code.Black(x, y), code.Black(x, y+1); {
			case upper && lower:
				drawn.WriteString("█")
			case upper:
				drawn.WriteString("▀")
			case lower:
				drawn.WriteString("▄")
			default:
				drawn.WriteString(" ")
			}
		}
		drawn.WriteString("\x1b[0m\n")
	}
	return drawn.String()
}

// newClassroom puts together what serves the class, what counts and what draws.
func newClassroom(syllabus handin.Syllabus, gathered *class.Class, kept keeping) *classroom.Class {
	room := &classroom.Class{
		Store: kept.store, Register: kept.register,
		Handed: func(h *handin.HandIn) { gathered.Add(h) },
		Ballot: drawBallot,
	}
	for _, t := range syllabus {
		q := classroom.Question{Lab: t.Name, Title: t.Lesson.Title, Ask: t.Lesson.Predict.Ask}
		for _, choice := range t.Lesson.Predict.Choices {
			q.Choices = append(q.Choices, choice.Text)
		}
		if len(q.Choices) > 0 {
			room.Questions = append(room.Questions, q)
		}
	}
	room.Projector = func(w io.Writer) error { return drawProjector(w, room, gathered) }
	return room
}

// drawBallot draws a phone's page.
func drawBallot(w io.Writer, b classroom.Ballot) error {
	shown := page.Ballot{Chosen: b.Chosen, Changing: b.Changing}
	if q := b.Open; q != nil {
		shown.Open, shown.Lab, shown.Ask, shown.Choices = true, q.Lab, q.Ask, q.Choices
	}
	if b.Late != nil {
		shown.Late, _, _ = strings.Cut(b.Late.Lab, "-")
	}
	return page.RenderBallot(w, shown)
}

// drawProjector draws the projector's page as the class is now.
func drawProjector(w io.Writer, room *classroom.Class, gathered *class.Class) error {
	address := room.Address.String()
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return fmt.Errorf("QR code of %s: %w", address, err)
	}
	shown := page.Projected{Address: address, QR: code.PNG(), Class: gathered.Summary(), Polls: map[string]page.Poll{}}
	for _, q := range room.Questions {
		state := room.Register.State(q.Lab)
		shown.Polls[q.Lab] = page.Poll{
			Open: state == classroom.Open, Shown: state == classroom.Shown,
			Votes: room.Register.Votes(q.Lab, len(q.Choices)),
		}
	}
	select {
	case <-room.Ended():
		shown.Ended = true
	default:
	}
	return page.RenderProjector(w, shown)
}
