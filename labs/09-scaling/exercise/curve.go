package exercise

import "time"

// A Point is one point of a scaling curve: so many workers took that time.
type Point struct {
	Workers int
	Time    time.Duration
}
