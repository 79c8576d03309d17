package check

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// standing says where goroutines stand in an exercise: "at exercise.go:31".
func standing() string {
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	var places []string
	for _, stack := range strings.Split(string(stacks), "\n\n") {
		if place := innermost(stack); place != "" && !strings.Contains(strings.Join(places, " "), place) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return "left"
	}
	return "left, at " + strings.Join(places[:min(len(places), 3)], ", ")
}

// innermost returns file and line of a stack's innermost frame in exercise.go.
func innermost(stack string) string {
	for line := range strings.Lines(stack) {
		at, _, _ := strings.Cut(strings.TrimSpace(line), " +0x")
		if file, number, ok := strings.Cut(filepath.Base(at), ":"); ok && file == "exercise.go" {
			return fmt.Sprintf("%s:%s", file, number)
		}
	}
	return ""
}
