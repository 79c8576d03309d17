package exercise

import "time"

// A Point is one point of a scaling curve: how long a number of workers took.
type Point struct {
	Workers int
	Time    time.Duration
}
