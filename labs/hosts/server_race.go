//go:build race

package hosts

import "errors"

// noServer says why this program cannot be a server: to compile one for the race
// detector would take as long as all else together, and no detector sees from one
// process into another.
const noServer = "a build for the race detector has no server of its own; name one in " + serversVariable

func runServer(string) error { return errors.New(noServer) }
