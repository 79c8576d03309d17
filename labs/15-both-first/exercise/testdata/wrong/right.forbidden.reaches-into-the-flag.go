// WRONG: without Between it uses the field and no method ('one operation of the flag: one method, called once').
package exercise

func First(flag *Flag) bool {
	if flag.Between == nil {
		return !flag.up.Swap(true)
	}
	return !flag.Swap(true)
}
