package guardrails.rules.data.limited_shares_test

import data.guardrails.rules.data.limited_shares as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/limited-shares"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
