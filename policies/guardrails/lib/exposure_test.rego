package guardrails.lib.exposure_test

import data.guardrails.lib.exposure

unknown := {"$guardrails": "unknown"}

hidden := {"$guardrails": "sensitive", "changed": false, "present": true}

openings(type, after) := openings_of(type, "create", after)

openings_of(type, kind, after) := found if {
	found := exposure.openings with input.subject.changesByType as {type: [{
		"address": "a",
		"mode": "managed",
		"kind": kind,
		"type": type,
		"after": after,
	}]}
}

ports(type, after) := {[opening.from, opening.to] | some opening in openings(type, after)}

everything := {[0, 65535]}

test_amazon if {
	rule := {"type": "ingress", "cidr_blocks": ["0.0.0.0/0"], "from_port": 22, "to_port": 22, "protocol": "tcp"}
	ports("aws_security_group_rule", rule) == {[22, 22]}
	ports("aws_security_group_rule", object.union(rule, {"type": "egress"})) == set()
	ports("aws_security_group_rule", object.union(rule, {"protocol": unknown})) == everything
	ports("aws_security_group_rule", object.union(rule, {"from_port": unknown})) == everything
	ports("aws_security_group_rule", object.union(rule, {"cidr_blocks": "0.0.0.0/0"})) == {[22, 22]}
	ports("aws_security_group_rule", object.union(rule, {"cidr_blocks": ["10.0.0.0/8", "fd00::/7", ""]})) == {[22, 22]}
	ports("aws_security_group_rule", object.union(rule, {"cidr_blocks": ["10.0.0.0/8", "fd00::/7"]})) == set()
	ports("aws_security_group_rule", object.union(rule, {"cidr_blocks": {"0": "0.0.0.0/0"}})) == {[22, 22]}
	ports("aws_security_group_rule", object.union(rule, {"protocol": "ALL"})) == everything
	ports("aws_security_group_rule", object.union(rule, {"protocol": "47"})) == everything
	ports("aws_security_group_rule", object.union(rule, {"protocol": 6})) == {[22, 22]}
	ports("aws_security_group_rule", object.union(rule, {"from_port": "22"})) == everything
	ports("aws_security_group_rule", object.union(rule, {"type": hidden})) == {[22, 22]}
	ports("aws_security_group", {"ingress": unknown}) == everything
	ports("aws_security_group", {"ingress": [{"protocol": "tcp"}, hidden]}) == everything
	ports("aws_security_group", {"ingress": rule}) == {[22, 22]}
	ports("aws_security_group", {"ingress": null}) == set()
	ports("aws_vpc_security_group_ingress_rule", {"cidr_ipv6": "::/0", "ip_protocol": "-1"}) == everything
}

test_azure if {
	rule := {"access": "allow", "direction": "inbound", "protocol": "TCP", "source_address_prefix": "any", "destination_port_range": "22"}
	ports("azurerm_network_security_rule", rule) == {[22, 22]}
	ports("azurerm_network_security_rule", object.union(rule, {"protocol": "Icmp"})) == set()
	ports("azurerm_network_security_rule", object.remove(rule, ["protocol"])) == {[22, 22]}
	ports("azurerm_network_security_rule", object.union(rule, {"destination_port_range": "ssh"})) == everything
	ports("azurerm_network_security_rule", object.union(rule, {"destination_port_range": unknown})) == everything
	ports("azurerm_network_security_rule", object.union(rule, {"destination_port_range": null})) == everything
	ports("azurerm_network_security_rule", object.union(rule, {"access": hidden})) == {[22, 22]}
	ports("azurerm_network_security_rule", object.union(rule, {"direction": hidden})) == {[22, 22]}
	ports("azurerm_network_security_rule", object.union(rule, {"access": "DENY"})) == set()
	ports("azurerm_network_security_rule", object.union(rule, {"direction": "Outbound"})) == set()
	ports("azurerm_network_security_rule", object.union(rule, {"source_address_prefix": "0.0.0.0/0 "})) == {[22, 22]}
	ports("azurerm_network_security_group", {"security_rule": unknown}) == everything
	ports("azurerm_network_security_group", {"security_rule": [hidden]}) == everything
	ports("azurerm_network_security_group", {"security_rule": rule}) == {[22, 22]}
	ports("azurerm_network_security_group", {"security_rule": [object.union(rule, {"source_address_prefix": "10.0.0.0/8"})]}) == set()
}

test_lists_of_amazon if {
	ports("aws_ec2_managed_prefix_list", {"entry": [{"cidr": "10.0.0.0/8"}]}) == set()
	ports("aws_ec2_managed_prefix_list", {"entry": [{"cidr": "10.0.0.0/8"}, {"cidr": "0.0.0.0/0"}]}) == everything
	ports("aws_ec2_managed_prefix_list", {"entry": hidden}) == everything
	ports("aws_ec2_managed_prefix_list_entry", {"cidr": "::/0"}) == everything
	every opening in openings("aws_ec2_managed_prefix_list_entry", {"cidr": "::/0"}) {
		exposure.finding(opening).unknown
	}
}

