package stats

// A Verdict is what a speedup allows one to say.
type Verdict string

// What a speedup allows one to say. No difference is one too: it needs an interval
// that is narrow enough.
const (
	Faster       Verdict = "faster"
	Slower       Verdict = "slower"
	NoDifference Verdict = "no difference"
	CantTell     Verdict = "can't tell"
)

// Judge says what the interval of a speedup shows, given the noise. Faster and
// slower need the whole interval outside the noise band for as many pairs. No
// difference needs it within ±Margin: a machine that is too noisy to tell does not
// make two programs equal.
func Judge(speedup Interval, noise Noise) Verdict {
	lo, hi := noise.Band(speedup.Samples)
	switch {
	case !speedup.Known():
		return CantTell
	case speedup.Lo > hi:
		return Faster
	case speedup.Hi < lo:
		return Slower
	case 1/(1+Margin) <= speedup.Lo && speedup.Hi <= 1+Margin:
		return NoDifference
	}
	return CantTell
}
