package store

import (
	"regexp"
	"strconv"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// units of a duration, from the largest to the smallest.
var units = []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second}

var durationForm = regexp.MustCompile(`^(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?(?:(\d{1,5})s)?$`)

// ParseAge reads a duration as specifications write it, 30d or 1h30m. Nothing is
// old at once: none is refused.
func ParseAge(text string) (time.Duration, error) {
	var age time.Duration
	for i, amount := range durationForm.FindStringSubmatch(text) {
		if i == 0 || amount == "" {
			continue
		}
		number, _ := strconv.Atoi(amount)
		age += time.Duration(number) * units[i-1]
	}
	if age <= 0 {
		return 0, fault.New(contract.BadArguments, "%s is no age: write a duration such as 30d or 12h", contract.Quoted(text))
	}
	return age, nil
}
