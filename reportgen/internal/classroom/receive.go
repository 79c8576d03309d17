package classroom

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/store"
)

// A Kept is the class's answer to a hand-in that it has kept.
type Kept struct {
	Pseudonym string `json:"pseudonym"`
	SHA256    string `json:"sha256"`   // of the hand-in as it was sent, unpacked
	Replaced  bool   `json:"replaced"` // an earlier hand-in of the same student
}

// A refusal is why a request is not taken: a status and one line for a person.
type refusal struct {
	status int
	why    string
}

func (r *refusal) Error() string { return r.why }

func refuse(status int, form string, of ...any) error {
	return &refusal{status, fmt.Sprintf(form, of...)}
}

// handIn answers POST /v1/hand-in: the class's code as the user's name and the
// token as the password, and a hand-in as JSON, packed by gzip or not.
func (c *Class) handIn(w http.ResponseWriter, r *http.Request) {
	kept, err := c.take(w, r)
	c.tellAway(err)
	if errors.Is(err, errBusy) || errors.Is(err, bus.ErrAway) || errors.Is(err, store.ErrAway) {
		comeLater(w)
		return
	}
	if why := (*refusal)(nil); errors.As(err, &why) {
		http.Error(w, why.why, why.status)
		return
	}
	if err != nil {
		c.Trouble(err)
		http.Error(w, "the class could not keep it; tell your instructor", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(kept) // if it does not arrive, the student sends again
}

// tellAway tells once that the store has gone, and once that it is back. A bus does so
// itself.
func (c *Class) tellAway(err error) {
	switch {
	case errors.Is(err, store.ErrAway) && !c.away.Swap(true):
		c.Trouble(fmt.Errorf("%w; until it is back, students are asked to try again later", err))
	case err == nil && c.away.Swap(false):
		c.Trouble(errors.New("the database is back; you need not do anything"))
	}
}

func (c *Class) take(w http.ResponseWriter, r *http.Request) (Kept, error) {
	token, err := c.identify(r)
	if err != nil {
		return Kept{}, err
	}
	body, err := c.arrive(w, r)
	if err != nil {
		return Kept{}, err
	}
	h, sum, err := c.read(r.Context(), body, r.Header.Get("Content-Encoding"))
	if err != nil {
		return Kept{}, err
	}
	if h.ID != token.ID() {
		return Kept{}, refuse(http.StatusConflict, "this hand-in was made on another machine or by another user; make your own with make hand-in")
	}
	again, err := c.keep(r.Context(), c.Register.key("student", token.String()), h)
	if errors.Is(err, errEarlier) {
		return Kept{}, refuse(http.StatusConflict, "%s; make a new one with make hand-in", err)
	}
	return Kept{h.ID.Pseudonym(), sum, again}, err
}

// identify looks at what a request says of itself, before its body is read.
func (c *Class) identify(r *http.Request) (handin.Token, error) {
	code, secret, _ := r.BasicAuth()
	if !c.Register.admits(code) {
		return handin.Token{}, refuse(http.StatusForbidden, errCode)
	}
	token, err := handin.ParseToken(secret)
	if err != nil {
		return token, refuse(http.StatusBadRequest, "%s", err)
	}
	if c.hasEnded() {
		return token, refuse(http.StatusGone, "this class has ended")
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	packing := r.Header.Get("Content-Encoding")
	if kind != "application/json" || packing != "" && packing != "gzip" {
		return token, refuse(http.StatusUnsupportedMediaType, "a hand-in is JSON, packed by gzip or not at all")
	}
	return token, nil
}

func (c *Class) tooLarge() error {
	return refuse(http.StatusRequestEntityTooLarge, "too large: a hand-in has at most %d kB, and %d MiB unpacked", c.limits.packed>>10, c.limits.unpacked>>20)
}

// arrive reads the body as it was sent. One that is somewhat too large is not cut
// off: net/http reads it to its end before it answers, because a student who still
// sends when the connection is closed does not see the answer.
func (c *Class) arrive(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(c.limits.arrival)) // a recorder in tests has none
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, c.limits.packed))
	switch {
	case err == nil:
		return body, nil
	case errors.As(err, new(*http.MaxBytesError)):
		return nil, c.tooLarge()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, refuse(http.StatusRequestTimeout, "the hand-in took longer than %s to arrive", c.limits.arrival)
	}
	return nil, refuse(http.StatusBadRequest, "the hand-in did not arrive whole")
}

var errBusy = errors.New("the class is busy")

// read unpacks and reads a hand-in, and returns the SHA-256 of what was unpacked.
// Few at once do it, because unpacked ones are large. Few wait for it, because a
// student who waits for long sends again.
func (c *Class) read(ctx context.Context, body []byte, packing string) (h *handin.HandIn, sum string, err error) {
	select {
	case c.limits.waiting <- struct{}{}:
		defer func() { <-c.limits.waiting }()
	default:
		return nil, "", errBusy
	}
	select {
	case c.limits.unpacking <- struct{}{}:
		defer func() { <-c.limits.unpacking }()
	case <-ctx.Done(): // the student has left, and sends again
		return nil, "", errBusy
	}
	if packing == "gzip" {
		if body, err = c.unpack(body); err != nil {
			return nil, "", err
		}
	}
	if h, err = handin.Read(body); err != nil {
		return nil, "", refuse(http.StatusUnprocessableEntity, "%s", plain.Line(err.Error()))
	}
	digest := sha256.Sum256(body)
	return h, hex.EncodeToString(digest[:]), nil
}

func (c *Class) unpack(packed []byte) ([]byte, error) {
	unpacker, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "the hand-in is not packed by gzip")
	}
	text, err := io.ReadAll(io.LimitReader(unpacker, c.limits.unpacked+1))
	switch {
	case int64(len(text)) > c.limits.unpacked:
		return nil, c.tooLarge()
	case err != nil:
		return nil, refuse(http.StatusBadRequest, "the hand-in did not arrive whole")
	}
	return text, nil
}
