package main

import (
	"slices"
	"time"

	"workbook/labs/09-scaling/exercise"
	"workbook/labs/check"
)

// drawn are curves in the order of their workers, with every number once. The
// first ones have one point, so that no number that comes from elsewhere is
// right for all of them.
var drawn = []curve{
	draw(3, 40),
	draw(1000, 40),
	draw(1, 40),
	draw(1, 100, 2, 51),
	draw(1, 100, 2, 51, 4, 26, 8, 25), // 8 is the fastest, by 4%
	draw(1, 100, 2, 51, 4, 30, 8, 40, 16, 60),   // from 8 on it gets slower again
	draw(1, 100, 2, 50, 4, 50, 8, 50),           // a tie
	draw(1, 100, 2, 97, 4, 94, 8, 91, 16, 88),   // no step is large, and all together are
	draw(1, 100, 2, 110, 4, 60),                 // a hump
	draw(2, 105, 4, 100),                        // exactly 5% longer
	draw(2, 105.2, 4, 100),                      // more than that, but 100 is not 5% shorter
	draw(1, 103, 2, 104, 3, 102, 4, 101, 5, 99), // hardly anything but noise
}

// repeated are curves with a number of workers more than once.
var repeated = []curve{
	draw(2, 50, 2, 70, 4, 49),
	draw(2, 70, 2, 50, 4, 49),
	draw(1, 100, 2, 51, 2, 60, 1, 98, 2, 55, 4, 50, 4, 80),
}

// draw makes a curve of pairs: a number of workers, and its time in ms.
func draw(pairs ...float64) curve {
	var c curve
	for pair := range slices.Chunk(pairs, 2) {
		c = append(c, exercise.Point{Workers: int(pair[0]), Time: time.Duration(pair[1] * float64(time.Millisecond))})
	}
	return c
}

var hints = map[string][]string{
	"not-measured": {
		"The answer is one of the numbers on the curve.",
		"Which line of yours returns it, and where did that line get it from? What this machine has is not asked here.",
	},
	"too-slow": {
		"The pick takes more than 1.05 times the shortest time. Work out by hand where that limit lies.",
		"Which two times does your program compare? Not a neighbour's, and not the last point's: the shortest of all.",
		"A time of 105.2 is more than 5% longer than 100, though 100 is less than 5% shorter than 105.2. Which of the two do you compute?",
	},
	"too-many": {
		"Two measurements of one program differ by a few percent. Is the fastest number on the curve really the best?",
		"A smaller number of workers is within 5% as well. Why did your program not come by it, or not take it?",
		"A time that is exactly 5% longer is within 5%.",
	},
	"order": {
		"For the same points in the order of their workers, your pick was right.",
		"When your loop comes to a point, does it know the shortest time of all already?",
		"What does your program take for granted about the first point, or the last, or the one that it finds first?",
	},
	"repeated": {
		"A number of workers stands there more than once. Which of its times did your program take?",
		"A slower measurement says that something was in the way. The shortest one counts.",
	},
	"empty": {
		"There is nothing to pick from. What does the contract say about that?",
		"Follow your program with no points: what does each loop leave in its variables?",
	},
	"changed": {
		"Whoever gave you the curve may want to draw it next.",
		"A slice passed to a function shares its elements with the caller's. Which line of yours writes to one, or moves them?",
		"Do you need an order at all? Or could you order something of your own?",
	},
	check.Panic: {
		"The first line says what went wrong, and the place says where.",
		"Which point does that line take for granted? How many points need a curve have?",
	},
}
