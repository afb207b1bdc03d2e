package guardrails.rules.identity.limited_issuance_test

import data.guardrails.rules.identity.limited_issuance as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/limited-issuance"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
