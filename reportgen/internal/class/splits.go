package class

import (
	"fmt"
	"math"
	"strings"

	moremath "github.com/aclements/go-moremath/stats"

	"workbook/labs/units"
	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/handin"
)

// A Split is a claim that holds on some of the class's machines and fails on
// others.
type Split struct {
	*handin.Topic
	Sentence           string
	Holds, Fails, Open int    // machines
	Common             string // what those on which it fails have in common; "" if nothing shows
}

// splits are the claims of a lesson on which machines disagree. The caller holds mu.
func (c *Class) splits(topic int) (all []Split) {
	t := &c.syllabus[topic]
	for at, stated := range t.Claims[:min(len(t.Claims), maxClaims)] {
		s := Split{Topic: t, Sentence: stated.Sentence}
		byKind := make([]tally, len(c.kinds))
		for i := range c.machines {
			m := &c.machines[i]
			switch m.labs[topic].verdict(at) {
			case claim.Holds:
				s.Holds++
				byKind[m.kind].holds++
			case claim.Fails:
				s.Fails++
				byKind[m.kind].fails++
			case claim.CantTell:
				s.Open++
			}
		}
		if s.Holds > 0 && s.Fails > 0 {
			s.Common = c.common(byKind, tally{s.Holds, s.Fails})
			all = append(all, s)
		}
	}
	return all
}

// A tally counts machines on which a claim holds, and fails.
type tally struct{ holds, fails int }

func (t tally) all() int { return t.holds + t.fails }

// share is the share of machines on which it fails.
func (t tally) share() float64 { return float64(t.fails) / float64(t.all()) }

// A trait is something that some machines have and others do not.
type trait struct {
	name string // follows "machines"
	has  func(handin.Machine) bool
}

// traits are all that a class's machines may have in common.
func (c *Class) traits() []trait {
	list := []trait{
		{"that are virtual or in a container", func(m handin.Machine) bool { return m.Virtual }},
		{"on battery", func(m handin.Machine) bool { return m.Battery }},
	}
	seen := map[string]bool{}
	add := func(name string, has func(handin.Machine) bool) {
		if !seen[name] {
			seen[name] = true
			list = append(list, trait{name, has})
		}
	}
	for _, k := range c.kinds {
		add("with "+units.Plural(k.CPUs, "CPU")+" or fewer", func(m handin.Machine) bool { return m.CPUs <= k.CPUs })
		add("with "+systemName(k.OS), func(m handin.Machine) bool { return m.OS == k.OS })
		add("of "+k.Arch, func(m handin.Machine) bool { return m.Arch == k.Arch })
		vendor, _, _ := strings.Cut(k.CPU, " ")
		if vendor != handin.Other {
			add("with a CPU of "+vendor, func(m handin.Machine) bool { return strings.HasPrefix(m.CPU, vendor) })
		}
	}
	return list
}

// mostTraits bounds how many traits are tried.
const mostTraits = 200

// common says what the machines have in common on which the claim fails, or holds,
// if chance does not explain it: by Fisher's exact test at 0.05, with Bonferroni's
// correction for the traits that were tried. Of those that pass, the one counts whose
// sides differ most; neither may have fewer than three machines.
func (c *Class) common(byKind []tally, all tally) (best string) {
	traits := c.traits()
	traits = traits[:min(len(traits), mostTraits)]
	most := 0.0
	for _, trait := range traits {
		var with tally
		for kind, t := range byKind {
			if trait.has(c.kinds[kind]) {
				with.holds, with.fails = with.holds+t.holds, with.fails+t.fails
			}
		}
		rest := tally{all.holds - with.holds, all.fails - with.fails}
		if with.all() < few || rest.all() < few || fisher(with, rest) > 0.05/float64(len(traits)) {
			continue
		}
		if apart := math.Abs(with.share() - rest.share()); apart > most {
			most = apart
			best = fmt.Sprintf("it fails on %d of %d machines %s, and on %d of %d others",
				with.fails, with.all(), trait.name, rest.fails, rest.all())
		}
	}
	return best
}

// fisher is the two-sided p of Fisher's exact test, twice the smaller tail, that
// holding and failing are spread over the two groups by chance.
func fisher(a, b tally) float64 {
	tail := func(all, inA int) float64 {
		return moremath.HypergeometicDist{N: a.all() + b.all(), K: all, Draws: a.all()}.CDF(float64(inA))
	}
	return min(1, 2*min(tail(a.holds+b.holds, a.holds), tail(a.fails+b.fails, a.fails)))
}
