package exercise_test

import (
	"fmt"
	"math"
	"math/bits"
	"strings"

	"workbook/labs/contract"
)

// A list are changes: which account, and by how much.
type list []struct {
	number int
	amount int64
}

// lists are few changes, with numbers and amounts as far apart as there are.
var lists = []list{
	{}, {{1, 5}}, {{1, 5}, {2, -5}}, {{1, 5}, {1, 7}}, {{1, 5}, {2, 7}, {1, 9}}, {{2, 1}, {1, 2}},
	{{1, 1}, {2, 1}, {3, 1}}, {{3, 1}, {2, 1}, {1, 1}}, {{2, 1}, {3, 1}, {1, 1}}, {{3, 0}, {3, 4}, {1, 2}, {2, 8}, {1, -2}},
	{{1, 0}, {2, 0}}, {{1, 5}, {2, 0}, {1, -5}}, {{3, 5}, {2, 1}, {3, -5}}, {{1, math.MaxInt64}, {2, 1}, {1, 1}, {1, math.MinInt64}},
	{{math.MaxInt, 1}, {math.MinInt, 2}, {0, 3}, {-1, 4}, {1, 5}}, {{2, 1}, {math.MinInt, 1}}, {{math.MaxInt, 1}, {-2, 1}},
	{{math.MaxInt, 1}, {math.MaxInt - 1, 1}}, {{0, 1}, {math.MinInt, 1}}, {{math.MinInt + 1, 1}, {math.MinInt, 1}}, {{-1, 1}, {-7, 1}, {7, 1}},
}

// alone are changes of one account or two whose numbers a program may take for no
// number at all.
func alone(t *contract.T) (all []list) {
	for _, n := range []int{0, -1, 1, math.MinInt, math.MaxInt, math.MaxInt32, t.Int()} {
		all = append(all, list{{n, 5}}, list{{n, 5}, {n, -3}})
		if n < math.MaxInt {
			all = append(all, list{{n, 5}, {n + 1, -5}}, list{{n + 1, 5}, {n, -5}, {n, 1}})
		}
		if n > math.MinInt {
			all = append(all, list{{n, 5}, {n - 1, -5}})
		}
	}
	return all
}

// alike are changes of two accounts whose numbers differ in one bit. A program that knows an
// account by a part of its number takes one of them for the other.
func alike(t *contract.T) (all []list) {
	for bit := range bits.UintSize {
		n := int(t.Uint64())
		all = append(all, list{{n, 5}, {n ^ 1<<bit, -5}})
	}
	return all
}

// many are changes of many accounts, several for each, in no order.
func many(t *contract.T, accounts int) (l list) {
	for i := range 3 * accounts {
		l = append(l, list{{i*37%accounts - accounts/2, t.Int64N(1000) - 500}}...)
	}
	t.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] })
	return l
}

func (l list) String() string {
	if len(l) > 10 {
		return fmt.Sprintf("Apply with %d changes", len(l))
	}
	changes := make([]string, len(l))
	for i, c := range l {
		changes[i] = fmt.Sprintf("account %d by %d", c.number, c.amount)
	}
	return "Apply(" + strings.Join(changes, ", ") + ")"
}
