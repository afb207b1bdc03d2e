package guardrails.rules.identity.authenticated_push_test

import data.guardrails.rules.identity.authenticated_push as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/authenticated-push"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
