package guardrails.rules.network.limited_egress_test

import data.guardrails.rules.network.limited_egress as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/limited-egress"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
