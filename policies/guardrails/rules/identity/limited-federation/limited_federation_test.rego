package guardrails.rules.identity.limited_federation_test

import data.guardrails.rules.identity.limited_federation as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/limited-federation"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
