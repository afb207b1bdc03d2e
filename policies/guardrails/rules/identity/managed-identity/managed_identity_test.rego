package guardrails.rules.identity.managed_identity_test

import data.guardrails.rules.identity.managed_identity as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/managed-identity"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
