package contract

// Exit codes with a meaning.
const (
	NoRetry = 98
	Skip    = 99

	BadArguments   = 210
	Network        = 211
	Authentication = 212
	CommitNotFound = 213
	EntryNotFound  = 214
	Requirements   = 215
	KernelDied     = 216
	OutputsWrong   = 217
	Internal       = 218
	Store          = 219
)

// A State is what an exit code says of an attempt.
type State string

// The states.
const (
	// Ended is well, as far as the code tells; the outputs decide.
	Ended   State = "ended"
	Skipped State = "skipped"
	Failed  State = "failed"
)

// A Verdict is what the exit code of a task means.
type Verdict struct {
	State State
	// Code is the one that is reported.
	Code int
	// Retryable tells whether another attempt may help.
	Retryable bool
}

// VerdictOnCommand judges a user's own command; death by signal n comes as
// 128+n. A code of the runtime's own is reported as 1.
func VerdictOnCommand(code int) Verdict {
	if code >= BadArguments && code <= Store {
		code = 1
	}
	return VerdictOnRuntime(code)
}

// VerdictOnRuntime judges the runtime's own tools, such as the notebook runner.
func VerdictOnRuntime(code int) Verdict {
	switch code {
	case 0:
		return Verdict{Ended, 0, false}
	case Skip:
		return Verdict{Skipped, Skip, false}
	case NoRetry, BadArguments, Authentication, CommitNotFound, EntryNotFound:
		return Verdict{Failed, code, false}
	default:
		return Verdict{Failed, code, true}
	}
}

// TimedOut is what a process exits with whose command was stopped because its
// time was up, where nobody reads the end itself; as timeout(1) does.
const TimedOut = 124
