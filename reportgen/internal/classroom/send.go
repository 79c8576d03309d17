package classroom

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/handin"
)

// A Sender sends hand-ins to a class. The zero Sender waits as long as a student
// should.
type Sender struct {
	Patience time.Duration // how long the class may give no answer; 0 for 5 s
	Busy     time.Duration // how long it may answer that it is busy; 0 for a minute
}

// Unsent is the error of a hand-in that the class has not got, for no fault of the
// hand-in: it is to be handed in another way.
type Unsent struct{ error }

// Unwrap returns what kept the hand-in from the class.
func (u Unsent) Unwrap() error { return u.error }

// Between two attempts it rests for a random time around one that doubles, so that
// a class that sends at once does not send again at once.
const (
	firstRest = 100 * time.Millisecond
	lastRest  = time.Second
)

// Send sends a hand-in until the class has it. If the class takes too long, or
// nothing answers, the error is an [Unsent]; every error says whose fault it is.
func (s Sender) Send(ctx context.Context, to Address, token handin.Token, text []byte) (Kept, error) {
	packed, err := pack(text)
	if err != nil {
		return Kept{}, err
	}
	patience, busy := cmp.Or(s.Patience, 5*time.Second), cmp.Or(s.Busy, time.Minute)
	client := newClient(to)
	defer client.CloseIdleConnections()
	started := time.Now()
	answered := started
	var told error // by the last attempt: it says more than that the next was cut off
	for rest := firstRest; ; rest = min(2*rest, lastRest) {
		attempt, cancel := context.WithDeadline(ctx, answered.Add(patience))
		kept, err := post(attempt, client, to, token, packed)
		cancel()
		switch again := (*comeAgain)(nil); {
		case err == nil:
			return kept, sameText(kept, text)
		case ctx.Err() != nil:
			return Kept{}, ctx.Err()
		case errors.As(err, &again):
			answered = time.Now()
			if answered.Sub(started) > busy {
				return Kept{}, Unsent{fmt.Errorf("the class at %s was busy for %s", to.Host, busy)}
			}
		case errors.As(err, new(*refusal)), errors.As(err, new(Unsent)):
			return Kept{}, err
		case errors.Is(err, http.ErrSchemeMismatch):
			return Kept{}, &refusal{why: fmt.Sprintf("what answers at %s has no https; type the address as it is shown, with http://", to.Host)}
		case isStranger(err):
			return Kept{}, Unsent{fmt.Errorf("the class at %s is not known: %w", to.Host, blame(err))}
		case time.Since(answered)+rest > patience:
			if told != nil && errors.Is(err, context.DeadlineExceeded) {
				err = told
			}
			return Kept{}, Unsent{fmt.Errorf("the class at %s gave no answer for %s: %w", to.Host, patience, blame(err))}
		default:
			told = err
		}
		select {
		case <-ctx.Done():
			return Kept{}, ctx.Err()
		case <-time.After(rest/2 + rand.N(rest)):
		}
	}
}

// newClient connects directly, because a class is in the same room, and follows no
// redirect, because a class gives none.
func newClient(to Address) *http.Client {
	transport := &http.Transport{ForceAttemptHTTP2: to.Secure, ExpectContinueTimeout: time.Second}
	if to.Pin != "" {
		transport.TLSClientConfig = pinned(to.Pin)
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func pack(text []byte) ([]byte, error) {
	var packed bytes.Buffer
	packer := gzip.NewWriter(&packed)
	_, err := packer.Write(text)
	if err = errors.Join(err, packer.Close()); err != nil {
		return nil, fmt.Errorf("pack the hand-in: %w", err)
	}
	return packed.Bytes(), nil
}

// comeAgain is the answer of a class that is busy.
type comeAgain struct{}

func (*comeAgain) Error() string { return "the class is busy" }

// post makes one attempt. The error is a refusal if sending again is of no use.
func post(ctx context.Context, client *http.Client, to Address, token handin.Token, packed []byte) (kept Kept, err error) {
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }})
	defer func() {
		if connected.Load() && errors.Is(err, context.DeadlineExceeded) {
			err = errors.Join(errSilent, err)
		}
	}()
	at := Address{Secure: to.Secure, Host: to.Host, Code: "v1/hand-in"}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(packed))
	if err != nil {
		return kept, &refusal{why: err.Error()}
	}
	r.SetBasicAuth(to.Code, token.String())
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Content-Encoding", "gzip")
	r.Header.Set("Expect", "100-continue") // a class that refuses answers before the hand-in is sent, so the answer arrives
	answer, err := client.Do(r)
	if err != nil {
		return kept, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 4<<10))
	if err != nil {
		return kept, err
	}
	switch answer.StatusCode {
	case http.StatusOK:
		if json.Unmarshal(body, &kept) != nil || kept.SHA256 == "" {
			return kept, &refusal{why: fmt.Sprintf("what answers at %s is not a class; %s", to.Host, logIn)}
		}
		return kept, nil
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		return kept, &comeAgain{}
	}
	return kept, refused(to, answer.StatusCode, plain.Line(string(bytes.TrimSpace(body))))
}

// logIn is what to do if the network may have answered in the class's place: many do until
// somebody has logged in.
const logIn = "open a page in a browser, where the network may want you to log in, or type the address as it is shown"

// refused says whose fault it is that a class does not take a hand-in.
func refused(to Address, status int, why string) error {
	switch status {
	case http.StatusForbidden:
		why = fmt.Sprintf("the class at %s has another code than %s; type the address as it is shown", to.Host, to.Code)
	case http.StatusRequestTimeout:
		why = fmt.Sprintf("the hand-in took too long to reach %s; the network is slow", to.Host)
	case http.StatusGone:
		return Unsent{fmt.Errorf("the class at %s has ended", to.Host)}
	case http.StatusInternalServerError:
		return Unsent{fmt.Errorf("the machine of the class at %s cannot keep hand-ins; tell your instructor, whose terminal says why", to.Host)}
	case http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity, http.StatusMisdirectedRequest:
		why = fmt.Sprintf("the class at %s does not take this hand-in: %.300s", to.Host, why)
	case http.StatusNetworkAuthenticationRequired, http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		why = fmt.Sprintf("what answers at %s is not a class, or is one that wants https (status %d); %s", to.Host, status, logIn)
	default:
		why = fmt.Sprintf("what answers at %s is not a class, or is one that wants https (status %d); type the address as it is shown", to.Host, status)
	}
	return &refusal{status, why}
}

// sameText wants the receipt of the text that was sent.
func sameText(kept Kept, text []byte) error {
	if sum := sha256.Sum256(text); kept.SHA256 != hex.EncodeToString(sum[:]) {
		return errors.New("the class has something other than what was sent; send it again")
	}
	return nil
}
