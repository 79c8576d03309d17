package lab

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"workbook/labs/limits"
)

// checkShares holds the shares of a task to their rule: together 1..N, in
// order, none twice, lengths that differ by at most one.
func checkShares(t interface{ Fatalf(string, ...any) }, task Task) {
	next, shortest, longest := int64(1), task.N, int64(0)
	for w := range task.Workers {
		s := task.Share(w)
		if s.First != next {
			t.Fatalf("%+v: worker %d begins at %d, want %d", task, w, s.First, next)
		}
		length := s.Last - s.First + 1
		shortest, longest = min(shortest, length), max(longest, length)
		next = s.Last + 1
	}
	if next != task.N+1 || longest-shortest > 1 || shortest < 0 {
		t.Fatalf("%+v: shares end at %d, lengths %d to %d", task, next-1, shortest, longest)
	}
}

func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkShares(t, Task{
			N:       rapid.Int64Range(0, limits.N).Draw(t, "n"),
			Workers: rapid.IntRange(1, limits.Workers).Draw(t, "workers"),
		})
	})
	for _, workers := range []int{1, 2, 4, 7, limits.Workers} {
		w := int64(workers)
		for _, n := range []int64{0, 1, w - 1, w, w + 1, limits.N} {
			checkShares(t, Task{N: n, Workers: workers})
		}
	}
}

func TestEachVisitsTheShareAndStopsWhenAsked(t *testing.T) {
	var visited []int64
	for i := range (Share{3, 9}).Each {
		if i == 6 {
			break
		}
		visited = append(visited, i)
	}
	if diff := cmp.Diff([]int64{3, 4, 5}, visited); diff != "" {
		t.Error(diff)
	}
	for i := range (Share{4, 3}).Each {
		t.Errorf("an empty share visits %d", i)
	}
}

func TestSerialIsGauss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := Task{N: rapid.Int64Range(0, 100_000).Draw(t, "n"), Workers: 1}
		if got, want := Serial(task), task.Expected(); got != want {
			t.Fatalf("Serial(%d) = %d, the formula says %d", task.N, got, want)
		}
	})
	if got := (Task{N: limits.N}).Expected(); got != 9223372034707292160 {
		t.Errorf("the largest sum is %d", got)
	}
}

//go:noinline
func sumEach(s Share) (total int64) {
	for i := range s.Each {
		total += i
	}
	return total
}

//go:noinline
func sumByHand(s Share) (total int64) {
	for i := s.First; i <= s.Last; i++ {
		total += i
	}
	return total
}

// BenchmarkEach holds Each to the counting loop written by hand: run with
// go test -bench Each ./labs/lab, the two differ by no more than noise.
func BenchmarkEach(b *testing.B) {
	share := Task{N: 1_000_000, Workers: 1}.Share(0)
	for name, sum := range map[string]func(Share) int64{"each": sumEach, "by-hand": sumByHand} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				sum(share)
			}
		})
	}
}
