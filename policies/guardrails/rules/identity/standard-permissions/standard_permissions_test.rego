package guardrails.rules.identity.standard_permissions_test

import data.guardrails.rules.identity.standard_permissions as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/standard-permissions"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
