package stats

// A Verdict is what a speedup allows one to say.
type Verdict string

const (
	Faster       Verdict = "faster"
	Slower       Verdict = "slower"
	NoDifference Verdict = "no difference"
	CantTell     Verdict = "can't tell"
)

// Margin is the smallest difference worth a word: below 5% either way, code
// alignment and the machine's mood decide.
const Margin = 0.05

// Band returns the range of ratios around 1 that are no difference: ±Margin, or
// wider where noise, the baseline measured against itself, strayed further.
func Band(noise Interval) (lo, hi float64) {
	hi = 1 + Margin
	if noise.Known() {
		hi = max(hi, noise.Hi, 1/noise.Lo)
	}
	return 1 / hi, hi
}

// Judge says what a speedup interval shows, given the noise. Faster and slower
// need the whole interval outside the band, no difference needs it inside.
func Judge(speedup, noise Interval) Verdict {
	lo, hi := Band(noise)
	switch {
	case !speedup.Known():
		return CantTell
	case speedup.Lo > hi:
		return Faster
	case speedup.Hi < lo:
		return Slower
	case lo <= speedup.Lo && speedup.Hi <= hi:
		return NoDifference
	}
	return CantTell
}
