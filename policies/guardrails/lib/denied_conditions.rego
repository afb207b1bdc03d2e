# METADATA
# title: Conditions of denials
# description: Whether a denial still holds as often, by the tests that its condition makes.
package guardrails.lib.denied_conditions

import data.guardrails.lib.wildcards

# METADATA
# description: |
#   Whether tests hold whenever others held. A test that is gone holds always, and one that comes may hold never.
as_often(were, are) if {
	every test, keys in are {
		every key, values in keys {
			holds_as_often(test, were[test][key], values)
		}
	}
}

# A test that denies holds less often with more values, any other more often.
holds_as_often(test, were, are) if {
	not contains(test, "not")
	all_within(test, were, are)
}

holds_as_often(test, were, are) if {
	contains(test, "not")
	all_within(test, are, were)
}

all_within(test, values, others) if {
	every value in values {
		some other in others
		includes(test, other, value)
	}
}

includes(_, wide, narrow) if wide == narrow

includes(test, wide, narrow) if {
	contains(test, "ignorecase")
	lower(wide) == lower(narrow)
}

# Anywhere else a star is a star. Both tests of ARNs know wildcards.
includes(test, wide, narrow) if {
	regex.match("like|arn(not)?equals", test)
	wildcards.covers(wide, narrow)
}

includes(test, wide, narrow) if {
	contains(test, "ipaddress")
	net.cidr_contains(wide, narrow)
}

includes(test, wide, narrow) if {
	contains(test, "numericlessthan")
	to_number(wide) >= to_number(narrow)
}

includes(test, wide, narrow) if {
	contains(test, "numericgreaterthan")
	to_number(wide) <= to_number(narrow)
}
