package guardrails.rules.reliability.several_instances_test

import data.guardrails.rules.reliability.several_instances as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/several-instances"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
