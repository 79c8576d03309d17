// Package madeup is for tests: it makes hand-ins of a class that never met. What
// the lessons ask, how many machines there are and a seed come in; hand-ins that
// differ as real ones do go out.
package madeup

import (
	"encoding/hex"
	"math"
	"math/rand/v2"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// kinds are the machines of a course, some more often than others.
var kinds = []handin.Machine{
	{OS: "windows", Arch: "amd64", CPU: "Intel Core i5", CPUs: 8, Logical: 8, Physical: 4, MemoryGB: 16, Go: "1.26"},
	{OS: "windows", Arch: "amd64", CPU: "Intel Core i7", CPUs: 16, Logical: 16, Physical: 12, MemoryGB: 16, Go: "1.26"},
	{OS: "linux", Arch: "amd64", CPU: "AMD EPYC", CPUs: 2, Logical: 2, Physical: 2, MemoryGB: 4, Go: "1.26", Virtual: true},
	{OS: "darwin", Arch: "arm64", CPU: "Apple M2", CPUs: 8, Logical: 8, Physical: 8, MemoryGB: 16, Go: "1.26"},
	{OS: "darwin", Arch: "arm64", CPU: "Apple M3", CPUs: 12, Logical: 12, Physical: 12, MemoryGB: 32, Go: "1.26", Battery: true},
	{OS: "linux", Arch: "amd64", CPU: "AMD Ryzen 7", CPUs: 16, Logical: 16, Physical: 8, MemoryGB: 32, Go: "1.26"},
	{OS: "windows", Arch: "amd64", CPU: "AMD Ryzen 5", CPUs: 12, Logical: 12, Physical: 6, MemoryGB: 8, Go: "1.26", Battery: true},
	{OS: "linux", Arch: "amd64", CPU: "Intel Celeron", CPUs: 4, Logical: 4, Physical: 4, MemoryGB: 8, Go: "1.26"},
}

// HandIn makes the hand-in of the class's machine number i, always the same.
func HandIn(s handin.Syllabus, i int, seed uint64) *handin.HandIn {
	random := rand.New(rand.NewPCG(seed, uint64(i)))
	var id [16]byte
	for at := range id {
		id[at] = byte(random.Uint32())
	}
	kind := min(random.IntN(len(kinds)), random.IntN(len(kinds))) // the first ones are more common
	h := &handin.HandIn{Schema: handin.Schema, ID: handin.ID(hex.EncodeToString(id[:])), Number: 1, Machine: kinds[kind],
		Calibration: handin.Calibration{Timer: handin.Interval{40, 40, 41, 20}, Ceiling: []handin.Ceiling{}}}
	for at := range s {
		h.Labs = append(h.Labs, lab(&s[at], h.Machine, random))
	}
	return h
}

func lab(t *handin.Topic, m handin.Machine, random *rand.Rand) handin.Lab {
	choices := t.Lesson.Predict.Choices
	pick := func() handin.Fingerprint { return handin.FingerprintOf(choices[random.IntN(len(choices))].Text) }
	l := handin.Lab{Name: t.Name, Status: results.OK, Race: results.Clean, Claims: []handin.Claim{},
		Answer: spread(1+random.Float64(), random)}
	if random.IntN(10) > 0 {
		l.Prediction = &handin.Prediction{Choice: pick()}
	}
	if random.IntN(8) > 0 {
		l.Measured = handin.FingerprintOf(choices[min(random.IntN(len(choices)), random.IntN(len(choices)))].Text)
	}
	for i, c := range t.Claims {
		verdict := claim.Holds
		switch {
		case i%4 == 1 && m.CPUs <= 2: // what a small machine does not show
			verdict = claim.Fails
		case random.IntN(30) == 0:
			verdict = claim.CantTell
		}
		l.Claims = append(l.Claims, handin.Claim{Claim: handin.FingerprintOf(c.Predicate), Verdict: verdict})
	}
	if t.Exercise != "" {
		l.Exercise = []results.Attempt{results.Passed, results.NotPassed, results.NotPassed, results.NotAttempted}[random.IntN(4)]
	}
	if l.Exercise == results.NotPassed {
		l.Cause = []string{"race", "race", "race", "serial", "serial", "sum", "stuck", "missed"}[random.IntN(8)]
	}
	for _, variant := range t.Variants {
		for _, workers := range []int{1, 2, 4} {
			speedup := math.Exp(random.NormFloat64()*0.4) * math.Sqrt(float64(min(workers, m.CPUs))) * 0.4
			l.Cases = append(l.Cases, handin.Case{Variant: variant, Workers: workers, N: 1e6,
				Work: spread(4e6*random.Float64()+1e5, random), Speedup: spread(speedup, random),
				CPUs: spread(float64(workers), random), Memory: spread(3e6, random)})
		}
	}
	return l
}

// spread is an interval around x, some wider than others.
func spread(x float64, random *rand.Rand) handin.Interval {
	half := 0.02 + 0.1*random.Float64()
	four := func(x float64) float64 {
		scale := math.Pow(10, 3-math.Floor(math.Log10(x)))
		return math.Round(x*scale) / scale
	}
	return handin.Interval{four(x), four(x * (1 - half)), four(x * (1 + half)), 20}
}
