package handin

// adjectives and animals make pseudonyms: 64 of each, short, and none that
// anybody minds being called.
var adjectives = [64]string{
	"able", "agile", "alert", "amber", "ample", "azure", "bold", "brave",
	"brief", "bright", "brisk", "bronze", "calm", "candid", "clear", "clever",
	"coral", "crisp", "daring", "eager", "early", "exact", "fair", "fleet",
	"fond", "frank", "free", "gentle", "glad", "golden", "grand", "green",
	"happy", "hardy", "honest", "indigo", "ivory", "jolly", "keen", "kind",
	"light", "lively", "lucid", "lunar", "merry", "mild", "neat", "nimble",
	"noble", "polar", "prompt", "proud", "quick", "quiet", "rapid", "ready",
	"silver", "smart", "solar", "steady", "sunny", "swift", "violet", "witty",
}

var animals = [64]string{
	"badger", "bear", "beaver", "bison", "camel", "cheetah", "cobra", "condor",
	"coyote", "crab", "crane", "cricket", "deer", "dolphin", "eagle", "egret",
	"elk", "falcon", "ferret", "finch", "fox", "gazelle", "gecko", "gibbon",
	"goose", "hare", "hawk", "heron", "ibex", "ibis", "jackal", "jaguar",
	"kestrel", "kiwi", "koala", "lark", "lemur", "leopard", "lion", "llama",
	"lynx", "marten", "moose", "newt", "ocelot", "orca", "oriole", "osprey",
	"otter", "owl", "panda", "puffin", "puma", "raven", "robin", "salmon",
	"seal", "stork", "swan", "tapir", "tiger", "toucan", "wolf", "zebra",
}
