package exercise_test

import "workbook/labs/contract"

func init() {
	contract.Serial.Hint(
		"There are 100,000 numbers for each worker, and one loop added them all up. Where is your limit between the two ways?",
		"Find the break-even of goroutines on this machine in the report of lab 10. How far above it is your limit?",
		"If your limit is below that N, the workers run one after another: what does each wait for?",
	)
	contract.Few.Hint(
		"There are 100,000 numbers for each worker, and fewer than t.Workers were at work.",
		"From what does your program work out how many to start? Put in the N and the workers named, and compute it by hand.",
	)
	contract.Slow.Hint(
		"Look at the input named. Do workers pay there, or does one loop win? And which of the two did your program do?",
		"What does a worker cost to start, and how many numbers does one loop add up in that time? The tables of lab 10 say.",
		"If one loop did the work: what had your program made by then, for workers that it does not start?",
		"Many workers with few numbers each cost as much as few numbers altogether. Which quantity has to be large for a worker to pay: N, or something else?",
	)
}
