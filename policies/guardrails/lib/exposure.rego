# METADATA
# title: Exposure
# description: |
#   What lets the whole internet in, read once from security groups, network security rules and
#   firewalls of all clouds: `{change, path, from, to, source}`.
package guardrails.lib.exposure

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.networks

# METADATA
# description: Every opening, unclear ones (`unknown`) included.
openings := array.concat(
	array.concat(array.concat(amazon, amazon_lists), array.concat(azure, google)),
	array.concat(array.concat(lists_of_subnets, lightsail), array.concat(cloud_control, array.concat(google_policies, batch_nodes))),
)

# METADATA
# description: Whether a port is among those an opening opens.
covers(opening, port) if {
	opening.from <= port
	port <= opening.to
	not closed(opening, port)
}

closed(opening, port) if {
	some range in opening.closed
	range.from <= port
	port <= range.to
}

# METADATA
# description: The finding for an opening.
finding(opening) := findings.violation(opening.change, opening.path, "a limited network", opening.source) if {
	not markers.hidden(opening.source)
	not opening.elsewhere
} else := findings.undecided(opening.change, opening.path, "a limited network")

amazon := [opening |
	some rule in amazon_rules
	not of_messages(rule.value)
	some field in ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"]
	some source in sources(rule.value[field])
	networks.open(source.value)
	opening := {
		"change": rule.change,
		"path": array.concat(rule.path, array.concat([field], source.path)),
		"source": source.value,
		"from": ports(rule.value).from,
		"to": ports(rule.value).to,
	}
]

amazon_rules := array.concat(
	[{"change": change, "path": ["ingress", i], "value": value} |
		some type in {"aws_security_group", "aws_default_security_group"}
		some change in changes.judged[type]
		some i, value in rules_of(change, "ingress")
	],
	[{"change": change, "path": [], "value": change.after} |
		some type in {"aws_security_group_rule", "aws_vpc_security_group_ingress_rule"}
		some change in changes.judged[type]
		not outbound(change.after)
	],
)

outbound(rule) if rule.type == "egress"

# Access lists of subnets. Answers come back to high ports, so a list has to let those in.
lists_of_subnets := [opening |
	some rule in subnet_rules
	allowing(rule.value)
	not of_messages(rule.value)
	not answers(rule.value)
	some field in ["cidr_block", "ipv6_cidr_block"]
	some source in sources(rule.value[field])
	networks.open(source.value)
	opening := {
		"change": rule.change,
		"path": array.concat(rule.path, [field]),
		"source": source.value,
		"from": ports(rule.value).from,
		"to": ports(rule.value).to,
		"closed": closed_before(rule, field),
	}
]

# The rule with the lowest number that matches decides, so what an earlier one refuses to everybody stays closed. Rules
# that stand apart are not looked at together: another change may take one away.
closed_before(rule, field) := [ports(other.value) |
	some other in subnet_rules
	other.change.address == rule.change.address
	other.path != []
	not allowing(other.value)
	other.value.rule_no < rule.value.rule_no
	not markers.hidden(other.value[field])
	other.value[field] in {"0.0.0.0/0", "::/0"}
	other.value[field] == rule.value[field]
	closes_tcp(protocol(other.value))
]

closes_tcp(name) if lower(name) in {"tcp", "6", "-1", "all"}

subnet_rules := array.concat(
	[{"change": change, "path": ["ingress", i], "value": value} |
		some change in changes.judged.aws_network_acl
		some i, value in rules_of(change, "ingress")
	],
	[{"change": change, "path": [], "value": change.after} |
		some change in changes.judged.aws_network_acl_rule
		not change.after.egress == true
	],
)

allowing(rule) if lower(object.get(rule, "action", object.get(rule, "rule_action", "allow"))) == "allow"

answers(rule) if {
	rule.from_port >= 1024
	rule.to_port == 65535
}

lightsail := [opening |
	some change in changes.judged.aws_lightsail_instance_public_ports
	some i, value in blocks(change.after.port_info)
	not of_messages(value)
	some source in lightsail_sources(value)
	networks.open(source.value)
	opening := {
		"change": change,
		"path": ["port_info", i, source.field],
		"source": source.value,
		"from": ports(value).from,
		"to": ports(value).to,
	}
]

# Without networks and without names of networks everybody is let in, and what nobody set is not known.
lightsail_sources(value) := listed if {
	listed := [{"field": field, "value": source} |
		some field in ["cidrs", "ipv6_cidrs"]
		is_array(value[field])
		some source in value[field]
	]
	count(listed) > 0
} else := [] if {
	is_array(value.cidr_list_aliases)
	count(value.cidr_list_aliases) > 0
} else := [{"field": "cidrs", "value": "0.0.0.0/0"}]

