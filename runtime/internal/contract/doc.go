// Package contract is the task contract: what a running task is told and what
// it owes, whatever runs it. It touches no file and starts no process; the
// vectors in contract/vectors hold for it as for every other implementation.
package contract
