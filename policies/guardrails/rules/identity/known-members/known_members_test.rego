package guardrails.rules.identity.known_members_test

import data.guardrails.rules.identity.known_members as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/known-members"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
