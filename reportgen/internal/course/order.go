package course

import (
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
)

// Order returns the places of the choices in the order in which they are shown.
// Choices on one scale are shown upwards or downwards, others in any order; the
// seed decides, so that a page is the same each time.
func (p Predict) Order(seed string) []int {
	order := make([]int, len(p.Choices))
	for i := range order {
		order[i] = i
	}
	hash := fnv.New64a()
	hash.Write([]byte(seed))
	random := rand.New(rand.NewPCG(hash.Sum64(), 0))
	switch {
	case !p.onScale():
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	case random.IntN(2) == 1:
		slices.Reverse(order)
	}
	return order
}

// onScale reports whether the numbers in the choices' comparisons rise or fall
// from the first choice to the last.
func (p Predict) onScale() bool {
	var least []float64
	for _, c := range p.Choices {
		number, err := strconv.ParseFloat(firstNumber.FindString(c.Is), 64)
		if err != nil {
			return false
		}
		least = append(least, number)
	}
	rising := slices.IsSorted(least)
	slices.Reverse(least)
	return rising || slices.IsSorted(least)
}

var firstNumber = regexp.MustCompile(`[0-9.]+(e[0-9]+)?`)
