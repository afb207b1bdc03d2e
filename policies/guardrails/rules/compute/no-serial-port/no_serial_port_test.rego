package guardrails.rules.compute.no_serial_port_test

import data.guardrails.rules.compute.no_serial_port as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/no-serial-port"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
