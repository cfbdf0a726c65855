package contract

import "strings"

// longestCompared: no name is longer.
const longestCompared = 100

// Nearest is the candidate that somebody probably meant: one slip of the
// fingers in every three letters, at most three, and never all letters. It is
// empty if there is none.
func Nearest(written string, candidates []string) string {
	if written == "" || len(written) > longestCompared {
		return ""
	}
	wanted := []rune(strings.ToLower(written))
	allowed := 0
	if len(wanted) > 1 {
		allowed = max(1, min(3, len(wanted)/3))
	}
	best, fewest := "", allowed+1
	for _, candidate := range candidates {
		count := slips(wanted, []rune(strings.ToLower(candidate)))
		if count < fewest || count == fewest && best != "" && candidate < best {
			best, fewest = candidate, count
		}
	}
	return best
}

// slips are the insertions, deletions, replacements and swaps of neighbours
// that lead from one to the other.
func slips(a, b []rune) int {
	beforeLast := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replaced := last[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			row[j] = min(replaced, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], beforeLast[j-2]+1)
			}
		}
		beforeLast, last, row = last, row, beforeLast
	}
	return last[len(b)]
}
