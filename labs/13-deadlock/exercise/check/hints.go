package main

import "workbook/labs/check"

var hints = map[string][]string{
	circle: {
		"Each call waits for a lock that another one holds. In which order did each take its locks?",
		"The order in which a caller names the accounts is the caller's. What do all calls know of an account that is the same for each of them?",
		"Name the accounts of the two calls by their numbers, in the order in which your program takes them. Is it one order, for two accounts as for five?",
	},
	self: {
		"A sync.Mutex belongs to nobody. Who takes it twice waits for itself.",
		"Several changes may name one account. How many locks are that?",
		"Where in your program do two mentions of one account stand side by side, so that the second is easy to see?",
	},
	piecemeal: {
		"Between two of your steps, another caller could take a lock and see some changes made and others not.",
		"Think of three parts, one after the other. What is done in the first for every account, before the second begins?",
	},
	unlocked: {
		"The balance of an account is guarded by the lock of that account. The rest of the program knows no other lock.",
		"Which accounts do the changes name, and which locks do you take?",
	},
	notHeld: {
		"A sync.Mutex that is given back once too often ends the program.",
		"Go through your locks and your unlocks for a call that names one account twice, and for one that panics half way. Are they the same accounts?",
	},
	leaked: {
		"Whoever needs that lock next waits for ever.",
		"Find every way out of your function. A panic is one too, and may come after some locks are taken.",
		"Which statement of Go runs also where a function ends by a panic?",
	},
	balances: {
		"Add up by hand what the changes of that account come to.",
		"Several changes may name one account. Which of them count?",
	},
	order: {
		"No two calls of yours wait for each other. But other parts of the program take locks too.",
		"The rule is the smallest number first. What does your order go by?",
	},
	reordered: {
		"With Apply(list...), the slice that you get is the caller's own, not a copy.",
		"What do you have to bring into an order: the changes, or something that you make of them?",
	},
	unharmed: {
		"The caller has made a mistake. If Apply says nothing, who will notice?",
		"Leave the account out of no step: what Go does with a nil by itself is what is wanted.",
	},
	check.Race: {
		"A balance may be read and written only between taking its account's lock and giving it back. At which of the lines named is that so?",
		"Which locks does the call hold at that line? One for each account whose balance it touches, or fewer?",
	},
	check.Serial: {
		"The calls have no account in common, and still only one could get to its locks. What do the others wait for?",
		"A lock around everything ends all circles, and all work side by side. Which locks does the description name?",
	},
}
