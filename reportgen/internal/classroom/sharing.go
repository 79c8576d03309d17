package classroom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"workbook/reportgen/internal/bus"
)

// sharing is how a register is kept on a bus, with whoever else serves the class.
// Under the key identityKey is the class's identity. All other keys begin with its
// code, so that nothing of a class that was forgotten gets into the next one: CODE.
// questions has the states of all questions, and CODE.vote.LAB.VOTER a choice. What
// the register knows of these comes from following the bus alone.
type sharing struct {
	on       *bus.Bus
	follower *bus.Follower
	code     string

	questions, votes string // the key, and what a vote's begins with
	forgotten        chan struct{}
}

const identityKey = "class"

// errForgotten ends every server of a class.
var errForgotten = errors.New("the class was forgotten at another server; start it again for a new one")

// ShareRegister joins the class on the bus, or begins one if there is none.
func ShareRegister(on *bus.Bus) (*Register, error) {
	s := &sharing{on: on, forgotten: make(chan struct{})}
	r := &Register{bus: s}
	r.class.Polls = map[string]*poll{}
	err := s.identify(func(i *identity) error {
		if i.Code == "" {
			*i = newIdentity()
		}
		r.class.identity = *i
		return nil
	})
	s.code = r.class.Code
	s.questions, s.votes = s.code+".questions", s.code+".vote."
	return r, err
}

// identify lets change look at the identity, or change it, and keeps it. It is the
// zero one if the class has none yet.
func (s *sharing) identify(change func(*identity) error) error {
	_, err := s.on.Update(context.Background(), identityKey, func(before []byte) ([]byte, error) {
		var i identity
		if before != nil {
			err := json.Unmarshal(before, &i)
			if err == nil {
				err = i.check()
			}
			if err != nil {
				return nil, fmt.Errorf("the class on the bus: %w; class -forget begins a new one", err)
			}
		}
		if err := change(&i); err != nil {
			return nil, err
		}
		return json.Marshal(i)
	})
	return err
}

// ForgetShared deletes the class on the bus with its hand-ins. All servers of the
// class end then.
func ForgetShared(ctx context.Context, on *bus.Bus) error {
	if err := on.Delete(ctx, identityKey); err != nil {
		return err
	}
	return on.Wipe(ctx, "*.>")
}

// Forgotten is closed when the class was forgotten at another server. It is nil if
// the class has no other one.
func (r *Register) Forgotten() <-chan struct{} {
	if r.bus == nil {
		return nil
	}
	return r.bus.forgotten
}

// follow lets the register know what is on the bus, now and from now on. It tells of
// each change, and of what makes no sense as trouble. A register in a file has
// nothing to follow.
func (r *Register) follow(ctx context.Context, changed func(), trouble func(error)) (err error) {
	s := r.bus
	if s == nil {
		return nil
	}
	s.follower, err = s.on.Follow(ctx, []string{identityKey, s.questions, s.votes + "*.*"}, func(key string, value []byte) {
		if err := r.told(key, value); err != nil {
			trouble(fmt.Errorf("left out what came over the bus: %s: %w", key, err))
			return
		}
		changed()
	})
	return err
}

// told takes a value of the bus into the register. Anybody who has the token may
// have put it there.
func (r *Register) told(key string, value []byte) error {
	s := r.bus
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case key == identityKey:
		var i identity
		if value == nil || json.Unmarshal(value, &i) == nil && i.Code != s.code {
			select {
			case <-s.forgotten:
			default:
				close(s.forgotten)
			}
		}
		return nil
	case value == nil:
		return nil
	case key == s.questions:
		states, err := readStates(value)
		r.class.setStates(states)
		return err
	}
	lab, voter, _ := strings.Cut(strings.TrimPrefix(key, s.votes), ".")
	choice, err := strconv.Atoi(string(value))
	if err != nil || choice < 0 {
		return errors.New("it is not a choice")
	}
	votes := r.class.poll(lab).Votes
	if _, again := votes[voter]; !again && len(votes) >= maxVoters {
		return errors.New("it is one vote too many")
	}
	votes[voter] = choice
	return nil
}

func readStates(text []byte) (map[string]State, error) {
	states := map[string]State{}
	if text == nil {
		return states, nil
	}
	if err := json.Unmarshal(text, &states); err != nil || states == nil { // null is JSON too
		return nil, errors.New("it is not a list of questions")
	}
	for lab, state := range states {
		if !state.known() {
			return nil, fmt.Errorf("%.40q is %.40q", lab, state)
		}
	}
	return states, nil
}

// turn returns once every server of the class is to be told, and this one was.
func (s *sharing) turn(lab string, to State) error {
	revision, err := s.on.Update(context.Background(), s.questions, func(before []byte) ([]byte, error) {
		states, err := readStates(before)
		if err != nil {
			states = map[string]State{} // what a stranger put there is replaced
		}
		return json.Marshal(turned(states, lab, to))
	})
	if err == nil {
		s.follower.Reach(revision)
	}
	return err
}

// shareVote returns once the bus keeps the vote and this server was told of it. If
// the question is closed at another server meanwhile, the vote may count.
func (r *Register) shareVote(lab, voter string, choice int) error {
	r.mu.Lock()
	err := r.class.mayVote(lab, voter)
	r.mu.Unlock()
	if err != nil {
		return err
	}
	revision, err := r.bus.on.Update(context.Background(), r.bus.votes+lab+"."+voter, func([]byte) ([]byte, error) {
		return strconv.AppendInt(nil, int64(choice), 10), nil
	})
	if err == nil {
		r.bus.follower.Reach(revision)
	}
	return err
}