# The same settings, as the API of the cloud names them.
cloud_control := [opening |
	some rule in cloud_control_rules
	not of_messages(rule.value)
	some field in ["cidr_ip", "cidr_ipv_6", "cidr_ipv6"]
	some source in sources(rule.value[field])
	networks.open(source.value)
	opening := {
		"change": rule.change,
		"path": array.concat(rule.path, [field]),
		"source": source.value,
		"from": ports(rule.value).from,
		"to": ports(rule.value).to,
	}
]

cloud_control_rules := array.concat(
	[{"change": change, "path": ["security_group_ingress", i], "value": value} |
		some change in changes.judged.awscc_ec2_security_group
		some i, value in rules_of(change, "security_group_ingress")
	],
	[{"change": change, "path": [], "value": change.after} |
		some change in changes.judged.awscc_ec2_security_group_ingress
	],
)

# A list with the whole internet in it lets it in wherever a rule of a group names the list. Routes and outgoing rules
# name lists as well, and those of other plans are not seen here, so what the list opens is not decided by itself.
amazon_lists := [{"change": entry.change, "path": entry.path, "source": entry.source, "from": 0, "to": 65535, "elsewhere": true} |
	some entry in entries
	networks.open(entry.source)
]

entries := array.concat(
	[{"change": change, "path": ["entry", i, "cidr"], "source": attributes.at(value, ["cidr"])} |
		some change in changes.judged.aws_ec2_managed_prefix_list
		some i, value in blocks(change.after.entry)
	],
	[{"change": change, "path": ["cidr"], "source": attributes.at(change.after, ["cidr"])} |
		some change in changes.judged.aws_ec2_managed_prefix_list_entry
	],
)

# A new group whose rules stand apart has none of its own, although Terraform shows them as not known. That holds
# for attributes alone, which the rules of groups are in every provider; the entries of a prefix list are blocks.
rules_of(change, field) := [] if {
	change.kind in {"create", "replace"}
	markers.filled_in(change.after[field], [field])
} else := blocks(change.after[field])

# An unknown block is one rule of which nothing is known, and one object stands for a list of one.
blocks(value) := [block(element) | some element in value] if {
	is_array(value)
} else := [block(value)] if {
	is_object(value)
} else := []

block(value) := {"cidr_blocks": value, "source_address_prefix": value, "cidr": value, "protocol": value} if {
	markers.hidden(value)
} else := value

sources(value) := [] if {
	markers.missing(value)
} else := [{"path": [i], "value": source} | some i, source in value] if {
	is_array(value)
} else := [{"path": [], "value": value}]

protocol(rule) := object.get(rule, "protocol", object.get(rule, "ip_protocol", "-1"))

# ICMP has types in place of ports, so it opens none.
of_messages(rule) if message_protocol(protocol(rule))

message_protocol(name) if lower(name) in {"icmp", "icmpv6", "1", "58"}

# Only TCP and UDP keep to the ports they were given.
ports(rule) := {"from": rule.from_port, "to": rule.to_port} if {
	with_ports(protocol(rule))
	is_number(rule.from_port)
	is_number(rule.to_port)
	not no_port(rule)
} else := {"from": 0, "to": 65535}

# Nothing listens on port 0, so who writes it as a range means every port, as it is for other protocols.
no_port(rule) if {
	rule.from_port == 0
	rule.to_port == 0
}

with_ports(name) if lower(name) in {"tcp", "udp", "6", "17"}

with_ports(name) if name in {6, 17}

azure := [opening |
	some rule in array.concat(azure_rules, azure_api_rules)
	not refusing(rule.value)
	not of_messages(rule.value)
	some field in ["source_address_prefix", "source_address_prefixes"]
	some source in sources(rule.value[field])
	networks.open(source.value)
	some range in port_ranges(rule.value)
	opening := {
		"change": rule.change,
		"path": array.concat(rule.path, array.concat([own_name(rule, field)], source.path)),
		"source": source.value,
		"from": range.from,
		"to": range.to,
	}
]

own_name(rule, field) := object.get(api_names, field, field) if {
	"body" in rule.path
} else := field

azure_rules := array.concat(
	[{"change": change, "path": ["security_rule", i], "value": value} |
		some change in changes.judged.azurerm_network_security_group
		some i, value in rules_of(change, "security_rule")
	],
	[{"change": change, "path": [], "value": change.after} |
		some change in changes.judged.azurerm_network_security_rule
	],
)

# The generic provider writes them as the API does.
azure_api_rules := array.concat(
	[{"change": change, "path": ["body", "properties", "securityRules", i, "properties"], "value": in_terraform_words(properties_of(rule))} |
		some change in changes.judged["microsoft.network/networksecuritygroups"]
		some i, rule in attributes.listed_elements(attributes.at(change.after, ["body", "properties", "securityRules"]))
	],
	[{"change": change, "path": ["body", "properties"], "value": in_terraform_words(attributes.at(change.after, ["body", "properties"]))} |
		some change in changes.judged["microsoft.network/networksecuritygroups/securityrules"]
	],
)

properties_of(rule) := rule if markers.hidden(rule)

