package course

import (
	"fmt"
	"slices"
	"testing"
)

func TestChoicesOnAScaleAreShownInBothDirections(t *testing.T) {
	scale := []Choice{{Is: "< 0.5"}, {Is: ">= 0.5 and < 1e1"}, {Is: ">= 10 and < 20"}, {Is: ">= 20"}}
	up, down := []int{0, 1, 2, 3}, []int{3, 2, 1, 0}
	count := map[bool]int{}
	for i := range 40 {
		order := Predict{Choices: scale}.Order(fmt.Sprintf("%02d-lab", i))
		if !slices.Equal(order, up) && !slices.Equal(order, down) {
			t.Fatalf("choices on a scale are shown as %v", order)
		}
		count[slices.Equal(order, up)]++
	}
	if count[true] < 8 || count[false] < 8 {
		t.Errorf("%d lists go up and %d down", count[true], count[false])
	}
}

func TestOtherChoicesAreMixed(t *testing.T) {
	others := []Choice{{Is: "== 3"}, {Is: "== 1"}, {Is: "== 2"}}
	first := map[int]int{}
	for i := range 60 {
		p, seed := Predict{Choices: others}, fmt.Sprintf("%02d-lab", i)
		order := p.Order(seed)
		if again := p.Order(seed); !slices.Equal(order, again) {
			t.Fatalf("the same page shows %v and %v", order, again)
		}
		first[order[0]]++
	}
	if len(first) != 3 {
		t.Errorf("only %v come first", first)
	}
}
