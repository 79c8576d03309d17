package classroom

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"workbook/reportgen/internal/atomicfile"
)

// A Register is what a class keeps beside the hand-ins: its code, its secret and
// the votes. It is a file, so that a class that was killed goes on as it was.
type Register struct {
	path string

	mu      sync.Mutex
	class   class // guarded by mu
	changes int   // guarded by mu

	saving sync.Mutex
	saved  int // guarded by saving: how many changes are in the file
}

// class is the file's content.
type class struct {
	Code        string           `json:"code"`
	Secret      []byte           `json:"secret"`
	Certificate *certificate     `json:"certificate,omitempty"`
	Polls       map[string]*poll `json:"polls"` // by lab
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

// maxVoters bounds the votes on a question: more than a class has phones.
const maxVoters = 5_000

// OpenRegister reads the class's file in the folder, or begins a new class.
func OpenRegister(folder string) (*Register, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("folder for the class: %w", err)
	}
	r := &Register{path: registerPath(folder)}
	text, err := os.ReadFile(r.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.class = class{Code: rand.Text()[:6], Secret: []byte(rand.Text()), Polls: map[string]*poll{}}
		r.changes = 1
		return r, r.save(1)
	case err == nil:
		err = json.Unmarshal(text, &r.class)
	}
	if err == nil && (r.class.Code == "" || len(r.class.Secret) < 16) {
		err = errors.New("it has no code or no secret")
	}
	if err != nil {
		return nil, fmt.Errorf("the class that was kept: %s: %w; class -forget begins a new one", r.path, err)
	}
	if r.class.Polls == nil {
		r.class.Polls = map[string]*poll{}
	}
	return r, nil
}

// ForgetRegister deletes the class's file in the folder.
func ForgetRegister(folder string) error {
	if err := os.Remove(registerPath(folder)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("delete the class: %w", err)
	}
	return nil
}

// registerPath begins with a dot, so that a merge of the folder leaves it out.
func registerPath(folder string) string { return filepath.Join(folder, ".class.json") }

// Code admits to the class.
func (r *Register) Code() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.class.Code
}

// admits reports whether it is the class's code, in letters of any size.
func (r *Register) admits(code string) bool {
	return subtle.ConstantTimeCompare([]byte(strings.ToUpper(code)), []byte(r.Code())) == 1
}

// key is what the class keeps of a student's token or a voter's: who has the key
// and not the class's secret cannot tell whose it is.
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
	return r.change(func(c *class) error {
		for _, p := range c.Polls {
			if to == Open && p.State == Open {
				p.State = Covered
			}
		}
		c.poll(lab).State = to
		return nil
	})
}

// vote keeps the voter's choice in place of an earlier one.
func (r *Register) vote(lab, voter string, choice int) error {
	return r.change(func(c *class) error {
		p := c.poll(lab)
		_, again := p.Votes[voter]
		switch {
		case p.State != Open:
			return errNotOpen
		case !again && len(p.Votes) >= maxVoters:
			return errors.New("nobody else can vote on this question")
		}
		p.Votes[voter] = choice
		return nil
	})
}

var errNotOpen = errors.New("this question is not open any more")

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

// change makes a change, and returns once it is in the file.
func (r *Register) change(make func(*class) error) error {
	r.mu.Lock()
	if err := make(&r.class); err != nil {
		r.mu.Unlock()
		return err
	}
	r.changes++
	mine := r.changes
	r.mu.Unlock()
	return r.save(mine)
}

// save returns once the change of that number is in the file. Changes that come
// while a file is written share the next one.
func (r *Register) save(change int) error {
	r.saving.Lock()
	defer r.saving.Unlock()
	if r.saved >= change {
		return nil
	}
	r.mu.Lock()
	text, err := json.Marshal(r.class)
	latest := r.changes
	r.mu.Unlock()
	if err != nil {
		return fmt.Errorf("keep the class: %w", err)
	}
	err = atomicfile.Replace(r.path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err == nil {
		r.saved = latest
	}
	return err
}
