package stats

import "math"

// KarpFlatt returns the experimentally determined serial fraction of a program
// that ran speedup times faster on p processors: e = (1/ψ − 1/p)/(1 − 1/p)
// (Karp and Flatt, "Measuring Parallel Processor Performance", 1990). With more
// workers than usable CPUs, p is the usable CPUs. There is none for p < 2.
func KarpFlatt(speedup Interval, p int) Interval {
	if p < 2 || speedup.Lo <= 0 {
		return Interval{}
	}
	inverse := 1 / float64(p)
	return speedup.Map(func(psi float64) float64 { return (1/psi - inverse) / (1 - inverse) })
}

// Amdahl returns the speedup on p processors of a program whose serial fraction
// is e: 1/(e + (1 − e)/p) (Amdahl, "Validity of the single processor approach",
// 1967).
func Amdahl(e float64, p int) float64 {
	return 1 / (e + (1-e)/float64(p))
}

// A Point is a speedup measured with a number of workers.
type Point struct {
	Workers int
	Speedup float64
}

// minUSLPoints is how many worker counts the Universal Scalability Law wants:
// with fewer, its two coefficients fit anything.
const minUSLPoints = 6

// USL is the Universal Scalability Law: speedup(p) = p / (1 + σ(p−1) + κp(p−1)),
// with contention σ and coherency delay κ (Gunther, Guerrilla Capacity Planning,
// 2007).
type USL struct{ Contention, Coherency float64 }

// At returns the speedup that the law gives for p workers.
func (u USL) At(p int) float64 {
	x := float64(p)
	return x / (1 + u.Contention*(x-1) + u.Coherency*x*(x-1))
}

// FitUSL fits the law by the least squares of p/ψ − 1 = σ(p−1) + κp(p−1), which is
// linear in both coefficients; negative ones are set to 0. Points beyond the
// usable CPUs do not count; with fewer than six counts within them ok is false.
func FitUSL(points []Point, usable int) (fit USL, ok bool) {
	var aa, ab, bb, ay, by float64
	counts := map[int]bool{}
	for _, p := range points {
		if p.Workers > usable || p.Workers < 1 || p.Speedup <= 0 {
			continue
		}
		counts[p.Workers] = true
		x := float64(p.Workers)
		a, b, y := x-1, x*(x-1), x/p.Speedup-1
		aa, ab, bb, ay, by = aa+a*a, ab+a*b, bb+b*b, ay+a*y, by+b*y
	}
	determinant := aa*bb - ab*ab
	if len(counts) < minUSLPoints || math.Abs(determinant) < 1e-12 {
		return USL{}, false
	}
	fit = USL{(ay*bb - by*ab) / determinant, (by*aa - ay*ab) / determinant}
	switch { // on the border the other coefficient is fitted alone
	case fit.Contention < 0:
		fit = USL{0, max(by/bb, 0)}
	case fit.Coherency < 0:
		fit = USL{max(ay/aa, 0), 0}
	}
	return fit, true
}

// AtN is the ratio of two times at an N.
type AtN struct {
	N     float64
	Ratio Interval
}

// BreakEven returns the N beyond which a part of the ratio, such as its median, stays
// under 1: between two N of the curve, along a straight line on log–log axes. It is
// always if the part is under 1 from the start, never if it is not at the end.
func BreakEven(curve []AtN, of func(Interval) float64, always, never float64) float64 {
	last := len(curve) - 1
	if of(curve[last].Ratio) >= 1 {
		return never
	}
	for i := last - 1; i >= 0; i-- {
		y0, y1 := math.Log(of(curve[i].Ratio)), math.Log(of(curve[i+1].Ratio))
		if y0 >= 0 {
			x0, x1 := math.Log(curve[i].N), math.Log(curve[i+1].N)
			return math.Exp(x0 + (x1-x0)*y0/(y0-y1))
		}
	}
	return always
}