properties_of(rule) := attributes.at(rule, ["properties"]) if not markers.hidden(rule)

in_terraform_words(properties) := block(properties) if {
	markers.hidden(properties)
} else := object.union(properties, {name: value |
	some name, own in api_names
	value := attributes.at(properties, [own])
})

api_names := {
	"source_address_prefix": "sourceAddressPrefix",
	"source_address_prefixes": "sourceAddressPrefixes",
	"destination_port_range": "destinationPortRange",
	"destination_port_ranges": "destinationPortRanges",
}

refusing(rule) if lower(rule.access) == "deny"

refusing(rule) if lower(rule.direction) == "outbound"

port_ranges(rule) := [range(text) | some text in texts] if {
	texts := array.concat(
		[text | some text in [rule.destination_port_range]; text != null],
		[text | some text in rule.destination_port_ranges],
	)
	count(texts) > 0
} else := [{"from": 0, "to": 65535}]

# A range that cannot be read counts as all ports.
range(text) := {"from": to_number(text), "to": to_number(text)} if {
	number_text(text)
} else := {"from": to_number(parts[0]), "to": to_number(parts[1])} if {
	parts := split(text, "-")
	count(parts) == 2
	number_text(parts[0])
	number_text(parts[1])
} else := {"from": 0, "to": 65535}

number_text(text) if is_number(to_number(text))

# Ports of the nodes of a pool that Azure Batch makes reachable. Without rules it lets everyone in.
batch_nodes := [opening |
	some change in changes.judged.azurerm_batch_pool
	some i, endpoint in blocks(attributes.at(change.after, ["network_configuration", 0, "endpoint_configuration"]))
	some source in batch_sources(endpoint)
	networks.open(source.value)
	opening := {
		"change": change,
		"path": array.concat(["network_configuration", 0, "endpoint_configuration", i], source.path),
		"source": source.value,
		"from": batch_port(endpoint).from,
		"to": batch_port(endpoint).to,
	}
]

batch_sources(endpoint) := [{"path": ["network_security_group_rules", j, "source_address_prefix"], "value": rule.source_address_prefix} |
	some j, rule in blocks(endpoint.network_security_group_rules)
	not refusing(rule)
] if {
	count(endpoint.network_security_group_rules) > 0
} else := [{"path": ["network_security_group_rules"], "value": "*"}]

batch_port(endpoint) := {"from": endpoint.backend_port, "to": endpoint.backend_port} if {
	is_number(endpoint.backend_port)
} else := {"from": 0, "to": 65535}

google := [opening |
	some change in changes.judged.google_compute_firewall
	not egress(change.after)
	not change.after.disabled == true
	some source in google_sources(change.after)
	some i, allowed in blocks(change.after.allow)
	not of_messages(allowed)
	some range in google_ports(allowed)
	opening := {
		"change": change,
		"path": array.concat(["source_ranges"], source.path),
		"source": source.value,
		"from": range.from,
		"to": range.to,
	}
]

egress(rule) if lower(rule.direction) == "egress"

google_policies := [opening |
	some rule in google_policy_rules
	lower(rule.value.direction) == "ingress"
	lower(rule.value.action) == "allow"
	not rule.value.disabled == true
	some i, match in blocks(rule.value.match)
	some source in google_policy_sources(match)
	some allowed in blocks(match.layer4_configs)
	not of_messages(allowed)
	some range in google_ports(allowed)
	opening := {
		"change": rule.change,
		"path": array.concat(rule.path, array.concat(["match", i, "src_ip_ranges"], source.path)),
		"source": source.value,
		"from": range.from,
		"to": range.to,
	}
]

google_policy_rules := array.concat(
	[{"change": change, "path": [], "value": change.after} |
		some type in {"google_compute_firewall_policy_rule", "google_compute_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_rule"}
		some change in changes.judged[type]
	],
	[{"change": change, "path": ["rule", i], "value": value} |
		some type in {"google_compute_firewall_policy_with_rules", "google_compute_network_firewall_policy_with_rules", "google_compute_region_network_firewall_policy_with_rules"}
		some change in changes.judged[type]
		some i, value in blocks(change.after.rule)
	],
)

google_policy_sources(match) := [source | some source in sources(object.get(match, "src_ip_ranges", object.get(match, "src_ip_range", null))); networks.open(source.value)]

# Without ranges and without tags or accounts as sources the rule holds for everybody.
google_sources(rule) := [source | some source in sources(rule.source_ranges); networks.open(source.value)] if {
	ranges := object.get(rule, "source_ranges", null)
	not markers.missing(ranges)
} else := [] if {
	some field in ["source_tags", "source_service_accounts"]
	count(rule[field]) > 0
} else := [{"path": [], "value": "0.0.0.0/0"}]

google_ports(allowed) := [range(text) | some text in documents.listed(allowed.ports)] if {
	count(allowed.ports) > 0
} else := [{"from": 0, "to": 65535}]
