# METADATA
# title: Networks
# description: |
#   Whether a source is narrow. What cannot be read as a narrow one counts as the whole internet, so that
#   another spelling of everybody is no way round.
package guardrails.lib.networks

import data.guardrails.lib.markers

# METADATA
# description: Whether a source lets in the internet, a large part of it, or something that nobody can tell.
open(source) if markers.hidden(source)

open(source) if {
	not markers.hidden(source)
	not limited(source)
}

# Each pattern is compiled anew for every evaluation, so a look says first whether it could match at all.
# Two halves of the internet are the internet, so a range has to be narrow by itself.
limited(range) if regex.match(`^[0-9]{1,3}(\.[0-9]{1,3}){3}/([89]|[12][0-9]|3[0-2])$`, range)

limited(range) if {
	contains(range, ":")
	regex.match(`^[0-9a-f]*:[0-9a-f:.]*/(1[6-9]|[2-9][0-9]|1[01][0-9]|12[0-8])$`, lower(range))
	not mapped(range)
}

# Private by definition, however wide.
limited(range) if {
	contains(range, ":")
	regex.match(`^f[c-f][0-9a-f]{2}:[0-9a-f:]*/([7-9]|1[0-5])$`, lower(range))
}

# One address, which is not the one that stands for all of them.
limited(address) if {
	not contains(address, "/")
	regex.match(`^[0-9.]+$`, address)
	regex.match(`[1-9]`, address)
}

limited(address) if {
	contains(address, ":")
	regex.match(`^[0-9a-f]*:[0-9a-f:.]*$`, lower(address))
	regex.match(`[1-9a-f]`, lower(address))
}

# A name of the cloud for some of its own networks.
limited(name) if {
	not contains(name, "/")
	regex.match(`^[a-z][a-z0-9._-]*$`, lower(name))
	word := lower(name)
	not everybody(word)
}

everybody(name) if name in {"any", "all", "internet", "everyone"}

# Every customer of the cloud has addresses in there.
everybody(name) if regex.match(`^azurecloud(\..*)?$`, name)

# METADATA
# description: Whether a range holds more public addresses than one organisation has.
large(range) if {
	regex.match(`^[0-9.]+/([0-9]|1[0-5])$`, range)
	not private(range)
}

private(range) if regex.match(`^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.|192\.168\.)`, range)

# METADATA
# description: Whether two IPv4 addresses span more than one organisation has.
spans(first, last) if number_of(last) - number_of(first) > 131072

number_of(address) := (((to_number(parts[0]) * 16777216) + (to_number(parts[1]) * 65536)) + (to_number(parts[2]) * 256)) + to_number(parts[3]) if {
	is_string(address)
	parts := split(address, ".")
	count(parts) == 4
}

# All of IPv4, written as IPv6.
mapped(range) if regex.match(`^[0:]*(ffff:)?[0.:]*/[0-9]+$`, lower(range))