test_google if {
	rule := {"source_ranges": ["0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ["22", "80-90"]}]}
	ports("google_compute_firewall", rule) == {[22, 22], [80, 90]}
	ports("google_compute_firewall", object.union(rule, {"direction": "EGRESS"})) == set()
	ports("google_compute_firewall", object.union(rule, {"disabled": true})) == set()
	ports("google_compute_firewall", object.union(rule, {"allow": [{"protocol": "icmp"}]})) == set()
	ports("google_compute_firewall", object.union(rule, {"allow": unknown})) == everything
	ports("google_compute_firewall", object.union(rule, {"allow": {"protocol": "tcp", "ports": "22"}})) == {[22, 22]}
	ports("google_compute_firewall", object.union(rule, {"source_ranges": unknown})) == {[22, 22], [80, 90]}
	ports("google_compute_firewall", object.union(rule, {"direction": unknown})) == {[22, 22], [80, 90]}
}

# Rules that nobody wrote into a new group are none. Everything else that is not known is an opening.
test_rules_that_stand_apart[name] if {
	filled := {"$guardrails": "unknown", "computed": true}
	some name, case in {
		"new group": ["aws_security_group", "create", {"ingress": filled}, 0],
		"group made anew": ["aws_security_group", "replace", {"ingress": filled}, 0],
		"default group": ["aws_default_security_group", "create", {"ingress": filled}, 0],
		"group of Azure": ["azurerm_network_security_group", "create", {"security_rule": filled}, 0],
		"written": ["aws_security_group", "create", {"ingress": unknown}, 1],
		"written with a reference": ["aws_security_group", "create", {"ingress": object.union(unknown, {"references": ["var.rules"]})}, 1],
		"sensitive": ["aws_security_group", "create", {"ingress": hidden}, 1],
		"dynamic": ["aws_security_group", "create", {"ingress": [{"cidr_blocks": unknown, "from_port": unknown, "to_port": unknown, "protocol": unknown}]}, 1],
		"dynamic, one element": ["aws_security_group", "create", {"ingress": [filled]}, 1],
		"dynamic in Azure": ["azurerm_network_security_group", "create", {"security_rule": [{"source_address_prefix": unknown}]}, 1],
		"group that is there": ["aws_security_group", "update", {"ingress": filled}, 1],
		"group that comes later": ["aws_security_group", "deferred", {"ingress": filled}, 1],
		"block of a list": ["aws_ec2_managed_prefix_list", "create", {"entry": filled}, 1],
	}
	[type, kind, after, expected] := case
	count(openings_of(type, kind, after)) == expected
}

# An access list is read by number, so what an earlier rule refuses to everybody stays closed.
test_refused_before[name] if {
	everybody := {"rule_no": 100, "action": "allow", "cidr_block": "0.0.0.0/0", "protocol": "-1", "from_port": 0, "to_port": 0}
	refusal := {"rule_no": 10, "action": "deny", "cidr_block": "0.0.0.0/0", "protocol": "tcp", "from_port": 20, "to_port": 22}
	some name, case in {
		"before": [refusal, false],
		"after": [object.union(refusal, {"rule_no": 200}), true],
		"of some": [object.union(refusal, {"cidr_block": "10.0.0.0/8"}), true],
		"of another protocol": [object.union(refusal, {"protocol": "udp"}), true],
		"of another port": [object.union(refusal, {"from_port": 25, "to_port": 25}), true],
		"of nobody knows whom": [object.union(refusal, {"cidr_block": unknown}), true],
	}
	[first, open] := case
	list := {"ingress": [first, everybody]}
	count([opening | some opening in openings_of("aws_network_acl", "create", list); exposure.covers(opening, 22)]) > 0 == open
}

# Port 0 alone is how people write every port.
test_port_zero if {
	rule := {"ingress": [{"protocol": "tcp", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}]}
	ports("aws_security_group", rule) == everything
}

test_rules_of_the_api_that_are_not_known if {
	every body in [unknown, {"properties": unknown}, {"properties": {"securityRules": unknown}}, {"properties": {"securityRules": [unknown]}}] {
		api_ports("Microsoft.Network/networkSecurityGroups@2024-05-01", body) == everything
	}
	every body in [unknown, {"properties": unknown}] {
		api_ports("Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01", body) == everything
	}
	api_ports("Microsoft.Network/networkSecurityGroups@2024-05-01", {"properties": {}}) == set()
}

api_ports(type, body) := ports("azapi_resource", {"type": type, "body": body})
