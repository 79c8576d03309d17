package atomicfile

// foreign is false: here, who owns a file does not say who may write it.
func foreign(string) bool { return false }
