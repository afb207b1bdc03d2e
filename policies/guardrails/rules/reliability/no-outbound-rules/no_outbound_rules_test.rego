package guardrails.rules.reliability.no_outbound_rules_test

import data.guardrails.rules.reliability.no_outbound_rules as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/no-outbound-rules"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
