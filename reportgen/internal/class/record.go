package class

import (
	"slices"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// Places for what is not one of the choices.
const (
	none    = -1 // nothing was predicted, or nothing is settled
	another = -2 // a prediction of another kind, or of another version of the lesson
)

// went is how one lab went on one machine.
type went struct {
	status   uint8  // place in statuses; 0 if it was not measured
	race     uint8  // place in races
	exercise uint8  // place in results.Attempts
	said     int8   // place of the choice that was predicted, none or another
	bears    int8   // place of the choice that the machine bears out, or none
	cause    uint16 // place in the class's causes
	claims   uint64 // two bits each, in the lesson's order
	speedup  short  // of the lab's subject
	answer   short  // to the lesson's question
}

// What a went holds the places of.
var (
	statuses = []results.Status{"", results.OK, results.Failed}
	races    = []results.RaceStatus{"", results.Clean, results.Racy, results.Unavailable}
	verdicts = []claim.Verdict{"", claim.Holds, claim.Fails, claim.CantTell}
)

// maxClaims is how many claims of a lesson are kept.
const maxClaims = 32

// A short interval is a median and its two ends; a median of 0 with ends of 0 is
// none.
type short [3]float32

func shortOf(i handin.Interval) short { return short{float32(i[0]), float32(i[1]), float32(i[2])} }

func (s short) known() bool { return s != short{} }

func (s short) interval() stats.Interval {
	return stats.Interval{Median: float64(s[0]), Lo: float64(s[1]), Hi: float64(s[2]), Samples: stats.MinSamples}
}

// wentOf keeps what the class needs of a lab. The caller holds mu.
func (c *Class) wentOf(t *handin.Topic, l *handin.Lab) went {
	w := went{
		status: place(statuses, l.Status), race: place(races, l.Race), exercise: place(results.Attempts, l.Exercise),
		said: none, bears: none, answer: shortOf(l.Answer), speedup: subject(t, l), cause: c.causeOf(t, l),
	}
	if l.Prediction != nil {
		w.said = another
		if at := t.Choice(l.Prediction.Choice); at >= 0 {
			w.said = int8(at)
		}
	}
	if at := t.Choice(l.Measured); at >= 0 {
		w.bears = int8(at)
	}
	for i, stated := range t.Claims[:min(len(t.Claims), maxClaims)] {
		f := handin.FingerprintOf(stated.Predicate)
		if at := slices.IndexFunc(l.Claims, func(c handin.Claim) bool { return c.Claim == f }); at >= 0 {
			w.claims |= uint64(place(verdicts, l.Claims[at].Verdict)) << (2 * i)
		}
	}
	return w
}

// verdict is that on the lesson's claim at that place, "" if it was not judged.
func (w went) verdict(at int) claim.Verdict { return verdicts[w.claims>>(2*at)&3] }

// subject is the speedup of the variant that the lesson's question is about: at its
// largest N, with the most workers.
func subject(t *handin.Topic, l *handin.Lab) (best short) {
	var most handin.Case
	for _, c := range l.Cases {
		if c.Variant == t.Subject && c.Speedup[0] > 0 && (c.N > most.N || c.N == most.N && c.Workers > most.Workers) {
			most, best = c, shortOf(c.Speedup)
		}
	}
	return best
}

// causeOf is the place of the cause, or of one that stands for all that the
// exercise's tests do not know. The caller holds mu.
func (c *Class) causeOf(t *handin.Topic, l *handin.Lab) uint16 {
	name := l.Cause
	if _, known := t.Causes[name]; !known && name != "" {
		name = handin.Other
	}
	at := slices.Index(c.causes, name)
	if at < 0 {
		at = len(c.causes)
		c.causes = append(c.causes, name)
	}
	return uint16(at)
}

// place is the place of x in the list. A hand-in that was read holds nothing that the
// list lacks.
func place[T comparable](list []T, x T) uint8 { return uint8(max(slices.Index(list, x), 0)) }
