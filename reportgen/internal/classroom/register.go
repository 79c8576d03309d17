package classroom

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
)

// A Register is what a class keeps beside the hand-ins: its code, its secret and
// the votes. It is in a file, or on a bus, so that a class that was killed goes on as
// it was.
type Register struct {
	mu    sync.Mutex
	class class // guarded by mu

	file file
	bus  *sharing // nil if the class is kept in the file
}

// class is what is kept. In a file, it is the file's content.
type class struct {
	identity
	Polls map[string]*poll `json:"polls"` // by lab
}

// identity is what makes one class differ from another.
type identity struct {
	Code        string       `json:"code"`
	Secret      []byte       `json:"secret"`
	Certificate *certificate `json:"certificate,omitempty"`
}

// newIdentity makes up one.
func newIdentity() identity {
	return identity{Code: rand.Text()[:6], Secret: []byte(rand.Text())}
}

// codeForm is what newIdentity makes.
var codeForm = regexp.MustCompile(`^[A-Z2-7]{6}$`)

// check wants an identity that is whole, and polls that the class can go on with.
func (c *class) check() error {
	if err := c.identity.check(); err != nil {
		return err
	}
	for lab, p := range c.Polls {
		if p == nil || !p.State.known() {
			return fmt.Errorf("%.40q is neither covered, open nor shown", lab)
		}
		for _, choice := range p.Votes {
			if choice < 0 {
				return fmt.Errorf("a vote on %.40q is for choice %d", lab, choice)
			}
		}
	}
	return nil
}

// check wants an identity that is whole.
func (i *identity) check() error {
	if !codeForm.MatchString(i.Code) || len(i.Secret) < 16 {
		return errors.New("it has no code or no secret")
	}
	return nil
}

// A poll is the vote on one question.
type poll struct {
	State State          `json:"state"`
	Votes map[string]int `json:"votes"` // the place of the choice, by voter
}

// A State says what the class may do with a question.
type State string

// A question is covered at first. While it is open, students vote and see no
// result. Then its results are shown.
const (
	Covered State = "covered"
	Open    State = "open"
	Shown   State = "shown"
)

func (s State) known() bool { return s == Covered || s == Open || s == Shown }

// maxVoters bounds the votes on a question: more than a class has phones.
const maxVoters = 5_000

// Code admits to the class.
func (r *Register) Code() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.class.Code
}

// lookalikes are digits that no code has, by the letters that they are read for.
var lookalikes = strings.NewReplacer("0", "O", "1", "I", "8", "B")

// admits reports whether it is the class's code, in letters of any size.
func (r *Register) admits(code string) bool {
	code = lookalikes.Replace(strings.ToUpper(code))
	return subtle.ConstantTimeCompare([]byte(code), []byte(r.Code())) == 1
}

// key is what the class keeps of a student's token or a voter's. Without the class's
// secret, nobody can tell from the key whose it is.
func (r *Register) key(of, token string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	mac := hmac.New(sha256.New, r.class.Secret)
	io.WriteString(mac, of+" "+token)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// State is what the class may do with a lab's question.
func (r *Register) State(lab string) State {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.class.Polls[lab]; p != nil {
		return p.State
	}
	return Covered
}

// Votes counts the votes on a lab's question, by choice.
func (r *Register) Votes(lab string, choices int) []int {
	r.mu.Lock()
	defer r.mu.Unlock()
	votes := make([]int, choices)
	if p := r.class.Polls[lab]; p != nil {
		for _, choice := range p.Votes {
			if choice < choices {
				votes[choice]++
			}
		}
	}
	return votes
}

// turn gives a lab's question another state. At most one is open at a time.
func (r *Register) turn(lab string, to State) error {
	if r.bus != nil {
		return r.bus.turn(lab, to)
	}
	return r.change(func(c *class) error {
		c.setStates(turned(c.states(), lab, to))
		return nil
	})
}

// turned are the states when a lab's question has got another one.
func turned(states map[string]State, lab string, to State) map[string]State {
	for other, state := range states {
		if to == Open && state == Open {
			states[other] = Covered
		}
	}
	states[lab] = to
	return states
}

// vote keeps the voter's choice in place of an earlier one.
func (r *Register) vote(lab, voter string, choice int) error {
	if r.bus != nil {
		return r.shareVote(lab, voter, choice)
	}
	return r.change(func(c *class) error {
		err := c.mayVote(lab, voter)
		if err == nil {
			c.poll(lab).Votes[voter] = choice
		}
		return err
	})
}

var errNotOpen = errors.New("this question is not open any more")

func (c *class) mayVote(lab, voter string) error {
	p := c.poll(lab)
	_, again := p.Votes[voter]
	switch {
	case p.State != Open:
		return errNotOpen
	case !again && len(p.Votes) >= maxVoters:
		return errors.New("nobody else can vote on this question")
	}
	return nil
}

// choiceOf returns the voter's choice, or -1.
func (r *Register) choiceOf(lab, voter string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.class.Polls[lab]; p != nil {
		if choice, voted := p.Votes[voter]; voted {
			return choice
		}
	}
	return -1
}

func (c *class) poll(lab string) *poll {
	p := c.Polls[lab]
	if p == nil {
		p = &poll{State: Covered}
		c.Polls[lab] = p
	}
	if p.Votes == nil {
		p.Votes = map[string]int{}
	}
	return p
}

// states are those of all questions that ever had another one than covered.
func (c *class) states() map[string]State {
	states := map[string]State{}
	for lab, p := range c.Polls {
		states[lab] = p.State
	}
	return states
}

// setStates gives each question its state.
func (c *class) setStates(states map[string]State) {
	for lab, state := range states {
		c.poll(lab).State = state
	}
}
