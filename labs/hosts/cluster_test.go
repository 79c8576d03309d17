package hosts

// memberArg makes the test binary a server of a cluster.
const memberArg = "hosts-member"

func member([]string) {}
