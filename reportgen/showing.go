package main

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"workbook/reportgen/internal/live"
	"workbook/reportgen/internal/measure"
	"workbook/reportgen/internal/page"
	"workbook/reportgen/internal/results"
)

// showEvery is how long the launches go on before the page is made anew.
const showEvery = 4 * time.Second

// A showing is a report that can be watched while it is made.
type showing struct {
	sh     *shell
	p      project
	in     page.Input
	open   bool         // in the browser, at once
	server *live.Server // nil before the first pause
	shown  time.Time
	failed bool // the page could not be made or served; the report is made all the same
}

// pause shows what is known so far, if somebody watches.
func (s *showing) pause(now measure.Pause) {
	switch {
	case s.failed:
	case s.server == nil:
		s.begin(now.Sofar())
	case s.server.Watched() && time.Since(s.shown) >= showEvery:
		s.show(now.Sofar(), false)
	}
	if s.server != nil { // also after a page that could not be made: its gate would stay closed
		s.server.Pause(s.sh.ctx, now.Timed)
	}
}

// begin serves the first page, which has no figures yet, and says where it is.
func (s *showing) begin(f *results.File) {
	made, err := s.page(f, false)
	if err == nil {
		s.server, err = live.Listen(s.sh.ctx, made)
	}
	if s.fail(err) {
		return
	}
	s.shown = time.Now()
	fmt.Fprintf(s.sh.stderr, "watch the report at %s\n", s.server.Address())
	if s.open && s.sh.openInBrowser(s.server.Address()) {
		s.server.Expect()
	}
}

// show makes the page of the file, and gives it to those who watch.
func (s *showing) show(f *results.File, over bool) {
	made, err := s.page(f, over)
	if !s.fail(err) {
		s.server.Show(made)
		s.shown = time.Now()
	}
}

// page makes the page with the student's predictions.
func (s *showing) page(f *results.File, over bool) ([]byte, error) {
	if !over {
		s.p.attach(&shell{stderr: io.Discard}, f) // what it cannot read is told when the run is over
	}
	in := s.in
	in.File = f
	in.Growing = &page.Growing{Over: over, Text: fmt.Sprintf("This report is being made: %d of %d labs have figures so far, and until the end the figures get better. Predict meanwhile.", len(f.Labs), len(s.p.chosen))}
	if over {
		in.Growing.Text = fmt.Sprintf("The report is finished, and kept in %s. This page is gone when you reload it.", reportPage)
	}
	var made bytes.Buffer
	err := page.Render(&made, in)
	return made.Bytes(), err
}

// end shows the finished report, and ends the server when that is drawn.
func (s *showing) end(f *results.File) {
	if s.server == nil {
		return
	}
	if f != nil && !s.failed && s.server.Watched() {
		s.show(f, true)
	}
	s.fail(s.server.Close(s.sh.ctx))
}

// fail says what keeps the report from being watched, once.
func (s *showing) fail(err error) bool {
	if err != nil && !s.failed {
		s.failed = true
		complain(s.sh.stderr, fmt.Errorf("the report is made, but cannot be watched: %w", err))
	}
	return err != nil
}
