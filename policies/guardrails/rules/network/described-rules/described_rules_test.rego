package guardrails.rules.network.described_rules_test

import data.guardrails.rules.network.described_rules as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/described-rules"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
