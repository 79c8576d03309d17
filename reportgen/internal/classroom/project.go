package classroom

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"
)

// pause is how long a projector's page rests between two changes.
const pause = 500 * time.Millisecond

// projector answers with the page as it is now.
func (c *Class) projector(w http.ResponseWriter, _ *http.Request) { c.draw(w, c.Projector) }

// machines answers with the page of what was handed in so far. It shows answers, so it
// waits for the end of a vote.
func (c *Class) machines(w http.ResponseWriter, _ *http.Request) {
	if c.open() != nil {
		http.Error(w, "a question is open, and this page shows answers; close the question first, and load this page again", http.StatusConflict)
		return
	}
	c.draw(w, c.Machines)
}

// draw sends a page whole or not at all.
func (c *Class) draw(w http.ResponseWriter, page func(io.Writer) error) {
	var drawn bytes.Buffer
	if err := page(&drawn); err != nil {
		c.Trouble(err)
		http.Error(w, "this page could not be drawn; the class's terminal says why", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = drawn.WriteTo(w) // whoever has left needs no page
}

// stream tells the projector's page of each change, by server-sent events, until
// the page leaves or the class ends.
func (c *Class) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case c.limits.streams <- struct{}{}:
		defer func() { <-c.limits.streams }()
	default:
		http.Error(w, "too many pages of the projector are open; close some", http.StatusServiceUnavailable)
		return
	}
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // it lasts as long as the class
	_ = control.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		next := c.news.Wait() // before the page is told, so that it misses nothing
		fmt.Fprint(w, "data: changed\n\n")
		if control.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		case <-c.ended:
			fmt.Fprint(w, "event: ended\ndata: ended\n\n")
			_ = control.Flush()
			return
		}
		select {
		case <-time.After(pause):
		case <-r.Context().Done():
			return
		}
	}
}

// turn opens, covers or shows a question.
func (c *Class) turn(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	asked, to := c.question(r.FormValue("lab")), State(r.FormValue("state"))
	if asked == nil || !to.known() {
		http.Error(w, "that is not a question of this course", http.StatusBadRequest)
		return
	}
	if err := c.Register.turn(asked.Lab, to); err != nil {
		c.Trouble(err)
		http.Error(w, "the class could not keep this; its terminal says why", http.StatusInternalServerError)
		return
	}
	c.news.Give()
	http.Redirect(w, r, "/#"+asked.Lab, http.StatusSeeOther)
}

// end ends the class, and answers with the last page.
func (c *Class) end(w http.ResponseWriter, _ *http.Request) {
	c.End()
	c.draw(w, c.Projector)
}
