package guardrails.rules.identity.restricted_keys_test

import data.guardrails.rules.identity.restricted_keys as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/restricted-keys"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
