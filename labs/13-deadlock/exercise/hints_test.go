package exercise_test

import "workbook/labs/contract"

var (
	self = &contract.Cause{Name: "self", Hints: []string{
		"A sync.Mutex belongs to nobody. A goroutine that takes it twice waits for itself.",
		"Several changes may name one account. How many locks are that?",
		"Where in your program do two mentions of one account stand side by side, so that the second is easy to see?",
	}}
	piecemeal = &contract.Cause{Name: "piecemeal", Hints: []string{
		"Between two of your steps, another caller could take a lock and see some changes made and others not.",
		"Think of three parts, one after the other. What is done in the first for every account, before the second begins?",
	}}
	unlocked = &contract.Cause{Name: "unlocked", Hints: []string{
		"The balance of an account is guarded by the lock of that account. The rest of the program knows no other lock.",
		"Which accounts do the changes name, and which locks do you take?",
	}}
	notHeld = &contract.Cause{Name: "not-held", Hints: []string{
		"A sync.Mutex that is given back once too often ends the program.",
		"Go through your locks and your unlocks for a call that names one account twice, and for one that panics half way. Are they the same accounts?",
	}}
	leaked = &contract.Cause{Name: "leaked", Hints: []string{
		"Whoever needs that lock next waits for ever.",
		"Find every way out of your function. A panic is one too, and may come after some locks are taken.",
		"Which statement of Go runs even if a function ends by a panic?",
	}}
	balances = &contract.Cause{Name: "balances", Hints: []string{
		"Add up by hand what the changes of that account come to.",
		"Several changes may name one account. Which of them count?",
	}}
	order = &contract.Cause{Name: "order", Hints: []string{
		"The rule is the smallest number first, for your calls and for the rest of the program. What does your order go by?",
		"If each of two callers holds a lock that the other one waits for, both wait for ever. The order in which a caller names the accounts is the caller's. What do all calls know of an account that is the same for each of them?",
		"Name the accounts of the call by their numbers, in the order in which your program takes them. Is it right for numbers of all signs and sizes, for two accounts as for five?",
	}}
	reordered = &contract.Cause{Name: "reordered", Hints: []string{
		"With Apply(list...), the slice that you get is the caller's own, not a copy.",
		"What do you have to bring into an order: the changes, or something that you make of them?",
	}}
	unharmed = &contract.Cause{Name: "unharmed", Hints: []string{
		"The caller has made a mistake. If Apply says nothing, who will notice?",
		"If no step skips the account, what does Go itself do with a nil?",
	}}
)

func init() {
	contract.Race.Hint(
		"A balance may be read and written only between taking its account's lock and giving it back. At which of the lines named is that so?",
		"Which locks does the call hold at that line? One for each account whose balance it touches, or fewer?",
	)
	contract.Serial.Hint(
		"The calls have no account in common, and still only one could get to its locks. What do the others wait for?",
		"A lock around everything ends all circles, and all work side by side. Which locks does the description name?",
	)
}
