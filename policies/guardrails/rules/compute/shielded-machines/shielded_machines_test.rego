package guardrails.rules.compute.shielded_machines_test

import data.guardrails.rules.compute.shielded_machines as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/shielded-machines"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
