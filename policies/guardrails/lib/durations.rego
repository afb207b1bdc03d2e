# METADATA
# title: Durations
# description: |
#   Places that say how long something is kept as a duration, `604800s` or `P7D`: `lasts` of such a place is the name
#   of a parameter, in days. In a file of its own, so that rules that compare numbers keep their digests.
package guardrails.lib.durations

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

# METADATA
# description: What is kept for fewer days than the parameters that the rule gives say.
short(table, minimums) := {found |
	some type, all in changes.judged
	some place in table[type]
	minimum := minimums[place.lasts]
	some change in places.concerned(all, place)
	some path in places.paths(change, place)
	places.counts(change, place, path)
	requirement := defaults.for_change(change, place)
	value := attributes.effective(attributes.set_value(change, path, requirement), requirement)
	found := object.union(
		too_short(change, path, value, minimum),
		{"values": {"minimum": duration(change.type, minimum)}},
	)
}

too_short(change, path, value, minimum) := findings.undecided(change, path, minimum) if {
	markers.hidden(value)
} else := findings.violation(change, path, minimum, value) if {
	not long_enough(value, minimum)
}

long_enough(value, minimum) if days(value) >= minimum

# So many days, as a resource of the type takes them.
duration(type, length) := concat("", [format_int(length * 86400, 10), "s"]) if {
	startswith(type, "google_")
} else := concat("", ["P", format_int(length, 10), "D"])

# METADATA
# description: The days of a duration as Google and Azure write it, `604800s` or `P1Y6M`. Undefined for what is none.
days(value) := to_number(trim_suffix(value, "s")) / 86400 if {
	regex.match(`^[0-9]+(\.[0-9]+)?s$`, value)
} else := sum([amount | some part in parts(value); amount := to_number(part[1]) * lengths[part[2]]]) if {
	regex.match(`^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?)?$`, value)
	count(parts(value)) > 0
}

# There are no minutes in it, so a month is the only M.
parts(value) := regex.find_all_string_submatch_n(`([0-9]+)([YMWDH])`, value, -1)

lengths := {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}
