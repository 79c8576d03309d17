package classroom

import (
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"workbook/reportgen/internal/bus"
)

// voterCookie tells a phone from the others of the class, and whose it is to nobody.
const voterCookie = "voter"

// maxForm bounds the form of a vote, in bytes.
const maxForm = 4 << 10

// ballot answers a phone with the form of the open question.
func (c *Class) ballot(w http.ResponseWriter, r *http.Request) {
	voter, asks := c.voter(w, r), r.URL.Query()
	b := Ballot{Open: c.open(), Chosen: -1, Changing: asks.Has("change"), Late: c.question(asks.Get("late"))}
	if b.Open != nil {
		if chosen := c.Register.choiceOf(b.Open.Lab, voter); chosen < len(b.Open.Choices) { // the lesson had more, or the bus says so
			b.Chosen = chosen
		}
	}
	c.draw(w, func(w io.Writer) error { return c.Ballot(w, b) })
}

// vote takes a phone's choice and leads back to the ballot, which then says whether
// the vote counts.
func (c *Class) vote(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	asked := c.question(r.FormValue("lab"))
	choice, err := strconv.Atoi(r.FormValue("choice"))
	if c.hasEnded() {
		http.Error(w, "this class has ended", http.StatusGone)
		return
	}
	if asked == nil || err != nil || choice < 0 || choice >= len(asked.Choices) {
		http.Error(w, "that is not a choice of this question; go back and choose one", http.StatusBadRequest)
		return
	}
	voter, known := c.known(r)
	if !known { // each of its votes would count as another phone's
		http.Error(w, "your browser does not keep the cookie by which the class knows your phone, so nothing was counted; allow cookies, or open the address in another browser", http.StatusForbidden)
		return
	}
	back := url.URL{Path: r.URL.Path}
	switch err := c.Register.vote(asked.Lab, voter, choice); {
	case errors.Is(err, errNotOpen):
		back.RawQuery = url.Values{"late": {asked.Lab}}.Encode()
	case errors.Is(err, bus.ErrAway):
		comeLater(w)
		return
	case err != nil:
		c.Trouble(err)
		http.Error(w, "the class could not keep your vote; tell your instructor", http.StatusInternalServerError)
		return
	}
	c.news.Give()
	http.Redirect(w, r, back.String(), http.StatusSeeOther)
}

// voter returns the key of whoever asks, and gives a phone that is new a cookie.
func (c *Class) voter(w http.ResponseWriter, r *http.Request) string {
	if voter, known := c.known(r); known {
		return voter
	}
	cookie := &http.Cookie{
		Name: voterCookie, Value: rand.Text(), Path: "/", MaxAge: int((24 * time.Hour).Seconds()),
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	}
	http.SetCookie(w, cookie)
	return c.Register.key("voter", cookie.Value)
}

// known returns the key of whoever asks, if this phone was given a cookie.
func (c *Class) known(r *http.Request) (voter string, known bool) {
	cookie, err := r.Cookie(voterCookie)
	if err != nil || len(cookie.Value) > 64 || cookie.Value == "" {
		return "", false
	}
	return c.Register.key("voter", cookie.Value), true
}
