package main

import (
	"math/rand/v2"
	"os"
	"testing"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/handin"
	"workbook/reportgen/internal/results"
)

// A student has a token, and a hand-in that is nearly as large as one may be.
type student struct {
	token handin.Token
	text  []byte
}

func newStudents(t *testing.T, n int) []student {
	t.Helper()
	units, err := course.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	syllabus := handin.NewSyllabus(units, os.DirFS(".."))
	all := make([]student, n)
	for i := range all {
		token := handin.Token{byte(i), byte(i >> 8), 1}
		h := handInOf(token)
		h.Machine.CPUs = 2 << (i % 4)
		random := rand.New(rand.NewPCG(1, uint64(i)))
		around := func() handin.Interval {
			x := 1 + random.Float64()
			return handin.Interval{float64(int(x*1000)) / 1000, 1, 2.5, 27}
		}
		for _, topic := range syllabus {
			l := handin.Lab{Name: topic.Name, Status: results.OK, Race: results.Clean, Claims: []handin.Claim{}}
			if choices := topic.Lesson.Predict.Choices; len(choices) > 0 {
				l.Prediction = &handin.Prediction{Choice: handin.FingerprintOf(choices[i%len(choices)].Text)}
			}
			for _, variant := range topic.Variants {
				for _, workers := range []int{1, 4} {
					l.Cases = append(l.Cases, handin.Case{Variant: variant, Workers: workers, N: 1e6, Work: around(), Speedup: around(), CPUs: around(), Memory: around()})
				}
			}
			h.Labs = append(h.Labs, l)
		}
		text, err := h.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		all[i] = student{token, text}
	}
	t.Logf("%d students, each with %d bytes", n, len(all[0].text))
	return all
}
